using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Verification.Regions;
using Commendation.Domain.Verification.Scenarios;

namespace Commendation.Domain.Verification.Boundaries;

/// <summary>For every rule and every fact that it reads: a value of each region, and the fact left out.</summary>
internal static class RuleCases
{
    private const int MostPairs = 200;

    public static IEnumerable<Scenario> Of(CampaignPolicy policy, Award award, IReadOnlyDictionary<string, string> sound)
    {
        var regions = FactRegions.Of(policy, award).ToDictionary(region => region.Fact, region => region.Values);
        RuleResult Judge(EligibilityRule rule, IReadOnlyDictionary<string, string> facts) =>
            EligibilityRules.Evaluate(policy, award, policy.Facts.Read(facts).Value).Results.First(result => result.Rule.Code == rule.Code);

        // The first of those in which the fewest other rules stand in the way, so that the verdict turns on this one.
        int Others(VerdictScenario one, EligibilityRule rule) =>
            EligibilityRules.Evaluate(policy, award, policy.Facts.Read(one.Facts).Value).Results.Count(result => result.Rule.Code != rule.Code && (result.Outcome is RuleOutcome.NotMet or RuleOutcome.Undetermined));

        yield return new VerdictScenario($"{award.Title.Zh}：起点 / start", string.Empty, award.Code, sound)
        {
            Standing = EligibilityRules.Evaluate(policy, award, policy.Facts.Read(sound).Value).Standing,
        };
        foreach (var rule in award.Rules)
        {
            var facts = rule.Facts.SelectMany(SoundFacts.Roots).Distinct().Where(fact => regions.TryGetValue(fact, out var values) && values.Count > 0).ToList();
            var changes = facts.SelectMany(fact => regions[fact].Select(value => new Dictionary<string, string?> { [fact.Code] = value }).Append(new() { [fact.Code] = null })).ToList();
            var cases = changes.Select(change => Case(award, rule, sound, change, Judge)).ToList();

            // What is asked of several facts together shows where two of them change.
            if (!FactRegions.AreExact(rule) && facts.TrueForAll(fact => fact.Kind != FactKind.List))
            {
                cases.AddRange(Pairs(facts, regions).Take(MostPairs).Select(change => Case(award, rule, sound, change, Judge)));
            }

            // Where one fact alone does not turn the rule over, two do.
            foreach (var wanted in new[] { RuleOutcome.Met, RuleOutcome.NotMet, RuleOutcome.Excepted })
            {
                if (cases.All(other => other.Outcomes[rule.Code] != wanted)
                    && Pairs(facts, regions).Select(change => Case(award, rule, sound, change, Judge)).FirstOrDefault(other => other.Outcomes[rule.Code] == wanted) is { } found)
                {
                    // And from there every fact is tried again: what it does shows only here.
                    cases.Add(found);
                    cases.AddRange(changes.Select(change => Case(award, rule, found.Facts, change, Judge)));
                }
            }

            // What the whole verdict makes of it tells how strongly the rule binds.
            foreach (var turned in new[] { RuleOutcome.NotMet, RuleOutcome.Excepted }.Select(wanted => cases.Where(one => one.Outcomes[rule.Code] == wanted).MinBy(one => Others(one, rule))).OfType<VerdictScenario>())
            {
                yield return turned with
                {
                    Name = $"{turned.Name}：结论 / verdict",
                    Outcomes = new Dictionary<string, RuleOutcome>(),
                    Clause = null,
                    Standing = EligibilityRules.Evaluate(policy, award, policy.Facts.Read(turned.Facts).Value).Standing,
                };
            }

            foreach (var one in cases.DistinctBy(one => string.Join('|', one.Facts.OrderBy(fact => fact.Key, StringComparer.Ordinal))))
            {
                yield return one;
            }
        }
    }

    /// <summary>For every condition of a title: a value of each region.</summary>
    public static IEnumerable<Scenario> Titles(CampaignPolicy policy, Award award, IReadOnlyDictionary<string, string> sound)
    {
        var conditions = award.Titles.Select(title => title.When).ToList();
        var roots = conditions.SelectMany(condition => condition.Facts).SelectMany(SoundFacts.Roots).ToHashSet();
        return from region in FactRegions.Of(policy, award, conditions)
               where roots.Contains(region.Fact)
               from value in region.Values
               let facts = new Dictionary<string, string>(sound) { [region.Fact.Code] = value }
               select new VerdictScenario($"{award.Title.Zh}：称号 / title", string.Empty, award.Code, facts) { Title = award.TitleFor(policy.Facts.Read(facts).Value).Zh };
    }

    private static VerdictScenario Case(
        Award award,
        EligibilityRule rule,
        IReadOnlyDictionary<string, string> sound,
        IReadOnlyDictionary<string, string?> change,
        Func<EligibilityRule, IReadOnlyDictionary<string, string>, RuleResult> judge)
    {
        var facts = new Dictionary<string, string>(sound);
        foreach (var (fact, value) in change)
        {
            if (value is null)
            {
                facts.Remove(fact);
            }
            else
            {
                facts[fact] = value;
            }
        }

        return new VerdictScenario($"{award.Title.Zh}：{rule.Title.Zh} / {rule.Title.En}", string.Empty, award.Code, facts)
        {
            Outcomes = new Dictionary<string, RuleOutcome> { [rule.Code] = judge(rule, facts).Outcome },
            Clause = rule.Clause,
        };
    }

    private static IEnumerable<Dictionary<string, string?>> Pairs(List<FactDefinition> facts, Dictionary<FactDefinition, IReadOnlyList<string>> regions) =>
        from i in Enumerable.Range(0, facts.Count)
        from j in Enumerable.Range(i + 1, facts.Count - i - 1)
        from one in regions[facts[i]]
        from other in regions[facts[j]]
        select new Dictionary<string, string?> { [facts[i].Code] = one, [facts[j].Code] = other };
}
