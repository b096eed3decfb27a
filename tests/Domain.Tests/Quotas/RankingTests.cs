using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Quotas;

/// <summary>Candidates are ranked by the order of the preferences, the ranking explains itself, and ties are named.</summary>
public class RankingTests
{
    private static readonly CampaignPolicy Policy = SamplePolicy.Build(policy => policy with
    {
        Preferences =
        [
            new Preference("score", "3.2.2", new Text("得分", "score"), null, policy.Facts.Find("score")),
            new Preference("front-line", "5.1.a", new Text("一线", "front line"), Is(policy, "frontLine", "true"), null),
            new Preference("longer", "3.2.3", new Text("年限", "service"), null, policy.Facts.Find("serviceSince")) { Direction = PreferenceDirection.Lowest },
        ],
    });

    [Fact]
    public void Each_preference_decides_between_those_whom_the_ones_before_leave_equal()
    {
        var ranked = Ranked(
            ("a", Facts("90", "false", "2010-01-01")),
            ("b", Facts("90", "true", "2015-01-01")),
            ("c", Facts("91.5", "false", "2018-01-01")),
            ("d", Facts("90", "true", "2012-01-01")),
            ("e", Facts("90", "true", "2012-01-01")),
            ("f", Facts(null, "true", "2001-01-01")));

        ranked.Select(one => (one.Candidate, one.Place, one.Tied, one.DecidedBy?.Code)).Should().Equal(
            ("c", 1, false, "score"), ("d", 2, true, "longer"), ("e", 2, true, "longer"), ("b", 4, false, "front-line"), ("a", 5, false, "score"), ("f", 6, false, null));
        ranked[0].Why.En.Should().Contain("'score' (3.2.2)").And.Contain("91.5").And.Contain("90");
        ranked[1].Why.Zh.Should().Contain("并列").And.Contain("3.2.3");
        ranked[4].Why.En.Should().Contain("not declared", "a missing fact comes behind every value");
    }

    [Fact]
    public void The_order_in_which_candidates_come_changes_no_place()
    {
        var random = new Random(20210708);
        var candidates = Enumerable.Range(0, 200).Select(i => ($"n{i}", Facts($"{90 + random.Next(3)}", random.Next(2) == 0 ? "true" : "false", $"201{random.Next(4)}-01-01"))).ToArray();
        var places = Ranked(candidates).ToDictionary(one => one.Candidate, one => one.Place);
        random.Shuffle(candidates);

        Ranked(candidates).ToDictionary(one => one.Candidate, one => one.Place).Should().BeEquivalentTo(places);
        Ranked(candidates).GroupBy(one => one.Place).Should().OnlyContain(same => same.All(one => one.Tied == (same.Count() > 1)));
    }

    public static TheoryData<string, string, Func<Preference, CampaignPolicy, Preference>> Faults => new()
    {
        { "preference-cycle", "preferences[1].order", (preference, policy) => Listed(preference, policy, "rank", "clerk", "section-head", "clerk") },
        { "preference-cycle", "preferences[1].lowest", (preference, policy) => preference with { When = null, Fact = policy.Facts.Find("score"), Direction = PreferenceDirection.Lowest } },
        { "not-comparable", "preferences[1].highest", (preference, policy) => preference with { When = null, Fact = policy.Facts.Find("sector") } },
        { "award-unknown", "preferences[1].awards", (preference, _) => preference with { Awards = ["nobody"] } },
        { "fact-other-kind", "preferences[1]", (preference, policy) => preference with { Awards = [SamplePolicy.Collective], When = null, Fact = policy.Facts.Find("serviceSince") } },
        { "code-twice", "preferences[1].code", (preference, _) => preference with { Code = "score" } },
        { "clause-unknown", "preferences[1].clause", (preference, _) => preference with { Clause = "9.9" } },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_has_no_order_is_refused(string code, string place, Func<Preference, CampaignPolicy, Preference> fault)
    {
        var policy = SamplePolicy.Build(_ => Policy with { Preferences = [Policy.Preferences[0] with { Awards = [SamplePolicy.Individual] }, fault(Policy.Preferences[1], Policy)] });
        PolicyChecks.Findings(policy).Select(finding => (finding.Code, finding.Place)).Should().Contain((code, place));
    }

    [Fact]
    public void A_condition_and_its_opposite_are_a_cycle() => PolicyChecks.Findings(SamplePolicy.Build(policy => policy with
    {
        Preferences = [Policy.Preferences[1], Policy.Preferences[1] with { Code = "turned", When = new Not(Policy.Preferences[1].When!) }],
    })).Select(finding => (finding.Code, finding.Place)).Should().Contain(("preference-cycle", "preferences[1].when"));

    private static IReadOnlyList<Ranked<string>> Ranked(params (string Name, Dictionary<string, string> Facts)[] candidates) =>
        Ranking.Of(Policy, SamplePolicy.Individual, candidates.Select(one => (one.Name, Policy.Facts.Read(one.Facts).Value)));

    private static Dictionary<string, string> Facts(string? score, string frontLine, string since)
    {
        var facts = new Dictionary<string, string>(Walk.PersonFacts) { ["frontLine"] = frontLine, ["serviceSince"] = since };
        _ = score is null ? facts.Remove("score") : facts.TryAdd("score", score);
        if (score is not null)
        {
            facts["score"] = score;
        }

        return facts;
    }

    private static Preference Listed(Preference preference, CampaignPolicy policy, string fact, params string[] values) => preference with
    {
        When = null,
        Fact = policy.Facts.Find(fact),
        Direction = PreferenceDirection.Listed,
        Values = [.. values.Select(value => policy.Facts.Find(fact)!.Parse(value).Value)],
    };

    private static Compare Is(CampaignPolicy policy, string fact, string value) => new(policy.Facts.Find(fact)!, Comparison.Is, policy.Facts.Find(fact)!.Parse(value).Value);
}
