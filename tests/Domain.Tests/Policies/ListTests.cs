using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Commendation.Domain.Tests.Policies;

/// <summary>Facts that are lists, what is derived from them, and the share of a list.</summary>
public class ListTests
{
    private static readonly FactDefinition Year = new(0, "year", FactKind.Number, SamplePolicy.Label("year")) { Min = 1990, Max = 2030 };
    private static readonly FactDefinition Good = new(1, "good", FactKind.Boolean, SamplePolicy.Label("good"));
    private static readonly FactDefinition List = new(0, "appraisals", FactKind.List, SamplePolicy.Label("appraisals")) { Items = new FactCatalogue([Year, Good]) };
    private static readonly FactDefinition Last = new(1, "lastThree", FactKind.List, SamplePolicy.Label("last three")) { Items = List.Items, Derivation = new LastOf(List, Year, 3) };
    private static readonly Condition IsGood = SamplePolicy.Compared(Good, Comparison.Is, "true");

    private static readonly FactCatalogue Catalogue = new(
    [
        List,
        Last,
        Number(2, "goodYears", new CountOf(List, IsGood)),
        Number(3, "goodOfLast", new CountOf(Last, IsGood)),
        Number(4, "running", new ConsecutiveYears(List, Year, IsGood, null)),
        Number(5, "runningTo2020", new ConsecutiveYears(List, Year, IsGood, 2020)),
    ]);

    /// <summary>Up to eight items, each good, not good or untold.</summary>
    private static Gen<bool?[]> Knowledge =>
        from count in Gen.Choose(0, 8)
        from items in Gen.Elements<bool?>(true, false, null).ArrayOf(count)
        select items;

    private static Gen<(BoundKind Bound, Share Share)> Bounds =>
        from bound in Gen.Elements(BoundKind.AtLeast, BoundKind.AtMost)
        from denominator in Gen.Choose(1, 10)
        from numerator in Gen.Choose(0, denominator)
        select (bound, new Share(numerator, denominator));

    [Fact]
    public void A_list_is_told_as_it_was_read()
    {
        var facts = Read("""[{"year":2019,"good":true},{"year":"2020"},{"good":null}]""");

        facts[List].Items!.Should().HaveCount(3);
        var told = facts.Declared.Single().Value;
        told.Should().Be("""[{"year":"2019","good":"true"},{"year":"2020"},{}]""");
        Read(told).Declared.Single().Value.Should().Be(told);
        List.Describe(facts[List]).En.Should().Be("3 items");
    }

    [Theory]
    [InlineData("12")]
    [InlineData("true")]
    [InlineData("""["a","b"]""")]
    public void The_text_of_an_item_is_made_of_nothing_else(string written)
    {
        var note = new FactDefinition(0, "note", FactKind.Text, SamplePolicy.Label("note"));
        var list = new FactDefinition(0, "honours", FactKind.List, SamplePolicy.Label("honours")) { Items = new FactCatalogue([note]) };

        var refused = new FactCatalogue([list]).Read([KeyValuePair.Create("honours", $$"""[{"note":"a"},{"note":{{written}} }]""")]).RefusedWith("fact-wrong-type");

        (refused.Place, refused.Actual).Should().Be(("facts.honours[1].note", written));
    }

    [Theory]
    [InlineData("2019")]
    [InlineData("{}")]
    [InlineData("[2019]")]
    [InlineData("[[]]")]
    [InlineData("[{]")]
    [InlineData("")]
    public void What_is_no_list_of_items_is_refused(string text) =>
        Catalogue.Read([KeyValuePair.Create("appraisals", text)]).RefusedWith("fact-wrong-type").Place.Should().Be("facts.appraisals");

    [Fact]
    public void A_list_without_end_is_refused() =>
        Catalogue.Read([KeyValuePair.Create("appraisals", $"[{string.Join(',', Enumerable.Repeat("{}", 1001))}]")]).RefusedWith("fact-wrong-type");

    [Fact]
    public void Every_problem_of_every_item_is_reported_at_its_place() =>
        Catalogue.Read([KeyValuePair.Create("appraisals", """[{"year":2019},{"year":1980,"godo":true},{"good":"perhaps"}]""")])
            .RefusedWithAll("fact-out-of-range", "fact-unknown", "fact-wrong-type")
            .Select(violation => violation.Place).Should().Equal("facts.appraisals[1].year", "facts.appraisals[1].godo", "facts.appraisals[2].good");

    [Theory]
    [InlineData("[]", "0", "0")]
    [InlineData("2018+ 2019- 2020+", "2", "2")]
    [InlineData("2015+ 2016+ 2018- 2019- 2020+", "3", "1")]
    [InlineData("2020+ 2015+ 2018- 2016+ 2019-", "3", "1")] // whatever their order
    [InlineData("2018+ 2019? 2020-", null, null)] // an item that may count leaves the number open
    public void Items_are_counted_in_the_whole_list_and_in_its_last_three(string items, string? all, string? last)
    {
        Told(items, "goodYears").Should().Be(all);
        Told(items, "goodOfLast").Should().Be(last);
    }

    [Fact]
    public void Without_a_list_nothing_is_counted_and_nothing_runs()
    {
        var facts = FactSet.Empty(Catalogue);

        Catalogue.Derived.Should().OnlyContain(fact => !facts[fact].IsKnown);
    }

    [Fact]
    public void The_last_of_a_list_shorter_than_asked_are_all_of_it_and_of_an_undated_one_nobody_knows()
    {
        Read("2019+ 2017-")[Last].Items!.Select(item => item[Year].Number).Should().Equal(2017, 2019);
        Read("""[{"year":2019},{"good":true}]""")[Last].IsKnown.Should().BeFalse();
    }

    [Theory]
    [InlineData("", "0", "0")]
    [InlineData("2020+", "1", "1")]
    [InlineData("2018+ 2019+ 2020+", "3", "3")]
    [InlineData("2016+ 2017+ 2018+ 2020+", "3", "1")]
    [InlineData("2017+ 2018+ 2019+", "3", "0")] // ends in 2019
    [InlineData("2018+ 2019- 2020+", "1", "1")]
    [InlineData("2020+ 2019+ 2019+ 2018+", "3", "3")] // any order, a year twice counts once
    [InlineData("2019+ 2020+ 2021+", "3", "2")]
    [InlineData("2018+ 2019? 2020+", null, null)]
    public void Years_running_are_the_longest_run_or_the_one_that_ends_in_a_year(string items, string? longest, string? ending)
    {
        Told(items, "running").Should().Be(longest);
        Told(items, "runningTo2020").Should().Be(ending);
    }

    [Theory]
    [InlineData("2010-01-01", "2020-06-30", null, "10")]
    [InlineData("2010-01-01", "2020-06-30", "2015-01-01", "5")] // up to the day of death
    [InlineData("2010-01-01", "2020-06-30", "2014-12-31", "4")]
    [InlineData("2010-01-01", "2020-06-30", "2020-12-31", "10")] // a later end adds nothing
    [InlineData("2010-01-01", null, "2015-01-01", null)]
    [InlineData("2085-01-01", "2020-06-30", null, null)] // a mistyped year
    [InlineData("2010-01-01", "2020-06-30", "2009-12-31", null)] // an end before the beginning
    [InlineData(null, "2020-06-30", null, null)]
    public void Full_years_run_to_another_date_and_no_further_than_an_end(string? from, string? to, string? end, string? years)
    {
        FactDefinition Date(int index, string code) => new(index, code, FactKind.Date, SamplePolicy.Label(code));
        var dates = new[] { Date(0, "from"), Date(1, "to"), Date(2, "end") };
        var catalogue = new FactCatalogue([.. dates, Number(3, "years", new FullYears(dates[0], null, dates[1], dates[2]))]);
        var declared = new[] { ("from", from), ("to", to), ("end", end) }.Where(item => item.Item2 is not null).Select(item => KeyValuePair.Create(item.Item1, item.Item2!));

        Told(catalogue.Read(declared).Value, "years").Should().Be(years);
    }

    [Theory]
    [InlineData("", BoundKind.AtLeast, Truth.NotMet)]
    [InlineData("", BoundKind.AtMost, Truth.Met)]
    [InlineData("2018+ 2019-", BoundKind.AtLeast, Truth.Met)]
    [InlineData("2018+ 2019-", BoundKind.AtMost, Truth.Met)]
    [InlineData("2018+ 2019- 2020-", BoundKind.AtLeast, Truth.NotMet)] // half of 3 asks for 2
    [InlineData("2018+ 2019- 2020?", BoundKind.AtLeast, Truth.Undetermined)]
    [InlineData("2018+ 2019+ 2020?", BoundKind.AtLeast, Truth.Met)]
    [InlineData("2018+ 2019+ 2020?", BoundKind.AtMost, Truth.NotMet)]
    public void Half_of_a_list_is_reached_missed_or_open(string items, BoundKind bound, Truth expected) =>
        new ShareOfList(List, IsGood, bound, new Share(1, 2)).Evaluate(Read(items)).Should().Be(expected);

    [Fact]
    public void The_share_of_a_list_is_what_every_way_of_filling_the_gaps_agrees_on() => ForAll(
        from items in Knowledge
        from bound in Bounds
        select (items, bound),
        given =>
        {
            var condition = new ShareOfList(List, IsGood, given.bound.Bound, given.bound.Share);
            var filled = Filled(given.items).Select(items => condition.Evaluate(Of(items))).Distinct().ToList();

            filled.Should().NotContain(Truth.Undetermined);
            condition.Evaluate(Of(given.items)).Should().Be(filled is [var agreed] ? agreed : Truth.Undetermined);
        });

    [Fact]
    public void The_share_of_a_full_list_is_compared_exactly() => ForAll(
        from items in Knowledge
        from bound in Bounds
        select (Items: items.Select(item => (bool?)(item == true)).ToArray(), bound),
        given =>
        {
            var good = given.Items.Count(item => item == true);
            var (left, right) = (good * given.bound.Share.Denominator, given.Items.Length * given.bound.Share.Numerator);
            var holds = given.bound.Bound == BoundKind.AtMost ? left <= right : given.Items.Length > 0 && left >= right;

            new ShareOfList(List, IsGood, given.bound.Bound, given.bound.Share).Evaluate(Of(given.Items)).Should().Be(holds ? Truth.Met : Truth.NotMet);
        });

    private static IEnumerable<bool?[]> Filled(bool?[] items)
    {
        var open = Array.IndexOf(items, null);
        return open < 0 ? [items] : new[] { true, false }.SelectMany(value => Filled([.. items.Take(open), value, .. items.Skip(open + 1)]));
    }

    private static FactDefinition Number(int index, string code, Derivation derivation) =>
        new(index, code, FactKind.Number, SamplePolicy.Label(code)) { Derivation = derivation };

    private static FactSet Of(bool?[] items) => Read(string.Join(' ', items.Select((item, i) => $"{2000 + i}{item switch { true => '+', false => '-', _ => '?' }}")));

    // JSON, or short: 2018+ is a good year, 2019- is not, 2020? is untold.
    private static FactSet Read(string text)
    {
        var json = text.StartsWith('[')
            ? text
            : $"[{string.Join(',', text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(item => item[^1] == '?' ? $"{{\"year\":{item[..4]}}}" : $"{{\"year\":{item[..4]},\"good\":{(item[^1] == '+' ? "true" : "false")}}}"))}]";
        return Catalogue.Read([KeyValuePair.Create("appraisals", json)]).Value;
    }

    private static string? Told(string items, string code) => Told(Read(items), code);

    private static string? Told(FactSet facts, string code)
    {
        var fact = facts.Catalogue.Find(code)!;
        return facts[fact].IsKnown ? fact.Print(facts[fact]) : null;
    }
}
