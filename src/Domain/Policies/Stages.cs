using Commendation.Domain.Calendars;
using Commendation.Domain.Policies.Language;
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

/// <summary>By which day an objection is in time.</summary>
public enum ObjectionCounting
{
    /// <summary>以到达为准: it arrives within the term.</summary>
    Arrival,

    /// <summary>以邮戳为准: a letter was posted within the term; anything else arrives within it.</summary>
    Postmark,
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
    /// <summary>Code of the role whose body makes it; null for the role that acts in the stage.</summary>
    public string? By { get; init; }

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

    /// <summary>When the stage can be left at the earliest; null for as soon as it is ready.</summary>
    public Opening? NotBefore { get; init; }

    /// <summary>Due date by which the stage must be left; null when there is none.</summary>
    public DueDate? Due { get; init; }

    /// <summary>When the notice is posted; null for as soon as it is ready, with no due date but that of its closing. Only for a publicity.</summary>
    public PostingWindow? Posting { get; init; }

    /// <summary>What a notice must contain; only a publicity has it.</summary>
    public RequiredContent? Content { get; init; }

    /// <summary>What a report must contain; only a submission has it.</summary>
    public RequiredContent? Report { get; init; }

    /// <summary>Codes of the materials that go with a submission.</summary>
    public IReadOnlyList<string> Materials { get; init; } = [];

    /// <summary>Clause by which passing this stage takes a place of the quota holder; null when it takes none.</summary>
    public string? PlaceClause { get; init; }

    /// <summary>What becomes of the place of a nominee who falls here; null where the notice is silent, and another may take it.</summary>
    public Replacement? Replacement { get; init; }

    /// <summary>Code of the earlier stage to which the acting role may return a nomination for correction; null when it may not.</summary>
    public string? ReturnTo { get; init; }

    /// <summary>Code of the earlier stage to which an upheld objection sends a nominee back; null when it ends the nomination. Only for a publicity.</summary>
    public string? UpheldReturnsTo { get; init; }

    /// <summary>
    /// Code of the role that examines objections (异议核查); null for the standard: whoever reviews next where the recommending unit posts, and
    /// otherwise the role that posts. Only for a publicity.
    /// </summary>
    public string? ExaminedBy { get; init; }

    /// <summary>What makes an objection be in time. Only for a publicity.</summary>
    public ObjectionCounting ObjectionCounts { get; init; }

    /// <summary>Tiers of the bodies that act here (办理层级), as the notice says; empty when it does not.</summary>
    public IReadOnlyList<string> Level { get; init; } = [];

    /// <summary>The records asked for in this award.</summary>
    public IEnumerable<RecordRequirement> RecordsFor(string award) => Records.Where(record => record.AppliesTo(award));

    /// <summary>The records asked for of a nominee with these facts.</summary>
    public IEnumerable<RecordRequirement> RecordsFor(string award, FactSet facts) => Records.Where(record => record.AppliesTo(award, facts));
}

/// <summary>The sections <c>procedure.stages</c> and <c>materials</c>.</summary>
internal sealed class StageLanguage(Reader<string> tier, Reader<Condition> condition)
{
    /// <summary>The list of stages.</summary>
    public Reader<IReadOnlyList<Stage>> Stages => Expect.ListOf(Expect.Element<Stage>(Stage));

    private static Reader<RequiredContent> Content(string name) => Expect.Element<RequiredContent>(f => new RequiredContent(
        f.Clause(content => content.Clause, _ => name, ClauseKind.Material),
        f.Required("parts", content => content.Parts, Expect.ListOf(Expect.Element<RequiredPart>(p => new RequiredPart(p.Code(part => part.Code), p.Title(part => part.Title)))), "组成部分", "its parts", Slip.ItemLeftOut)));

    private static Reader<CitedTerm> Term { get; } = Expect.Element<Stage, CitedTerm>(f =>
    {
        var (length, kind) = DueDateLanguage.Days(f, stage => stage.Term?.Length, stage => stage.Term?.Kind);
        var standard = new Term(length ?? 0, kind);
        return new CitedTerm(f.Clause(stage => stage.TermClause, stage => $"term of {stage.Code}", ClauseKind.Term), standard with
        {
            PostingDayCounted = f.Optional("postingDayCounted", stage => stage.Term?.PostingDayCounted, Expect.Flag, standard.PostingDayCounted, "发布当日是否计入", "whether the day of posting counts", Slip.Altered),
            End = f.Optional("end", stage => stage.Term?.End, Expect.OneOf<TermEnd>(), standard.End, "何时可以结束：following-day 期满次日，last-day 期满当日", "when it can be closed: following-day or last-day", Slip.Altered),
            AfterSuspension = f.Optional("afterSuspension", stage => stage.Term?.AfterSuspension, Expect.OneOf<AfterSuspension>(), standard.AfterSuspension, "异议中止后：days-run-count 已过天数有效，starts-anew 重新计算，keeps-running 不中止", "after an objection: days-run-count, starts-anew or keeps-running", Slip.Altered),
            RestDay = f.OptionalWhere(kind == DayKind.Calendar, "restDay", stage => stage.Term?.RestDay, Expect.OneOf<RestDay>(), RestDay.Stands, new Text("自然日期限（calendarDays）", "calendarDays"), "自然日期限的末日为休息日时：stands 不变，moves-on 顺延", "when the last of so many calendar days is a day of rest: stands or moves-on", Slip.Altered),
            AfterRevision = f.Optional("afterRevision", stage => stage.Term?.AfterRevision, Expect.OneOf<AfterRevision>(), standard.AfterRevision, "工作日安排调整后：recounted 重算，stands 不变，only-lengthens 只延不缩", "when a later paper changes working days: recounted, stands or only-lengthens", Slip.Altered),
        });
    });

    private static Reader<Replacement> Replacement { get; } = Expect.Element<Replacement>(f => new Replacement(
        f.Clause(replacement => replacement.Clause, _ => "replacement after {0}", ClauseKind.Quota, ClauseKind.Step),
        f.Required("allowed", replacement => replacement.Allowed, Expect.Flag, "能否递补", "whether it is allowed", Slip.Altered)));

    // A key that only one kind of stage has is unknown in the others.
    private Stage Stage(Fields<Stage> f)
    {
        f.Element(stage => $"stage {stage.Code}");
        var kind = f.Kind<StageKind>("kind", stage => stage.Kind, "recommendation 推荐，publicity 公示，submission 报送，review 审核，listing 名单，decision 决定，forwarding 上报", "recommendation, publicity, submission, review, listing, decision or forwarding");
        if (!f.Sound)
        {
            f.Tolerate("term", "content", "posting", "upheldReturnsTo", "examinedBy", "objectionCounts", "report", "materials");
        }

        var stage = new Stage(
            f.Code(stage => stage.Code),
            kind,
            f.Clause(stage => stage.Clause, stage => $"stage {stage.Code}", ClauseKind.Step),
            f.Title(stage => stage.Title),
            f.Required("by", stage => stage.By, Expect.Name, "办理职责的代码", "code of the role that acts", Slip.Altered))
        {
            Records = f.Optional("records", stage => stage.Records, Expect.ListOf(Expect.Element<RecordRequirement>(Record)), [], "须有的记录", "records that the stage asks for", Slip.ItemLeftOut),
            NotBefore = f.Optional("notBefore", stage => stage.NotBefore, TimeWindowLanguage.NotBefore(tier), "最早何时办结本环节", "when the stage can be left at the earliest", Slip.LeftOut),
            Due = f.Optional("due", stage => stage.Due, DueDateLanguage.Due(tier), "截止期限", "due date", Slip.LeftOut),
            PlaceClause = f.Cites("takesPlace", stage => stage.PlaceClause, "通过本环节即占用名额，所依据的条款", "clause by which passing the stage takes a place", Slip.LeftOut, stage => $"place taken at {stage.Code}", ClauseKind.Quota),
            ReturnTo = f.Optional("returnTo", stage => stage.ReturnTo, Expect.Name, "可退回的环节", "stage to which a nominee may be sent back", Slip.LeftOut),
            Level = f.Optional("level", stage => stage.Level, Expect.ListOf(tier), [], "办理单位的层级", "tiers of the bodies that act"),
            Replacement = f.Optional("replacement", stage => stage.Replacement, Replacement, "本环节落选者空出的名额能否递补", "whether the place of a nominee who falls here may be taken by another", Slip.LeftOut),
        };
        return kind switch
        {
            StageKind.Publicity when f.Optional("term", stage => (stage.Term, stage.TermClause) is (null, null) ? null : stage, Term, "期限", "term") is var term => stage with
            {
                Term = term?.Term,
                TermClause = term?.Clause,
                Content = f.Optional("content", stage => stage.Content, Content("notice content of {0}"), "公示内容", "what the notice must say", Slip.LeftOut),
                Posting = f.Optional("posting", stage => stage.Posting, TimeWindowLanguage.Posting(tier), "发布公示的时段", "when the notice is posted", Slip.LeftOut),
                UpheldReturnsTo = f.Optional("upheldReturnsTo", stage => stage.UpheldReturnsTo, Expect.Name, "异议成立时退回的环节；不写即终止", "stage to which an upheld objection sends back; it ends the nomination when left out", Slip.LeftOut),
                ExaminedBy = f.Optional("examinedBy", stage => stage.ExaminedBy, Expect.Name, "核查异议的职责代码；不写则由推荐单位以外的下一审核单位或公示单位核查", "code of the role that examines objections; when left out the next reviewer, or who posts, and never the recommending unit", Slip.LeftOut | Slip.Altered),
                ObjectionCounts = f.Optional("objectionCounts", stage => stage.ObjectionCounts, Expect.OneOf<ObjectionCounting>(), ObjectionCounting.Arrival, "异议何时为及时：arrival 公示期内到达，postmark 来信以邮戳为准", "when an objection is in time: arrival, within the term; postmark, for a letter the day of its postmark"),
            },
            StageKind.Submission => stage with
            {
                Report = f.Optional("report", stage => stage.Report, Content("report of {0}"), "随报送的报告", "the report that is handed in", Slip.LeftOut),
                Materials = f.Optional("materials", stage => stage.Materials, Expect.ListOf(Expect.Name), [], "须报送的材料代码", "codes of the materials that are handed in", Slip.LeftOut | Slip.ItemLeftOut),
            },
            _ => stage,
        };
    }

    private RecordRequirement Record(Fields<RecordRequirement> f)
    {
        f.Element(record => $"record {{0}}/{record.Code}");
        return new RecordRequirement(
            f.Code(record => record.Code),
            f.Required("kind", record => record.Kind, Expect.OneOf<RecordKind>(), "proceeding 会议程序，attestation 证明，finding 认定，check 核查，opinion 意见，inspection 考察", "proceeding, attestation, finding, check, opinion or inspection"),
            f.Clause(record => record.Clause, record => $"record {record.Code}", ClauseKind.Attest, ClauseKind.Step),
            f.Title(record => record.Title),
            f.Optional("awards", record => record.Awards, Expect.ListOf(Expect.Name), [], "涉及的奖项代码；不写即全部", "codes of the awards concerned; all when left out", Slip.ItemLeftOut),
            f.Optional("optional", record => record.Optional, Expect.Flag, otherwise: false, "可有可无", "may be left out", new Slips(Slip.LeftOut | Slip.Altered, Added: "true")),
            f.Optional("when", record => record.When, condition, "适用对象的条件；不写即适用于全部", "to whom it applies; to all when left out", Slip.LeftOut))
        {
            By = f.Optional("by", record => record.By, Expect.Name, "出具单位的职责代码；不写即本环节的办理单位", "code of the role whose body makes it; the stage's own when left out", Slip.LeftOut | Slip.Altered),
        };
    }

    private sealed record CitedTerm(string Clause, Term Term);
}
