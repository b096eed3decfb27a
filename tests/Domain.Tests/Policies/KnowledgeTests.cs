using System.Text.Json;
using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Building;
using Commendation.Domain.Policies.Standards;
using Commendation.Domain.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Commendation.Domain.Tests.Policies;

/// <summary>Whoever learns more about a nominee never has to take back what the rules had decided, however the fact is derived.</summary>
public class KnowledgeTests
{
    private static readonly FactsBuilder Declared = new();
    private static readonly FactDefinition Post = Declared.Use(StandardFacts.LeadingPost);
    private static readonly FactDefinition Grade = Declared.Use(StandardFacts.CivilServiceGrade);
    private static readonly FactDefinition Equivalent = Declared.Use(StandardFacts.Grade, new EquivalentOf(Grade, StandardScales.Rank));
    private static readonly FactDefinition Rank = Declared.Use(StandardFacts.Rank, new Highest([Post, Equivalent]));
    private static readonly FactDefinition Appraisals = Declared.Use(StandardFacts.Appraisals);
    private static readonly FactDefinition Times = Declared.Count("times", ("次数", "times"), Appraisals, Excellent);
    private static readonly FactDefinition Percent = Declared.Percent("percent", ("占比", "per cent"), Appraisals, Excellent, decimals: 1, Rounding.HalfUp);
    private static readonly FactDefinition Running = Declared.ConsecutiveYears("running", ("连续", "running"), Appraisals, "year", Excellent);
    private static readonly FactDefinition Ending = Declared.ConsecutiveYears("ending", ("连续", "ending"), Appraisals, "year", Excellent, endingIn: 2020);
    private static readonly FactDefinition LastTwo = Declared.Last("lastTwo", ("近两次", "last two"), Appraisals, "year", 2);
    private static readonly FactDefinition TimesOfTwo = Declared.Count("timesOfTwo", ("次数", "times of two"), LastTwo, Excellent);
    private static readonly FactDefinition Since = Declared.Use(StandardFacts.ServiceSince);
    private static readonly FactDefinition Years = Declared.Use(StandardFacts.ServiceYears, new FullYears(Since, Day(7, 8)));
    private static readonly FactCatalogue Catalogue = Declared.Catalogue;

    private static Gen<Condition> Leaves => Gen.OneOf(
        Numbers(Times, 0, 4), Numbers(Running, 0, 4), Numbers(Ending, 0, 4), Numbers(TimesOfTwo, 0, 2), Numbers(Percent, 0, 100), Numbers(Years, 0, 5),
        from level in Gen.Elements(StandardScales.Rank.Values.Select(value => value.Code))
        from fact in Gen.Elements(Post, Equivalent, Rank)
        from above in Gen.Elements(true, false)
        select above ? fact.AtLeast(level) : fact.Below(level),
        from share in Gen.Choose(0, 100)
        from atLeast in Gen.Elements(true, false)
        select atLeast ? Appraisals.ShareAtLeast(Share.Percent(share), Excellent) : Appraisals.ShareAtMost(Share.Percent(share), Excellent),
        from years in Gen.Choose(1, 5)
        from atLeast in Gen.Elements(true, false)
        select atLeast ? Since.FullYearsAtLeast(years, Day(7, 8)) : Since.FullYearsBelow(years, Day(7, 8)));

    private static Gen<Condition> Conditions =>
        from parts in Leaves.ArrayOf(3)
        from shape in Gen.Choose(0, 3)
        select shape switch
        {
            0 => (parts[0] & parts[1]) | !parts[2],
            1 => FactConditions.AtLeastOf(2, parts),
            2 => !(parts[0] | parts[1]) & parts[2],
            _ => parts[0],
        };

    /// <summary>Four appraisals, each with a year and a result that are known or not; and what else is known.</summary>
    private static Gen<Known> Knowledge =>
        from years in Gen.Elements<int?>(2017, 2018, 2019, 2020, null).ArrayOf(4)
        from results in Gen.Elements("excellent", "competent", null).ArrayOf(4)
        from listed in Gen.Elements(true, true, true, false)
        from post in Gen.Elements("none", "section-head", "bureau-head", null)
        from grade in Gen.Elements("none", "consultant-4", "inspector-1", null)
        from since in Gen.Elements("2016-02-29", "2018-07-08", "2018-07-09", null)
        select new Known(years, results, listed, post, grade, since);

    private static Gen<Known> LessThan(Known all) =>
        from hidden in Gen.Elements(true, false).ArrayOf(12)
        select new Known(
            [.. all.Years.Select((year, i) => hidden[i] ? null : year)],
            [.. all.Results.Select((result, i) => hidden[4 + i] ? null : result)],
            all.Listed && !hidden[8],
            hidden[9] ? null : all.Post,
            hidden[10] ? null : all.Grade,
            hidden[11] ? null : all.Since);

    [Fact]
    public void What_is_learnt_later_never_turns_what_was_decided() => ForAll(
        from condition in Conditions
        from all in Knowledge
        from less in LessThan(all)
        select (condition, all, less),
        at => at.condition.Evaluate(at.less.Facts()) is var before && (before == Truth.Undetermined || before == at.condition.Evaluate(at.all.Facts())));

    [Fact]
    public void Full_years_asked_of_the_date_are_the_full_years_that_are_derived() => ForAll(
        from day in Gen.Choose(-3000, 400)
        from years in Gen.Choose(1, 7)
        from until in Gen.Elements(Day(7, 8), new DateOnly(2020, 2, 29), new DateOnly(2021, 2, 28), new DateOnly(2021, 3, 1))
        select (From: until.AddDays(day), years, until),
        at =>
        {
            var facts = Catalogue.Read(new Dictionary<string, string> { [Since.Code] = at.From.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) }).Value;
            var expected = FullYears.Between(at.From, at.until) is not { } passed ? (Truth.Undetermined, Truth.Undetermined) : passed >= at.years ? (Truth.Met, Truth.NotMet) : (Truth.NotMet, Truth.Met);
            return (Since.FullYearsAtLeast(at.years, at.until).Evaluate(facts), Since.FullYearsBelow(at.years, at.until).Evaluate(facts)) == expected;
        });

    private static Condition Excellent(FactCatalogue item) => item.Find("result")!.Is("excellent");

    private static Gen<Condition> Numbers(FactDefinition fact, int low, int high) =>
        from value in Gen.Choose(low, high)
        from shape in Gen.Choose(0, 2)
        select shape switch { 0 => fact.AtLeast(value), 1 => fact.Is(value), _ => fact.AtMost(value) };

    private sealed record Known(int?[] Years, string?[] Results, bool Listed, string? Post, string? Grade, string? Since)
    {
        public FactSet Facts()
        {
            var items = Years.Zip(Results, (year, result) => new Dictionary<string, object?> { ["year"] = year, ["result"] = result }
                .Where(fact => fact.Value is not null).ToDictionary());
            var facts = new Dictionary<string, string?>
            {
                ["appraisals"] = Listed ? JsonSerializer.Serialize(items) : null,
                ["leadingPost"] = Post,
                ["civilServiceGrade"] = Grade,
                ["serviceSince"] = Since,
            };
            return Catalogue.Read(facts.Where(fact => fact.Value is not null).Select(fact => KeyValuePair.Create(fact.Key, fact.Value!))).Value;
        }
    }
}
