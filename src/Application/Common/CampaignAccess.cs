using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Application.Common;

/// <summary>Who asks, and for what: filled by the edge and by the pipeline.</summary>
public sealed class Access
{
    /// <summary>Who asks.</summary>
    public Caller Caller { get; set; } = Caller.Nobody;

    /// <summary>What is asked for; null until the pipeline has found that the caller's roles allow it.</summary>
    public Deed? Deed { get; internal set; }

    internal static Refusal NotAllowed { get; } = new(
        RefusalKind.Forbidden,
        [new Violation(ViolationCode.NotAllowed, new Text("您的角色无权办理此事项。", "Your roles do not include this."))]);

    internal static Refusal NotActing { get; } = new(
        RefusalKind.Forbidden,
        [new Violation(ViolationCode.NotActing, new Text("只能以本人所在单位的名义办理；令牌须写明单位。", "You can act for your own organisation only; the token must name it."))]);

    /// <summary>The caller as seen in a campaign; null when it does not exist for the caller, or nothing in it may be done.</summary>
    internal Caller? In(Domain.Campaigns.Campaign campaign) =>
        Caller.In(campaign) is { } inside && (Deed is not { } deed || Authority.Of(inside, deed) != Relations.None) ? inside : null;
}

/// <summary>What a caller may do in one campaign, by how the caller's organisation stands to the others there.</summary>
internal sealed class CampaignAccess(Caller caller, Deed? deed, CampaignPolicy? policy)
{
    private readonly Dictionary<Deed, IReadOnlyCollection<string>> _extents = [];

    /// <summary>Outside every campaign, where nothing of a campaign may be seen.</summary>
    public static CampaignAccess Outside { get; } = new(Caller.Nobody, null, null);

    /// <summary>What is asked for.</summary>
    public Deed? Deed => deed;

    /// <summary>Who asks.</summary>
    public Caller Caller => caller;

    /// <summary>Whether a deed extends to anything in the campaign.</summary>
    public bool Allows(Deed what) => Authority.Of(caller, what) != Relations.None;

    /// <summary>Whether a deed extends to what belongs to this organisation.</summary>
    public bool Extends(Deed what, string organisation) =>
        Authority.Of(caller, what) is var relations
        && (relations == Relations.Any || (policy is not null && (relations.HasFlag(Authority.Between(caller.Organisation, organisation, policy.Organisations)) || MakesRecords(what, organisation, policy))));

    /// <summary>Whether what is asked for extends to what belongs to this organisation: what is seen may not always be acted on.</summary>
    public bool Permits(string organisation) => deed is { } asked && Extends(asked, organisation);

    /// <summary>The organisations that a deed extends to; null for all of them.</summary>
    public IReadOnlyCollection<string>? Extent(Deed what)
    {
        if (Authority.Of(caller, what) == Relations.Any)
        {
            return null;
        }

        if (!_extents.TryGetValue(what, out var codes))
        {
            codes = [.. (policy?.Organisations.All ?? []).Select(organisation => organisation.Code).Where(code => Extends(what, code))];
            _extents[what] = codes;
        }

        return codes;
    }

    // A body that the campaign names to check or give an opinion on nominees of an organisation stands to it as if it were above: it must be able to
    // read what it is to judge, wherever it stands. With no other role it gains anything by it.
    private bool MakesRecords(Deed what, string organisation, CampaignPolicy campaign) =>
        caller.Roles.Contains(CallerRole.OpinionBody)
        && Authority.Of(CallerRole.OpinionBody, what).HasFlag(Relations.Subordinate)
        && campaign.Stages.SelectMany(stage => stage.Records).Any(record =>
            record is { IsForReviewers: true, By: { } role } && campaign.Acting(role, organisation) == caller.Organisation);

    /// <summary>What of a nomination is shown in ordinary views.</summary>
    public Sight Of(Nomination nomination) => new(Extends(Common.Deed.ReadOpinion, nomination.RecommendedBy));
}

/// <summary>What a caller sees of a nomination.</summary>
/// <param name="Opinions">What checks and opinions say.</param>
internal sealed record Sight(bool Opinions);
