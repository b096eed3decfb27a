using Commendation.Cli.Rehearsals;
using Commendation.Domain.Honours;
using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using static Commendation.Cli.Tests.Rehearsals.SmallPolicy;

namespace Commendation.Cli.Tests.Rehearsals;

/// <summary>Whoever draws up a list that is refused leaves out one nominee after the other: each must bring the list nearer to what is asked.</summary>
public sealed class GivingWayTests
{
    private static readonly CompositionLimit HalfWorkers = Limit("workers", Workers, BoundKind.AtLeast, new Share(1, 2));
    private static readonly CompositionLimit AQuarterWomen = Limit("women", Women, BoundKind.AtMost, new Share(1, 4));

    [Theory]
    [InlineData("a a b b", null)]
    [InlineData("a a a b", 2)]
    [InlineData("b a a a", 3)]
    [InlineData("a b a b a", 4)]
    [InlineData("a a a b b b", 5)]
    [InlineData("a/apart a a b b a/apart", 5)]
    [InlineData("a/apart b a a b/apart a", 4)]
    public void Where_the_list_is_too_long_the_last_of_those_who_are_too_many_gives_way(string list, int? position) =>
        GivesWay(With(), list).Should().Be(position);

    [Theory]
    [InlineData("a/worker a b/worker b", null)]
    [InlineData("a/worker a b b", 3)]
    [InlineData("a a/worker b/worker a b/apart", 4)]
    [InlineData("a b b/worker a/apart/worker", null)]
    [InlineData("a b a/worker", 1)]
    public void Where_a_floor_is_missed_the_last_who_is_no_member_gives_way(string list, int? position) =>
        GivesWay(With(HalfWorkers), list).Should().Be(position);

    [Theory]
    [InlineData("a/woman a b b", null)]
    [InlineData("a/woman a b/woman b", 2)]
    [InlineData("a/woman a b", 0)]
    public void Where_a_ceiling_is_passed_the_last_member_gives_way(string list, int? position) =>
        GivesWay(With(AQuarterWomen), list).Should().Be(position);

    [Theory]
    [InlineData("a/woman b/woman/worker a b", 0)] // either limit can be helped alone: a woman who is no worker helps both
    [InlineData("a/woman/worker b/woman/worker a/worker b/woman/worker", 3)] // all women are workers: one of them goes all the same
    [InlineData("a/woman b/woman/worker a/worker b/worker", 0)] // only the women are too many, and the workers are needed
    public void Of_several_who_help_it_is_whoever_helps_most_and_harms_least(string list, int position) =>
        GivesWay(With(HalfWorkers, AQuarterWomen), list).Should().Be(position);

    [Theory]
    [InlineData("a/woman a b/woman b", null)]
    [InlineData("a/woman a/woman b/woman b", 1)]
    [InlineData("a/woman b/woman b b/woman a", 3)]
    public void A_limit_over_each_organisation_is_helped_by_its_own_nominees_only(string list, int? position) =>
        GivesWay(With(Limit("women", Women, BoundKind.AtMost, count: 1) with { Scope = LimitScope.Organisation }), list).Should().Be(position);

    [Fact]
    public void A_share_of_the_nominated_is_broken_where_the_refusal_says_so()
    {
        var policy = With(Limit("women", Women, BoundKind.AtMost, new Share(1, 2)) with { Scope = LimitScope.Organisation, Base = LimitBase.Nominated });
        var list = List("a/woman a/woman b/woman");

        var refused = ProposedList.Shortcomings(policy, list, [.. list, .. List("b b")], _ => false);

        GivingWay.Of(policy, list, refused).Should().Be(1, "of the three whom b recommended one woman may be listed");
    }

    [Theory]
    [InlineData("a/woman a/woman b", 1)]
    [InlineData("a b b", null)]
    public void Where_exactly_so_many_are_asked_for_only_too_many_can_be_mended(string list, int? position) =>
        GivesWay(With(Limit("women", Women, BoundKind.Exactly, count: 1)), list).Should().Be(position);

    [Fact]
    public void Nobody_gives_way_for_a_floor_that_fewer_nominees_do_not_lower()
    {
        GivesWay(With(Limit("workers", Workers, BoundKind.AtLeast, count: 2)), "a/worker a b").Should().BeNull("a number stays what it is");
        GivesWay(With(HalfWorkers with { Base = LimitBase.Planned }), "a/worker a b").Should().BeNull("so does a share of the planned places");
    }

    [Fact]
    public void Nobody_gives_way_for_what_leaving_out_does_not_mend() =>
        GivingWay.Of(With(HalfWorkers), List("a b"), [new Violation(ViolationCode.RecordMissing, Text.Same("record"))]).Should().BeNull();

    [Theory]
    [InlineData("a/woman a a/worker b b/woman b/worker/woman a/apart b/apart")]
    [InlineData("a/woman/worker b/woman a b/worker a/woman b/woman a b")]
    [InlineData("a b a b a b a b a/worker")]
    public void One_after_the_other_a_list_is_brought_to_keep_everything(string list)
    {
        var policy = With(HalfWorkers, AQuarterWomen);
        var left = List(list).ToList();
        while (Shortcomings(policy, left) is { Count: > 0 } refused)
        {
            left.RemoveAt(GivingWay.Of(policy, left, refused)!.Value);
        }

        left.Should().NotBeEmpty();
    }

    private static int? GivesWay(CampaignPolicy policy, string list) => GivingWay.Of(policy, List(list), Shortcomings(policy, List(list)));

    private static IReadOnlyList<Violation> Shortcomings(CampaignPolicy policy, IReadOnlyList<ListedNominee> list) => ProposedList.Shortcomings(policy, list, null, _ => false);
}
