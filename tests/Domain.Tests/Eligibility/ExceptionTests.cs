using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using FsCheck.Fluent;

namespace Commendation.Domain.Tests.Eligibility;

/// <summary>Exceptions from rules, with facts that are told, and with facts that are not.</summary>
public class ExceptionTests
{
    private static readonly FactDefinition[] Flags = [.. new[] { "applies", "required", "first", "second" }.Select((code, i) => new FactDefinition(i, code, FactKind.Boolean, SamplePolicy.Label(code)))];

    private static readonly string?[] Knowledge = ["true", "false", null];

    [Theory]
    [InlineData("true", "true", null, null, RuleOutcome.Met)]
    [InlineData("false", null, null, null, RuleOutcome.NotApplicable)]
    [InlineData("true", "false", "false", "false", RuleOutcome.NotMet)]
    [InlineData("true", "false", "false", "true", RuleOutcome.Excepted)]
    [InlineData("true", "false", "true", null, RuleOutcome.Excepted)]
    [InlineData("true", "false", "false", null, RuleOutcome.Undetermined)]
    [InlineData("true", null, "false", "false", RuleOutcome.Undetermined)]
    [InlineData("true", null, "true", "false", RuleOutcome.Excepted)] // met or not, the exception lets the nominee pass
    [InlineData(null, "false", "true", "false", RuleOutcome.Excepted)]
    [InlineData(null, "false", "false", "false", RuleOutcome.Undetermined)]
    public void An_exception_decides_where_it_is_met_and_leaves_open_where_it_is_open(string? applies, string? required, string? first, string? second, RuleOutcome outcome) =>
        Judge(Strength.Must, applies, required, first, second)[0].Outcome.Should().Be(outcome);

    [Theory]
    [InlineData(Strength.Must)]
    [InlineData(Strength.InPrinciple)]
    public void Whoever_falls_under_an_exception_is_eligible_without_a_waiver(Strength strength)
    {
        var verdict = Judge(strength, "true", "false", "false", "true");

        verdict.Standing.Should().Be(Standing.Eligible);
        verdict.Obstacles(_ => false).Should().BeEmpty();
        (verdict[0].Exception!.Clause, verdict[0].Message.En.Contains("second", StringComparison.Ordinal)).Should().Be(("3.2.3", true));
    }

    [Fact]
    public void The_rule_names_every_fact_that_its_exceptions_read()
    {
        var result = Judge(Strength.Must, "true", "false", null, null)[0];

        result.Rule.Facts.Select(fact => fact.Code).Should().Equal("applies", "required", "first", "second");
        result.Exception.Should().BeNull();
        result.Message.En.Should().Contain("first").And.Contain("second");
    }

    [Fact]
    public void Telling_a_missing_fact_never_turns_what_was_decided()
    {
        static bool? Passes(RuleOutcome outcome) => outcome switch { RuleOutcome.Undetermined => null, RuleOutcome.NotMet => false, _ => true };
        var values =
            from applies in Gen.Elements(Knowledge)
            from required in Gen.Elements(Knowledge)
            from first in Gen.Elements(Knowledge)
            from second in Gen.Elements(Knowledge)
            select new[] { applies, required, first, second };

        ForAll(values, told =>
        {
            var filled = Filled(told).Select(facts => Passes(Judge(Strength.Must, facts)[0].Outcome)).Distinct().ToList();
            var now = Passes(Judge(Strength.Must, told)[0].Outcome);

            filled.Should().NotContainNulls();
            (now is null || filled is [var only] && only == now).Should().BeTrue();
        });
    }

    private static IEnumerable<string?[]> Filled(string?[] facts)
    {
        var open = Array.IndexOf(facts, null);
        return open < 0 ? [facts] : new[] { "true", "false" }.SelectMany(value => Filled([.. facts.Take(open), value, .. facts.Skip(open + 1)]));
    }

    private static Verdict Judge(Strength strength, params string?[] values)
    {
        Condition Holds(int flag) => SamplePolicy.Compared(Flags[flag], Comparison.Is, "true");
        var rule = new EligibilityRule("rule", "3.2.2", strength, SamplePolicy.Label("rule"), Holds(0), Holds(1))
        {
            Unless = [new RuleException("3.2.2", SamplePolicy.Label("first"), Holds(2)), new RuleException("3.2.3", SamplePolicy.Label("second"), Holds(3))],
        };
        var catalogue = new FactCatalogue(Flags);
        var policy = SamplePolicy.Build(p => (p with { Facts = catalogue }).WithAward(SamplePolicy.Individual, award => award with { Rules = [rule] }));
        var declared = Flags.Zip(values).Where(pair => pair.Second is not null).Select(pair => KeyValuePair.Create(pair.First.Code, pair.Second!));
        return EligibilityRules.Evaluate(policy, policy.AwardOf(SamplePolicy.Individual), catalogue.Read(declared).Value);
    }
}
