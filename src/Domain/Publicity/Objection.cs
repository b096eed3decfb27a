namespace Commendation.Domain.Publicity;

/// <summary>How an objection came in.</summary>
public enum ObjectionChannel
{
    /// <summary>来信: letter.</summary>
    Letter,

    /// <summary>来电: telephone.</summary>
    Telephone,

    /// <summary>来访: in person.</summary>
    Visit,

    /// <summary>电子邮件: e-mail.</summary>
    Email,

    /// <summary>网络: online form.</summary>
    Online,
}

/// <summary>Where the examination of an objection stands.</summary>
public enum ObjectionStatus
{
    /// <summary>核查中: being examined.</summary>
    Open,

    /// <summary>不成立: dismissed; the term goes on.</summary>
    Dismissed,

    /// <summary>成立: upheld; the nomination ends.</summary>
    Upheld,

    /// <summary>随推荐终止: left without a subject because another objection ended the nomination.</summary>
    Moot,

    /// <summary>转为举报: it came in time but was recorded after the honour; the body that draws up the list examines it as a report of misconduct.</summary>
    Reported,
}

/// <summary>An objection (异议) against one nominee of a public notice.</summary>
/// <param name="Id">Key.</param>
/// <param name="NominationId">The nominee's nomination.</param>
/// <param name="Channel">How it came in.</param>
/// <param name="Signed">Signed with a name (实名), or anonymous.</param>
/// <param name="ArrivedOn">Day of arrival; the term stands still from this day, or from that of the postmark where it counts.</param>
/// <param name="Statement">What is objected.</param>
/// <param name="Evidence">References to evidence; may be empty.</param>
public sealed record Objection(
    Guid Id, Guid NominationId, ObjectionChannel Channel, bool Signed, DateOnly ArrivedOn, string Statement, IReadOnlyList<string> Evidence)
{
    /// <summary>Day of the postmark of a letter; null where it was not told.</summary>
    public DateOnly? PostmarkedOn { get; init; }

    /// <summary>Who objected by the public address; null where an office took the objection in.</summary>
    public Objector? Objector { get; init; }

    /// <summary>Day on which it was recorded; null where it was recorded before that was kept.</summary>
    public DateOnly? RecordedOn { get; init; }

    /// <summary>Where its examination stands.</summary>
    public ObjectionStatus Status { get; init; }

    /// <summary>What the examination found; null while it is open.</summary>
    public string? Finding { get; init; }

    /// <summary>Day of the finding; null while it is open.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>How the bar that an upheld objection lays on a new nomination was lifted; null while it holds, and where there is none.</summary>
    public LiftedBar? Lifted { get; init; }
}

/// <summary>Who objected by the public address, as they name themselves: only who examines is told.</summary>
/// <param name="Name">Name; null for an anonymous objection.</param>
/// <param name="Contact">Where to answer to; null where none was given.</param>
public sealed record Objector(string? Name, string? Contact);

/// <summary>The end of the bar that an upheld objection lays on a new nomination of the same person or unit (准予重新推荐).</summary>
/// <param name="By">Code of the organisation that lifted it.</param>
/// <param name="On">Day.</param>
/// <param name="Reason">Why.</param>
public sealed record LiftedBar(string By, DateOnly On, string Reason);
