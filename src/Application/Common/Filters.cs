using Commendation.Domain.Shared;

namespace Commendation.Application.Common;

/// <summary>What lists are filtered by. A value that the campaign does not know is refused: an empty list would read as "there are none".</summary>
internal static class Filters
{
    private static readonly Dictionary<string, (ViolationCode Unknown, Func<OpenedCampaign, IEnumerable<string>> Known)> Parameters = new()
    {
        ["award"] = (ViolationCode.AwardUnknown, opened => opened.Policy.Awards.Select(award => award.Code)),
        ["channel"] = (ViolationCode.ChannelUnknown, opened => opened.Policy.Channels.Select(channel => channel.Code)),
        ["organisation"] = (ViolationCode.OrganisationUnknown, Organisations),
        ["recommendedBy"] = (ViolationCode.OrganisationUnknown, Organisations),
        ["stage"] = (ViolationCode.StageUnknown, opened => opened.Policy.Stages.Select(stage => stage.Code)),
        ["state"] = (ViolationCode.StateUnknown, opened => opened.Rules.Procedure.States.Select(state => state.Code)),
        ["superior"] = (ViolationCode.OrganisationUnknown, Organisations),
        ["tier"] = (ViolationCode.TierUnknown, opened => opened.Policy.Organisations.All.Select(organisation => organisation.Tier).Distinct()),
    };

    /// <summary>The campaign, if it knows every value; otherwise each unknown one is refused with the known values and the nearest.</summary>
    public static Outcome<OpenedCampaign> FilteredBy(this OpenedCampaign opened, params (string Parameter, string? Value)[] filters) =>
        Known(opened, filters.Select(filter => Unknown(Parameters[filter.Parameter].Unknown, filter.Parameter, filter.Value, Parameters[filter.Parameter].Known(opened))));

    /// <summary>The same where a list is also filtered by what became of its items, which each kind of item tells in words of its own.</summary>
    public static Outcome<OpenedCampaign> FilteredBy<TStatus>(this OpenedCampaign opened, string? status, params (string Parameter, string? Value)[] filters)
        where TStatus : struct, Enum => Known(opened, [.. opened.FilteredBy(filters).Violations, Unknown(ViolationCode.ValueUnknown, "status", status, Words.All<TStatus>().Keys)]);

    private static Violation? Unknown(ViolationCode code, string parameter, string? value, IEnumerable<string> known) =>
        value is null || known.Contains(value) ? null : Violation.Unknown(code, value, known) with { Place = parameter };

    private static Outcome<OpenedCampaign> Known(OpenedCampaign opened, IEnumerable<Violation?> found) =>
        found.OfType<Violation>().ToList() is { Count: > 0 } unknown ? new Refusal(RefusalKind.Shape, unknown) : opened;

    private static IEnumerable<string> Organisations(OpenedCampaign opened) => opened.Policy.Organisations.All.Select(organisation => organisation.Code);
}
