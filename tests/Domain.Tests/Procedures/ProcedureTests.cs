using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Procedures;

public class ProcedureTests
{
    private static readonly Procedure Sample = Procedure.Compile(SamplePolicy.Build());

    // from | act | to | clause | guards
    private const string Table = """
        unit-recommendation | declare | unit-recommendation | 4.1.a | recommending-unit
        unit-recommendation | recommend | local-publicity | 4.1.a | recommending-unit standing eligible records
        unit-recommendation | record | unit-recommendation | 4.1.a | recommending-unit
        unit-recommendation | withdraw | withdrawn | 4.1.a | recommending-unit reason
        unit-recommendation | disqualify | disqualified | 5.3.a | barred
        local-publicity | post | local-publicity/posted | 4.1.b | recommending-unit standing
        local-publicity/posted | suspend | local-publicity/suspended | 4.1.b | recommending-unit
        local-publicity/suspended | suspend | local-publicity/suspended | 4.1.b | recommending-unit
        local-publicity/suspended | resume | local-publicity/posted | 4.1.b | examines:first-reviewer,leading-group,provincial-government
        local-publicity/suspended | uphold | objection-upheld | 4.1.b | examines:first-reviewer,leading-group,provincial-government reason
        local-publicity/posted | close | hand-in | 4.1.b | recommending-unit standing term
        local-publicity | withdraw | withdrawn | 4.1.a | recommending-unit reason
        local-publicity | disqualify | disqualified | 5.3.a | barred
        local-publicity/posted | withdraw | withdrawn | 4.1.a | recommending-unit reason
        local-publicity/posted | disqualify | disqualified | 5.3.a | barred
        local-publicity/suspended | withdraw | withdrawn | 4.1.a | recommending-unit reason
        local-publicity/suspended | disqualify | disqualified | 5.3.a | barred
        hand-in | submit | first-review | 4.1.c | recommending-unit standing in-time
        hand-in | accept-late | hand-in | 4.1.c | first-reviewer overdue reason
        hand-in | withdraw | withdrawn | 4.1.a | recommending-unit reason
        hand-in | disqualify | disqualified | 5.3.a | barred
        first-review | pass | submission | 4.2.a | first-reviewer standing eligible records place
        first-review | reject | rejected | 4.2.a | first-reviewer reason
        first-review | record | first-review | 4.2.a | first-reviewer
        first-review | return | unit-recommendation | 4.2.a | first-reviewer reason
        first-review | withdraw | withdrawn | 4.1.a | recommending-unit reason
        first-review | disqualify | disqualified | 5.3.a | barred
        submission | submit | second-review | 4.2.d | first-reviewer standing in-time
        submission | accept-late | submission | 4.2.d | leading-group overdue reason
        submission | withdraw | withdrawn | 4.1.a | recommending-unit reason
        submission | disqualify | disqualified | 5.3.a | barred
        second-review | pass | province-publicity | 4.3.a | leading-group standing eligible records
        second-review | reject | rejected | 4.3.a | leading-group reason
        second-review | record | second-review | 4.3.a | leading-group
        second-review | return | first-review | 4.3.a | leading-group reason
        second-review | withdraw | withdrawn | 4.1.a | recommending-unit reason
        second-review | disqualify | disqualified | 5.3.a | barred
        province-publicity | post | province-publicity/posted | 4.3.b | leading-group standing
        province-publicity/posted | suspend | province-publicity/suspended | 4.3.b | leading-group
        province-publicity/suspended | suspend | province-publicity/suspended | 4.3.b | leading-group
        province-publicity/suspended | resume | province-publicity/posted | 4.3.b | examines:leading-group,provincial-government
        province-publicity/suspended | uphold | objection-upheld | 4.3.b | examines:leading-group,provincial-government reason
        province-publicity/posted | close | proposed-list | 4.3.b | leading-group standing term
        province-publicity | withdraw | withdrawn | 4.1.a | recommending-unit reason
        province-publicity | disqualify | disqualified | 5.3.a | barred
        province-publicity/posted | withdraw | withdrawn | 4.1.a | recommending-unit reason
        province-publicity/posted | disqualify | disqualified | 5.3.a | barred
        province-publicity/suspended | withdraw | withdrawn | 4.1.a | recommending-unit reason
        province-publicity/suspended | disqualify | disqualified | 5.3.a | barred
        proposed-list | list | decision | 4.3.c | leading-group standing eligible records limits in-time
        proposed-list | reject | rejected | 4.3.c | leading-group reason
        proposed-list | accept-late | proposed-list | 4.3.c | provincial-government overdue reason
        proposed-list | withdraw | withdrawn | 4.1.a | recommending-unit reason
        proposed-list | disqualify | disqualified | 5.3.a | barred
        decision | decide | honoured | 4.4 | provincial-government standing records in-time
        decision | reject | rejected | 4.4 | provincial-government reason
        decision | accept-late | decision | 4.4 | provincial-government overdue reason
        decision | withdraw | withdrawn | 4.1.a | recommending-unit reason
        decision | disqualify | disqualified | 5.3.a | barred
        """;

    [Fact]
    public void The_stages_compile_into_exactly_this_table() =>
        Sample.Transitions.Select(Print).Should().BeEquivalentTo(Table.Split('\n').Select(line => line.TrimEnd()));

    [Fact]
    public void The_states_are_the_stages_the_phases_of_a_publicity_and_the_ends()
    {
        Sample.Initial.Should().Be(State.At("unit-recommendation"));
        Sample.States.Select(state => state.Code).Should().BeEquivalentTo(
            "unit-recommendation",
            "local-publicity", "local-publicity/posted", "local-publicity/suspended",
            "hand-in", "first-review", "submission", "second-review",
            "province-publicity", "province-publicity/posted", "province-publicity/suspended",
            "proposed-list", "decision",
            "honoured", "withdrawn", "rejected", "objection-upheld", "disqualified");
    }

    [Fact]
    public void Every_state_can_be_reached_from_the_beginning() =>
        Reached(Sample.Initial, state => Sample.From(state).Select(row => row.To)).Should().BeEquivalentTo(Sample.States);

    [Fact]
    public void From_every_state_an_end_can_be_reached_and_every_live_state_can_reach_the_honour()
    {
        foreach (var state in Sample.States.Where(state => !state.IsFinal))
        {
            Reached(state, from => Sample.From(from).Select(row => row.To)).Should().Contain(State.Honoured, state.Code);
        }
    }

    [Fact]
    public void Nothing_leaves_an_end() => State.Finals.SelectMany(Sample.From).Should().BeEmpty();

    [Fact]
    public void No_stage_is_skipped_on_any_way_to_the_honour()
    {
        foreach (var stage in SamplePolicy.Build().Stages.Where(stage => stage.Code != Sample.Initial.Code))
        {
            Reached(Sample.Initial, from => Sample.From(from).Select(row => row.To).Where(to => to != State.At(stage.Code)))
                .Should().NotContain(State.Honoured, $"without {stage.Code} nobody is honoured");
        }
    }

    [Fact]
    public void A_row_is_found_by_state_and_act()
    {
        Sample.Find(State.At("hand-in"), Act.Submit)!.To.Should().Be(State.At("first-review"));
        Sample.Find(State.At("hand-in"), Act.Pass).Should().BeNull();
        Sample.Find(new State("nowhere"), Act.Pass).Should().BeNull();
    }

    [Fact]
    public void The_position_of_a_phase_is_that_of_its_stage_and_an_end_comes_last()
    {
        Sample.Position(State.At("unit-recommendation")).Should().Be(0);
        Sample.Position(State.Suspended("local-publicity")).Should().Be(1);
        Sample.Position(State.At("decision")).Should().Be(8);
        Sample.Position(State.Honoured).Should().Be(int.MaxValue);
    }

    [Fact]
    public void The_role_of_a_row_is_who_acts_and_none_where_the_act_follows_from_something_else()
    {
        Acting("hand-in", Act.AcceptLate, SamplePolicy.County)!.Role.Code.Should().Be("first-reviewer");
        Acting("hand-in", Act.Disqualify, SamplePolicy.County).Should().BeNull();
    }

    [Fact]
    public void Objections_are_examined_by_whoever_reviews_next_and_never_by_who_recommends()
    {
        Acting("local-publicity/suspended", Act.Resume, SamplePolicy.County)!.Organisation.Should().Be(SamplePolicy.Prefecture);
        Acting("local-publicity/suspended", Act.Uphold, SamplePolicy.Department)!.Organisation.Should().Be(SamplePolicy.LeadingGroup, "a department reviews its own nominees first");
        Acting("province-publicity/suspended", Act.Uphold, SamplePolicy.County)!.Organisation.Should().Be(SamplePolicy.LeadingGroup);
        var declared = Procedure.Compile(SamplePolicy.Build(p => p.WithStage("local-publicity", s => s with { ExaminedBy = "recommending-unit" })));
        declared.Find(State.Suspended("local-publicity"), Act.Resume)!.ActingFor(SamplePolicy.Build(), SamplePolicy.County)!.Organisation.Should().Be(SamplePolicy.Prefecture);
    }

    private static ActingBody? Acting(string state, Act act, string recommender) => Sample.Find(new State(state), act)!.ActingFor(SamplePolicy.Build(), recommender);

    [Fact]
    public void Without_a_sanction_in_the_notice_the_order_of_the_procedure_bars_an_organisation()
    {
        var procedure = Procedure.Compile(SamplePolicy.Build(p => p with { Sanctions = [] }));

        procedure.Transitions.Where(row => row.Act == Act.Disqualify).Should().OnlyContain(row => row.Clause == "4.a");
    }

    [Fact]
    public void The_diagram_names_every_state_and_draws_every_row_that_leads_elsewhere()
    {
        var lines = Sample.ToMermaid().Split('\n').Select(line => line.Trim()).ToList();
        lines[0].Should().Be("stateDiagram-v2");
        foreach (var state in Sample.States)
        {
            var name = $"{Id(state)} : {state.Code}";
            lines.Should().ContainSingle(line => line == name);
        }

        foreach (var row in Sample.Transitions.Where(row => row.From != row.To))
        {
            var arrow = $"{(EveryStateUnderWayHas(row) ? "under__way" : Id(row.From))} --> {Id(row.To)} : ";
            lines.Should().ContainSingle(line => line.StartsWith(arrow))
                .Which.Should().Contain($"{row.Act.Name()} ({row.Clause})");
        }

        lines.Should().Contain("[*] --> unit_recommendation").And.Contain("honoured --> [*]");
        lines.Where(line => line.Contains(" --> ")).Select(line => line.Split(" : ")[0].Split(" --> "))
            .Should().OnlyContain(arrow => arrow[0] != arrow[1], "acts that stay where they are are not drawn");
    }

    [Fact]
    public void What_every_state_under_way_has_is_drawn_once_from_the_box_around_them()
    {
        var text = Sample.ToMermaid();
        var (start, end) = (text.IndexOf("    state \"under way\" as under__way {\n", StringComparison.Ordinal), text.IndexOf("\n    }\n", StringComparison.Ordinal));
        var boxed = text[start..end].Split('\n').Where(line => line.Contains(" : ") && !line.Contains(" --> ")).Select(line => line.Split(" : ")[1]);

        boxed.Should().Equal(Sample.States.Where(state => !state.IsFinal).Select(state => state.Code));
        text.Split('\n').Where(line => line.Contains(" --> withdrawn") || line.Contains(" --> disqualified"))
            .Should().Equal("    under__way --> withdrawn : withdraw (4.1.a)", "    under__way --> disqualified : disqualify (5.3.a)");
    }

    private static string Id(State state) => state.Code.Replace("/", "__").Replace('-', '_');

    private static bool EveryStateUnderWayHas(Transition row) =>
        row.To.IsFinal && Sample.States.Where(state => !state.IsFinal).All(state => Sample.Find(state, row.Act) is { } other && other.To == row.To && other.Clause == row.Clause);

    private static HashSet<State> Reached(State from, Func<State, IEnumerable<State>> next)
    {
        HashSet<State> reached = [from];
        var open = new Queue<State>(reached);
        while (open.TryDequeue(out var state))
        {
            foreach (var to in next(state).Where(reached.Add))
            {
                open.Enqueue(to);
            }
        }

        return reached;
    }

    private static string Print(Transition row) =>
        $"{row.From} | {row.Act.Name()} | {row.To} | {row.Clause} | {string.Join(' ', row.Guards.Select(Print))}".TrimEnd();

    private static string Print(Guard guard) => guard switch
    {
        ActsInRole role => role.Role,
        FilesRecords files => string.Join('+', files.Makers.Prepend(files.Role)),
        ExaminesObjections examines => $"examines:{string.Join(',', examines.Roles)}",
        IsInStanding => "standing",
        IsEligible => "eligible",
        RecordsComplete => "records",
        TermComplete => "term",
        InTime => "in-time",
        IsOverdue => "overdue",
        PlaceFree => "place",
        LimitsKept => "limits",
        IsDisqualified => "barred",
        ReasonGiven => "reason",
        _ => guard.GetType().Name,
    };
}
