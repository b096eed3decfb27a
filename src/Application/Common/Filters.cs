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
        ["status"] = (ViolationCode.ValueUnknown, _ => LateViews.Statuses.Keys),
        ["state"] = (ViolationCode.StateUnknown, opened => opened.Rules.Procedure.States.Select(state => state.Code)),
        ["superior"] = (ViolationCode.OrganisationUnknown, Organisations),
        ["tier"] = (ViolationCode.TierUnknown, opened => opened.Policy.Organisations.All.Select(organisation => organisation.Tier).Distinct()),
    };

    /// <summary>The campaign, if it knows every value; otherwise each unknown one is refused with the known values and the nearest.</summary>
    public static Outcome<OpenedCampaign> FilteredBy(this OpenedCampaign opened, params (string Parameter, string? Value)[] filters)
    {
        var unknown = new List<Violation>();
        foreach (var (parameter, value) in filters)
        {
            var known = Parameters[parameter].Known(opened);
            if (value is not null && !known.Contains(value))
            {
                unknown.Add(Violation.Unknown(Parameters[parameter].Unknown, value, known) with { Place = parameter });
            }
        }

        return unknown.Count > 0 ? new Refusal(RefusalKind.Shape, unknown) : opened;
    }

    private static IEnumerable<string> Organisations(OpenedCampaign opened) => opened.Policy.Organisations.All.Select(organisation => organisation.Code);
}
