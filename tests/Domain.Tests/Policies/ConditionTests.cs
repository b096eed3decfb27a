using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Commendation.Domain.Tests.Policies;

public class ConditionTests
{
    private static readonly FactCatalogue Catalogue = Declare();
    private static readonly FactDefinition[] Flags = [.. Catalogue.All.Where(fact => fact.Kind == FactKind.Boolean)];

    /// <summary>Three flags, each known to hold, known not to hold, or missing.</summary>
    private static Gen<Dictionary<string, string>> Knowledge =>
        from flags in Gen.Elements("true", "false", null).ArrayOf(3)
        from count in Gen.Elements("0", "1", "2", "3", null)
        from rank in Gen.Elements("clerk", "county-head", "bureau-deputy", null)
        from since in Gen.Elements("2018-07-08", "2018-07-09", null)
        select new (string Code, string? Value)[] { ("a", flags[0]), ("b", flags[1]), ("c", flags[2]), ("count", count), ("rank", rank), ("since", since) }
            .Where(fact => fact.Value is not null).ToDictionary(fact => fact.Code, fact => fact.Value!);

    private static Gen<Condition> Leaves => Gen.OneOf(
        Gen.Elements(Flags).Select(flag => (Condition)SamplePolicy.Compared(flag, Comparison.Is, "true")),
        from comparison in Gen.Elements(Enum.GetValues<Comparison>())
        from value in Gen.Elements("0", "1", "2")
        select (Condition)SamplePolicy.Compared(Catalogue.Find("count")!, comparison, value),
        from comparison in Gen.Elements(Enum.GetValues<Comparison>())
        select (Condition)SamplePolicy.Compared(Catalogue.Find("years")!, comparison, "3"),
        Gen.Elements<Condition>(new OneOf(Catalogue.Find("rank")!, [SamplePolicy.Value(Catalogue.Find("rank")!, "clerk"), SamplePolicy.Value(Catalogue.Find("rank")!, "county-head")])));

    private static Gen<Condition> Conditions => Nested(3);

    [Theory]
    [InlineData(Truth.Met, Truth.Met, Truth.Met, Truth.Met)]
    [InlineData(Truth.Met, Truth.Undetermined, Truth.Undetermined, Truth.Met)]
    [InlineData(Truth.Met, Truth.NotMet, Truth.NotMet, Truth.Met)]
    [InlineData(Truth.Undetermined, Truth.Met, Truth.Undetermined, Truth.Met)]
    [InlineData(Truth.Undetermined, Truth.Undetermined, Truth.Undetermined, Truth.Undetermined)]
    [InlineData(Truth.Undetermined, Truth.NotMet, Truth.NotMet, Truth.Undetermined)]
    [InlineData(Truth.NotMet, Truth.Met, Truth.NotMet, Truth.Met)]
    [InlineData(Truth.NotMet, Truth.Undetermined, Truth.NotMet, Truth.Undetermined)]
    [InlineData(Truth.NotMet, Truth.NotMet, Truth.NotMet, Truth.NotMet)]
    public void A_missing_fact_leaves_all_and_any_open_unless_the_other_part_decides(Truth first, Truth second, Truth all, Truth any)
    {
        var facts = Facts(("a", first), ("b", second));
        Condition[] parts = [Flag("a"), Flag("b")];

        new All(parts).Evaluate(facts).Should().Be(all);
        new AtLeastOf(1, parts).Evaluate(facts).Should().Be(any);
    }

    [Fact]
    public void A_changed_copy_reads_its_own_facts_and_not_those_of_the_original()
    {
        var (a, b, c) = (Flags[0], Flags[1], Flags[2]);
        var all = new All([Flag("a"), Flag("b")]);
        var rule = new EligibilityRule("rule", "1.1", Strength.Must, SamplePolicy.Label("rule"), Flag("a"), Flag("b"));

        (SamplePolicy.Compared(a, Comparison.Is, "true") with { Fact = b }).Facts.Should().Equal(b);
        (all with { Parts = [Flag("c")] }).Facts.Should().Equal(c);
        (new AtLeastOf(1, [all]) with { Parts = [Flag("c"), Flag("a")] }).Facts.Should().Equal(c, a);
        (rule with { When = null }).Facts.Should().Equal(b);
        (rule with { Require = new Not(all) }).Facts.Should().Equal(a, b);
        (rule with { When = Flag("c") }).Facts.Should().Equal(c, b);
        (rule with { Unless = [new RuleException("1.1", SamplePolicy.Label("unless"), Flag("c"))] } with { Unless = [], When = null }).Facts.Should().Equal(b);
        (rule with { Code = "rule" }).Should().Be(rule);
    }

    [Fact]
    public void Evaluation_allocates_nothing()
    {
        Condition condition = new AtLeastOf(2, [new Not(Flag("a")), new All([Flag("b"), Flag("c")]), SamplePolicy.Compared(Catalogue.Find("count")!, Comparison.AtLeast, "1")]);
        var facts = Facts(("a", Truth.Met), ("b", Truth.Met), ("c", Truth.Undetermined));
        _ = condition.Evaluate(facts);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            _ = condition.Evaluate(facts);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Theory]
    [InlineData(Truth.Met, Truth.NotMet)]
    [InlineData(Truth.NotMet, Truth.Met)]
    [InlineData(Truth.Undetermined, Truth.Undetermined)]
    public void Not_turns_a_decided_part_and_leaves_a_missing_one_open(Truth part, Truth negated) =>
        new Not(Flag("a")).Evaluate(Facts(("a", part))).Should().Be(negated);

    [Theory]
    [InlineData(Truth.Met, Truth.Met, Truth.NotMet, Truth.Met)]
    [InlineData(Truth.Met, Truth.Met, Truth.Undetermined, Truth.Met)]
    [InlineData(Truth.Met, Truth.Undetermined, Truth.NotMet, Truth.Undetermined)]
    [InlineData(Truth.Met, Truth.NotMet, Truth.NotMet, Truth.NotMet)]
    [InlineData(Truth.Undetermined, Truth.Undetermined, Truth.NotMet, Truth.Undetermined)]
    [InlineData(Truth.Undetermined, Truth.NotMet, Truth.NotMet, Truth.NotMet)]
    public void At_least_two_of_three_is_decided_as_soon_as_the_rest_cannot_matter(Truth first, Truth second, Truth third, Truth expected) =>
        new AtLeastOf(2, [Flag("a"), Flag("b"), Flag("c")]).Evaluate(Facts(("a", first), ("b", second), ("c", third))).Should().Be(expected);

    [Theory]
    [InlineData(Comparison.Is, Truth.NotMet, Truth.Met, Truth.NotMet)]
    [InlineData(Comparison.IsNot, Truth.Met, Truth.NotMet, Truth.Met)]
    [InlineData(Comparison.Below, Truth.Met, Truth.NotMet, Truth.NotMet)]
    [InlineData(Comparison.AtMost, Truth.Met, Truth.Met, Truth.NotMet)]
    [InlineData(Comparison.Above, Truth.NotMet, Truth.NotMet, Truth.Met)]
    [InlineData(Comparison.AtLeast, Truth.NotMet, Truth.Met, Truth.Met)]
    public void A_comparison_tells_less_same_and_more_apart_for_numbers_dates_and_scales(Comparison comparison, Truth less, Truth same, Truth more)
    {
        foreach (var (fact, values) in new[]
        {
            ("count", new[] { "1", "2", "3" }),
            ("score", ["79.9", "80", "80.1"]),
            ("since", ["2018-07-07", "2018-07-08", "2018-07-09"]),
            ("rank", ["county-head", "bureau-deputy", "bureau-head"]),
        })
        {
            var condition = SamplePolicy.Compared(Catalogue.Find(fact)!, comparison, values[1]);
            values.Select(value => condition.Evaluate(Read(new() { [fact] = value }))).Should().Equal([less, same, more], fact);
            condition.Evaluate(Read([])).Should().Be(Truth.Undetermined, fact);
        }
    }

    [Fact]
    public void A_text_is_or_is_not_another_text()
    {
        var remark = Catalogue.Find("remark")!;

        SamplePolicy.Compared(remark, Comparison.Is, "yes").Evaluate(Read(new() { ["remark"] = "yes" })).Should().Be(Truth.Met);
        SamplePolicy.Compared(remark, Comparison.Is, "yes").Evaluate(Read(new() { ["remark"] = "Yes" })).Should().Be(Truth.NotMet);
        SamplePolicy.Compared(remark, Comparison.IsNot, "yes").Evaluate(Read(new() { ["remark"] = "no" })).Should().Be(Truth.Met);
        SamplePolicy.Compared(remark, Comparison.IsNot, "yes").Evaluate(Read(new() { ["remark"] = "yes" })).Should().Be(Truth.NotMet);
    }

    [Theory]
    [InlineData("clerk", Truth.Met)]
    [InlineData("county-head", Truth.Met)]
    [InlineData("bureau-deputy", Truth.NotMet)]
    [InlineData(null, Truth.Undetermined)]
    public void One_of_several_values_is_enough(string? rank, Truth expected)
    {
        var definition = Catalogue.Find("rank")!;
        var condition = new OneOf(definition, [SamplePolicy.Value(definition, "clerk"), SamplePolicy.Value(definition, "county-head")]);

        condition.Evaluate(Read(rank is null ? [] : new() { ["rank"] = rank })).Should().Be(expected);
        condition.Values.Should().HaveCount(2);
    }

    [Fact]
    public void A_condition_names_each_fact_that_it_reads_once()
    {
        new All([Flag("a"), new Not(Flag("b")), new AtLeastOf(1, [Flag("a"), Flag("c")])]).Facts.Select(fact => fact.Code).Should().Equal("a", "b", "c");
    }

    [Fact]
    public void De_Morgan_holds_with_missing_facts() => ForAll(
        Parts,
        at =>
        {
            var (parts, facts) = at;
            var negated = parts.Select(part => (Condition)new Not(part)).ToList();
            return new Not(new All(parts)).Evaluate(facts) == new AtLeastOf(1, negated).Evaluate(facts)
                && new Not(new AtLeastOf(1, parts)).Evaluate(facts) == new All(negated).Evaluate(facts);
        });

    [Fact]
    public void All_is_at_least_as_many_as_there_are() => ForAll(
        Parts, at => new All(at.Parts).Evaluate(at.Facts) == new AtLeastOf(at.Parts.Count, at.Parts).Evaluate(at.Facts));

    [Fact]
    public void At_least_so_many_hold_exactly_when_not_too_many_fail() => ForAll(
        from at in Parts
        from count in Gen.Choose(1, at.Parts.Count)
        select (at.Parts, at.Facts, count),
        at => new AtLeastOf(at.count, at.Parts).Evaluate(at.Facts)
            == new Not(new AtLeastOf(at.Parts.Count - at.count + 1, [.. at.Parts.Select(part => new Not(part))])).Evaluate(at.Facts));

    [Fact]
    public void Two_negations_are_none() => ForAll(
        from condition in Conditions
        from known in Knowledge
        select (condition, facts: Read(known)),
        at => new Not(new Not(at.condition)).Evaluate(at.facts) == at.condition.Evaluate(at.facts));

    [Fact]
    public void The_order_of_the_parts_does_not_matter() => ForAll(
        from at in Parts
        from count in Gen.Choose(1, at.Parts.Count)
        select (at.Parts, Turned: Enumerable.Reverse(at.Parts).ToList(), at.Facts, count),
        at => new All(at.Parts).Evaluate(at.Facts) == new All(at.Turned).Evaluate(at.Facts)
            && new AtLeastOf(at.count, at.Parts).Evaluate(at.Facts) == new AtLeastOf(at.count, at.Turned).Evaluate(at.Facts));

    [Fact]
    public void A_fact_that_is_supplied_later_never_turns_a_decided_result() => ForAll(
        from condition in Conditions
        from all in Knowledge
        from hidden in Gen.SubListOf(all.Keys.ToArray())
        select (condition, all, less: all.Where(fact => !hidden.Contains(fact.Key)).ToDictionary()),
        at =>
        {
            var before = at.condition.Evaluate(Read(at.less));
            var after = at.condition.Evaluate(Read(at.all));
            return before == Truth.Undetermined || before == after;
        });

    [Fact]
    public void A_condition_whose_facts_are_all_known_is_decided() => ForAll(
        from condition in Conditions
        from known in Knowledge
        select (condition, facts: Read(known)),
        at => at.condition.Facts.Any(fact => !at.facts[fact].IsKnown) || at.condition.Evaluate(at.facts) != Truth.Undetermined);

    [Fact]
    public void Every_condition_describes_itself_by_the_labels_of_its_facts_in_both_languages() => ForAll(
        Conditions,
        condition =>
        {
            var text = condition.Describe();
            return condition.Facts.All(fact => text.Zh.Contains(fact.Label.Zh) && text.En.Contains(fact.Label.En));
        });

    [Fact]
    public void The_description_reads_as_a_requirement()
    {
        SamplePolicy.Compared(Catalogue.Find("score")!, Comparison.AtLeast, "80").Describe().Should().Be(new Text("〔score〕不低于80分", "score at least 80 points"));
        Flag("a").Describe().Should().Be(new Text("〔a〕为是", "a is yes"));
        new AtLeastOf(2, [Flag("a"), new Not(Flag("b"))]).Describe().Should().Be(new Text("以下至少2项：〔a〕为是，或（不得（〔b〕为是））", "at least 2 of: a is yes or (not (b is yes))"));
        new All([Flag("a"), Flag("b")]).Describe().En.Should().Be("a is yes and b is yes");
    }

    [Theory]
    [InlineData("since", Comparison.Is, "为2018-07-08", "is 2018-07-08")]
    [InlineData("since", Comparison.IsNot, "不为2018-07-08", "is not 2018-07-08")]
    [InlineData("since", Comparison.Below, "早于2018-07-08", "before 2018-07-08")]
    [InlineData("since", Comparison.AtMost, "不晚于2018-07-08", "on or before 2018-07-08")]
    [InlineData("since", Comparison.Above, "晚于2018-07-08", "after 2018-07-08")]
    [InlineData("since", Comparison.AtLeast, "不早于2018-07-08", "on or after 2018-07-08")]
    [InlineData("score", Comparison.Is, "为80分", "is 80 points")]
    [InlineData("score", Comparison.IsNot, "不为80分", "is not 80 points")]
    [InlineData("score", Comparison.Below, "低于80分", "below 80 points")]
    [InlineData("score", Comparison.AtMost, "不高于80分", "at most 80 points")]
    [InlineData("score", Comparison.Above, "高于80分", "above 80 points")]
    [InlineData("score", Comparison.AtLeast, "不低于80分", "at least 80 points")]
    public void Dates_are_earlier_or_later_and_numbers_lower_or_higher(string fact, Comparison comparison, string zh, string en) =>
        SamplePolicy.Compared(Catalogue.Find(fact)!, comparison, fact == "since" ? "2018-07-08" : "80").Describe().Should().Be(new Text($"〔{fact}〕{zh}", $"{fact} {en}"));

    [Fact]
    public void The_values_of_one_of_are_told_by_their_labels()
    {
        var rank = Catalogue.Find("rank")!;

        new OneOf(rank, [SamplePolicy.Value(rank, "clerk"), SamplePolicy.Value(rank, "county-head")]).Describe()
            .Should().Be(new Text("〔rank〕属于：〔clerk〕、〔county-head〕", "rank is one of: clerk, county-head"));
    }

    private static Gen<(List<Condition> Parts, FactSet Facts)> Parts =>
        from parts in Nested(2).NonEmptyListOf()
        from known in Knowledge
        select (parts.Take(5).ToList(), Read(known));

    private static Gen<Condition> Nested(int depth) => depth == 0
        ? Leaves
        : Gen.OneOf(
            Leaves,
            Nested(depth - 1).Select(part => (Condition)new Not(part)),
            from parts in Nested(depth - 1).ArrayOf(3)
            select (Condition)new All(parts),
            from parts in Nested(depth - 1).ArrayOf(3)
            from count in Gen.Choose(1, 3)
            select (Condition)new AtLeastOf(count, parts));

    private static Compare Flag(string code) => SamplePolicy.Compared(Catalogue.Find(code)!, Comparison.Is, "true");

    private static FactSet Read(Dictionary<string, string> facts) => Catalogue.Read(facts).Value;

    private static FactSet Facts(params (string Code, Truth Truth)[] flags) => Read(
        flags.Where(flag => flag.Truth != Truth.Undetermined).ToDictionary(flag => flag.Code, flag => flag.Truth == Truth.Met ? "true" : "false"));

    private static FactCatalogue Declare()
    {
        static FactDefinition Fact(int index, string code, FactKind kind) => new(index, code, kind, SamplePolicy.Label(code));
        var since = Fact(5, "since", FactKind.Date);
        return new FactCatalogue(
        [
            Fact(0, "a", FactKind.Boolean),
            Fact(1, "b", FactKind.Boolean),
            Fact(2, "c", FactKind.Boolean),
            Fact(3, "count", FactKind.Number),
            Fact(4, "rank", FactKind.Choice) with { Scale = SamplePolicy.Scaled("rank", ordered: true, "clerk", "county-head", "bureau-deputy", "bureau-head") },
            since,
            Fact(6, "years", FactKind.Number) with { Derivation = new FullYears(since, Day(7, 8)) },
            Fact(7, "score", FactKind.Number) with { Decimals = 1, Unit = new Text("分", "points") },
            Fact(8, "remark", FactKind.Text),
        ]);
    }
}
