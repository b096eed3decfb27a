using Commendation.Domain.Honours;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Honours;

/// <summary>Others follow on the list for those who fell after it was drawn up.</summary>
public class ListReplacementTests
{
    private readonly Walk _walk = new();

    [Fact]
    public void Whoever_follows_stands_in_the_line_of_who_fell()
    {
        var (first, second, next) = (Ready(), Ready(), Ready());
        var list = _walk.DrawUp([first, second]).Value;
        _ = _walk.Do(first, Act.Reject, Day(8, 15), reason: "struck from the list").Value;

        _ = Replace(list, [(first, next)], [first, second]).Value;

        list.Nominations.Should().Equal(next.Id, second.Id);
        list.Replacements.Should().Equal(new ListReplacement(first.Id, next.Id, Day(8, 16), "next in rank"));
        next.State.Should().Be(State.At("decision"));
        var entry = list.Entries[^1];
        (entry.Act, entry.Clause, entry.On, entry.Details["replaced"], entry.Details["reason"]).Should().Be(("replace", "4.3.c", Day(8, 16), $"{first.Id} → {next.Id}", "next in rank"));
        _walk.Decide([next, second]).Value.Honours.Should().HaveCount(2);
    }

    [Fact]
    public void Nobody_follows_for_one_who_still_stands()
    {
        var (first, next) = (Ready(), Ready());
        var list = _walk.DrawUp([first]).Value;

        Replace(list, [(first, next)], [first]).RefusedWith("still-listed").Place.Should().Be($"nominations/{first.Id}");

        (list.Nominations.Single(), next.State).Should().Be((first.Id, State.At("proposed-list")));
    }

    [Fact]
    public void Everything_that_stands_in_the_way_is_told_at_once_and_nothing_changes()
    {
        var (fallen, standing, other, unit) = (Ready(), Ready(), Ready(), _walk.To("proposed-list", SamplePolicy.Department, SamplePolicy.Collective));
        var list = _walk.DrawUp([fallen, standing]).Value;
        _ = _walk.Do(fallen, Act.Withdraw, Day(8, 15), reason: "moved away").Value;
        var seen = Snapshot(list, unit);

        Replace(list, [(other, unit)], [fallen, standing]).RefusedWith("not-on-list");
        Replace(list, [(fallen, unit)], [fallen, standing]).RefusedWith("replacement-other-award").Required.Should().Be(SamplePolicy.Individual);
        Replace(list, [(fallen, standing)], [fallen, standing]).RefusedWith("already-listed");
        Replace(list, [(fallen, other), (fallen, unit)], [fallen, standing], reason: " ").RefusedWithAll("required", "nomination-twice", "replacement-other-award");
        Replace(list, [(fallen, other)], [fallen, standing], on: Day(8, 14)).RefusedWith("date-before-last-act").Required.Should().Be("2021-08-15");
        Replace(list, [], [fallen, standing]).RefusedWith("nominations-missing");

        Snapshot(list, unit).Should().Be(seen);
    }

    [Fact]
    public void Where_the_stage_of_the_fall_lets_nobody_follow_the_place_stays_unused()
    {
        var walk = new Walk(policy => policy.WithStage("decision", stage => stage with { Replacement = new Replacement("5.2.b", Allowed: false) }));
        var (fallen, next) = (Ready(walk), Ready(walk));
        var list = walk.DrawUp([fallen]).Value;
        _ = walk.Do(fallen, Act.Reject, Day(8, 15), reason: "struck from the list").Value;

        Replace(list, [(fallen, next)], [fallen], walk: walk).RefusedWith("replacement-forbidden").Clause.Should().Be("5.2.b");
    }

    [Fact]
    public void The_stage_of_the_fall_is_kept_and_not_guessed_after_an_amendment_puts_another_before_it()
    {
        var fallen = Ready();
        _ = _walk.DrawUp([fallen]).Value;
        _ = _walk.Do(fallen, Act.Reject, Day(8, 15), reason: "struck from the list").Value;
        var decision = _walk.Policy.StageOf("decision");
        var amended = _walk.Policy with
        {
            Stages = [.. _walk.Policy.Stages.SkipLast(1), decision with { Code = "hearing", Kind = StageKind.Review, Replacement = new Replacement("5.2.b", Allowed: false) }, decision],
        };

        (fallen.FellIn, fallen.StageOfFall(_walk.Policy)!.Code, fallen.StageOfFall(amended)!.Code).Should().Be(("decision", "decision", "decision"));

        // A nomination that ended before the stage was kept: nothing better is known than what follows the stage left last.
        typeof(Nomination).GetProperty(nameof(Nomination.FellIn))!.SetValue(fallen, null);
        (fallen.StageOfFall(_walk.Policy)!.Code, fallen.StageOfFall(amended)!.Code).Should().Be(("decision", "hearing"));
    }

    [Fact]
    public void No_stage_of_fall_is_told_of_whoever_stands_or_was_honoured()
    {
        var nomination = Ready();
        nomination.StageOfFall(_walk.Policy).Should().BeNull();
        _ = _walk.DrawUp([nomination]).Value;
        _ = _walk.Decide([nomination]).Value;

        (nomination.State.IsFinal, nomination.FellIn, nomination.StageOfFall(_walk.Policy)).Should().Be((true, null, null));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Limits_are_held_over_the_list_as_it_then_stands(bool county, bool holds)
    {
        var (fallen, standing) = (Ready(), Ready());
        var next = Ready(facts: county ? new(Walk.PersonFacts) { ["leadingPost"] = "county-deputy" } : null);
        var list = _walk.DrawUp([fallen, standing]).Value;
        _ = _walk.Do(fallen, Act.Reject, Day(8, 15), reason: "struck from the list").Value;

        var outcome = Replace(list, [(fallen, next)], [fallen, standing]);

        outcome.Violations.Select(violation => violation.Code).Should().Equal(holds ? [] : ["county-share"]);
    }

    [Fact]
    public void Where_no_place_may_stay_unused_one_may_follow_after_the_other()
    {
        var walk = new Walk(policy => policy with { UnusedPlacesClause = null, Awards = [.. policy.Awards.Select(award => award with { Places = award.Code == SamplePolicy.Individual ? 2 : 0 })] });
        var (first, second, next) = (Ready(walk), Ready(walk), Ready(walk));
        var list = walk.DrawUp([first, second]).Value;
        _ = walk.Do(first, Act.Reject, Day(8, 15), reason: "struck").Value;
        _ = walk.Do(second, Act.Reject, Day(8, 15), reason: "struck").Value;

        Replace(list, [(first, next)], [first, second], walk: walk).Accepted.Should().BeTrue();
    }

    [Fact]
    public void Who_was_sent_back_after_the_list_comes_anew_in_its_own_line()
    {
        var walk = new Walk(policy => policy with
        {
            Stages =
            [
                .. policy.Stages.SkipLast(1).Select(stage => stage with { Due = null }),
                new Stage("list-publicity", StageKind.Publicity, "4.3.b", SamplePolicy.Label("publicity of the list"), "leading-group") { Term = SamplePolicy.FiveWorkingDays, TermClause = "4.3.b", UpheldReturnsTo = "second-review" },
                policy.Stages[^1] with { Due = null },
            ],
        });
        var (first, second) = (Ready(walk), Ready(walk));
        var list = walk.DrawUp([first, second]).Value;
        _ = walk.Post([first], Day(8, 12), new Dictionary<string, string>()).Value;
        var objection = walk.Object(first).Value;
        _ = walk.Find(first, objection, upheld: true, Day(8, 14)).Value;
        first.State.Should().Be(State.At("second-review"));

        Replace(list, [(first, first)], [first, second], walk: walk).RefusedWith("stage-closed");
        walk.FileAll(first, Day(8, 14));
        _ = walk.Do(first, Act.Pass, Day(8, 14)).Value;
        _ = walk.Post([first], Day(8, 14), new Dictionary<string, string>()).Value;
        _ = walk.Do(first, Act.Close, Day(8, 23)).Value;

        _ = Replace(list, [(first, first)], [first, second], on: Day(8, 23), walk: walk).Value;

        first.State.Should().Be(State.At("list-publicity"));
        list.Nominations.Should().Equal(first.Id, second.Id);
    }

    private Nomination Ready(Walk? walk = null, Dictionary<string, string>? facts = null) => (walk ?? _walk).To("proposed-list", SamplePolicy.Department, facts: facts);

    private Outcome<ProposedList> Replace(
        ProposedList list, IReadOnlyList<(Nomination Fallen, Nomination By)> pairs, IReadOnlyList<Nomination> listed, string reason = "next in rank", DateOnly? on = null, Walk? walk = null)
    {
        walk ??= _walk;
        var day = on ?? Day(8, 16);
        return list.Replace(pairs, listed, reason, nomination => walk.Context(nomination, Act.List, day), new ActContext(walk.Rules, walk.Campaign, SamplePolicy.LeadingGroup, day));
    }
}
