using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Application.Campaigns;

/// <summary>A preference in words.</summary>
/// <param name="Code">Code.</param>
/// <param name="Clause">Source clause.</param>
/// <param name="Title">Label for people.</param>
/// <param name="Awards">Awards that it is for; empty for all.</param>
/// <param name="First">Who comes first.</param>
public sealed record PreferenceView(string Code, string Clause, Text Title, IReadOnlyList<string> Awards, Text First);

internal static class PreferenceViews
{
    public static PreferenceView ToView(this Preference preference) => new(preference.Code, preference.Clause, preference.Title, preference.Awards, preference switch
    {
        { When: { } when } => when.Describe(),
        { Direction: PreferenceDirection.Highest, Fact: { } fact } => new Text($"{fact.Label.Zh}：高者（晚者）优先", $"{fact.Label.En}: the highest or latest first"),
        { Direction: PreferenceDirection.Lowest, Fact: { } fact } => new Text($"{fact.Label.Zh}：低者（早者）优先", $"{fact.Label.En}: the lowest or earliest first"),
        _ => new Text(
            $"{preference.Fact!.Label.Zh}：{string.Join("、", preference.Values.Select(value => preference.Fact.Describe(value).Zh))}依次优先",
            $"{preference.Fact.Label.En}: {string.Join(", then ", preference.Values.Select(value => preference.Fact.Describe(value).En))}"),
    });
}
