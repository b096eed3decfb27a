using Ardalis.Specification;
using Commendation.Domain.Calendars;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Application.Common;

/// <summary>Opens campaigns for a request, each under the version of its policy that is in force on the day of the act.</summary>
internal sealed class CampaignOpener(IStore store, ICampaignLibrary library, IClock clock, IKeys keys, Access access, Lateness lateness)
{
    private readonly Dictionary<Guid, OpenedCampaign> _opened = [];

    /// <summary>What the request was about: the campaign that it opened before any other; null when it opened none.</summary>
    public OpenedCampaign? First => _opened.Values.FirstOrDefault();

    /// <summary>The campaign as it was opened for an act; null when it was only read.</summary>
    public OpenedCampaign? Acting { get; private set; }

    /// <summary>Version that the journal names for what was done in a campaign: the one under which it was opened, or a new campaign's own.</summary>
    public string VersionIn(Campaign campaign) => _opened.GetValueOrDefault(campaign.Id)?.Rules.Policy.Version ?? campaign.PolicyVersion;

    /// <summary>The campaign itself, without its rules.</summary>
    public async Task<Outcome<Campaign>> Find(string campaign, CancellationToken ct) =>
        await store.FindCampaign(campaign, ct) is { } found && access.In(found) is not null ? found : Outcome.Missing("评选表彰活动 / campaign", campaign);

    /// <summary>Opens a campaign for reading, as of a day; today when none is given.</summary>
    public Task<Outcome<OpenedCampaign>> Open(string campaign, CancellationToken ct, DateOnly? on = null) => Find(campaign, ct).SelectAsync(async found =>
    {
        var today = found.Clock ?? clock.Today;
        var rules = await library.Rules(found.PolicyCode, found.VersionOn(on ?? today), ct);
        var coming = new List<ComingVersion>();
        foreach (var amendment in found.Amendments.Where(amendment => amendment.EffectiveOn > (on ?? today)))
        {
            coming.Add(new ComingVersion((await library.Rules(found.PolicyCode, amendment.PolicyVersion, ct)).Policy, amendment.EffectiveOn));
        }

        var inside = new CampaignAccess(access.In(found)!, access.Deed, rules.Policy);
        return _opened[found.Id] = new OpenedCampaign(found, rules, inside, ((GuardedStore)store).In(inside))
        {
            Today = today,
            On = today,
            At = found.Clock is null ? clock.TimeOfDay : null,
            Coming = coming,
            NewKey = keys.New,
        };
    });

    /// <summary>
    /// Opens a campaign for an act, and is the one place that says of which moment the act is. In a campaign that runs it is of the minute in which
    /// it is recorded, or, where its rules foresee late recording, of the moment that is vouched for, and judged by the rules of the day of recording;
    /// in a sandbox and in a record of a campaign that is over it is of the moment given, and of a day alone no time is known. Refused for an unknown
    /// organisation, for a moment that has not come or, in a campaign that runs, has passed, and when the caller saw another version of the campaign
    /// than the present one.
    /// </summary>
    public Task<Outcome<OpenedCampaign>> Open(string campaign, string actor, Moment? on, CancellationToken ct, int? expectedVersion = null) => Open(campaign, ct, on?.Day).Then<OpenedCampaign, OpenedCampaign>(async opened =>
    {
        var anyDay = opened.Campaign.TakesAnyDay(opened.Policy);
        if (!anyDay && on is { } named && named.Day != opened.Today)
        {
            // Nobody slips under another version of the rules by naming a day.
            var today = await Open(campaign, ct);
            if (!today.Accepted)
            {
                return today;
            }

            opened = today.Value;
        }

        if (opened.Policy.Organisations.Find(actor) is null)
        {
            return opened.Policy.Organisations.Unknown(actor, "organisation");
        }

        var now = new Moment(opened.On, opened.At);
        if (on is { } given && (given.Day > now.Day || (given.Day == now.Day && given.Time > now.Time)))
        {
            return InFuture(given, now);
        }

        var late = !anyDay && on is { } past && (past.Day < now.Day || past.Time < now.Time);
        if ((late ? lateness.Obstacle(on!.Value, now, opened.Rules, actor) : lateness.Claim is null ? null : Lateness.NotLate) is { } obstacle)
        {
            return obstacle;
        }

        if (Versions.Stale(opened.Campaign, expectedVersion) is { } stale)
        {
            return stale;
        }

        var moment = anyDay || late ? on ?? now : now;
        return Acting = opened with { Actor = actor, On = moment.Day, At = moment.Time, RecordedOn = late ? now.Day : null, Subject = access.Caller.IsSystem ? null : access.Caller.Subject, Bars = await Bars(opened, ct) };
    });

    /// <summary>
    /// What the other campaigns of the series laid on later rounds. They keep their sanctions under their own policy, from which no amendment
    /// takes them away. A sandbox neither bars anybody nor learns who is barred.
    /// </summary>
    public async Task<IReadOnlyList<Bar>> Bars(OpenedCampaign opened, CancellationToken ct)
    {
        if (opened.Campaign.IsSandbox || opened.Policy.Series is not { } series)
        {
            return [];
        }

        var bars = new List<Bar>();
        var others = await store.Select(new AllCampaigns(), other => new { other.Code, other.IsSandbox, other.PolicyVersion, other.Amendments, other.Sanctions }, ct);
        foreach (var other in others.Where(other => !other.IsSandbox && other.Code != opened.Campaign.Code && other.Sanctions.Count > 0))
        {
            var policy = (await library.Rules(other.Code, Amendment.InForce(other.PolicyVersion, other.Amendments, opened.On), ct)).Policy;
            bars.AddRange(policy.Series?.Code == series.Code ? Bar.Of(policy, other.Sanctions) : []);
        }

        return bars;
    }

    private static Violation InFuture(Moment given, Moment now) => new(
        ViolationCode.DateInFuture,
        given.Time is null
            ? new Text($"办理日期{given}尚未到来，今天是{Day(now.Day)}。", $"The act's date {given} has not come yet; today is {Day(now.Day)}.")
            : new Text($"办理时刻{Told(given)}尚未到来，现在是{Told(now)}。", $"The act's time {Told(given)} has not come yet; it is {Told(now)} now."))
    {
        Place = "on",
        Actual = given.ToString(),
        Required = given.Time is null ? Day(now.Day) : now.ToString(),
    };

    private static string Told(Moment moment) => moment.ToString().Replace('T', ' ');

    private static string Day(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}

internal sealed class AllCampaigns : Specification<Campaign>
{
    public AllCampaigns() => Query.OrderBy(campaign => campaign.Code);
}
