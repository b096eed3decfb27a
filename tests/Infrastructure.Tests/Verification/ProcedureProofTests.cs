using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Verification;
using Commendation.Domain.Verification.Proof;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.Tests.PolicyFiles;

namespace Commendation.Infrastructure.Tests.Verification;

public class ProcedureProofTests
{
    private static readonly CampaignPolicy Policy = Qinghai.Files.Verifiable().Subject.Policy;

    private static readonly IReadOnlyList<Transition> Table = Procedure.Compile(Policy).Transitions;

    [Fact]
    public void Every_campaign_of_the_repository_is_proven()
    {
        foreach (var folder in Planted.Folders)
        {
            var report = ProcedureProof.Run(CampaignFiles.Read(folder).Value.Verifiable().Subject);

            report.Findings.Should().BeEmpty(folder);
            report.Counts["states"].Should().BeGreaterThan(5);
            report.Counts["transitions"].Should().BeGreaterThan(report.Counts["situations"]);
        }
    }

    [Fact]
    public void An_honour_without_the_full_local_term_is_found_with_the_shortest_way_to_it()
    {
        var finding = Only(Table.Select(row => row.Act == Act.Close && row.From.Stage == "local-publicity" ? Without<TermComplete>(row) : row));

        finding.Code.Should().Be("honour-unearned");
        finding.Clause.Should().Be("4.1.b");
        finding.Message.En.Should().Contain("the full term has run").And.NotContain(";");
        var way = finding.Counterexample.Select(step => step.En).ToList();
        way.Should().ContainInOrder("post → local-publicity/posted", "close → hand-in", "decide → honoured").And.OnlyHaveUniqueItems();
        way.Should().ContainSingle(step => step == "the term runs out", "only the other term had to run");
    }

    [Theory]
    [InlineData("first-review", Act.Pass)]
    [InlineData("second-review", Act.Pass)]
    public void An_honour_without_a_review_is_found(string stage, Act act)
    {
        var next = Table.Single(row => row.From == State.At(stage) && row.Act == act).To;
        var finding = ProcedureProof.Prove(Policy, [.. Table.Select(row => row.To == State.At(stage) && row.From.Stage != stage && row.Act is Act.Submit ? row with { To = next } : row)])
            .Findings.Should().ContainSingle(one => one.Code == "honour-unearned").Subject;

        finding.Message.En.Should().Contain("done by the body whose task it is").And.Contain("every record is filed and favourable");
        finding.Place.Should().StartWith("procedure.stages[");
    }

    [Fact]
    public void Unfavourable_opinions_that_nothing_stops_are_found() =>
        Only(Table.Select(row => row.Act == Act.Pass && row.From.Stage == "second-review" ? Without<RecordsComplete>(row) : row))
            .Message.En.Should().Contain("every record is filed and favourable");

    [Fact]
    public void A_list_that_breaks_a_limit_and_that_nothing_stops_is_found()
    {
        var finding = Only(Table.Select(Without<LimitsKept>));

        finding.Message.En.Should().Contain("the list keeps every limit that binds");
        finding.Clause.Should().Be("4.3.c");
    }

    [Fact]
    public void A_list_that_nobody_has_to_approve_is_found() =>
        Only(Table.Select(row => row.Act == Act.List ? Without<ActsInRole>(row) : row)).Message.En.Should().Contain("Proposed list: done by the body whose task it is");

    [Fact]
    public void A_procedure_that_goes_round_in_a_circle_is_found()
    {
        // Who passes the second review comes back to the first, for ever; nobody can give up any more.
        var findings = ProcedureProof.Prove(Policy, [.. Table
            .Where(row => !row.To.IsFinal)
            .Select(row => row.Act == Act.Pass && row.From.Stage == "second-review" ? row with { To = State.At("first-review") } : row)]).Findings;

        findings.Select(finding => finding.Code).Should().Contain(["no-way-out", "honour-unreachable", "stage-dead"]);
        findings.First(finding => finding.Code == "no-way-out").Message.En.Should().Contain("no end is reached");
    }

    [Fact]
    public void A_procedure_too_large_to_be_searched_is_no_silent_pass()
    {
        var many = Policy with { Stages = [.. Enumerable.Range(0, 30).Select(i => Policy.Stages[3] with { Code = $"review-{i}", ReturnTo = null }), .. Policy.Stages.TakeLast(2)] };

        var finding = ProcedureProof.Prove(many, Procedure.Compile(many).Transitions).Findings.Should().ContainSingle().Subject;

        (finding.Code, finding.Severity).Should().Be(("procedure-undecided", Severity.Undecided));
        finding.Message.En.Should().Contain("more than 64");
    }

    [Fact]
    public void A_place_that_nobody_counts_is_found() =>
        Only(Table.Select(Without<PlaceFree>)).Message.En.Should().Contain("a place is taken");

    [Fact]
    public void An_act_by_another_body_is_found() =>
        Only(Table.Select(row => row.Act == Act.Decide ? row with { Guards = [.. row.Guards.Select(guard => guard is ActsInRole acts ? acts with { Role = "county" } : guard)] } : row))
            .Message.En.Should().Contain("done by the body whose task it is");

    [Fact]
    public void A_notice_that_is_closed_while_an_objection_is_open_is_found()
    {
        var close = Table.Single(row => row.Act == Act.Close && row.From.Stage == "province-publicity");
        var finding = Only(Table.Append(Without<TermComplete>(close) with { From = State.Suspended("province-publicity") }));

        finding.Message.En.Should().Contain("the full term has run").And.Contain("an objection is still open");
        finding.Counterexample.Select(step => step.En).Should().ContainInOrder("suspend → province-publicity/suspended", "close → proposed-list");
    }

    [Fact]
    public void What_returns_behind_a_stage_has_to_go_through_it_again()
    {
        // A return that leads forward, past the second publicity.
        var findings = ProcedureProof.Prove(Policy, [.. Table.Select(row => row.Act == Act.Return ? row with { To = State.At("proposed-list") } : row)]).Findings;

        findings.Should().ContainSingle(finding => finding.Code == "honour-unearned").Which.Counterexample.Select(step => step.En).Should().Contain("return → proposed-list");
    }

    [Fact]
    public void An_end_that_is_left_is_found()
    {
        var decide = Table.Single(row => row.Act == Act.Decide);
        var finding = Only(Table.Append(decide with { From = State.Honoured, Act = Act.Reject, To = State.Rejected }));

        finding.Code.Should().Be("end-left");
        finding.Counterexample[^1].En.Should().Be("decide → honoured");
    }

    [Fact]
    public void A_situation_without_a_way_out_is_found_with_the_way_into_it()
    {
        var suspended = State.Suspended("local-publicity");
        var finding = Only(Table.Where(row => row.From != suspended));

        finding.Code.Should().Be("no-way-out");
        finding.Counterexample[^1].En.Should().Be("suspend → local-publicity/suspended");
    }

    [Fact]
    public void A_stage_that_is_never_reached_and_an_honour_that_is_not_either_are_found() =>
        ProcedureProof.Prove(Policy, [.. Table.Where(row => row.Act != Act.List)])
            .Findings.Select(finding => finding.Code).Should().Equal("honour-unreachable", "stage-dead");

    [Fact]
    public void An_act_that_can_never_be_done_is_found()
    {
        var late = Table.First(row => row.Act == Act.AcceptLate);
        var finding = Only(Table.Append(late with { Act = Act.Resume, From = State.At("second-review"), To = State.At("second-review") }));

        finding.Code.Should().Be("act-dead");
        finding.Message.En.Should().Contain("IsOverdue never holds");
    }

    [Fact]
    public void A_guard_that_the_proof_does_not_know_is_no_silent_pass() =>
        Only(Table.Select(row => row.Act == Act.Decide ? row with { Guards = [.. row.Guards, new AskedElsewhere("1")] } : row))
            .Severity.Should().Be(Severity.Undecided);

    private static Transition Without<T>(Transition row)
        where T : Guard => row with { Guards = [.. row.Guards.Where(guard => guard is not T)] };

    private static Finding Only(IEnumerable<Transition> table) => ProcedureProof.Prove(Policy, [.. table]).Findings.Should().ContainSingle().Subject;

    private sealed record AskedElsewhere(string Clause) : Guard(Clause);
}
