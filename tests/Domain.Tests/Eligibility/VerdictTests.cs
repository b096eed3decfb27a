using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Commendation.Domain.Tests.Eligibility;

public class VerdictTests
{
    private static readonly CampaignPolicy Policy = SamplePolicy.Build();

    /// <summary>What people declare about themselves, right, wrong or not at all.</summary>
    private static Gen<Dictionary<string, string>> Declared =>
        from sector in Gen.Elements("enterprise", "other", null)
        from post in Gen.Elements("clerk", "bureau-deputy", null)
        from grade in Gen.Elements("clerk", "bureau-deputy", null)
        from since in Gen.Elements("2018-07-08", "2018-07-09", null)
        from score in Gen.Elements("80", "79.9", null)
        from frontLine in Gen.Elements("true", "false", null)
        select new (string Code, string? Value)[] { ("sector", sector), ("leadingPost", post), ("grade", grade), ("serviceSince", since), ("score", score), ("frontLine", frontLine) }
            .Where(fact => fact.Value is not null).ToDictionary(fact => fact.Code, fact => fact.Value!);

    [Theory]
    [InlineData(Strength.Must, "true", RuleOutcome.Met, Standing.Eligible)]
    [InlineData(Strength.Must, "false", RuleOutcome.NotMet, Standing.Ineligible)]
    [InlineData(Strength.Must, null, RuleOutcome.Undetermined, Standing.Undetermined)]
    [InlineData(Strength.InPrinciple, "true", RuleOutcome.Met, Standing.Eligible)]
    [InlineData(Strength.InPrinciple, "false", RuleOutcome.NotMet, Standing.NeedsWaiver)]
    [InlineData(Strength.InPrinciple, null, RuleOutcome.Undetermined, Standing.Undetermined)]
    [InlineData(Strength.Emphasis, "true", RuleOutcome.Met, Standing.Eligible)]
    [InlineData(Strength.Emphasis, "false", RuleOutcome.NotMet, Standing.Eligible)]
    [InlineData(Strength.Emphasis, null, RuleOutcome.Undetermined, Standing.Eligible)]
    public void The_strength_of_a_rule_decides_what_its_outcome_means(Strength strength, string? frontLine, RuleOutcome outcome, Standing standing)
    {
        var verdict = OneRule(strength, null, frontLine is null ? [] : new() { ["frontLine"] = frontLine });

        verdict[0].Outcome.Should().Be(outcome);
        verdict.Standing.Should().Be(standing);
    }

    [Theory]
    [InlineData("enterprise", "true", RuleOutcome.Met)]
    [InlineData("enterprise", "false", RuleOutcome.NotMet)]
    [InlineData("enterprise", null, RuleOutcome.Undetermined)]
    [InlineData("other", "true", RuleOutcome.NotApplicable)]
    [InlineData("other", "false", RuleOutcome.NotApplicable)]
    [InlineData("other", null, RuleOutcome.NotApplicable)]
    [InlineData(null, "true", RuleOutcome.Met)]
    [InlineData(null, "false", RuleOutcome.Undetermined)]
    [InlineData(null, null, RuleOutcome.Undetermined)]
    public void To_whom_a_rule_applies_comes_first_but_what_holds_anyway_holds(string? sector, string? frontLine, RuleOutcome outcome)
    {
        var facts = new[] { ("sector", sector), ("frontLine", frontLine) }.Where(fact => fact.Item2 is not null).ToDictionary(fact => fact.Item1, fact => fact.Item2!);

        OneRule(Strength.Must, SamplePolicy.Compared(Policy.Facts.Find("sector")!, Comparison.Is, "enterprise"), facts)[0].Outcome.Should().Be(outcome);
    }

    [Fact]
    public void Every_rule_is_evaluated_never_only_the_first_that_fails()
    {
        var verdict = Person(new() { ["sector"] = "other", ["leadingPost"] = "bureau-deputy", ["grade"] = "clerk", ["serviceSince"] = "2020-01-01", ["score"] = "10", ["frontLine"] = "false" });

        verdict.Count.Should().Be(5);
        verdict.Results.Select(result => result.Rule.Code).Should().Equal("scope", "rank-ceiling", "service", "score", "front-line-preferred");
        verdict.Results.Should().OnlyContain(result => result.Outcome == RuleOutcome.NotMet);
        verdict.Standing.Should().Be(Standing.Ineligible);
        verdict.PolicyVersion.Should().Be("v1");
        verdict.Award.Code.Should().Be(SamplePolicy.Individual);
    }

    [Theory]
    [InlineData("2018-07-08", Standing.Eligible)]   // 3 years on the day of the notice
    [InlineData("2018-07-09", Standing.Ineligible)] // 2 years 364 days
    public void Three_years_of_service_are_three_years_on_the_day_of_the_notice(string since, Standing standing) =>
        Person(With("serviceSince", since)).Standing.Should().Be(standing);

    [Theory]
    [InlineData("county-head", "clerk", Standing.Eligible)]
    [InlineData("bureau-deputy", "clerk", Standing.Ineligible)]
    [InlineData("clerk", "bureau-deputy", Standing.Ineligible)]
    public void Post_and_equivalent_grade_both_stay_below_the_ceiling(string post, string grade, Standing standing) =>
        Person(With("leadingPost", post, "grade", grade)).Standing.Should().Be(standing);

    [Fact]
    public void A_broken_must_outweighs_a_needed_waiver_which_outweighs_a_missing_fact()
    {
        Person(With("score", "79.9", "sector", null)).Standing.Should().Be(Standing.NeedsWaiver);
        Person(With("score", "79.9", "sector", "other")).Standing.Should().Be(Standing.Ineligible);
        Person(With("sector", null)).Standing.Should().Be(Standing.Undetermined);
        Person(With("frontLine", null)).Standing.Should().Be(Standing.Eligible);
    }

    [Fact]
    public void Obstacles_are_the_binding_rules_that_are_broken_or_open()
    {
        var verdict = Person(With("score", "79.9", "sector", null, "frontLine", "false"));

        verdict.Obstacles(_ => false).Select(result => result.Rule.Code).Should().Equal("scope", "score");
        Person(Walk.PersonFacts).Obstacles(_ => false).Should().BeEmpty();
    }

    [Fact]
    public void A_waiver_removes_a_rule_in_principle_and_never_a_binding_one()
    {
        var verdict = Person(With("score", "79.9", "sector", "other"));

        verdict.Obstacles(_ => true).Select(result => result.Rule.Code).Should().Equal("scope");
        verdict.Obstacles(rule => rule == "score").Select(result => result.Rule.Code).Should().Equal("scope");
        verdict.Obstacles(rule => rule == "scope").Select(result => result.Rule.Code).Should().Equal("scope", "score");
    }

    [Fact]
    public void A_violation_has_the_clause_the_fact_its_value_and_what_is_required()
    {
        var violation = Person(With("serviceSince", "2018-07-09")).Obstacles(_ => false).Single().ToViolation();

        violation.Code.Should().Be("service");
        violation.Clause.Should().Be("3.2.3");
        violation.Fact.Should().Be("serviceYears");
        violation.Actual.Should().Be("2");
        violation.Required.Should().Be("serviceYears at least 3 years");
        violation.Message.Should().Be(new Text("〔years of service〕：不满足，要求〔serviceYears〕不低于3年，实际〔serviceYears〕为2年。", "years of service: not met; required: serviceYears at least 3 years; actual: serviceYears 2 years."));
    }

    [Fact]
    public void The_violation_of_an_open_rule_names_the_missing_facts_in_both_languages()
    {
        var violation = Person(With("score", null)).Obstacles(_ => false).Single().ToViolation();

        violation.Actual.Should().Be("–");
        violation.Message.En.Should().Be("score: undetermined because score is missing (required: score at least 80 points).");
        violation.Message.Zh.Should().Be("〔score〕：缺少〔score〕，无法判断（要求〔score〕不低于80分）。");
    }

    [Fact]
    public void A_rule_that_reads_two_facts_tells_both()
    {
        var verdict = Unit(new() { ["organType"] = "government", ["regionLevel"] = "county", ["unitLevel"] = "section-head", ["overdueMatters"] = "0" });
        var violation = verdict.Obstacles(_ => false).Single().ToViolation();

        (violation.Fact, violation.Actual, violation.Clause).Should().Be(("organType, regionLevel", "government, county", "1.2.e"));
        verdict[1].FactsUsed.Select(used => used.Fact.Code).Should().Equal("organType", "regionLevel");
    }

    [Fact]
    public void The_messages_of_met_and_inapplicable_rules_say_so()
    {
        var verdict = Unit(Walk.UnitFacts);

        verdict[0].Message.Should().Be(new Text("〔unit level〕：满足（〔unitLevel〕低于〔bureau-deputy〕）。", "unit level: met (unitLevel below bureau-deputy)."));
        verdict[1].Message.Should().Be(new Text("〔no county government〕：不适用。", "no county government: does not apply."));
        verdict[1].Outcome.Should().Be(RuleOutcome.NotApplicable);
    }

    [Fact]
    public void A_missing_fact_in_a_broken_rule_is_told_as_missing()
    {
        var rule = new EligibilityRule(
            "both", "1.1", Strength.Must, SamplePolicy.Label("both"), null,
            new All([SamplePolicy.Compared(Policy.Facts.Find("frontLine")!, Comparison.Is, "true"), SamplePolicy.Compared(Policy.Facts.Find("sector")!, Comparison.Is, "enterprise")]));
        var award = Policy.AwardOf(SamplePolicy.Individual) with { Rules = [rule] };
        var result = EligibilityRules.Evaluate(Policy, award, Policy.Facts.Read(new Dictionary<string, string> { ["frontLine"] = "false" }).Value)[0];

        result.Outcome.Should().Be(RuleOutcome.NotMet);
        result.Message.En.Should().EndWith("actual: frontLine no, sector missing.");
        result.ToViolation().Actual.Should().Be("false, –");
    }

    [Fact]
    public void A_rule_that_is_decided_stays_decided_when_more_facts_are_declared() => ForAll(
        from all in Declared
        from hidden in Gen.SubListOf("sector", "leadingPost", "grade", "serviceSince", "score", "frontLine")
        select (all, less: all.Where(fact => !hidden.Contains(fact.Key)).ToDictionary()),
        at =>
        {
            var before = Person(at.less).Results.Select(result => result.Outcome);
            var after = Person(at.all).Results.Select(result => result.Outcome);
            return before.Zip(after).All(pair => pair.First == RuleOutcome.Undetermined || pair.First == pair.Second);
        });

    [Fact]
    public void A_nominee_is_eligible_exactly_when_nothing_stands_in_the_way() => ForAll(
        Declared,
        declared =>
        {
            var verdict = Person(declared);
            return (verdict.Standing == Standing.Eligible) == !verdict.Obstacles(_ => false).Any();
        });

    private static Verdict Person(Dictionary<string, string> facts) => Evaluate(SamplePolicy.Individual, facts);

    private static Verdict Unit(Dictionary<string, string> facts) => Evaluate(SamplePolicy.Collective, facts);

    private static Verdict Evaluate(string award, Dictionary<string, string> facts) =>
        EligibilityRules.Evaluate(Policy, Policy.AwardOf(award), Policy.Facts.Read(facts).Value);

    private static Verdict OneRule(Strength strength, Condition? when, Dictionary<string, string> facts)
    {
        var rule = new EligibilityRule("rule", "1.1", strength, SamplePolicy.Label("rule"), when, SamplePolicy.Compared(Policy.Facts.Find("frontLine")!, Comparison.Is, "true"));
        return EligibilityRules.Evaluate(Policy, Policy.AwardOf(SamplePolicy.Individual) with { Rules = [rule] }, Policy.Facts.Read(facts).Value);
    }

    private static Dictionary<string, string> With(params string?[] changes)
    {
        var facts = Walk.PersonFacts;
        for (var i = 0; i < changes.Length; i += 2)
        {
            facts.Remove(changes[i]!);
            if (changes[i + 1] is { } value)
            {
                facts[changes[i]!] = value;
            }
        }

        return facts;
    }
}
