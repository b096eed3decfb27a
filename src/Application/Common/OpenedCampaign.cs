using Ardalis.Specification;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Honours;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Publicity;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;

namespace Commendation.Application.Common;

/// <summary>A campaign as a request has opened it: under the version of the day, as the caller may see it. It does not change afterwards.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Rules">Its rules on the day.</param>
/// <param name="Access">What the caller may do in it.</param>
/// <param name="Store">What is stored of it, as far as the caller may see it.</param>
internal sealed record OpenedCampaign(Campaign Campaign, Rulebook Rules, CampaignAccess Access, GuardedStore Store)
{
    private static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(Nomination)] = "推荐 / nomination",
        [typeof(PublicNotice)] = "公告 / public notice",
        [typeof(Submission)] = "报送 / submission",
        [typeof(ProposedList)] = "拟表彰名单 / proposed list",
        [typeof(Decision)] = "表彰决定 / decision",
        [typeof(Honour)] = "荣誉 / honour",
        [typeof(LateAct)] = "补录事项 / late act",
    };

    /// <summary>Key of the campaign.</summary>
    public Guid Id => Campaign.Id;

    /// <summary>Its policy on the day.</summary>
    public CampaignPolicy Policy => Rules.Policy;

    /// <summary>Whether everything in it was entered afterwards: it documents a campaign that is over.</summary>
    public bool IsEnteredAfterwards => Campaign.IsEnteredAfterwards(Policy);

    /// <summary>Today in the campaign.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Day of the act.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Time of that day; null when only the day is known.</summary>
    public TimeOnly? At { get; init; }

    /// <summary>Day on which an act that is recorded late is recorded, or confirmed; null for every other act.</summary>
    public DateOnly? RecordedOn { get; init; }

    /// <summary>Code of the acting organisation; empty when only reading.</summary>
    public string Actor { get; init; } = string.Empty;

    /// <summary>The person who acts; null when only reading, and for the program itself.</summary>
    public string? Subject { get; init; }

    /// <summary>Bars that other campaigns of the series laid on later rounds.</summary>
    public IReadOnlyList<Bar> Bars { get; init; } = [];

    /// <summary>Versions of the policy that have been adopted and take effect later.</summary>
    public IReadOnlyList<ComingVersion> Coming { get; init; } = [];

    /// <summary>Makes keys.</summary>
    public required Func<Guid> NewKey { get; init; }

    /// <summary>The context of an act that concerns no single nomination.</summary>
    public ActContext Context() => new(Rules, Campaign, Actor, On, Subject: Subject) { At = At, RecordedOn = RecordedOn, Bars = Bars, Coming = Coming };

    /// <summary>Stores something new with the request.</summary>
    public T Add<T>(T added)
        where T : class
    {
        Store.Add(added);
        return added;
    }

    /// <summary>The aggregate of this key; refused when there is none, when it may be seen but not acted on, and when the caller saw another version of it.</summary>
    public async Task<Outcome<T>> Find<T>(Guid id, CancellationToken ct, int? expectedVersion = null)
        where T : Aggregate =>
        await Store.Find<T>(Id, id, ct) is not { } found ? Outcome.Missing(Names[typeof(T)], id.ToString())
        : found is Nomination nomination && !Access.Permits(nomination.RecommendedBy) ? Common.Access.NotAllowed
        : Versions.Stale(found, expectedVersion) is { } stale ? stale
        : found;

    /// <summary>The nomination of this key, with the context of an act on it.</summary>
    public Task<Outcome<(Nomination Nomination, ActContext Context)>> Nomination(Guid id, CancellationToken ct, int? expectedVersion = null) =>
        Find<Nomination>(id, ct, expectedVersion).SelectAsync(async found => (found, (await Nominees([found], ct)).ContextOf(found)));

    /// <summary>For each of these keys the nomination with the context of an act on it, or why there is none to act on.</summary>
    public async Task<IReadOnlyDictionary<Guid, Outcome<(Nomination Nomination, ActContext Context)>>> Each(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var found = (await Store.List(new ByKeys<Nomination>(Id, ids), ct)).ToDictionary(nomination => nomination.Id);
        var nominees = await Nominees([.. found.Values.Where(nomination => Access.Permits(nomination.RecommendedBy))], ct);
        return ids.ToDictionary(id => id, id =>
            found.GetValueOrDefault(id) is not { } nomination ? Outcome.Missing(Names[typeof(Nomination)], id.ToString())
            : Access.Permits(nomination.RecommendedBy) ? Outcome<(Nomination Nomination, ActContext Context)>.Of((nomination, nominees.ContextOf(nomination)))
            : Common.Access.NotAllowed);
    }

    /// <summary>The nominations of these keys in this order, with the contexts of an act on each. Every unknown key is named.</summary>
    public async Task<Outcome<Nominees>> Nominations(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var found = (await Store.List(new ByKeys<Nomination>(Id, ids), ct)).ToDictionary(nomination => nomination.Id);
        var missing = ids.Where(id => !found.ContainsKey(id)).ToList();
        if (missing.Count > 0)
        {
            return new Refusal(RefusalKind.Rule, [.. missing.Select(id => Outcome.Missing(Names[typeof(Nomination)], id.ToString()).Violations[0])]);
        }

        var nominations = ids.Distinct().Select(id => found[id]).ToList();
        return nominations.All(nomination => Access.Permits(nomination.RecommendedBy)) ? await Nominees(nominations, ct) : Common.Access.NotAllowed;
    }

    /// <summary>Objections that ended nominations of a person or unit and bar a new one.</summary>
    public async Task<IReadOnlyList<UpheldObjection>> Upheld(string key, CancellationToken ct)
    {
        var ended = await Store.EndedByObjection(Id, key, ct);
        var notices = ended.Count == 0 ? [] : await Store.Select(new WholeOf<PublicNotice>(Id), notice => new { notice.Stage, notice.Objections }, ct);
        return
        [
            .. from notice in notices
               from objection in notice.Objections
               where ended.Contains(objection.NominationId) && objection is { Status: ObjectionStatus.Upheld, Lifted: null }
               select new UpheldObjection(notice.Stage, objection.DecidedOn!.Value),
        ];
    }

    /// <summary>A page of what meets a specification.</summary>
    public Task<Outcome<Page<T>>> Page<T>(Specification<T> filter, Paging paging, IReadOnlyList<SortKey<T>> sorts, CancellationToken ct)
        where T : class =>
        PageRequest<T>.Read(paging, sorts).SelectAsync(page => Store.Page(filter, page, ct));

    /// <summary>The account of an organisation for an award; null when the quota table has no such row.</summary>
    public async Task<QuotaAccount?> Account(string organisation, string award, CancellationToken ct) =>
        (await Accounts([organisation], ct)).FirstOrDefault(account => account.Award == Policy.QuotaOf(award));

    /// <summary>The accounts of these organisations, or of all.</summary>
    public Task<IReadOnlyList<QuotaAccount>> Accounts(IReadOnlyCollection<string>? organisations, CancellationToken ct) => Store.List(new AccountsOf(Id, organisations), ct);

    /// <summary>Several nominations with the contexts of an act on each, with the quota accounts that they concern.</summary>
    public async Task<Nominees> Nominees(IReadOnlyList<Nomination> nominations, CancellationToken ct)
    {
        // Most acts neither take a place nor give one back.
        var holders = nominations
            .Where(nomination => nomination.HoldsPlace || nomination.Reserve is not null || Rules.Procedure.From(nomination.State).Any(row => row.Guards.Any(guard => guard is PlaceFree)))
            .Select(nomination => nomination.QuotaHolder)
            .OfType<string>()
            .Distinct()
            .ToList();
        var accounts = holders.Count == 0 ? [] : (await Accounts(holders, ct)).ToDictionary(account => (account.Organisation, account.Award));
        var context = Context() with { Counts = await this.Counts(nominations, ct) };
        return new Nominees(nominations, nomination => context with { Account = nomination.QuotaHolder is { } holder ? accounts.GetValueOrDefault((holder, Policy.QuotaOf(nomination.Award))) : null }, context);
    }
}

internal sealed class ByKeys<T> : Specification<T>
    where T : Aggregate
{
    public ByKeys(Guid campaignId, IReadOnlyCollection<Guid> ids) => Query.Where(one => one.CampaignId == campaignId && ids.Contains(one.Id));
}

internal sealed class WholeOf<T> : Specification<T>
    where T : Aggregate
{
    public WholeOf(Guid campaignId) => Query.Where(one => one.CampaignId == campaignId).OrderBy(one => one.Id);
}

internal sealed class AccountsOf : Specification<QuotaAccount>
{
    public AccountsOf(Guid campaignId, IReadOnlyCollection<string>? organisations = null)
    {
        Query.Where(account => account.CampaignId == campaignId).OrderBy(account => account.Id);
        if (organisations is not null)
        {
            Query.Where(account => organisations.Contains(account.Organisation));
        }
    }
}
