using System.Globalization;
using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Verification.DecisionSpace;

/// <summary>
/// Looks at everything that the rules of an award can say (判定空间分析): rules without effect, rules that say what others say already, rules
/// that together exclude everybody, exceptions without effect or without limit, and facts that nobody reads.
/// </summary>
public static class DecisionSpaceAnalysis
{
    /// <summary>The part's code.</summary>
    public const string Code = "decision-space";

    /// <summary>Runs the part.</summary>
    public static Report Run(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var policy = subject.Policy;
        var findings = new List<Finding>();
        var notes = new List<Text>();
        var looked = 0L;
        var paths = policy.Paths();
        foreach (var award in policy.Awards)
        {
            var space = new Space(policy, award, paths, subject.Stop);
            findings.AddRange(space.Findings());
            notes.AddRange(space.Notes());
            looked += space.Looked;
        }

        findings.AddRange(Unread(policy, paths));
        return new Report(Code, findings)
        {
            Notes = notes,
            Counts = new SortedDictionary<string, long>(StringComparer.Ordinal)
            {
                ["examined"] = looked,
                ["facts"] = policy.Facts.All.Count,
                ["rules"] = policy.Awards.Sum(award => award.Rules.Count),
            },
        };
    }

    // A fact that nothing reads is asked of every nominee for nothing.
    private static IEnumerable<Finding> Unread(CampaignPolicy policy, IReadOnlyDictionary<object, string> paths)
    {
        var read = policy.Awards.SelectMany(award => award.Rules.SelectMany(rule => rule.Facts).Concat(award.Titles.SelectMany(title => title.When.Facts)))
            .Concat(policy.Limits.SelectMany(limit => limit.Members.Facts.Concat(limit.Within?.Facts ?? [])))
            .Concat(policy.Preferences.SelectMany(preference => preference.Facts))
            .Concat(policy.Stages.SelectMany(stage => stage.Records).SelectMany(record => record.When?.Facts ?? []))
            .Concat(policy.Posthumous is { } posthumous ? [posthumous.DiedOn] : [])
            .SelectMany(WithOrigins)
            .Select(fact => fact.Code)
            .Concat(policy.Materials.SelectMany(material => material.Fields).Select(field => field.Fact ?? string.Empty))
            .ToHashSet(StringComparer.Ordinal);
        return policy.Facts.All.Where(fact => !read.Contains(fact.Code)).Select(fact => new Finding(
            ViolationCode.FactUnread,
            Severity.Warning,
            new Text($"没有任何规则、限制或表格用到事实“{fact.Label.Zh}”，却要求填报。请删去，或写明用它的规则。", $"Nominees must declare the fact '{fact.Label.En}', but no rule, limit or form reads it. Remove it, or add the rule that reads it."))
        {
            Place = paths[fact],
        });
    }

    private static IEnumerable<FactDefinition> WithOrigins(FactDefinition fact) => (fact.Derivation?.Reads.SelectMany(WithOrigins) ?? []).Append(fact);

    private sealed class Space(CampaignPolicy policy, Award award, IReadOnlyDictionary<object, string> paths, CancellationToken stop)
    {
        private readonly FactSearch _search = new(policy, award, stop);

        public long Looked => _search.Looked;

        public IEnumerable<Finding> Findings()
        {
            // A rule that is faulty by itself is not searched together with others: they would only repeat its fault.
            var sound = new List<EligibilityRule>();
            foreach (var rule in award.Rules)
            {
                var alone = Alone(rule).ToList();
                foreach (var finding in alone)
                {
                    yield return finding;
                }

                if (alone.Count == 0)
                {
                    sound.Add(rule);
                }
            }

            var binding = sound.Where(rule => rule.Strength != Strength.Emphasis).ToList();
            var excluding = Excluding(binding).ToList();
            foreach (var finding in excluding.Count > 0 ? excluding : binding.SelectMany(rule => Implied(rule, binding)))
            {
                yield return finding;
            }
        }

        /// <summary>What has to be known lest a rule stays open.</summary>
        public IEnumerable<Text> Notes() => award.Rules.Where(rule => rule.Strength != Strength.Emphasis).Select(rule =>
        {
            var facts = _search.Roots(rule);
            return new Text(
                $"{award.Title.Zh}：缺少{string.Join("、", facts.Select(fact => fact.Label.Zh))}会使“{rule.Title.Zh}”待定（{rule.Clause}）",
                $"{award.Title.En}: without {string.Join(", ", facts.Select(fact => fact.Label.En))} '{rule.Title.En}' can stay open ({rule.Clause})");
        });

        private IEnumerable<Finding> Alone(EligibilityRule rule)
        {
            var (refused, complete) = _search.Find([(rule, outcome => outcome == RuleOutcome.NotMet)]);
            var bare = rule with { Unless = [] };
            var within = new FactSearch(policy, award with { Rules = [bare, .. rule.Unless.Select(exception => Asking(rule, exception.When)), .. rule.When is { } when ? [Asking(rule, when)] : Array.Empty<EligibilityRule>()] }, stop);
            if (!complete || !_search.IsExact([rule]))
            {
                if (refused is null)
                {
                    yield return Undecided(rule);
                }

                yield break;
            }

            if (rule.When is { } applies && within.Find([(Asking(rule, applies), outcome => outcome == RuleOutcome.Met)]).Facts is null)
            {
                var condition = applies.Describe();
                yield return About(rule, ViolationCode.WhenNeverHolds, $"适用条件（{condition.Zh}）从不成立，该规则对任何人都不适用", $"its condition ({condition.En}) never holds, so it applies to nobody");
                yield break;
            }

            var required = rule.Require.Describe();
            if (refused is null)
            {
                yield return within.Find([(bare, outcome => outcome == RuleOutcome.NotMet)]).Facts is { } saved
                    ? About(rule, ViolationCode.ExceptionSwallows, $"凡不满足的都属于例外，该规则拦不住任何人", "everybody who does not meet it is excepted, so it stops nobody") with { Counterexample = Told(saved) }
                    : About(rule, ViolationCode.RuleNeverRefuses, $"要求（{required.Zh}）任何人都满足，该规则拦不住任何人", $"everybody meets it ({required.En}), so it stops nobody");
                yield break;
            }

            if (_search.Find([(rule, outcome => outcome is RuleOutcome.Met or RuleOutcome.Excepted)]).Facts is null)
            {
                yield return About(rule, ViolationCode.RuleNeverMet, $"要求（{required.Zh}）没有人能够满足", $"nobody to whom it applies can meet it ({required.En})") with { Counterexample = Told(refused) };
                yield break;
            }

            foreach (var exception in rule.Unless)
            {
                if (within.Find([(bare, outcome => outcome == RuleOutcome.NotMet), (Asking(rule, exception.When), outcome => outcome == RuleOutcome.Met)]).Facts is null)
                {
                    yield return About(
                        rule, ViolationCode.ExceptionIdle,
                        $"例外“{exception.Title.Zh}”没有用处：属于例外的本来就满足要求", $"the exception '{exception.Title.En}' changes nothing: everybody it applies to meets the rule anyway") with
                    {
                        Place = paths[exception],
                    };
                }
            }
        }

        // Two rules that nobody can pass together; where any two get along, all that are tied together.
        private IEnumerable<Finding> Excluding(IReadOnlyList<EligibilityRule> rules)
        {
            var found = false;
            foreach (var (one, i) in rules.Select((rule, i) => (rule, i)))
            {
                foreach (var other in rules.Skip(i + 1).Where(other => _search.Roots(one).Intersect(_search.Roots(other)).Any()))
                {
                    var (facts, complete) = _search.Find([(one, Passes), (other, Passes)]);
                    if (facts is null && !(complete && _search.IsExact([one, other])))
                    {
                        yield return Undecided(one);
                    }
                    else if (facts is null)
                    {
                        found = true;
                        var refused = _search.Find([(one, Passes), (other, outcome => outcome == RuleOutcome.NotMet)]).Facts;
                        yield return About(
                            one, ViolationCode.RulesExcludeEverybody,
                            $"与“{other.Title.Zh}”（{other.Clause}）不可能同时满足，任何人都会被拒绝", $"nobody passes it and '{other.Title.En}' ({other.Clause}) both, so everybody is refused") with
                        {
                            Counterexample = refused is null ? [] : [.. Told(refused), Said(one, refused), Said(other, refused)],
                        };
                    }
                }
            }

            var seen = new HashSet<EligibilityRule>();
            foreach (var rule in found ? [] : rules.Where(rule => !seen.Contains(rule)))
            {
                var tied = _search.TiedTo(rule).Intersect(rules).ToList();
                seen.UnionWith(tied);
                if (tied.Count < 3 || _search.Find([.. tied.Select(member => (member, (Func<RuleOutcome, bool>)Passes))]).Facts is not null)
                {
                    continue;
                }

                yield return Exhausted(tied)
                    ? About(rule, ViolationCode.RulesExcludeEverybody, $"与{string.Join("、", tied.Skip(1).Select(other => other.Title.Zh))}不可能同时满足，任何人都会被拒绝", $"nobody passes it together with {string.Join(", ", tied.Skip(1).Select(other => other.Title.En))}, so everybody is refused")
                    : Undecided(rule);
            }

            bool Exhausted(IReadOnlyList<EligibilityRule> tied) => _search.IsExact(tied) && _search.Find([.. tied.Select(member => (member, (Func<RuleOutcome, bool>)Passes))]).Complete;
        }

        private IEnumerable<Finding> Implied(EligibilityRule rule, IReadOnlyList<EligibilityRule> binding)
        {
            var others = _search.TiedTo(rule).Where(other => other != rule && binding.Contains(other)).ToList();
            if (others.Count == 0)
            {
                yield break;
            }

            var (facts, complete) = _search.Find([(rule, outcome => outcome == RuleOutcome.NotMet), .. others.Select(other => (other, (Func<RuleOutcome, bool>)Passes))]);
            if (facts is not null)
            {
                yield break;
            }

            if (!complete || !_search.IsExact(others.Prepend(rule)))
            {
                yield return Undecided(rule);
                yield break;
            }

            var refused = _search.Find([(rule, outcome => outcome == RuleOutcome.NotMet), .. others.Select(other => (other, (Func<RuleOutcome, bool>)(outcome => outcome != RuleOutcome.Undetermined)))]).Facts!;
            var saying = others.Where(other => _search.Outcome(other, refused) == RuleOutcome.NotMet).ToList();
            yield return About(
                rule, ViolationCode.RuleImplied,
                $"凡它拒绝的，{string.Join("、", saying.Select(other => $"“{other.Title.Zh}”（{other.Clause}）"))}已经拒绝，该规则没有作用",
                $"everybody it refuses is already refused by {string.Join(" or ", saying.Select(other => $"'{other.Title.En}' ({other.Clause})"))}, so it has no effect") with
            {
                Counterexample = [.. Told(refused), Said(rule, refused), .. saying.Select(other => Said(other, refused))],
            };
        }

        private static bool Passes(RuleOutcome outcome) => outcome is not (RuleOutcome.NotMet or RuleOutcome.Undetermined);

        // A condition asked by itself, as a rule that has no other part.
        private static EligibilityRule Asking(EligibilityRule rule, Condition condition) => rule with { When = null, Require = condition, Unless = [] };

        private IReadOnlyList<Text> Told(IReadOnlyDictionary<string, string> facts) => [.. facts.Select(fact =>
        {
            var definition = policy.Facts.Find(fact.Key)!;
            var value = definition.Parse(fact.Value) is { Accepted: true } parsed ? definition.Describe(parsed.Value) : Text.Same(fact.Value);
            return new Text($"{definition.Label.Zh}：{value.Zh}", $"{definition.Label.En}: {value.En}");
        })];

        private Text Said(EligibilityRule rule, IReadOnlyDictionary<string, string> facts) =>
            EligibilityRules.Evaluate(policy, award with { Rules = [rule] }, policy.Facts.Read(facts).Value)[0].Message;

        private Finding About(EligibilityRule rule, ViolationCode code, string zh, string en) => new(
            code, code == ViolationCode.RuleNeverMet || code == ViolationCode.RulesExcludeEverybody ? Severity.Error : Severity.Warning,
            new Text($"{award.Title.Zh}的规则“{rule.Title.Zh}”：{zh}。", $"Rule '{rule.Title.En}' of {award.Title.En}: {en}."))
        {
            Clause = rule.Clause,
            Place = paths[rule],
        };

        private Finding Undecided(EligibilityRule rule) => About(
            rule, ViolationCode.RuleUndecided,
            string.Create(CultureInfo.InvariantCulture, $"在{FactSearch.Bound}种事实组合内未能判定它是否有作用"),
            string.Create(CultureInfo.InvariantCulture, $"whether it has any effect is not decided within {FactSearch.Bound} combinations of facts")) with
        {
            Severity = Severity.Undecided,
        };
    }
}
