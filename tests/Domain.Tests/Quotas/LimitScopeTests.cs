using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Commendation.Domain.Tests.Quotas;

/// <summary>Limits whose base is a part of the list, that are counted by organisation, or that some nominees stand outside of.</summary>
public class LimitScopeTests
{
    private static readonly CampaignPolicy Sample = SamplePolicy.Build();
    private static readonly FactDefinition Sector = Sample.Facts.Find("sector")!;
    private static readonly FactDefinition FrontLine = Sample.Facts.Find("frontLine")!;

    private static readonly CompositionLimit Plain = new(
        "front-line", "1.2.f", Strength.Must, SamplePolicy.Label("front line"), [SamplePolicy.Individual], Is(FrontLine, "true"), BoundKind.AtLeast, new Share(1, 2), null, LimitBase.Listed);

    [Theory]
    [InlineData(BoundKind.AtMost, 5, 1, true)] // 20 % of the 5, whatever else is listed
    [InlineData(BoundKind.AtMost, 5, 2, false)]
    [InlineData(BoundKind.AtMost, 4, 1, false)]
    [InlineData(BoundKind.AtLeast, 5, 1, true)]
    [InlineData(BoundKind.AtLeast, 6, 1, false)]
    [InlineData(BoundKind.AtLeast, 0, 0, true)] // of nothing, nothing is asked
    public void A_share_of_a_part_is_taken_of_that_part_alone(BoundKind bound, int within, int members, bool holds)
    {
        var limit = Plain with { Within = Is(Sector, "enterprise"), Bound = bound, Share = new Share(1, 5) };
        var list = Many(within, i => Nominee("enterprise", i < members)).Concat(Many(20, _ => Nominee("other", frontLine: true)));

        var status = Status(limit, list);

        (status.Listed, status.Members, status.Holds).Should().Be((within, members, holds));
    }

    [Fact]
    public void A_nominee_of_whom_the_part_is_unknown_counts_against_a_ceiling_and_not_for_a_floor()
    {
        var ceiling = Plain with { Within = Is(Sector, "enterprise"), Bound = BoundKind.AtMost };
        var list = Many(2, i => Nominee("enterprise", frontLine: i == 0)).Append(Nominee(null, frontLine: true)).ToList();

        Status(ceiling, list).Should().Match<LimitStatus>(status => status.Listed == 2 && status.Members == 1 && status.Undetermined == 1 && !status.Holds);
        Status(ceiling with { Bound = BoundKind.AtLeast }, list).Holds.Should().BeTrue();
        Status(ceiling, [.. list.SkipLast(1), Nominee(null, frontLine: false)]).Undetermined.Should().Be(0, "who is no member adds nothing to a ceiling");
    }

    [Fact]
    public void Shares_of_shares_hold_exactly_when_each_holds_by_itself() => Samples.Sample.ForAll(
        from inside in Gen.Choose(0, 20)
        from members in Gen.Choose(0, inside)
        from outside in Gen.Choose(0, 20)
        from percent in Gen.Choose(0, 100)
        select (inside, members, outside, percent),
        given =>
        {
            var limit = Plain with { Within = Is(Sector, "enterprise"), Bound = BoundKind.AtMost, Share = new Share(given.percent, 100) };
            var list = Many(given.inside, i => Nominee("enterprise", i < given.members)).Concat(Many(given.outside, i => Nominee("other", i % 2 == 0)));

            return Status(limit, list).Holds == (given.members * 100 <= given.inside * given.percent);
        });

    [Theory]
    [InlineData(1, 2, true)] // half of two
    [InlineData(0, 2, false)]
    public void By_organisation_each_holder_is_held_to_the_figure_of_its_own_list(int members, int listed, bool holds)
    {
        var limit = Plain with { Scope = LimitScope.Organisation };
        var list = Many(listed, i => Nominee("other", i < members) with { Holder = SamplePolicy.Prefecture })
            .Concat(Many(3, _ => Nominee("other", frontLine: true) with { Holder = SamplePolicy.OtherPrefecture }))
            .Append(Nominee("other", frontLine: false));

        var statuses = Statuses(limit, list);

        statuses.Select(status => (status.Holder!.Code, status.Listed, status.Planned)).Should().Equal(
            (SamplePolicy.Prefecture, listed, 2), (SamplePolicy.OtherPrefecture, 3, 5), (SamplePolicy.Department, 0, 3));
        statuses.Select(status => status.Holds).Should().Equal(holds, true, true);
        statuses[0].ToViolation()?.Place.Should().Be(SamplePolicy.Prefecture);
    }

    [Fact]
    public void Tiers_leave_the_other_holders_out() =>
        Statuses(Plain with { Scope = LimitScope.Organisation, Tiers = ["prefecture"] }, []).Select(status => status.Holder!.Code)
            .Should().Equal(SamplePolicy.Prefecture, SamplePolicy.OtherPrefecture);

    [Fact]
    public void The_first_figure_that_applies_wins_by_organisation_tier_and_allotment()
    {
        var limit = Plain with
        {
            Scope = LimitScope.Organisation,
            Share = null,
            Figures =
            [
                new LimitFigure(null, 2) { Organisations = [SamplePolicy.Department] },
                new LimitFigure(new Share(2, 5), null) { Tiers = ["prefecture"], AllottedAtLeast = 5 },
                new LimitFigure(null, 1) { AllottedBelow = 3 },
            ],
        };

        Statuses(limit, []).Select(status => (status.Holder!.Code, Figure: status.Figure?.Share?.ToString() ?? status.Figure?.Count?.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            .Should().Equal((SamplePolicy.Prefecture, "1"), (SamplePolicy.OtherPrefecture, "40%"), (SamplePolicy.Department, "2"));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void An_allotment_lies_at_or_above_one_bound_and_below_the_other(int allotted, bool applies) =>
        (new LimitFigure(null, 1) { AllottedAtLeast = 5, AllottedBelow = 10 }).AppliesTo(Sample.Organisations.All[0], allotted).Should().Be(applies);

    [Fact]
    public void A_holder_for_whom_no_figure_is_meant_is_not_bound()
    {
        var limit = Plain with { Scope = LimitScope.Organisation, Share = null, Figures = [new LimitFigure(null, 9) { Organisations = [SamplePolicy.Department] }] };

        var status = Statuses(limit, [Nominee("other", frontLine: false) with { Holder = SamplePolicy.Prefecture }])[0];

        (status.Figure, status.Allowed, status.Holds, status.CanStillHold).Should().Be((null, null, true, true));
    }

    [Fact]
    public void Nominees_of_an_excepted_channel_stand_outside_base_and_members_and_so_do_their_places()
    {
        var limit = Plain with { ExceptChannels = [SamplePolicy.MostBeautiful], Base = LimitBase.Planned };
        var policy = With(limit) with { Channels = [Sample.Channels[0] with { Places = 4 }] };
        var list = new[] { Nominee("other", frontLine: true), Nominee("other", frontLine: true) with { Channel = SamplePolicy.MostBeautiful } };

        var status = LimitReport.Over(policy, list).Single();

        (status.Listed, status.Members, status.Planned, status.Allowed).Should().Be((1, 1, 6, 3));
    }

    private static CampaignPolicy With(CompositionLimit limit) => SamplePolicy.Build(policy => policy with { Limits = [limit] });

    private static LimitStatus Status(CompositionLimit limit, IEnumerable<ListedNominee> list) => Statuses(limit, list).Single();

    private static IReadOnlyList<LimitStatus> Statuses(CompositionLimit limit, IEnumerable<ListedNominee> list) => LimitReport.Over(With(limit), list);

    private static Compare Is(FactDefinition fact, string value) => SamplePolicy.Compared(fact, Comparison.Is, value);

    private static IEnumerable<ListedNominee> Many(int count, Func<int, ListedNominee> nominee) => Enumerable.Range(0, count).Select(nominee);

    private static ListedNominee Nominee(string? sector, bool frontLine) => new(SamplePolicy.Individual, Sample.Facts.Read(
        new[] { ("sector", sector), ("frontLine", frontLine ? "true" : "false") }.Where(fact => fact.Item2 is not null).Select(fact => KeyValuePair.Create(fact.Item1, fact.Item2!))).Value);
}
