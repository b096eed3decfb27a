using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Policies;

/// <summary>What due dates, events, holidays and levels can get wrong, each with its place.</summary>
public class PolicyTimesTests
{
    private static readonly Dictionary<string, (string Code, string Place, Func<CampaignPolicy, CampaignPolicy> Fault)> Faults = new()
    {
        ["a due date with a day and a time counted from something"] = ("due-form", "procedure.stages[2].due", p => Due(p, "hand-in", due => due with { Within = After("notice") })),
        ["a due date without either"] = ("due-form", "procedure.stages[2].due", p => Due(p, "hand-in", due => due with { On = null })),
        ["a time of no day"] = ("term-not-positive", "procedure.stages[2].due.within", p => Counted(p, "hand-in", After("notice") with { Length = 0 })),
        ["a time counted from what nobody knows"] = ("due-anchor-unknown", "procedure.stages[2].due.within.after", p => Counted(p, "hand-in", After("local-publicitty"))),
        ["a time counted from the posting of what is never posted"] = ("due-anchor-not-posted", "procedure.stages[2].due.within.after", p => Counted(p, "hand-in", After("unit-recommendation/posted"))),
        ["a time counted from itself"] = ("due-after-itself", "procedure.stages[2].due.within.after", p => Counted(p, "hand-in", After("hand-in"))),
        ["a time counted from a later stage"] = ("due-after-later", "procedure.stages[2].due.within.after", p => Counted(p, "hand-in", After("second-review"))),
        ["two times counted from one another"] = ("due-circle", "procedure.stages[2].due.within.after", p => Counted(Counted(p, "hand-in", After("submission")), "submission", After("hand-in"))),
        ["a due time before that of an earlier stage on the same day"] = ("due-dates-out-of-order", "procedure.stages[4].due",
            p => Due(p, "submission", due => due with { On = Day(7, 26), At = new TimeOnly(12, 0) })),

        ["a window that closes before it opens"] = ("window-empty", "procedure.stages[2].notBefore", p => p.WithStage("hand-in", s => s with { NotBefore = new Opening(Day(7, 27), "4.1.c", []) })),
        ["a notice that is posted only when its closing is past"] = ("window-empty", "procedure.stages[6].posting.notBefore",
            p => p.WithStage("province-publicity", s => s with { Posting = new PostingWindow(new Opening(Day(8, 20), "4.3.b", []), null), Due = new DueDate(Day(8, 16), "4.3.b", Inclusive: true, []) })),
        ["a posting that is due after the closing"] = ("due-dates-out-of-order", "procedure.stages[6].due",
            p => p.WithStage("province-publicity", s => s with { Posting = new PostingWindow(null, new DueDate(Day(8, 20), "4.3.b", Inclusive: true, [])), Due = new DueDate(Day(8, 16), "4.3.b", Inclusive: true, []) })),
        ["a posting counted from itself"] = ("due-after-itself", "procedure.stages[1].posting.due.within.after",
            p => p.WithStage("local-publicity", s => s with { Posting = new PostingWindow(null, new DueDate(null, "4.1.b", Inclusive: true, []) { Within = After("local-publicity/posted") }) })),

        ["an event twice"] = ("code-twice", "events[1].code", p => p with { Events = [Event("season-end"), Event("season-end")] }),
        ["an event called like the notice"] = ("event-code-reserved", "events[0].code", p => p with { Events = [Event("notice")] }),
        ["an event called like a stage"] = ("event-code-reserved", "events[0].code", p => p with { Events = [Event("first-review")] }),
        ["an event that cites no clause of the ledger"] = ("clause-unknown", "events[0].clause", p => p with { Events = [Event("season-end") with { Clause = "99" }] }),

        ["a holiday of a region that takes no part"] = ("organisation-unknown", "holidays[0].organisations", p => p with { Holidays = [Festival with { Organisations = ["639999"] }] }),
        ["a holiday without a day"] = ("holiday-empty", "holidays[0]", p => p with { Holidays = [Festival with { Off = [] }] }),
        ["a day off on which people work"] = ("holiday-contradiction", "holidays[0].work", p => p with { Holidays = [Festival with { Work = [Day(7, 13)] }] }),

        ["a level at which nobody acts"] = ("level-not-acting", "procedure.stages[5].level", p => p.WithStage("second-review", s => s with { Level = ["county"] })),
        ["an upheld objection that leads forward"] = ("stage-unknown", "procedure.stages[1].upheldReturnsTo", p => p.WithStage("local-publicity", s => s with { UpheldReturnsTo = "hand-in" })),
        ["a record that nobody of the roles makes"] = ("role-unknown", "procedure.stages[5].records[0].by",
            p => p.WithStage("second-review", s => s with { Records = [s.Records[0] with { By = "nobody" }, .. s.Records.Skip(1)] })),
        ["objections that nobody of the roles examines"] = ("role-unknown", "procedure.stages[1].examinedBy", p => p.WithStage("local-publicity", s => s with { ExaminedBy = "nobody" })),
        ["objections that nobody but the recommending unit could examine"] = ("examiner-missing", "procedure.stages[1].examinedBy", p => p.WithStage("local-publicity", s => s with { ExaminedBy = "recommending-unit" }) with
        {
            Roles = [.. p.Roles.Select(role => role with { Routes = new Dictionary<string, Route> { ["*"] = Route.Self } })],
        }),
        ["no copy"] = ("copies-not-positive", "materials[0].copies", p => p with { Materials = [p.Materials[0] with { Copies = 0 }, .. p.Materials.Skip(1)] }),
        ["a record that asks units about a fact of persons"] = ("fact-other-kind", "procedure.stages[5].records[0].when",
            p => p.WithStage("second-review", s => s with { Records = [s.Records[0] with { Awards = [], When = new Compare(p.Facts.All.First(fact => fact.For == NomineeKind.Individual), Comparison.Is, FactValue.Of(true)) }, .. s.Records.Skip(1)] })),
    };

    public static TheoryData<string> FaultNames => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(FaultNames))]
    public void One_fault_is_told_at_its_place(string fault)
    {
        var (code, place, spoil) = Faults[fault];

        var findings = PolicyChecks.Findings(SamplePolicy.Build(spoil));

        findings.Should().Contain(finding => finding.Code == code && finding.Place == place);
        var finding = findings.First(finding => finding.Code == code);
        finding.Message.Zh.Should().NotBeNullOrWhiteSpace();
        finding.Message.En.Should().NotBeNullOrWhiteSpace();
    }

    [Fact]
    public void A_misspelt_anchor_is_told_the_nearest_and_all_that_can_stand_there()
    {
        var finding = PolicyChecks.Findings(SamplePolicy.Build(p => Counted(p, "hand-in", After("local-publicity/postd")))).Should().ContainSingle().Subject;

        finding.Message.En.Should().Contain("Did you mean 'local-publicity/posted'").And.Contain("notice");
    }

    [Fact]
    public void Times_counted_from_what_lies_before_are_sound()
    {
        foreach (var after in new[] { "notice", "season-end", "unit-recommendation", "local-publicity", "local-publicity/posted" })
        {
            PolicyChecks.Findings(SamplePolicy.Build(p => Counted(p, "hand-in", After(after)) with { Events = [Event("season-end")], Holidays = [Festival] })).Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData(DayKind.Working, null, "公示后3个工作日内", "within 3 working days after")]
    [InlineData(DayKind.Calendar, "17:30", "后3日内17:30", "within 3 days after 'the local publicity' was done, by 17:30")]
    public void A_due_date_is_told_in_words(DayKind kind, string? at, string zh, string en)
    {
        var policy = SamplePolicy.Build(p => p.WithStage("local-publicity", s => s with { Title = new Text("公示", "the local publicity") }));
        var due = new DueDate(null, "4.1.c", Inclusive: true, []) { Within = new RelativeTime(3, kind, "local-publicity"), At = at is null ? null : TimeOnly.Parse(at) };

        due.Describe(policy).Zh.Replace("“", string.Empty).Replace("”办结", string.Empty).Should().Contain(zh);
        due.Describe(policy).En.Should().Contain(en);
    }

    private static LocalHoliday Festival => new(new Text("州庆", "Prefecture Day"), [SamplePolicy.Prefecture], [Day(7, 13)], [], new HolidayPaper("州政办〔2021〕3号", Day(6, 1)));

    private static CampaignEvent Event(string code) => new(code, "4.1.c", new Text("春运结束", "end of the season"), Day(7, 15));

    private static RelativeTime After(string anchor) => new(3, DayKind.Working, anchor);

    private static CampaignPolicy Counted(CampaignPolicy policy, string stage, RelativeTime within) => Due(policy, stage, due => due with { On = null, Within = within });

    private static CampaignPolicy Due(CampaignPolicy policy, string stage, Func<DueDate, DueDate> change) =>
        policy.WithStage(stage, known => known with { Due = change(known.Due!) });
}
