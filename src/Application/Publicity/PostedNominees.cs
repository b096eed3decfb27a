using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Nominations;
using Commendation.Domain.Procedures;
using Commendation.Domain.Publicity;

namespace Commendation.Application.Publicity;

/// <summary>
/// Whom a notice shows to everybody, and what came of the others. List, page and text of a notice ask here, so that none shows more than another:
/// a nominee is shown until the last day of its own term, or as long as that stands still; afterwards it is counted, and its text withheld.
/// </summary>
internal sealed class PostedNominees
{
    private readonly PublicNotice _notice;
    private readonly List<Nomination> _withheld;

    private PostedNominees(PublicNotice notice, Dictionary<Guid, Nomination> nominations, OpenedCampaign opened)
    {
        _notice = notice;
        var posted = notice.Nominations.Index().Where(one => nominations.ContainsKey(one.Item)).Select(one => (Number: one.Index + 1, Nomination: nominations[one.Item])).ToList();
        var judged = posted.ToLookup(one => IsShown(one.Nomination, notice, opened));
        Shown = [.. judged[true]];
        _withheld = [.. judged[false].Select(one => one.Nomination)];
        WentOn = posted.Count(one => HasGoneOn(one.Nomination, notice, opened.Rules.Procedure));
        Ended = posted.Count(one => one.Nomination.State is { IsFinal: true, IsSuccess: false });
    }

    /// <summary>Those that are shown, each with its number in the notice, from 1.</summary>
    public IReadOnlyList<(int Number, Nomination Nomination)> Shown { get; }

    /// <summary>How many were posted.</summary>
    public int Posted => _notice.Nominations.Count;

    /// <summary>How many of them went on to the next stage.</summary>
    public int WentOn { get; }

    /// <summary>How many of them ended without an honour, then or later.</summary>
    public int Ended { get; }

    /// <summary>The text as everybody may read it: without what is about those who are not shown, and nothing where nobody is.</summary>
    public IReadOnlyDictionary<string, string> Content => PostedContent.Without(_notice.Content, Names(_withheld), Names(Shown.Select(one => one.Nomination)));

    /// <summary>Those of several notices, by the key of the notice.</summary>
    public static async Task<IReadOnlyDictionary<Guid, PostedNominees>> Of(OpenedCampaign opened, IReadOnlyCollection<PublicNotice> notices, CancellationToken ct)
    {
        var nominations = (await opened.Store.Posted(opened.Id, [.. notices.SelectMany(notice => notice.Nominations).Distinct()], ct)).ToDictionary(nomination => nomination.Id);
        return notices.ToDictionary(notice => notice.Id, notice => new PostedNominees(notice, nominations, opened));
    }

    private static bool IsShown(Nomination nomination, PublicNotice notice, OpenedCampaign opened) =>
        !nomination.State.IsFinal
        && nomination.State.Stage == notice.Stage
        && PublicationIn(notice, nomination) is { ClosedOn: null }
        && (WorkingCalendar.Within(() => nomination.WindowIn(notice.Stage, opened.Rules)) is not { Accepted: true, Value.LastDay: { } last } || opened.Today <= last);

    private static bool HasGoneOn(Nomination nomination, PublicNotice notice, Procedure procedure) =>
        nomination.State.IsSuccess
        || (!nomination.State.IsFinal && procedure.Position(nomination.State) > procedure.Position(State.At(notice.Stage)) && PublicationIn(notice, nomination)?.ClosedOn is not null);

    private static Publication? PublicationIn(PublicNotice notice, Nomination nomination) => nomination.Publications.LastOrDefault(publication => publication.NoticeId == notice.Id);

    // By every name that they have had.
    private static IReadOnlyCollection<string> Names(IEnumerable<Nomination> nominations) =>
    [
        .. nominations.SelectMany(nomination => nomination.Corrections.SelectMany(correction => correction.Values)
            .Concat(nomination.Changes.SelectMany(change => change.Values))
            .Where(value => value is { Field: "name", From: not null })
            .Select(value => value.From!)
            .Prepend(nomination.Nominee.Name))
            .Distinct(),
    ];
}
