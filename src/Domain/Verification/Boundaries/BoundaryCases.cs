using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Verification.Regions;
using Commendation.Domain.Verification.Scenarios;

namespace Commendation.Domain.Verification.Boundaries;

/// <summary>
/// Boundary cases (边界用例): scenarios just below, at and just above whatever a policy draws a line at, with the outcome that the policy
/// gives. They say what the rules do, not that it is right: a person confirms them.
/// </summary>
public static class BoundaryCases
{
    /// <summary>Every boundary case of the policy in force, in the order of its elements.</summary>
    public static IReadOnlyList<Scenario> Of(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var rules = Rulebook.Of(subject.Policy, subject.Calendar);
        var sound = subject.Policy.Awards.ToDictionary(award => award.Code, award => SoundFacts.Of(subject.Policy, award));
        IEnumerable<Scenario> all =
        [
            .. subject.Policy.Awards.SelectMany(award => RuleCases.Of(subject.Policy, award, sound[award.Code])),
            .. subject.Policy.Awards.SelectMany(award => RuleCases.Titles(subject.Policy, award, sound[award.Code])),
            .. LimitCases.Of(subject.Policy, sound),
            .. subject.Policy.Awards.SelectMany(award => PlaceCases.Of(rules, award, sound[award.Code])),
            .. subject.Policy.Awards.SelectMany(award => ProcedureCases.Of(rules, award, sound[award.Code])),
            .. subject.Policy.Awards.SelectMany(award => ReserveCases.Of(rules, award, sound[award.Code])),
            .. subject.Policy.Awards.SelectMany(award => BarCases.Of(rules, award, sound[award.Code])),
            .. WindowCases.Of(rules),
        ];

        // A stage that no nominee comes to has no acts to show; that nobody comes to it is for other parts to tell.
        return [.. all.Where(scenario => scenario is not ActScenario { Steps: [] })];
    }

    /// <summary>The facts that the cases of each award start from, by the award's code: a nominee who meets every rule where one can be found.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Starts(CampaignPolicy policy) =>
        policy.Awards.ToDictionary(award => award.Code, award => SoundFacts.Of(policy, award));
}
