using Commendation.Domain.Calendars;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>What happens in a stage.</summary>
public enum StageKind
{
    /// <summary>推荐: facts are declared, records are filed, the unit recommends.</summary>
    Recommendation,

    /// <summary>公示: a notice is posted and runs its full term.</summary>
    Publicity,

    /// <summary>报送: material goes to the next level.</summary>
    Submission,

    /// <summary>审核: a body records findings and passes, returns or rejects.</summary>
    Review,

    /// <summary>拟定名单: a list is drawn up and the limits are enforced.</summary>
    Listing,

    /// <summary>表彰决定: the honour is decided.</summary>
    Decision,

    /// <summary>上报: the candidates are handed on to a higher level that decides outside the system.</summary>
    Forwarding,
}

/// <summary>What sort of evidence a stage asks for.</summary>
public enum RecordKind
{
    /// <summary>记录: that something took place.</summary>
    Proceeding,

    /// <summary>认定: a body vouches for something that no figure shows.</summary>
    Attestation,

    /// <summary>审核结论: what a review found.</summary>
    Finding,

    /// <summary>必审必核: a mandatory check.</summary>
    Check,

    /// <summary>征求意见: the opinion of another body.</summary>
    Opinion,

    /// <summary>考察: an inspection that the body may hold.</summary>
    Inspection,
}

/// <summary>A record (记录) that a stage asks for before it is left.</summary>
/// <param name="Code">Code, unique in the policy.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Clause">Source clause.</param>
/// <param name="Title">Label for people.</param>
/// <param name="Awards">Codes of the awards that it is asked for; empty for all.</param>
/// <param name="Optional">Whether the stage can be left without it; an unfavourable one stands in the way all the same.</param>
/// <param name="When">The nominees of whom it is asked; null for all. Where a missing fact leaves it open, it is asked for.</param>
public sealed record RecordRequirement(
    string Code, RecordKind Kind, string Clause, Text Title, IReadOnlyList<string> Awards, bool Optional = false, Condition? When = null)
{
    /// <summary>Whether what it says is for reviewers only: checks and opinions are secret.</summary>
    public bool IsForReviewers => Kind is RecordKind.Check or RecordKind.Opinion;

    /// <summary>Whether it is asked for in this award.</summary>
    public bool AppliesTo(string award) => Awards.Count == 0 || Awards.Contains(award);

    /// <summary>Whether it is asked for of a nominee with these facts.</summary>
    public bool AppliesTo(string award, FactSet facts) => AppliesTo(award) && (When is null || When.Evaluate(facts) != Truth.NotMet);
}

/// <summary>A part of a document or notice that must be present.</summary>
/// <param name="Code">Code.</param>
/// <param name="Title">Label for people.</param>
public sealed record RequiredPart(string Code, Text Title);

/// <summary>The text that a notice or report must contain.</summary>
/// <param name="Clause">Source clause.</param>
/// <param name="Parts">At least one part.</param>
public sealed record RequiredContent(string Clause, IReadOnlyList<RequiredPart> Parts);

/// <summary>One field of a form, in the form's order.</summary>
/// <param name="Label">Label as printed.</param>
/// <param name="Source">What fills it: <c>name</c>, <c>identifier</c>, <c>organisation</c>, <c>award</c>, <c>fact:CODE</c>; null when a person does.</param>
public sealed record FormField(string Label, string? Source);

/// <summary>A form or table (表格) that goes with a submission.</summary>
/// <param name="Code">Code, for example <c>annex-4</c>.</param>
/// <param name="Clause">Clause that asks for it.</param>
/// <param name="FormatClause">Clause that forbids changing its format; null when none does.</param>
/// <param name="Title">Label for people.</param>
/// <param name="Award">Award whose nominees need it; null for all.</param>
/// <param name="PerNominee">One for each nominee, or one for the whole submission.</param>
/// <param name="Fields">Its fields in order.</param>
public sealed record Material(
    string Code, string Clause, string? FormatClause, Text Title, string? Award, bool PerNominee, IReadOnlyList<FormField> Fields)
{
    /// <summary>How many copies come with a submission (份数); at least 1.</summary>
    public int Copies { get; init; } = 1;
}

/// <summary>What becomes of the place of a nominee who falls in a stage (递补).</summary>
/// <param name="Clause">Source clause.</param>
/// <param name="Allowed">Whether another may take it; otherwise it stays unused.</param>
public sealed record Replacement(string Clause, bool Allowed);

/// <summary>A stage of the procedure (程序环节).</summary>
/// <param name="Code">Code, unique in the policy.</param>
/// <param name="Kind">What happens in it.</param>
/// <param name="Clause">Source clause.</param>
/// <param name="Title">Label for people.</param>
/// <param name="By">Code of the role that acts.</param>
public sealed record Stage(string Code, StageKind Kind, string Clause, Text Title, string By)
{
    /// <summary>Records asked for before the stage is left.</summary>
    public IReadOnlyList<RecordRequirement> Records { get; init; } = [];

    /// <summary>Minimum duration; only a publicity has one.</summary>
    public Term? Term { get; init; }

    /// <summary>Clause of the term; null when there is none.</summary>
    public string? TermClause { get; init; }

    /// <summary>Due date by which the stage must be left; null when there is none.</summary>
    public DueDate? Due { get; init; }

    /// <summary>What a notice must contain; only a publicity has it.</summary>
    public RequiredContent? Content { get; init; }

    /// <summary>What a report must contain; only a submission has it.</summary>
    public RequiredContent? Report { get; init; }

    /// <summary>Codes of the materials that go with a submission.</summary>
    public IReadOnlyList<string> Materials { get; init; } = [];

    /// <summary>Clause by which passing this stage takes a place of the quota holder; null when it takes none.</summary>
    public string? PlaceClause { get; init; }

    /// <summary>What becomes of the place of whoever falls here; null where the notice is silent, and another may take it.</summary>
    public Replacement? Replacement { get; init; }

    /// <summary>Code of the earlier stage to which the acting role may return a nomination for correction; null when it may not.</summary>
    public string? ReturnTo { get; init; }

    /// <summary>Code of the earlier stage to which an upheld objection sends a nominee back; null when it ends the nomination. Only for a publicity.</summary>
    public string? UpheldReturnsTo { get; init; }

    /// <summary>Tiers of the bodies that act here (办理层级), as the notice says; empty when it does not.</summary>
    public IReadOnlyList<string> Level { get; init; } = [];

    /// <summary>The records asked for in this award.</summary>
    public IEnumerable<RecordRequirement> RecordsFor(string award) => Records.Where(record => record.AppliesTo(award));

    /// <summary>The records asked for of a nominee with these facts.</summary>
    public IEnumerable<RecordRequirement> RecordsFor(string award, FactSet facts) => Records.Where(record => record.AppliesTo(award, facts));
}
