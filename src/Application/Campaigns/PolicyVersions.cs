using Commendation.Application.Common;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Campaigns;

/// <summary>How a version of a policy stands to today.</summary>
public enum VersionStanding
{
    /// <summary>A later one has taken its place; acts of its days are still judged by it.</summary>
    Superseded,

    /// <summary>Acts of today are judged by it.</summary>
    InForce,

    /// <summary>It has been adopted and takes effect later.</summary>
    Coming,
}

/// <summary>A version of a campaign's policy.</summary>
public sealed record PolicyVersionView
{
    /// <summary>1 for the version that the campaign began with; each amendment makes the next.</summary>
    public required int Number { get; init; }

    /// <summary>What verdicts and journal lines name it by.</summary>
    public required string PolicyVersion { get; init; }

    public required VersionStanding Standing { get; init; }

    /// <summary>First day on which acts are judged by it; null for the version that the campaign began with.</summary>
    public required DateOnly? EffectiveOn { get; init; }

    /// <summary>Number of the document that orders it: the notice's, or the amending paper's.</summary>
    public required string Document { get; init; }

    /// <summary>Why; null for the version that the campaign began with.</summary>
    public required string? Reason { get; init; }

    /// <summary>Organisation that adopted it; null for the version that the campaign began with.</summary>
    public required string? By { get; init; }

    /// <summary>Day of the adoption; null for the version that the campaign began with.</summary>
    public required DateOnly? On { get; init; }
}

/// <summary>A version with what it says.</summary>
/// <param name="Version">The version.</param>
/// <param name="Policy">Its policy.</param>
public sealed record PolicyVersionContent(PolicyVersionView Version, PolicyView Policy);

/// <summary>What differs between two versions of a campaign's policy, element by element.</summary>
/// <param name="Before">The earlier one.</param>
/// <param name="After">The later one.</param>
/// <param name="Changes">Every difference; empty when both say the same.</param>
public sealed record PolicyComparison(PolicyVersionView Before, PolicyVersionView After, IReadOnlyList<PolicyChange> Changes);

/// <summary>Every version of a campaign's policy.</summary>
public sealed record ListPolicyVersions(string Campaign) : IQuery<IReadOnlyList<PolicyVersionView>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

/// <summary>One version of a campaign's policy.</summary>
public sealed record GetPolicyVersion(string Campaign, int Number) : IQuery<PolicyVersionContent>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

/// <summary>Compares two versions: the latest with the one before it when no numbers are given.</summary>
public sealed record ComparePolicyVersions(string Campaign, int? Before, int? After) : IQuery<PolicyComparison>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

internal static class PolicyVersions
{
    /// <summary>The versions of an opened campaign, in order.</summary>
    public static IReadOnlyList<PolicyVersionView> Versions(this OpenedCampaign opened)
    {
        var campaign = opened.Campaign;
        var inForce = campaign.Amendments.TakeWhile(amendment => amendment.EffectiveOn <= opened.Today).Count() + 1;
        VersionStanding Standing(int number) => number < inForce ? VersionStanding.Superseded : number == inForce ? VersionStanding.InForce : VersionStanding.Coming;
        return
        [
            new PolicyVersionView
            {
                Number = 1,
                PolicyVersion = campaign.PolicyVersion,
                Standing = Standing(1),
                EffectiveOn = null,
                Document = opened.Policy.DocumentNumber,
                Reason = null,
                By = null,
                On = null,
            },
            .. campaign.Amendments.Select((amendment, i) => new PolicyVersionView
            {
                Number = i + 2,
                PolicyVersion = amendment.PolicyVersion,
                Standing = Standing(i + 2),
                EffectiveOn = amendment.EffectiveOn,
                Document = amendment.Document,
                Reason = amendment.Reason,
                By = amendment.By,
                On = amendment.On,
            }),
        ];
    }

    /// <summary>The version of this number; refused when there is none.</summary>
    public static Outcome<PolicyVersionView> Numbered(this OpenedCampaign opened, int number, string place)
    {
        var versions = opened.Versions();
        return number >= 1 && number <= versions.Count
            ? versions[number - 1]
            : new Refusal(RefusalKind.Missing, [new Violation(
                ViolationCode.NotFound,
                new Text($"没有第{number}版规则，共{versions.Count}版。", $"There is no version {number} of the policy; there are {versions.Count}."))
            { Place = place, Actual = number.ToString(System.Globalization.CultureInfo.InvariantCulture), Required = $"1..{versions.Count}" }]);
    }
}

internal sealed class ListPolicyVersionsHandler(CampaignOpener campaigns) : IRequestHandler<ListPolicyVersions, Outcome<IReadOnlyList<PolicyVersionView>>>
{
    public Task<Outcome<IReadOnlyList<PolicyVersionView>>> Handle(ListPolicyVersions request, CancellationToken cancellationToken) =>
        campaigns.Open(request.Campaign, cancellationToken).Select(opened => opened.Versions());
}

internal sealed class GetPolicyVersionHandler(CampaignOpener campaigns, ICampaignLibrary library) : IRequestHandler<GetPolicyVersion, Outcome<PolicyVersionContent>>
{
    public Task<Outcome<PolicyVersionContent>> Handle(GetPolicyVersion request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened
            .Numbered(request.Number, "number")
            .SelectAsync(async version => new PolicyVersionContent(version, (await library.Rules(opened.Campaign.PolicyCode, version.PolicyVersion, cancellationToken)).ToView())));
}

internal sealed class ComparePolicyVersionsHandler(CampaignOpener campaigns, ICampaignLibrary library) : IRequestHandler<ComparePolicyVersions, Outcome<PolicyComparison>>
{
    public Task<Outcome<PolicyComparison>> Handle(ComparePolicyVersions request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened =>
        {
            var later = request.After ?? opened.Campaign.Amendments.Count + 1;
            return opened.Numbered(request.Before ?? Math.Max(later - 1, 1), "older").Then(before => opened.Numbered(later, "newer")
                .SelectAsync(async after => new PolicyComparison(before, after, PolicyDiff.Between(await Policy(before), await Policy(after)))));

            async Task<CampaignPolicy> Policy(PolicyVersionView version) => (await library.Rules(opened.Campaign.PolicyCode, version.PolicyVersion, cancellationToken)).Policy;
        });
}
