using Commendation.Domain.Apportionments;

namespace Commendation.Domain.Tests.Apportionments;

/// <summary>
/// Apportionment populations and seats of the census of 2020, table 1 of the Census Bureau's results of 26 April 2021
/// (census.gov/data/tables/2020/dec/2020-apportionment-data.html).
/// </summary>
internal static class HouseOfRepresentatives2020
{
    public const int Seats = 435;
    public const long Population = 331_108_434;

    public static readonly IReadOnlyList<(string State, long Population, int Seats)> States =
    [
        ("AL", 5_030_053, 7), ("AK", 736_081, 1), ("AZ", 7_158_923, 9), ("AR", 3_013_756, 4), ("CA", 39_576_757, 52),
        ("CO", 5_782_171, 8), ("CT", 3_608_298, 5), ("DE", 990_837, 1), ("FL", 21_570_527, 28), ("GA", 10_725_274, 14),
        ("HI", 1_460_137, 2), ("ID", 1_841_377, 2), ("IL", 12_822_739, 17), ("IN", 6_790_280, 9), ("IA", 3_192_406, 4),
        ("KS", 2_940_865, 4), ("KY", 4_509_342, 6), ("LA", 4_661_468, 6), ("ME", 1_363_582, 2), ("MD", 6_185_278, 8),
        ("MA", 7_033_469, 9), ("MI", 10_084_442, 13), ("MN", 5_709_752, 8), ("MS", 2_963_914, 4), ("MO", 6_160_281, 8),
        ("MT", 1_085_407, 2), ("NE", 1_963_333, 3), ("NV", 3_108_462, 4), ("NH", 1_379_089, 2), ("NJ", 9_294_493, 12),
        ("NM", 2_120_220, 3), ("NY", 20_215_751, 26), ("NC", 10_453_948, 14), ("ND", 779_702, 1), ("OH", 11_808_848, 15),
        ("OK", 3_963_516, 5), ("OR", 4_241_500, 6), ("PA", 13_011_844, 17), ("RI", 1_098_163, 2), ("SC", 5_124_712, 7),
        ("SD", 887_770, 1), ("TN", 6_916_897, 9), ("TX", 29_183_290, 38), ("UT", 3_275_252, 4), ("VT", 643_503, 1),
        ("VA", 8_654_542, 11), ("WA", 7_715_946, 10), ("WV", 1_795_045, 2), ("WI", 5_897_473, 8), ("WY", 577_719, 1),
    ];

    public static ApportionmentRequest Request(int seats = Seats) => new(
        ApportionmentMethod.HuntingtonHill, seats, [.. States.Select(state => new Claimant(state.State, state.Population))])
    { Minimum = 1 };
}
