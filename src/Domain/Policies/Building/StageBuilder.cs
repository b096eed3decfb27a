using Commendation.Domain.Calendars;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies.Building;

/// <summary>A stage of the procedure (程序环节) while it is written.</summary>
public sealed class StageBuilder
{
    private readonly List<RecordRequirement> _records = [];
    private Stage _stage;

    internal StageBuilder(Stage stage) => _stage = stage;

    /// <summary>A record that is asked for before the stage is left, for some awards or for all.</summary>
    public StageBuilder Record(string code, RecordKind kind, string clause, Text title, IReadOnlyList<string>? awards = null, bool optional = false, Condition? when = null)
    {
        _records.Add(new RecordRequirement(code, kind, clause, title, awards ?? [], optional, when));
        return this;
    }

    /// <summary>Several records of one kind and one clause.</summary>
    public StageBuilder Records(RecordKind kind, string clause, IReadOnlyList<string>? awards, params IReadOnlyList<(string Code, Text Title)> records)
    {
        foreach (var (code, title) in records)
        {
            Record(code, kind, clause, title, awards);
        }

        return this;
    }

    /// <summary>公示期: the term that a notice runs.</summary>
    public StageBuilder Term(Term term, string clause) => With(stage => stage with { Term = term, TermClause = clause });

    /// <summary>截止日期: the day by which the stage is left, for nominees of these tiers where any are named.</summary>
    public StageBuilder Due(DateOnly on, string clause, bool inclusive, params IReadOnlyList<string> tiers) =>
        With(stage => stage with { Due = new DueDate(on, clause, inclusive, tiers) });

    /// <summary>截止期限: counted from the notice, an event, a stage that was left, or a posting, for nominees of these tiers where any are named.</summary>
    public StageBuilder DueWithin(RelativeTime within, string clause, params IReadOnlyList<string> tiers)
    {
        ArgumentNullException.ThrowIfNull(within);
        return With(stage => stage with
        {
            Due = new DueDate(null, clause, Inclusive: true, tiers) { Within = within, RestDay = within.Kind == DayKind.Calendar ? RestDay.MovesOn : RestDay.Stands },
        });
    }

    /// <summary>截止日期 with a time of day, or counted from the notice, an event or another stage.</summary>
    public StageBuilder Due(DueDate due) => With(stage => stage with { Due = due });

    /// <summary>起始时间: when the stage can be left at the earliest.</summary>
    public StageBuilder NotBefore(Opening opening) => With(stage => stage with { NotBefore = opening });

    /// <summary>发布时段: when the notice is posted.</summary>
    public StageBuilder Posting(Opening? notBefore, DueDate? due = null) => With(stage => stage with { Posting = new PostingWindow(notBefore, due) });

    /// <summary>What a notice must contain.</summary>
    public StageBuilder Content(string clause, params IReadOnlyList<(string Code, Text Title)> parts) =>
        With(stage => stage with { Content = Required(clause, parts) });

    /// <summary>What a report must contain.</summary>
    public StageBuilder Report(string clause, params IReadOnlyList<(string Code, Text Title)> parts) =>
        With(stage => stage with { Report = Required(clause, parts) });

    /// <summary>Materials that go with a submission.</summary>
    public StageBuilder Materials(params IReadOnlyList<string> codes) => With(stage => stage with { Materials = codes });

    /// <summary>Passing the stage takes a place.</summary>
    public StageBuilder TakesPlace(string clause) => With(stage => stage with { PlaceClause = clause });

    /// <summary>The stage to which a nominee may be sent back.</summary>
    public StageBuilder ReturnsTo(string stage) => With(current => current with { ReturnTo = stage });

    /// <summary>The stage to which an upheld objection sends a nominee back, instead of ending the nomination.</summary>
    public StageBuilder UpheldReturnsTo(string stage) => With(current => current with { UpheldReturnsTo = stage });

    /// <inheritdoc cref="Stage.ObjectionCounts"/>
    public StageBuilder ObjectionCounts(ObjectionCounting counting) => With(current => current with { ObjectionCounts = counting });

    /// <inheritdoc cref="Stage.ExaminedBy"/>
    public StageBuilder ExaminedBy(string role) => With(current => current with { ExaminedBy = role });

    /// <summary>办理层级: tiers of the bodies that act here.</summary>
    public StageBuilder Level(params IReadOnlyList<string> tiers) => With(stage => stage with { Level = tiers });

    /// <summary>递补: whether another may take the place of a nominee who falls here.</summary>
    public StageBuilder Replacement(string clause, bool allowed) => With(stage => stage with { Replacement = new Replacement(clause, allowed) });

    /// <summary>Anything else that a stage can say.</summary>
    public StageBuilder With(Func<Stage, Stage> change)
    {
        _stage = change(_stage);
        return this;
    }

    internal Stage Build() => _stage with { Records = [.. _records] };

    private static RequiredContent Required(string clause, IReadOnlyList<(string Code, Text Title)> parts) =>
        new(clause, [.. parts.Select(part => new RequiredPart(part.Code, part.Title))]);
}
