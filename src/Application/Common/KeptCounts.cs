using System.Linq.Expressions;
using Ardalis.Specification;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;

namespace Commendation.Application.Common;

/// <summary>What a running count needs of a nomination, read without loading the rest of it.</summary>
internal sealed record Countable(Guid Id, string Award, IReadOnlyDictionary<string, string> Facts, string? QuotaHolder, string? Channel, Nominee Nominee, State State, int? Reserve)
{
    /// <summary>The columns that are read.</summary>
    public static Expression<Func<Nomination, Countable>> Columns { get; } = nomination => new Countable(
        nomination.Id, nomination.Award, nomination.Facts, nomination.QuotaHolder, nomination.Channel, nomination.Nominee, nomination.State, nomination.Reserve);

    /// <summary>The nominee of a list.</summary>
    public ListedNominee Listed(CampaignPolicy policy) =>
        new(Award, policy.Facts.Known(Facts)) { Holder = QuotaHolder, Channel = Channel, Identifier = Nominee.Key };

    /// <summary>What it adds to the counts.</summary>
    public IReadOnlyList<Counted> In(RunningCounts counts, Rulebook rules) => counts.Of(
        Listed(rules.Policy),
        Nomination.PassedFrom(State, Reserve, counts.Stages, rules));
}

internal sealed class CountsOf : Specification<LimitCount>
{
    public CountsOf(Guid campaignId, IReadOnlyCollection<string>? parts)
    {
        Query.Where(count => count.CampaignId == campaignId).OrderBy(count => count.Id);
        if (parts is not null)
        {
            Query.Where(count => parts.Contains(count.Part));
        }
    }
}

internal sealed class LivingOfPersons : Specification<Nomination>
{
    public LivingOfPersons(Guid campaignId, IReadOnlyCollection<string> persons) =>
        Query.Where(nomination => nomination.CampaignId == campaignId && nomination.LivingKey != null && persons.Contains(nomination.PersonKey)).OrderBy(nomination => nomination.Id);
}

/// <summary>The stored counts of the limits that bite before the list.</summary>
internal static class KeptCounts
{
    /// <summary>
    /// The counts that an act on these nominations asks and changes; null where no limit bites before the list. They are counted from the
    /// nominations when they are not there yet or were counted under another version of the rules, and kept act by act from then on.
    /// </summary>
    public static async Task<RunningCounts?> Counts(this OpenedCampaign opened, IReadOnlyList<Nomination> nominations, CancellationToken ct)
    {
        var policy = opened.Policy;
        if (!RunningCounts.Needed(policy))
        {
            return null;
        }

        // A reserve may follow into another organisation's place.
        var parts = nominations.Any(nomination => nomination.Reserve is not null) ? null : nominations.SelectMany(nomination => RunningCounts.PartsOf(policy, nomination.QuotaHolder)).Distinct().ToList();
        var kept = (await opened.Store.List(new CountsOf(opened.Id, parts), ct)).Where(count => count.Basis == policy.Version).ToList();
        var expected = RunningCounts.Keys(policy).Where(key => parts is null || parts.Contains(key.Part)).ToList();
        var counts = expected.Except(kept.Select(count => (count.Limit, count.Stage, count.Part))).Any() ? await Anew(opened, ct) : new RunningCounts(policy, kept);
        await CountPersons(opened, counts, nominations, ct);
        return counts;
    }

    private static async Task<RunningCounts> Anew(OpenedCampaign opened, CancellationToken ct)
    {
        var known = (await opened.Store.List(new CountsOf(opened.Id, null), ct)).ToDictionary(count => (count.Limit, count.Stage, count.Part));
        var kept = RunningCounts.Keys(opened.Policy).Distinct().Select(key => known.GetValueOrDefault(key) ?? opened.Add(new LimitCount(opened.NewKey(), opened.Id, key.Limit, key.Stage, key.Part))).ToList();
        kept.ForEach(count => count.Begin(opened.Policy.Version));
        var counts = new RunningCounts(opened.Policy, kept);
        var lists = opened.Policy.Limits.Where(limit => limit.Scope == LimitScope.Nominee).Select(limit => limit.Code).ToHashSet();
        foreach (var nomination in await opened.Store.Countable(new WholeOf<Nomination>(opened.Id), ct))
        {
            counts.Replace([], [.. nomination.In(counts, opened.Rules).Where(one => !lists.Contains(one.Limit))]);
        }

        return counts;
    }

    // What a limit on each nominee counts is found among the few nominations of the same person or unit, and stored nowhere.
    private static async Task CountPersons(OpenedCampaign opened, RunningCounts counts, IReadOnlyList<Nomination> nominations, CancellationToken ct)
    {
        var limits = opened.Policy.Limits.Where(limit => limit.Scope == LimitScope.Nominee && opened.Policy.BitesEarly(limit)).Select(limit => limit.Code).ToHashSet();
        if (limits.Count > 0)
        {
            foreach (var nomination in await opened.Store.Countable(new LivingOfPersons(opened.Id, [.. nominations.Select(nomination => nomination.PersonKey).Distinct()]), ct))
            {
                counts.Replace([], [.. nomination.In(counts, opened.Rules).Where(one => limits.Contains(one.Limit))]);
            }
        }
    }
}
