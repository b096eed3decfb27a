using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification.Regions;

namespace Commendation.Domain.Verification.Feasibility;

/// <summary>Nominees of an award whom every composition limit treats alike.</summary>
/// <param name="Award">The award.</param>
/// <param name="Channel">The channel that they come by; null for the ordinary one.</param>
/// <param name="Stands">For each limit, whether they stand in the base of its share.</param>
/// <param name="Counts">For each limit, whether they count.</param>
/// <param name="Facts">Facts of one of them.</param>
internal sealed record NomineeClass(Award Award, ExemptChannel? Channel, IReadOnlyList<bool> Stands, IReadOnlyList<bool> Counts, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>Most combinations of facts that are looked at for one award.</summary>
    public const int Bound = 50_000;

    /// <summary>Every class of an award that an eligible nominee can belong to; null when there are more combinations than <see cref="Bound"/>.</summary>
    public static IReadOnlyList<NomineeClass>? Of(CampaignPolicy policy, Award award)
    {
        var limits = policy.Limits.Where(limit => limit.Awards.Contains(award.Code)).ToList();
        var conditions = limits.SelectMany(limit => new[] { limit.Members, limit.Within }).OfType<Condition>().ToList();
        var roots = conditions.SelectMany(condition => condition.Facts).SelectMany(SoundFacts.Roots).ToHashSet();

        // Of the rules only those matter that read nothing else: any other one is met by a choice of its own facts.
        var rules = award.Rules.Where(rule => rule.Facts.SelectMany(SoundFacts.Roots).All(roots.Contains)).ToList();
        var narrowed = award with { Rules = rules };
        var axes = FactRegions.Of(policy, award, conditions.Concat(FactRegions.Conditions(narrowed)).ToList())
            .Where(region => roots.Contains(region.Fact) && region.Values.Count > 0)
            .Select(region => (region.Fact.Code, region.Values.Cast<string?>().ToList()))
            .ToList();
        if (FactCombinations.Count(axes, Bound) > Bound)
        {
            return null;
        }

        var channels = policy.Channels.Where(channel => channel.CountsInsideTotal && channel.Award == award.Code).Prepend(null).ToList();
        var classes = new Dictionary<string, NomineeClass>();
        foreach (var written in FactCombinations.Of(axes))
        {
            var facts = policy.Facts.Read(written).Value;
            if (EligibilityRules.Evaluate(policy, narrowed, facts).Standing is Standing.Ineligible or Standing.Undetermined)
            {
                continue;
            }

            foreach (var channel in channels)
            {
                bool Stands(CompositionLimit limit) => limit.Awards.Contains(award.Code)
                    && (channel is null || !limit.ExceptChannels.Contains(channel.Code))
                    && limit.Within?.Evaluate(facts) is null or Truth.Met;
                var made = new NomineeClass(
                    award, channel, [.. policy.Limits.Select(limit => Stands(limit))], [.. policy.Limits.Select(limit => Stands(limit) && limit.Members.Evaluate(facts) == Truth.Met)], written);
                classes.TryAdd($"{channel?.Code}:{string.Concat(made.Stands.Concat(made.Counts).Select(bit => bit ? '1' : '0'))}", made);
            }
        }

        return [.. classes.Values];
    }
}
