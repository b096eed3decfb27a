using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using Commendation.Domain.Tests.Samples;
using Commendation.Domain.Verification.Feasibility;
using FsCheck;
using FsCheck.Fluent;
using static Commendation.Domain.Tests.Verification.SmallSpace;

namespace Commendation.Domain.Tests.Verification;

/// <summary>Whether limits can be kept together, against trying every full list of a few places.</summary>
public class FeasibilityPropertyTests
{
    private static Gen<CompositionLimit> Limit =>
        from members in AnyCondition
        from bound in Gen.Elements(BoundKind.AtMost, BoundKind.AtLeast)
        from percent in Gen.Choose(0, 4)
        from count in Gen.Choose(0, 4)
        from isShare in Gen.Elements(true, false)
        from of in Gen.Elements(LimitBase.Listed, LimitBase.Planned, LimitBase.ListedAndPlanned)
        from rounding in Gen.Elements(Enum.GetValues<LimitRounding>())
        select new CompositionLimit(
            "limit", "1.2.f", Strength.Must, SamplePolicy.Label("limit"), [SamplePolicy.Individual], members, bound,
            isShare ? new Share(percent, 4) : null, isShare ? null : count, of)
        { Rounding = rounding };

    private static Gen<CampaignPolicy> Sample =>
        from places in Gen.Choose(1, 4)
        from rules in Gen.ListOf(AnyRule, 2)
        from howMany in Gen.Choose(1, 4)
        from limits in Gen.ListOf(Limit, howMany)
        select Policy(rules, places, [.. limits.Select((limit, i) => limit with { Code = $"limit-{i}", Title = SamplePolicy.Label($"limit-{i}.") })]);

    [Fact]
    public void A_conflict_is_found_exactly_when_no_full_list_keeps_every_limit() => ForAll(Sample, policy =>
    {
        var report = LimitFeasibility.Run(policy.Subject());

        report.Findings.Select(finding => finding.Code).Should().Equal(
            Admits(policy, policy.Limits) ? [] : [Admits(policy, []) ? "limits-conflict" : "list-unfillable"], Told(policy));
    });

    [Fact]
    public void The_limits_that_are_named_conflict_and_none_of_them_can_be_left_out() => ForAll(from policy in Sample where !Admits(policy, policy.Limits) && Admits(policy, []) select policy, policy =>
    {
        var message = LimitFeasibility.Run(policy.Subject()).Findings.Should().ContainSingle().Which.Message.En;
        var named = policy.Limits.Where(limit => message.Contains(limit.Title.En, StringComparison.Ordinal)).ToList();

        Admits(policy, named).Should().BeFalse(message + Told(policy));
        named.Where(limit => !Admits(policy, named.Where(other => other != limit).ToList())).Select(limit => limit.Code).Should().BeEmpty(message + Told(policy));
    });

    private static string Told(CampaignPolicy policy) => string.Join("; ", policy.Awards[0].Rules.Select(rule => $"{rule.When?.Describe().En} → {rule.Require.Describe().En} unless {rule.Unless.Select(exception => exception.When.Describe().En).FirstOrDefault()}")
        .Concat(policy.Limits.Select(limit => $"{limit.Code}: {limit.Bound} {limit.Share}{limit.Count} of {limit.Base} {limit.Members.Describe().En}")).Append($"{policy.Awards[0].Places} places"));

    // Lists as counts of who is alike to every limit; of those alike one stands for all.
    private static bool Admits(CampaignPolicy policy, IReadOnlyList<CompositionLimit> limits)
    {
        var award = policy.Awards[0];
        var eligible = Everybody
            .Select(facts => policy.Facts.Read(facts).Value)
            .Where(facts => EligibilityRules.Evaluate(policy, award, facts).Standing == Commendation.Domain.Eligibility.Standing.Eligible)
            .DistinctBy(facts => string.Concat(limits.Select(limit => limit.Members.Evaluate(facts) == Truth.Met ? '1' : '0')))
            .ToList();
        return Lists(eligible, award.Places).Any(list =>
            LimitReport.Over(policy with { Limits = limits }, list.Select(facts => new ListedNominee(award.Code, facts))).All(status => status.Holds));
    }

    private static IEnumerable<IEnumerable<FactSet>> Lists(IReadOnlyList<FactSet> from, int places) => places == 0
        ? [[]]
        : from.SelectMany((facts, i) => Lists([.. from.Skip(i)], places - 1).Select(rest => rest.Prepend(facts)));
}
