using Commendation.Domain.Nominations;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Nominations;

/// <summary>Sweeps the whole table of states and acts: what it has can be done, what it lacks is refused and changes nothing.</summary>
public class ProcedureSweepTests
{
    private static readonly Procedure Sample = Procedure.Compile(SamplePolicy.Build());

    public static TheoryData<string, Act> Lacking()
    {
        var pairs = new TheoryData<string, Act>();
        foreach (var state in Sample.States)
        {
            foreach (var act in Enum.GetValues<Act>().Where(act => Sample.Find(state, act) is null))
            {
                pairs.Add(state.Code, act);
            }
        }

        return pairs;
    }

    public static TheoryData<string, Act> Rows()
    {
        var pairs = new TheoryData<string, Act>();
        foreach (var row in Sample.Transitions)
        {
            pairs.Add(row.From.Code, row.Act);
        }

        return pairs;
    }

    [Fact]
    public void The_sweep_covers_every_pair_of_state_and_act() =>
        (Lacking().Count + Rows().Count).Should().Be(Sample.States.Count * Enum.GetValues<Act>().Length).And.Be(18 * 19);

    [Theory]
    [MemberData(nameof(Lacking))]
    public void An_act_that_the_table_lacks_is_refused_and_changes_nothing(string state, Act act)
    {
        var walk = new Walk();
        var nomination = walk.To(state);
        var context = walk.Context(nomination, act, nomination.LastActOn.AddDays(30), SamplePolicy.LeadingGroup, "a reason");
        var before = Snapshot(nomination, walk.Accounts.Values, walk.Campaign);

        var outcomes = new List<Outcome<Nomination>> { nomination.Do(act, context) };
        outcomes.AddRange(act switch
        {
            Act.Declare => [nomination.Declare(new Dictionary<string, string?> { ["score"] = "99" }, context)],
            Act.Record => [nomination.File(new RecordDraft("leadership-study", "the leadership", true, "good"), context)],
            _ => Array.Empty<Outcome<Nomination>>(),
        });

        foreach (var violation in outcomes.Select(outcome => outcome.RefusedWith(nomination.State.IsFinal ? "nomination-ended" : "stage-closed")))
        {
            violation.Clause.Should().Be("4.a");
            violation.Actual.Should().Be(state);
            foreach (var possible in Sample.From(nomination.State).Select(row => row.Act).Where(other => other != Act.Disqualify))
            {
                violation.Message.Zh.Should().Contain(possible.Describe().Zh);
                violation.Message.En.Should().Contain(possible.Name());
            }
        }

        Snapshot(nomination, walk.Accounts.Values, walk.Campaign).Should().Be(before);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_act_that_the_table_has_leads_where_the_table_says_and_is_noted(string state, Act act)
    {
        var walk = new Walk();
        var nomination = walk.To(state);
        var row = Sample.Find(nomination.State, act)!;
        var version = nomination.Version;
        if (act is Act.Recommend or Act.Pass)
        {
            walk.FileAll(nomination);
        }

        Perform(walk, nomination, act).Violations.Should().BeEmpty();

        nomination.State.Should().Be(row.To);
        nomination.Version.Should().BeGreaterThan(version);
        var entry = nomination.Entries[^1];
        (entry.Act, entry.From, entry.To, entry.Clause).Should().Be((act.Name(), state, row.To.Code, row.Clause));
        entry.Actor.Should().Be(row.ActingFor(walk.Policy, nomination.RecommendedBy)?.Organisation ?? nomination.RecommendedBy);
        entry.On.Should().Be(nomination.LastActOn);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Nobody_but_the_body_in_the_role_can_act_and_the_right_one_is_named(string state, Act act)
    {
        var walk = new Walk();
        var nomination = walk.To(state);
        var acting = Sample.Find(nomination.State, act)!.ActingFor(walk.Policy, nomination.RecommendedBy);

        var obstacles = nomination.Obstacles(act, walk.Context(nomination, act, by: SamplePolicy.OtherCounty));

        if (acting is null)
        {
            obstacles.Should().ContainSingle("a disqualification follows from a sanction").Which.Code.Should().Be("organisation-in-standing");
        }
        else
        {
            var violation = obstacles.Should().ContainSingle(violation => violation.Code == "not-acting-body").Subject;
            (violation.Actual, violation.Required).Should().Be((SamplePolicy.OtherCounty, acting.Organisation));
            violation.Message.En.Should().Contain(acting.Role.Title.En);
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void No_act_lies_before_the_act_before_it(string state, Act act)
    {
        var walk = new Walk();
        var nomination = walk.To(state);
        var eve = nomination.LastActOn.AddDays(-1);

        nomination.Obstacles(act, walk.Context(nomination, act, nomination.LastActOn))
            .Should().NotContain(violation => violation.Code == "date-before-last-act");
        var violation = nomination.Obstacles(act, walk.Context(nomination, act, eve))
            .Should().ContainSingle(violation => violation.Code == "date-before-last-act").Subject;
        (violation.Place, violation.Actual, violation.Required).Should().Be(("on", $"{eve:yyyy-MM-dd}", $"{nomination.LastActOn:yyyy-MM-dd}"));
    }

    private static Outcome<Nomination> Perform(Walk walk, Nomination nomination, Act act)
    {
        var stage = walk.Policy.StageOf(nomination.State.Stage);
        return act switch
        {
            Act.Declare => nomination.Declare(new Dictionary<string, string?> { ["score"] = "99" }, walk.Context(nomination, act)),
            Act.Record => walk.File(nomination, stage.Records[0].Code),
            Act.Post => walk.Post([nomination]).Select(_ => nomination),
            Act.Suspend => walk.Object(nomination).Select(_ => nomination),
            Act.Resume or Act.Uphold => walk.Find(nomination, walk.NoticeOf(nomination).Objections[^1], act == Act.Uphold, nomination.LastActOn.AddDays(1)).Select(_ => nomination),
            Act.Submit => walk.Submit([nomination]).Select(_ => nomination),
            Act.List => walk.DrawUp([nomination]).Select(_ => nomination),
            Act.Decide => walk.Decide([nomination]).Select(_ => nomination),
            Act.AcceptLate => walk.Do(nomination, act, stage.Due!.On!.Value.AddDays(1), reason: "the road was closed"),
            Act.Disqualify => walk.Bar(nomination),
            _ => walk.Do(nomination, act, reason: "a reason"),
        };
    }
}
