using System.Globalization;
using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification.DecisionSpace;
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

    /// <summary>Every class of an award that an eligible nominee can belong to; or why that is not known.</summary>
    public static (IReadOnlyList<NomineeClass> Classes, Text? Unknown) Of(CampaignPolicy policy, Award award, CancellationToken stop)
    {
        var unknown = new Text($"“{award.Title.Zh}”的条件在试过的范围内无法判定是否有人符合", $"within what is tried it is not known whether anybody meets the rules of '{award.Title.En}'");
        var limits = policy.Limits.Where(limit => limit.Awards.Contains(award.Code)).ToList();
        var conditions = limits.SelectMany(limit => new[] { limit.Members, limit.Within }).OfType<Condition>().ToList();
        var roots = conditions.SelectMany(condition => condition.Facts).SelectMany(SoundFacts.Roots).ToHashSet();

        // Rules that share facts with the limits, directly or through others, decide who is in a class; the rest only whether there is anybody.
        var search = new FactSearch(policy, award, stop);
        var binding = award.Rules.Where(rule => rule.Strength == Strength.Must).ToList();
        var concerned = binding.Where(rule => search.TiedTo(rule).SelectMany(search.Roots).Any(roots.Contains)).ToList();
        var apart = binding.Except(concerned).Select(rule => search.TiedTo(rule).Intersect(binding).ToList()).DistinctBy(tied => tied[0]);
        foreach (var tied in apart)
        {
            if (Somebody(search, tied, new Dictionary<string, string>()) is not true and var nobody)
            {
                return ([], nobody is null ? unknown : null);
            }
        }

        var axes = FactRegions.Of(policy, award, conditions.Concat(FactRegions.Conditions(award with { Rules = concerned })).ToList())
            .Where(region => roots.Contains(region.Fact) && region.Values.Count > 0)
            .Select(region => (region.Fact.Code, region.Values.Cast<string?>().ToList()))
            .ToList();
        if (FactCombinations.Count(axes, Bound) > Bound)
        {
            return ([], new Text(
                string.Create(CultureInfo.InvariantCulture, $"“{award.Title.Zh}”的条件和限制涉及的事实组合超过{Bound}种"),
                string.Create(CultureInfo.InvariantCulture, $"the facts that the rules and limits of '{award.Title.En}' read have more than {Bound} combinations")));
        }

        var channels = policy.Channels.Where(channel => channel.Award == award.Code).Prepend(null).ToList();
        var classes = new Dictionary<string, NomineeClass>();
        foreach (var written in FactCombinations.Of(axes))
        {
            var facts = policy.Facts.Read(written).Value;
            foreach (var channel in channels)
            {
                bool Stands(CompositionLimit limit) => limit.Awards.Contains(award.Code)
                    && (channel is null || !limit.ExceptChannels.Contains(channel.Code))
                    && limit.Within?.Evaluate(facts) is null or Truth.Met;
                var made = new NomineeClass(
                    award, channel, [.. policy.Limits.Select(limit => Stands(limit))], [.. policy.Limits.Select(limit => Stands(limit) && limit.Members.Evaluate(facts) == Truth.Met)], written);
                var key = $"{channel?.Code}:{string.Concat(made.Stands.Concat(made.Counts).Select(bit => bit ? '1' : '0'))}";
                if (classes.ContainsKey(key))
                {
                    continue;
                }

                switch (Somebody(search, concerned, written))
                {
                    case true:
                        classes.Add(key, made);
                        break;
                    case null:
                        return ([], unknown);
                }
            }
        }

        return ([.. classes.Values], null);
    }

    // Whether somebody with these facts passes every rule; null when that is not known.
    private static bool? Somebody(FactSearch search, IReadOnlyList<EligibilityRule> rules, IReadOnlyDictionary<string, string> facts)
    {
        var (found, complete) = search.Find([.. rules.Select(rule => (rule, (Func<RuleOutcome, bool>)(outcome => outcome is not (RuleOutcome.NotMet or RuleOutcome.Undetermined))))], facts);
        return found is not null ? true : complete && search.IsExact(rules) ? false : null;
    }
}
