using Commendation.Cli.Rehearsals;
using Commendation.Domain.Policies;
using static Commendation.Cli.Tests.Rehearsals.SmallPolicy;

namespace Commendation.Cli.Tests.Rehearsals;

/// <summary>Of the two places of organisation a one is for a worker; organisation b is asked for none.</summary>
public sealed class KeptPlacesTests
{
    [Theory]
    [InlineData("", "a", false)] // one place is left for the worker
    [InlineData("a", "a", true)]
    [InlineData("a", "a/worker", false)]
    [InlineData("a/worker", "a", false)]
    [InlineData("b a b", "a", true)]
    [InlineData("a a", "a", false)] // nothing can be kept any more
    [InlineData("b", "b", false)]
    public void The_last_place_is_kept_for_whom_it_is_meant(string placed, string next, bool needed) =>
        KeptPlaces.Need(Asking(BoundKind.AtLeast), List(placed), List(next)[0]).Should().Be(needed);

    [Theory]
    [InlineData("a/worker", "a/worker", true)]
    [InlineData("a/worker", "a", false)]
    [InlineData("", "a/worker", false)]
    public void Exactly_so_many_are_kept_from_getting_more(string placed, string next, bool needed) =>
        KeptPlaces.Need(Asking(BoundKind.Exactly), List(placed), List(next)[0]).Should().Be(needed);

    [Fact]
    public void Without_sub_quotas_no_place_is_kept() => KeptPlaces.Need(With(), List("a a"), List("a")[0]).Should().BeFalse();

    private static CampaignPolicy Asking(BoundKind bound) => With(Limit("workers", Workers, bound) with
    {
        Scope = LimitScope.Organisation,
        Figures = [new LimitFigure(null, 1) { Organisations = ["a"] }],
    });
}
