using Ardalis.Specification;
using Commendation.Domain.Calendars;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Nominations;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Application.Common;

/// <summary>Opens a campaign for one request: the campaign itself, its rules, and the day and organisation of the act.</summary>
internal sealed class CampaignDesk(IStore store, ICampaignLibrary library, IClock clock, Access access)
{
    private readonly Dictionary<Guid, string> _versions = [];

    /// <summary>Version of the policy of the campaign that was opened last; null when none was.</summary>
    public string? PolicyVersion { get; private set; }

    /// <summary>Code of the campaign that was opened last; null when none was.</summary>
    public string? Campaign { get; private set; }

    /// <summary>Version that the journal names for what is done in a campaign: the one under which it was opened, or a new campaign's own.</summary>
    public string VersionIn(Campaign campaign) => _versions.GetValueOrDefault(campaign.Id, campaign.PolicyVersion);

    /// <summary>Notes that a campaign that was opened was pinned to another version.</summary>
    public void Repin(Campaign campaign) => _versions[campaign.Id] = campaign.PolicyVersion;

    /// <summary>Whether the caller may do something in the opened campaign, for whatever organisation.</summary>
    public bool May(Deed deed) => access.Allows(deed);

    /// <summary>Opens a campaign for reading, under the version of its policy that is in force on a day; today when none is given.</summary>
    public async Task<Outcome<Desk>> Open(string campaign, CancellationToken ct, DateOnly? on = null)
    {
        var entered = await Enter(campaign, ct);
        if (!entered.Accepted)
        {
            return entered.Refusal;
        }

        var found = entered.Value;
        var today = found.Clock ?? clock.Today;
        (PolicyVersion, Campaign) = (found.VersionOn(on ?? today), found.Code);
        _versions[found.Id] = PolicyVersion;
        var rules = await library.Rules(found.PolicyCode, PolicyVersion, ct);
        access.Learn(rules.Policy.Organisations);
        var coming = new List<ComingVersion>();
        foreach (var amendment in found.Amendments.Where(amendment => amendment.EffectiveOn > (on ?? today)))
        {
            coming.Add(new ComingVersion((await library.Rules(found.PolicyCode, amendment.PolicyVersion, ct)).Policy, amendment.EffectiveOn));
        }

        return new Desk(found, rules, string.Empty, today, found.Clock is null ? clock.TimeOfDay : null) { Access = access, Today = today, Coming = coming };
    }

    /// <summary>The campaign itself, without its rules.</summary>
    public async Task<Outcome<Campaign>> Enter(string campaign, CancellationToken ct) =>
        await store.FindCampaign(campaign, ct) is { } found && access.Enter(found) ? found : Outcome.Missing("评选表彰活动 / campaign", campaign);

    /// <summary>
    /// Opens a campaign for an act. Refused for an unknown organisation and for a moment that has not come. Without a moment it is done now; of a
    /// day alone no time is known.
    /// </summary>
    public async Task<Outcome<Desk>> Open(string campaign, string actor, Moment? on, CancellationToken ct)
    {
        var opened = await Open(campaign, ct, on?.Day);
        IReadOnlyList<Bar> bars = opened.Accepted ? await Bars(opened.Value, ct) : [];
        return opened.Then<Desk>(desk =>
        {
            if (desk.Rules.Policy.Organisations.Find(actor) is null)
            {
                return desk.Rules.Policy.Organisations.Unknown(actor, "actor");
            }

            var now = new Moment(desk.On, desk.At);
            return on is { } given && (given.Day > now.Day || (given.Day == now.Day && given.Time > now.Time))
                ? new Violation(
                    "date-in-future",
                    given.Time is null
                        ? new Text($"办理日期{given}尚未到来，今天是{Day(now.Day)}。", $"The act's date {given} has not come yet; today is {Day(now.Day)}.")
                        : new Text($"办理时刻{Told(given)}尚未到来，现在是{Told(now)}。", $"The act's time {Told(given)} has not come yet; it is {Told(now)} now."))
                {
                    Place = "on",
                    Actual = given.ToString(),
                    Required = given.Time is null ? Day(now.Day) : now.ToString(),
                }
                : desk with { Actor = actor, On = (on ?? now).Day, At = (on ?? now).Time, Subject = access.Caller.IsSystem ? null : access.Caller.Subject, Bars = bars };
        });
    }

    /// <summary>Opens a campaign for an act on it as a whole, which is refused as well when the caller saw another version of it.</summary>
    public async Task<Outcome<Desk>> Open(string campaign, string actor, Moment? on, int? expectedVersion, CancellationToken ct) =>
        (await Open(campaign, actor, on, ct)).Then<Desk>(desk => Versions.Stale(desk.Campaign, expectedVersion) is { } stale ? stale : desk);

    /// <summary>
    /// What the other campaigns of the series laid on later rounds. They keep their sanctions under their own policy, from which no amendment
    /// takes them away. A sandbox neither bars anybody nor learns who is barred.
    /// </summary>
    public async Task<IReadOnlyList<Bar>> Bars(Desk desk, CancellationToken ct)
    {
        if (desk.Campaign.IsSandbox || desk.Rules.Policy.Series is not { } series)
        {
            return [];
        }

        var bars = new List<Bar>();
        var others = await store.Select(new AllCampaigns(), other => new { other.Code, other.IsSandbox, other.PolicyVersion, other.Amendments, other.Sanctions }, ct);
        foreach (var other in others.Where(other => !other.IsSandbox && other.Code != desk.Campaign.Code && other.Sanctions.Count > 0))
        {
            var policy = (await library.Rules(other.Code, Amendment.InForce(other.PolicyVersion, other.Amendments, desk.On), ct)).Policy;
            bars.AddRange(policy.Series?.Code == series.Code ? Bar.Of(policy, other.Sanctions) : []);
        }

        return bars;
    }

    private static string Told(Moment moment) => moment.ToString().Replace('T', ' ');

    private static string Day(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The nomination of this key.</summary>
    public async Task<Outcome<Nomination>> Find(Desk desk, Guid id, CancellationToken ct)
    {
        if (await store.Find<Nomination>(desk.Campaign.Id, id, ct) is not { } nomination)
        {
            return Outcome.Missing("推荐 / nomination", id.ToString());
        }

        return NotAllowed([nomination]) is { } notAllowed ? notAllowed : nomination;
    }

    /// <summary>The nomination of this key, with the context of an act on it.</summary>
    public async Task<Outcome<(Nomination Nomination, ActContext Context)>> Nomination(Desk desk, Guid id, CancellationToken ct, string? reason = null)
    {
        var found = await Find(desk, id, ct);
        if (!found.Accepted)
        {
            return found.Refusal;
        }

        var contextOf = await Contexts(desk, [found.Value], ct);
        return (found.Value, contextOf(found.Value) with { Reason = reason });
    }

    /// <summary>The nominations of these keys in this order, with the contexts of an act on each. Every unknown key is named.</summary>
    public async Task<Outcome<(IReadOnlyList<Nomination> Nominations, Func<Nomination, ActContext> ContextOf)>> Nominations(
        Desk desk, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var found = (await store.List(new NominationsById(desk.Campaign.Id, ids), ct)).ToDictionary(nomination => nomination.Id);
        var missing = ids.Where(id => !found.ContainsKey(id)).ToList();
        if (missing.Count > 0)
        {
            return new Refusal(RefusalKind.Rule, [.. missing.Select(id => Outcome.Missing("推荐 / nomination", id.ToString()).Violations[0])]);
        }

        var nominations = ids.Distinct().Select(id => found[id]).ToList();
        if (NotAllowed(nominations) is { } notAllowed)
        {
            return notAllowed;
        }

        return (nominations, await Contexts(desk, nominations, ct));
    }

    /// <summary>The account of an organisation for an award; null when the quota table has no such row.</summary>
    public async Task<QuotaAccount?> Account(Desk desk, string organisation, string award, CancellationToken ct) =>
        (await Accounts(desk, [organisation], ct)).FirstOrDefault(account => account.Award == award);

    /// <summary>The accounts of these organisations, or of all, with the places that the quota table in force gives them.</summary>
    public async Task<IReadOnlyList<QuotaAccount>> Accounts(Desk desk, IReadOnlyCollection<string>? organisations, CancellationToken ct)
    {
        var accounts = await store.List(new AccountsOf(desk.Campaign.Id, organisations), ct);
        if (desk.Campaign.Amendments.Count > 0)
        {
            var places = desk.Rules.Policy.Quotas.ToDictionary(row => (row.Organisation, row.Award), row => row.Places);
            foreach (var account in accounts)
            {
                account.Allot(places.GetValueOrDefault((account.Organisation, account.Award)));
            }
        }

        return accounts;
    }

    // What the caller sees but may not act on.
    private Refusal? NotAllowed(IEnumerable<Nomination> nominations) =>
        access.Deed is { } deed && nominations.All(nomination => access.Extends(deed, nomination.RecommendedBy)) ? null : Access.NotAllowed;

    /// <summary>The contexts of an act on each of several nominations, with the quota accounts that they concern.</summary>
    public async Task<Func<Nomination, ActContext>> Contexts(Desk desk, IReadOnlyList<Nomination> nominations, CancellationToken ct)
    {
        // Most acts neither take a place nor give one back.
        var holders = nominations
            .Where(nomination => nomination.HoldsPlace || nomination.Reserve is not null || desk.Rules.Procedure.From(nomination.State).Any(row => row.Guards.Any(guard => guard is PlaceFree)))
            .Select(nomination => nomination.QuotaHolder)
            .OfType<string>()
            .Distinct()
            .ToList();
        var accounts = holders.Count == 0 ? [] : (await Accounts(desk, holders, ct)).ToDictionary(account => (account.Organisation, account.Award));
        return nomination => desk.Context() with
        {
            Account = nomination.QuotaHolder is { } holder ? accounts.GetValueOrDefault((holder, nomination.Award)) : null,
        };
    }
}

/// <summary>A campaign opened for one request.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Rules">Its rules.</param>
/// <param name="Actor">Code of the acting organisation; empty when only reading.</param>
/// <param name="On">Day of the act.</param>
/// <param name="At">Time of that day; null when only the day is known.</param>
internal sealed record Desk(Campaign Campaign, Rulebook Rules, string Actor, DateOnly On, TimeOnly? At = null)
{
    /// <summary>Bars that other campaigns of the series laid on later rounds.</summary>
    public IReadOnlyList<Bar> Bars { get; init; } = [];

    /// <summary>Versions of the policy that have been adopted and take effect later.</summary>
    public IReadOnlyList<ComingVersion> Coming { get; init; } = [];

    /// <summary>The context of an act that concerns no single nomination.</summary>
    public ActContext Context() => new(Rules, Campaign, Actor, On, Subject: Subject) { At = At, Bars = Bars, Coming = Coming };

    /// <summary>Today in the campaign.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>What the caller may do in it.</summary>
    public required Access Access { get; init; }

    /// <summary>The person who acts; null when only reading, and for the program itself.</summary>
    public string? Subject { get; init; }
}

internal sealed class NominationsById : Specification<Nomination>
{
    public NominationsById(Guid campaignId, IReadOnlyCollection<Guid> ids) =>
        Query.Where(nomination => nomination.CampaignId == campaignId && ids.Contains(nomination.Id));
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

internal sealed class AllCampaigns : Specification<Campaign>
{
    public AllCampaigns() => Query.OrderBy(campaign => campaign.Code);
}
