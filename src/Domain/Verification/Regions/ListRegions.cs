using System.Globalization;
using System.Text.Json;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Verification.Regions;

/// <summary>
/// Makes up lists on both sides of what rules ask of them: so many items that meet a condition, so many years running, such a share. Also
/// where they ask it of a list that is derived from the one to be made up.
/// </summary>
internal sealed class ListRegions(CampaignPolicy policy, IReadOnlyList<Condition> conditions, ILookup<FactDefinition, FactValue> compared)
{
    private const int PoolSize = 60;

    private static readonly int[] UsualSizes = [0, 1, 2, 3];

    /// <summary>The lists, as text; the empty one among them.</summary>
    public IReadOnlyList<string> Of(FactDefinition list)
    {
        var uses = Uses(list).ToList();
        var wanted = uses.SelectMany(use => FactRegions.Compared(use.Where)).ToLookup(pair => pair.Fact, pair => pair.Value);
        var values = list.Items!.All
            .Where(item => item.Derivation is null)
            .Select(item => (item.Code, Texts: FactRegions.Values(item, list.Items, wanted, policy.IssuedOn)))
            .ToList();
        var pool = Pool(values);
        var texts = new List<string> { "[]", Text(pool.Take(1)), Text(pool.Take(3)) };
        foreach (var use in uses)
        {
            var matching = pool.Where(item => use.Where.Evaluate(list.Items.Read(item).Value) == Truth.Met).ToList();
            var others = pool.Where(item => use.Where.Evaluate(list.Items.Read(item).Value) == Truth.NotMet).ToList();

            // One item that counts, with each of its facts changed in turn.
            texts.AddRange(
                from item in matching.Take(1)
                from value in values
                from text in value.Texts
                select Text([new Dictionary<string, string>(item) { [value.Code] = text }]));
            foreach (var size in use.Sizes.Where(size => size >= 0 && matching.Count > 0))
            {
                var items = Enumerable.Range(0, size).Select(i => matching[i % matching.Count]).ToList();
                texts.Add(Text(use.Year is null ? items : items.Select((item, i) => Dated(item, use.Year, use.EndingIn - i))));
                texts.Add(Text(items.Concat(others.Take(1))));
            }
        }

        return [.. texts.Distinct().Where(text => list.Parse(text).Accepted)];
    }

    // Every value of every fact of an item comes up, in ever other company: the steps have no divisor in common.
    private static List<Dictionary<string, string>> Pool(List<(string Code, IReadOnlyList<string> Texts)> values)
    {
        var all = values.Aggregate(1L, (product, value) => Math.Min(product * value.Texts.Count, 1_000_000));
        var pool = new List<Dictionary<string, string>>();
        for (var i = 0L; i < Math.Min(all, PoolSize); i++)
        {
            var rest = all <= PoolSize ? i : i * all / PoolSize + i;
            var item = new Dictionary<string, string>();
            foreach (var (code, texts) in values)
            {
                item[code] = texts[(int)(rest % texts.Count)];
                rest = (rest / texts.Count) + (all <= PoolSize ? 0 : i);
            }

            pool.Add(item);
        }

        return pool;
    }

    private static Dictionary<string, string> Dated(Dictionary<string, string> item, FactDefinition year, int value) =>
        new(item) { [year.Code] = value.ToString(CultureInfo.InvariantCulture) };

    private static string Text(IEnumerable<Dictionary<string, string>> items) => JsonSerializer.Serialize(items);

    private IEnumerable<Use> Uses(FactDefinition list) =>
    [
        .. policy.Facts.Derived.SelectMany(derived => derived.Derivation switch
        {
            CountOf count when count.Of == list => [new Use(count.Where, Sizes(derived), null, 0)],
            ConsecutiveYears years when years.Of == list => [new Use(years.Where, Sizes(derived), years.Year, years.EndingIn ?? policy.IssuedOn.Year - 1)],
            PercentOf percent when percent.Of == list => [new Use(percent.Where, UsualSizes, null, 0)],
            LastOf last when last.Of == list => Uses(derived).Select(use => use with { Sizes = [.. use.Sizes.Append(last.Count).Distinct()] }),
            _ => Enumerable.Empty<Use>(),
        }),
        .. conditions.SelectMany(Shares).Where(share => share.List == list).Select(share => new Use(share.Where, UsualSizes, null, 0)),
    ];

    private int[] Sizes(FactDefinition derived) =>
        [.. compared[derived].SelectMany(value => new[] { (int)value.Number - 1, (int)value.Number, (int)value.Number + 1 }).Concat(UsualSizes).Distinct().Where(size => size <= 20)];

    private static IEnumerable<ShareOfList> Shares(Condition condition) => condition switch
    {
        ShareOfList share => [share],
        All all => all.Parts.SelectMany(Shares),
        AtLeastOf some => some.Parts.SelectMany(Shares),
        Not not => Shares(not.Part),
        _ => [],
    };

    /// <summary>What is asked of a list: a condition on its items, and how many should meet it, in years running up to one where years count.</summary>
    private sealed record Use(Condition Where, int[] Sizes, FactDefinition? Year, int EndingIn);
}
