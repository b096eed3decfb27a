using Commendation.Application.Common;
using Commendation.Domain.Procedures;
using Commendation.Domain.Publicity;
using Riok.Mapperly.Abstractions;

namespace Commendation.Application.Publicity;

/// <summary>A public notice.</summary>
public sealed record NoticeView
{
    public required Guid Id { get; init; }

    public required string Stage { get; init; }

    public required string Organisation { get; init; }

    public required DateOnly PostedOn { get; init; }

    /// <summary>Day from which the public could see it and the term counts, where it was recorded later than it was posted; null where that is the day of posting.</summary>
    public required DateOnly? SeenFrom { get; init; }

    /// <summary>Where else it was published; null where it was not.</summary>
    public required PublishedElsewhere? PublishedElsewhere { get; init; }

    /// <summary>Who vouches for a posting that was recorded late; null for every other one.</summary>
    public LateView? Late { get; init; }

    /// <summary>Whether it was entered afterwards, in the record of a campaign that is over.</summary>
    public required bool EnteredAfterwards { get; init; }

    /// <summary>Last day of the term where no objection stops it; null when it runs into a year whose holidays are not published.</summary>
    public required DateOnly? LastDay { get; init; }

    /// <summary>Whether the last day hangs on holidays that are only expected; it is recounted when the year's paper comes.</summary>
    public required bool Provisional { get; init; }

    /// <summary>Last day as it was known on the day of posting, where a later holiday paper changed it; null otherwise.</summary>
    public required DateOnly? LastDayAsPosted { get; init; }

    /// <summary>What holiday papers published after the posting made of the term, in order of publication.</summary>
    public required IReadOnlyList<RevisionView> Revisions { get; init; }

    public required IReadOnlyDictionary<string, string> Content { get; init; }

    public required IReadOnlyList<Guid> Nominations { get; init; }

    /// <summary>Objections; none for callers who neither handle nor review them.</summary>
    public required IReadOnlyList<ObjectionView> Objections { get; init; }

    public required int Version { get; init; }

    /// <summary>What was made public and since when, signed, to be kept; null for a notice from before receipts were given.</summary>
    public NoticeReceipt? Receipt { get; internal set; }
}

/// <summary>An objection.</summary>
public sealed record ObjectionView
{
    public required Guid Id { get; init; }

    public required Guid NominationId { get; init; }

    public required ObjectionChannel Channel { get; init; }

    public required bool Signed { get; init; }

    public required DateOnly ArrivedOn { get; init; }

    /// <summary>Day of the postmark of a letter; null where it is not known.</summary>
    public required DateOnly? PostmarkedOn { get; init; }

    /// <summary>Day on which it was recorded; null where it was recorded before that was kept.</summary>
    public required DateOnly? RecordedOn { get; init; }

    /// <summary>Who objected by the public address, for who examines only; null for everybody else, and where an office took it in.</summary>
    public required Objector? Objector { get; init; }

    public required string Statement { get; init; }

    public required IReadOnlyList<string> Evidence { get; init; }

    public required ObjectionStatus Status { get; init; }

    public required string? Finding { get; init; }

    public required DateOnly? DecidedOn { get; init; }

    /// <summary>How the bar on a new nomination was lifted; null while it holds, and where there is none.</summary>
    public required LiftedBar? Lifted { get; init; }
}

/// <summary>What closing a notice did for each of its nominations.</summary>
public sealed record NoticeClosedView
{
    public required Guid NoticeId { get; init; }

    /// <summary>Nominations that went on.</summary>
    public required IReadOnlyList<Guid> Closed { get; init; }

    /// <summary>Nominations that stay because an objection is being examined; close the notice again for them later.</summary>
    public required IReadOnlyList<Guid> UnderExamination { get; init; }
}

[Mapper(RequiredMappingStrategy = RequiredMappingStrategy.Target)]
internal static partial class NoticeViews
{
    /// <summary>The notice as the caller may see it: objections are for who handles and who reviews.</summary>
    public static NoticeView ToView(this PublicNotice notice, OpenedCampaign opened) => notice.ToView(opened.Rules, opened.IsEnteredAfterwards) with
    {
        Objections = opened.Access.Extends(Deed.HandleObjection, notice.Organisation) || opened.Access.Extends(Deed.ReadOpinion, notice.Organisation)
            ? [.. notice.Objections.Select(objection => objection.ToView() with { Objector = Reviews(notice, opened) ? objection.Objector : null })]
            : [],
    };

    /// <summary>The same with the text that the caller may read: who may not read the nominations reads what is public.</summary>
    public static NoticeView Told(this PublicNotice notice, OpenedCampaign opened, PostedNominees posted) =>
        opened.Access.Extends(Deed.ReadNomination, notice.Organisation) ? notice.ToView(opened) : notice.ToView(opened) with { Content = posted.Content };

    public static NoticeView ToView(this PublicNotice notice, Rulebook rules, bool enteredAfterwards)
    {
        var history = rules.Policy.FindStage(notice.Stage)?.Term?.HistoryFrom(notice.CountedFrom(), rules.CalendarOf(notice.Organisation));
        return new NoticeView
        {
            Id = notice.Id,
            Stage = notice.Stage,
            Organisation = notice.Organisation,
            PostedOn = notice.PostedOn,
            SeenFrom = notice.SeenFrom,
            PublishedElsewhere = notice.PublishedElsewhere,
            EnteredAfterwards = enteredAfterwards,
            LastDay = history?.InForce?.LastDay,
            Provisional = history?.InForce is { Provisional: true },
            LastDayAsPosted = history is { Revisions.Count: > 0 } ? history.AsPosted?.LastDay : null,
            Revisions = RevisionView.Of(history),
            Content = notice.Content,
            Nominations = notice.Nominations,
            Objections = [],
            Version = notice.Version,
        };
    }

    /// <summary>With its receipt, which tells who vouches for a posting that was recorded late.</summary>
    public static NoticeView With(this NoticeView view, NoticeReceipt? receipt) => view with { Receipt = receipt, Late = receipt?.Late };

    /// <summary>The objection without who objected.</summary>
    public static ObjectionView ToView(this Objection objection) => Mapped(objection) with { Objector = null };

    // Whoever recommended learns what is objected, and never by whom.
    private static bool Reviews(PublicNotice notice, OpenedCampaign opened) =>
        opened.Access.Extends(Deed.ReadOpinion, notice.Organisation)
        && (opened.Access.Caller.Organisation != notice.Organisation || opened.Policy.FindStage(notice.Stage)?.By != opened.Policy.Stages[0].By);

    private static partial ObjectionView Mapped(Objection objection);
}
