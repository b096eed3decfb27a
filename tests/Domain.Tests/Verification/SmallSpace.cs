using Commendation.Domain.Calendars;
using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Domain.Tests.Samples;
using Commendation.Domain.Verification;
using FsCheck;
using FsCheck.Fluent;
using static Commendation.Domain.Tests.Samples.SamplePolicy;

namespace Commendation.Domain.Tests.Verification;

/// <summary>Random rules over so few facts that everything can be tried: what an analysis finds by splitting, a loop finds by counting.</summary>
internal static class SmallSpace
{
    public static FactCatalogue Facts { get; } = new(
    [
        new FactDefinition(0, "a", FactKind.Boolean, Label("a")),
        new FactDefinition(1, "b", FactKind.Boolean, Label("b")),
        new FactDefinition(2, "n", FactKind.Number, Label("n")) { Min = 0, Max = 5 },
        new FactDefinition(3, "rank", FactKind.Choice, Label("rank")) { Scale = Scaled("rank", ordered: true, "low", "middle", "high") },
    ]);

    /// <summary>Every complete set of facts.</summary>
    public static IReadOnlyList<Dictionary<string, string>> Everybody { get; } = [.. All(missing: false)];

    /// <summary>Every set of facts, those among them that leave some out.</summary>
    public static IReadOnlyList<Dictionary<string, string>> EverybodyAndWhoSaysLess { get; } = [.. All(missing: true)];

    public static Gen<Condition> AnyCondition { get; } = Gen.OneOf(
        Simple,
        Simple,
        from parts in Simple.Two() select (Condition)new All([parts.Item1, parts.Item2]),
        from parts in Simple.Two() select (Condition)new AtLeastOf(1, [parts.Item1, parts.Item2]),
        from part in Simple select (Condition)new Not(part));

    public static Gen<EligibilityRule> AnyRule { get; } =
        from require in AnyCondition
        from kind in Gen.Choose(0, 5)
        from other in Simple
        select new EligibilityRule("rule", "1.1", Strength.Must, Label("rule"), kind == 0 ? other : null, require)
        {
            Unless = kind == 1 ? [new RuleException("1.1", Label("exception"), other)] : [],
        };

    private static Gen<Condition> Simple => Gen.OneOf(
        from fact in Gen.Elements("a", "b")
        from value in Gen.Elements("true", "false")
        select (Condition)Compared(Facts.Find(fact)!, Comparison.Is, value),
        from how in Gen.Elements(Enum.GetValues<Comparison>())
        from value in Gen.Choose(0, 5)
        select (Condition)Compared(Facts.Find("n")!, how, value.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        from how in Gen.Elements(Enum.GetValues<Comparison>())
        from value in Gen.Elements("low", "middle", "high")
        select (Condition)Compared(Facts.Find("rank")!, how, value),
        from value in Gen.SubListOf("low", "middle", "high")
        where value.Count > 0
        select (Condition)new OneOf(Facts.Find("rank")!, [.. value.Select(code => Value(Facts.Find("rank")!, code))]));

    /// <summary>A policy with one award that has these rules and so many places.</summary>
    public static CampaignPolicy Policy(IEnumerable<EligibilityRule> rules, int places = 4, IReadOnlyList<CompositionLimit>? limits = null) => Build(policy => policy with
    {
        Facts = Facts,
        Awards =
        [
            new Award(Individual, NomineeKind.Individual, Label("award"), places, "1.2.a", [.. rules.Select((rule, i) => rule with { Code = $"rule-{i}", Title = Label($"rule-{i}") })], []),
        ],
        Limits = limits ?? [],
        Channels = [],
        Materials = [],
        Quotas = [new QuotaRow(Prefecture, Individual, places)],
    });

    public static Subject Subject(this CampaignPolicy policy) => new(policy, new WorkingCalendar([]), _ => policy);

    public static RuleOutcome Outcome(this CampaignPolicy policy, EligibilityRule rule, Dictionary<string, string> facts) =>
        EligibilityRules.Evaluate(policy, policy.Awards[0] with { Rules = [rule] }, policy.Facts.Read(facts).Value)[0].Outcome;

    private static IEnumerable<Dictionary<string, string>> All(bool missing)
    {
        IEnumerable<string?> With(params string?[] values) => missing ? [.. values, null] : values;
        return
            from a in With("true", "false")
            from b in With("true", "false")
            from n in With("0", "1", "2", "3", "4", "5")
            from rank in With("low", "middle", "high")
            select new[] { ("a", a), ("b", b), ("n", n), ("rank", rank) }.Where(fact => fact.Item2 is not null).ToDictionary(fact => fact.Item1, fact => fact.Item2!);
    }
}
