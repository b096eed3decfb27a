using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <content>What preferences can get wrong although each is well formed: what has no order, is no fact of the nominees, or comes before and behind itself.</content>
public static partial class PolicyChecks
{
    private static IEnumerable<Misfit> Preferences(CampaignPolicy policy)
    {
        foreach (var (preference, i) in policy.Preferences.Select((preference, i) => (preference, i)))
        {
            foreach (var unknown in preference.Awards.Where(award => policy.FindAward(award) is null))
            {
                yield return UnknownAward(policy, unknown, preference, "awards");
            }

            var awards = policy.Awards.Where(award => preference.IsFor(award.Code)).ToList();
            foreach (var foreign in preference.Facts.Where(fact => fact.For is { } kind && awards.Exists(award => award.Kind != kind)))
            {
                yield return At(
                    preference,
                    Itself,
                    ViolationCode.FactOtherKind,
                    $"优先条件“{preference.Code}”引用了“{foreign.Code}”，但它涉及的奖项中有的对象不填报该事实；请用 awards 限定。",
                    $"Preference '{preference.Code}' reads '{foreign.Code}', which not every nominee of its awards declares; name the awards.",
                    ["facts", "awards.code", "awards.kind"]);
            }

            if (preference is { Fact: { } fact, Direction: not PreferenceDirection.Listed } && !ConditionLanguage.CanBeOrdered(fact))
            {
                yield return At(
                    preference,
                    Key(preference),
                    ViolationCode.NotComparable,
                    $"“{fact.Label.Zh}”的取值没有高低之分；请用 order 写明优先次序。",
                    $"The values of '{fact.Code}' have no order; name them in their order under 'order'.",
                    ["facts", "scales"]);
            }

            if (preference is { Direction: PreferenceDirection.Listed, Fact: { } listed } && preference.Values.GroupBy(value => value).FirstOrDefault(same => same.Count() > 1) is { } twice)
            {
                var value = listed.Print(twice.Key);
                yield return At(
                    preference, "order", ViolationCode.PreferenceCycle, $"优先条件“{preference.Code}”中“{value}”既在前又在后，构成循环。", $"Preference '{preference.Code}' puts '{value}' before and behind itself: a cycle.", []);
            }

            if (policy.Preferences.Take(i).FirstOrDefault(earlier => Turns(earlier, preference) && awards.Exists(award => earlier.IsFor(award.Code))) is { } other)
            {
                yield return At(
                    preference,
                    Key(preference),
                    ViolationCode.PreferenceCycle,
                    $"优先条件“{preference.Code}”与“{other.Code}”依据同一事项，次序重复或相反，永远不起作用。",
                    $"Preferences '{other.Code}' and '{preference.Code}' go by the same: the later one repeats the earlier, or turns it round, and never decides.",
                    []);
            }
        }
    }

    // The same criterion, in whichever direction: those whom the first leaves equal are equal by the second.
    private static bool Turns(Preference first, Preference second) => first.When is not null || second.When is not null
        ? first.When is not null && second.When is not null && (first.When.Describe() == second.When.Describe() || new Not(first.When).Describe() == second.When.Describe() || first.When.Describe() == new Not(second.When).Describe())
        : first.Fact == second.Fact && first.Direction != PreferenceDirection.Listed;

    private static string Key(Preference preference) =>
        preference.When is not null ? "when" : preference.Direction switch { PreferenceDirection.Highest => "highest", PreferenceDirection.Lowest => "lowest", _ => "order" };
}
