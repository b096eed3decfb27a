using Commendation.Domain.Calendars;
using Commendation.Domain.Policies.Language;

namespace Commendation.Domain.Policies;

/// <summary>Grammar of <c>procedure.stages</c>, <c>events</c> and <c>holidays</c>.</summary>
internal sealed class ProcedureGrammar(Reader<string> tier, Reader<Condition> condition)
{
    /// <summary>The section <c>events</c>.</summary>
    public static Reader<IReadOnlyList<CampaignEvent>> Events { get; } = Expect.ListOf(Expect.Mapping(f => new CampaignEvent(
        f.Required("code", Expect.Name), f.Required("clause", Expect.Name), f.Required("title", Expect.Label), f.Required("on", Expect.Day))));

    /// <summary>The section <c>holidays</c>.</summary>
    public static Reader<IReadOnlyList<LocalHoliday>> Holidays(Reader<string> organisation) => Expect.ListOf(Expect.Mapping(f => new LocalHoliday(
        f.Required("title", Expect.Label),
        f.Required("organisations", Expect.ListOf(organisation)),
        f.Optional("off", Expect.Days, []),
        f.Optional("work", Expect.ListOf(Expect.Day), []),
        new HolidayPaper(f.Required("paper", Expect.Words), f.Required("published", Expect.Day)))));

    /// <summary>The list of stages.</summary>
    public Reader<IReadOnlyList<Stage>> Stages => Expect.ListOf(Expect.Mapping(Stage));

    private Reader<RecordRequirement> Record => Expect.Mapping(f => new RecordRequirement(
        f.Required("code", Expect.Name),
        f.Required("kind", Expect.OneOf<RecordKind>()),
        f.Required("clause", Expect.Name),
        f.Required("title", Expect.Label),
        f.Optional("awards", Expect.ListOf(Expect.Name), []),
        f.Optional("optional", Expect.Flag, otherwise: false),
        f.Optional("when", condition)));

    private static Reader<RequiredContent> Content { get; } = Expect.Mapping(f => new RequiredContent(
        f.Required("clause", Expect.Name),
        f.Required("parts", Expect.ListOf(Expect.Mapping(p => new RequiredPart(p.Required("code", Expect.Name), p.Required("title", Expect.Label)))))));

    private static Reader<CitedTerm> TermReader { get; } = Expect.Mapping(f =>
    {
        f.ExactlyOneOf("workingDays", "calendarDays");
        var working = f.OptionalValue("workingDays", Expect.Whole);
        var calendar = f.OptionalValue("calendarDays", Expect.Whole);
        var standard = new Term(working ?? calendar ?? 0, working is null ? DayKind.Calendar : DayKind.Working);
        return new CitedTerm(f.Required("clause", Expect.Name), standard with
        {
            PostingDayCounted = f.Optional("postingDayCounted", Expect.Flag, standard.PostingDayCounted),
            End = f.Optional("end", Expect.OneOf<TermEnd>(), standard.End),
            AfterSuspension = f.Optional("afterSuspension", Expect.OneOf<AfterSuspension>(), standard.AfterSuspension),
            AfterRevision = f.Optional("afterRevision", Expect.OneOf<AfterRevision>(), standard.AfterRevision),
        });
    });

    private static Reader<RelativeTime> Within { get; } = Expect.Mapping(f =>
    {
        f.ExactlyOneOf("workingDays", "calendarDays");
        var working = f.OptionalValue("workingDays", Expect.Whole);
        var calendar = f.OptionalValue("calendarDays", Expect.Whole);
        return new RelativeTime(working ?? calendar ?? 1, working is null ? DayKind.Calendar : DayKind.Working, f.Required("after", Expect.Name));
    });

    private Reader<DueDate> Due => Expect.Mapping(f =>
    {
        f.ExactlyOneOf("on", "within");
        var on = f.OptionalValue("on", Expect.Day);
        var within = f.Optional("within", Within);
        return new DueDate(on, f.Required("clause", Expect.Name), f.Required("inclusive", Expect.Flag), f.Optional("tiers", Expect.ListOf(tier), []))
        {
            Within = within,
            At = f.OptionalValue("at", Expect.Time),

            // What the notice names stands; what is counted in days moves on from a rest day, as the general rule says.
            RestDay = f.Optional("restDay", Expect.OneOf<RestDay>(), within is { Kind: DayKind.Calendar } ? RestDay.MovesOn : RestDay.Stands),
        };
    });

    // A key that only one kind of stage has is unknown in the others.
    private Stage Stage(Fields f)
    {
        var kind = f.Kind<StageKind>("kind");
        if (!f.Sound)
        {
            f.Tolerate("term", "content", "upheldReturnsTo", "report", "materials");
        }

        var stage = new Stage(
            f.Required("code", Expect.Name), kind, f.Required("clause", Expect.Name), f.Required("title", Expect.Label), f.Required("by", Expect.Name))
        {
            Records = f.Optional("records", Expect.ListOf(Record), []),
            Due = f.Optional("due", Due),
            PlaceClause = f.Optional("takesPlace", Expect.Name),
            ReturnTo = f.Optional("returnTo", Expect.Name),
            Level = f.Optional("level", Expect.ListOf(tier), []),
            Replacement = f.Optional("replacement", Expect.Mapping(r => new Replacement(r.Required("clause", Expect.Name), r.Required("allowed", Expect.Flag)))),
        };
        return kind switch
        {
            StageKind.Publicity when f.Optional("term", TermReader) is var term => stage with
            {
                Term = term?.Term,
                TermClause = term?.Clause,
                Content = f.Optional("content", Content),
                UpheldReturnsTo = f.Optional("upheldReturnsTo", Expect.Name),
            },
            StageKind.Submission => stage with
            {
                Report = f.Optional("report", Content),
                Materials = f.Optional("materials", Expect.ListOf(Expect.Name), []),
            },
            _ => stage,
        };
    }

    private sealed record CitedTerm(string Clause, Term Term);
}
