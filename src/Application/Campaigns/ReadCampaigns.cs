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
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadJournal;
}

internal sealed class LivingNominations : Specification<Nomination>
{
    public LivingNominations(Guid campaignId) => Query.Where(nomination => nomination.CampaignId == campaignId && nomination.LivingKey != null && nomination.Reserve == null);
}

internal sealed class JournalOf : Specification<JournalEntry>
{
    public JournalOf(Guid campaignId) => Query.Where(entry => entry.CampaignId == campaignId);
}

internal sealed class ListCampaignsHandler(IStore store, ICampaignLibrary library, IClock clock, Access access) : IRequestHandler<ListCampaigns, Outcome<IReadOnlyList<CampaignView>>>
{
    public async Task<Outcome<IReadOnlyList<CampaignView>>> Handle(ListCampaigns request, CancellationToken cancellationToken)
    {
        var views = new List<CampaignView>();
        foreach (var campaign in (await store.List(new AllCampaigns(), cancellationToken)).Where(access.Enter))
        {
            views.Add(campaign.ToView((await library.Rules(campaign.PolicyCode, campaign.VersionOn(campaign.Clock ?? clock.Today), cancellationToken)).Policy));
        }

        return views;
    }
}

internal sealed class GetCampaignHandler(CampaignDesk desks) : IRequestHandler<GetCampaign, Outcome<CampaignView>>
{
    public async Task<Outcome<CampaignView>> Handle(GetCampaign request, CancellationToken cancellationToken) =>
        (await desks.Open(request.Campaign, cancellationToken)).Select(desk => desk.Campaign.ToView(desk.Rules.Policy));
}

internal sealed class GetPolicyHandler(CampaignDesk desks) : IRequestHandler<GetPolicy, Outcome<PolicyView>>
{
    public async Task<Outcome<PolicyView>> Handle(GetPolicy request, CancellationToken cancellationToken) =>
        (await desks.Open(request.Campaign, cancellationToken)).Select(desk => desk.Rules.ToView());
}

internal sealed class GetPolicySourceHandler(CampaignDesk desks, ICampaignLibrary library) : IRequestHandler<GetPolicySource, Outcome<CampaignSource>>
{
    public async Task<Outcome<CampaignSource>> Handle(GetPolicySource request, CancellationToken cancellationToken)
    {
        var opened = await desks.Open(request.Campaign, cancellationToken);
        if (!opened.Accepted)
        {
            return opened.Refusal;
        }

        var version = request.Number is { } number ? opened.Value.Version(number, "version") : Outcome<string>.Of(opened.Value.Rules.Policy.Version);
        return version.Accepted ? await library.Source(opened.Value.Campaign.PolicyCode, version.Value, cancellationToken) : version.Refusal;
    }
}

internal sealed class GetClausesHandler(CampaignDesk desks) : IRequestHandler<GetClauses, Outcome<IReadOnlyList<ClauseView>>>
{
    public async Task<Outcome<IReadOnlyList<ClauseView>>> Handle(GetClauses request, CancellationToken cancellationToken) =>
        (await desks.Open(request.Campaign, cancellationToken)).Select<IReadOnlyList<ClauseView>>(desk =>
        {
            var uses = desk.Rules.Policy.ClauseUses().ToList();
            return [.. desk.Rules.Policy.Clauses.Select(clause => clause.ToView(uses))];
        });
}

internal sealed class ListOrganisationsHandler(CampaignDesk desks) : IRequestHandler<ListOrganisations, Outcome<IReadOnlyList<Organisation>>>
{
    public async Task<Outcome<IReadOnlyList<Organisation>>> Handle(ListOrganisations request, CancellationToken cancellationToken) =>
        (await desks.Open(request.Campaign, cancellationToken)).Select<IReadOnlyList<Organisation>>(desk =>
        [
            .. desk.Rules.Policy.Organisations.All.Where(organisation =>
                (request.Tier is null || organisation.Tier == request.Tier) && (request.Superior is null || organisation.Superior == request.Superior)),
        ]);
}

internal sealed class GetQuotaUseHandler(CampaignDesk desks) : IRequestHandler<GetQuotaUse, Outcome<IReadOnlyList<QuotaUseView>>>
{
    public async Task<Outcome<IReadOnlyList<QuotaUseView>>> Handle(GetQuotaUse request, CancellationToken cancellationToken)
    {
        var opened = await desks.Open(request.Campaign, cancellationToken);
        if (!opened.Accepted)
        {
            return opened.Refusal;
        }

        var policy = opened.Value.Rules.Policy;
        var accounts = (await desks.Accounts(opened.Value, null, cancellationToken)).ToDictionary(account => (account.Organisation, account.Award));
        return Outcome<IReadOnlyList<QuotaUseView>>.Of(
        [
            .. policy.Quotas
                .Where(row => request.Award is null || row.Award == request.Award)
                .Select(row => accounts[(row.Organisation, row.Award)].ToView(policy)),
        ]);
    }
}

internal sealed class GetLimitsHandler(CampaignDesk desks, IStore store) : IRequestHandler<GetLimits, Outcome<IReadOnlyList<LimitStatusView>>>
{
    public async Task<Outcome<IReadOnlyList<LimitStatusView>>> Handle(GetLimits request, CancellationToken cancellationToken)
    {
        var opened = await desks.Open(request.Campaign, cancellationToken);
        if (!opened.Accepted)
        {
            return opened.Refusal;
        }

        var (campaign, policy) = (opened.Value.Campaign, opened.Value.Rules.Policy);
        var living = await store.Select(new LivingNominations(campaign.Id), Listable.Columns, cancellationToken);
        var statuses = LimitReport.Over(campaign.WithoutLapsed(policy), living.Select(nominee => nominee.Listed(policy)), await store.Recommended(campaign.Id, opened.Value.Rules, cancellationToken));
        return Outcome<IReadOnlyList<LimitStatusView>>.Of([.. statuses.Select(status => status.ToView(campaign))]);
    }
}

internal sealed class ListJournalHandler(CampaignDesk desks, IStore store) : IRequestHandler<ListJournal, Outcome<Page<JournalLine>>>
{
    public Task<Outcome<Page<JournalLine>>> Handle(ListJournal request, CancellationToken cancellationToken) => desks.ReadPage(
        store, request.Campaign, id => new JournalOf(id), request.Paging, [], entry => entry.ToView(), cancellationToken);
}
