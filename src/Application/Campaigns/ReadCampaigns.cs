using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Campaigns;

/// <summary>Every campaign.</summary>
public sealed record ListCampaigns : IQuery<IReadOnlyList<CampaignView>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

/// <summary>One campaign.</summary>
public sealed record GetCampaign(string Campaign) : IQuery<CampaignView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

/// <summary>The policy that is in force today.</summary>
public sealed record GetPolicy(string Campaign) : IQuery<PolicyView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

/// <summary>The files that a version of the policy was made from; of the one in force when no number is given.</summary>
public sealed record GetPolicySource(string Campaign, int? Number = null) : IQuery<CampaignSource>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

/// <summary>The clause ledger with the elements that carry each clause.</summary>
public sealed record GetClauses(string Campaign) : IQuery<IReadOnlyList<ClauseView>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

/// <summary>Organisations, filtered by tier and superior.</summary>
public sealed record ListOrganisations(string Campaign, string? Tier, string? Superior) : IQuery<IReadOnlyList<Organisation>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

/// <summary>Use of the quota table.</summary>
public sealed record GetQuotaUse(string Campaign, string? Award) : IQuery<IReadOnlyList<QuotaUseView>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadProgress;
}

/// <summary>Where the living nominations stand with regard to the composition limits.</summary>
public sealed record GetLimits(string Campaign) : IQuery<IReadOnlyList<LimitStatusView>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadProgress;
}

/// <summary>The journal of a campaign.</summary>
public sealed record ListJournal(string Campaign, Paging Paging) : IQuery<Page<JournalLine>>
{
    /// <summary>Name of an act; null for every act.</summary>
    public string? Act { get; init; }

    /// <summary>Code of the organisation that acted; null for all.</summary>
    public string? Actor { get; init; }

    /// <summary>Day of the acts; null for every day.</summary>
    public DateOnly? On { get; init; }

    /// <inheritdoc/>
    public Deed Deed => Deed.ReadJournal;
}

internal sealed class LivingNominations : Specification<Nomination>
{
    public LivingNominations(Guid campaignId) => Query.Where(nomination => nomination.CampaignId == campaignId && nomination.LivingKey != null && nomination.Reserve == null);
}

internal sealed class JournalOf : Specification<JournalEntry>
{
    public JournalOf(Guid campaignId, ListJournal asked)
    {
        Query.Where(entry => entry.CampaignId == campaignId);
        if (asked.Act is { } act)
        {
            Query.Where(entry => entry.Act == act);
        }

        if (asked.Actor is { } actor)
        {
            Query.Where(entry => entry.Actor == actor);
        }

        if (asked.On is { } on)
        {
            Query.Where(entry => entry.On == on);
        }
    }
}

internal sealed class ListCampaignsHandler(IStore store, ICampaignLibrary library, IClock clock, Access access) : IRequestHandler<ListCampaigns, Outcome<IReadOnlyList<CampaignView>>>
{
    public async Task<Outcome<IReadOnlyList<CampaignView>>> Handle(ListCampaigns request, CancellationToken cancellationToken)
    {
        var views = new List<CampaignView>();
        foreach (var campaign in (await store.List(new AllCampaigns(), cancellationToken)).Where(campaign => access.In(campaign) is not null))
        {
            var policy = (await library.Rules(campaign.PolicyCode, campaign.VersionOn(campaign.Clock ?? clock.Today), cancellationToken)).Policy;
            views.Add(campaign.ToView(policy, new CampaignAccess(access.In(campaign)!, access.Deed, policy)));
        }

        return views;
    }
}

internal sealed class GetCampaignHandler(CampaignOpener campaigns) : IRequestHandler<GetCampaign, Outcome<CampaignView>>
{
    public Task<Outcome<CampaignView>> Handle(GetCampaign request, CancellationToken cancellationToken) =>
        campaigns.Open(request.Campaign, cancellationToken).Select(opened => opened.Campaign.ToView(opened.Policy, opened.Access));
}

internal sealed class GetPolicyHandler(CampaignOpener campaigns) : IRequestHandler<GetPolicy, Outcome<PolicyView>>
{
    public Task<Outcome<PolicyView>> Handle(GetPolicy request, CancellationToken cancellationToken) =>
        campaigns.Open(request.Campaign, cancellationToken).Select(opened => opened.Rules.ToView());
}

internal sealed class GetPolicySourceHandler(CampaignOpener campaigns, ICampaignLibrary library) : IRequestHandler<GetPolicySource, Outcome<CampaignSource>>
{
    public Task<Outcome<CampaignSource>> Handle(GetPolicySource request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => (request.Number is { } number ? opened.Numbered(number, "version").Select(version => version.PolicyVersion) : opened.Policy.Version)
            .SelectAsync(version => library.Source(opened.Campaign.PolicyCode, version, cancellationToken)));
}

internal sealed class GetClausesHandler(CampaignOpener campaigns) : IRequestHandler<GetClauses, Outcome<IReadOnlyList<ClauseView>>>
{
    public Task<Outcome<IReadOnlyList<ClauseView>>> Handle(GetClauses request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Select<OpenedCampaign, IReadOnlyList<ClauseView>>(opened =>
        {
            var uses = opened.Policy.ClauseUses().ToList();
            return [.. opened.Policy.Clauses.Select(clause => clause.ToView(uses))];
        });
}

internal sealed class ListOrganisationsHandler(CampaignOpener campaigns) : IRequestHandler<ListOrganisations, Outcome<IReadOnlyList<Organisation>>>
{
    public Task<Outcome<IReadOnlyList<Organisation>>> Handle(ListOrganisations request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.FilteredBy(("tier", request.Tier), ("superior", request.Superior)))
        .Select<OpenedCampaign, IReadOnlyList<Organisation>>(opened =>
        [
            .. opened.Policy.Organisations.All.Where(organisation =>
                (request.Tier is null || organisation.Tier == request.Tier) && (request.Superior is null || organisation.Superior == request.Superior)),
        ]);
}

internal sealed class GetQuotaUseHandler(CampaignOpener campaigns) : IRequestHandler<GetQuotaUse, Outcome<IReadOnlyList<QuotaUseView>>>
{
    public Task<Outcome<IReadOnlyList<QuotaUseView>>> Handle(GetQuotaUse request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.FilteredBy(("award", request.Award)))
        .SelectAsync(async opened => Uses(opened.Policy, request.Award, await opened.Accounts(null, cancellationToken)));

    private static IReadOnlyList<QuotaUseView> Uses(CampaignPolicy policy, string? award, IReadOnlyList<QuotaAccount> accounts)
    {
        var byRow = accounts.ToDictionary(account => (account.Organisation, account.Award));
        return [.. policy.Quotas.Where(row => award is null || policy.AwardsOf(row).Contains(award)).Select(row => byRow[(row.Organisation, row.Award)].ToView(row, policy))];
    }
}

internal sealed class GetLimitsHandler(CampaignOpener campaigns) : IRequestHandler<GetLimits, Outcome<IReadOnlyList<LimitStatusView>>>
{
    public Task<Outcome<IReadOnlyList<LimitStatusView>>> Handle(GetLimits request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .SelectAsync<OpenedCampaign, IReadOnlyList<LimitStatusView>>(async opened =>
        {
            var living = await opened.Store.Select(new LivingNominations(opened.Id), Listable.Columns, cancellationToken);
            var statuses = LimitReport.Over(opened.Campaign.WithoutLapsed(opened.Policy), living.Select(nominee => nominee.Listed(opened.Policy)), await opened.Recommended(cancellationToken));
            return [.. statuses.Select(status => status.ToView(opened.Campaign, opened.Policy))];
        });
}

internal sealed class ListJournalHandler(CampaignOpener campaigns) : IRequestHandler<ListJournal, Outcome<Page<JournalLine>>>
{
    public Task<Outcome<Page<JournalLine>>> Handle(ListJournal request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.Page(new JournalOf(opened.Id, request), request.Paging, [], cancellationToken))
        .Select(page => page.Select(entry => entry.ToView()));
}
