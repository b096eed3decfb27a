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
    public void Shares_of_shares_hold_exactly_when_each_holds_by_itself() => ForAll(
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
        (new LimitFigure(null, 1) { AllottedAtLeast = 5, AllottedBelow = 10 }).AppliesTo(new LimitPart(Sample.Organisations.All[0], "prefecture", allotted), Sample.Organisations).Should().Be(applies);

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

    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(0, 0, false)] // neither of the two
    [InlineData(2, 0, false)]
    [InlineData(1, 1, false)] // one of whom it is not known may be the second
    public void Exactly_one_is_neither_none_nor_two(int members, int unknown, bool holds)
    {
        var limit = Plain with { Bound = BoundKind.Exactly, Share = null, Count = 1, Members = Is(Sector, "enterprise") };
        var list = Many(members, _ => Nominee("enterprise", true)).Concat(Many(unknown, _ => Nominee(null, true)));

        Status(limit, list).Holds.Should().Be(holds);
    }

    [Theory]
    [InlineData(BoundKind.AtMost, LimitRounding.KeepsShare, 2)] // a fifth of 14 is 2.8
    [InlineData(BoundKind.AtMost, LimitRounding.Ceiling, 3)]
    [InlineData(BoundKind.AtMost, LimitRounding.HalfUp, 3)]
    [InlineData(BoundKind.AtLeast, LimitRounding.KeepsShare, 3)]
    [InlineData(BoundKind.AtLeast, LimitRounding.Floor, 2)]
    [InlineData(BoundKind.AtLeast, LimitRounding.HalfUp, 3)]
    public void A_part_of_a_person_becomes_what_the_notice_says(BoundKind bound, LimitRounding rounding, int allowed) =>
        Status(Plain with { Bound = bound, Share = new Share(1, 5), Rounding = rounding }, Many(14, _ => Nominee("other", true))).Allowed.Should().Be(allowed);

    [Fact]
    public void Rounding_agrees_with_decimal_arithmetic() => ForAll(
        from percent in Gen.Choose(0, 100)
        from whole in Gen.Choose(0, 10_000)
        select (percent, whole),
        given =>
        {
            var (share, exact) = (new Share(given.percent, 100), given.whole * given.percent / 100m);
            return share.Floor(given.whole) == Math.Floor(exact)
                && share.Ceiling(given.whole) == Math.Ceiling(exact)
                && share.HalfUp(given.whole) == Math.Round(exact, MidpointRounding.AwayFromZero);
        });

    [Fact]
    public void A_tier_is_counted_as_one_over_all_its_organisations()
    {
        var limit = Plain with { Scope = LimitScope.Tier, Base = LimitBase.Planned, Figures = [new LimitFigure(null, 1) { Tiers = ["department"] }] };
        var list = Many(3, i => Nominee("other", i < 2) with { Holder = i == 0 ? SamplePolicy.Prefecture : SamplePolicy.OtherPrefecture })
            .Append(Nominee("other", false) with { Holder = SamplePolicy.Department });

        Statuses(limit, list).Select(status => (status.Tier, status.Holder, status.Members, status.Listed, status.Planned, status.Allowed, status.Holds)).Should().Equal(
            ("prefecture", null, 2, 3, 7, 4, false), ("department", null, 0, 1, 3, 1, false));
        Statuses(limit, list)[1].ToViolation()!.Place.Should().Be("department");
    }

    [Fact]
    public void A_figure_for_a_region_is_for_everybody_at_and_below_it()
    {
        var limit = Plain with { Scope = LimitScope.Organisation, Figures = [new LimitFigure(new Share(3, 20), null) { Regions = [SamplePolicy.Prefecture] }] };
        var policy = With(limit) with { Quotas = [new QuotaRow(SamplePolicy.Prefecture, SamplePolicy.Individual, 4), new QuotaRow(SamplePolicy.County, SamplePolicy.Individual, 3), new QuotaRow(SamplePolicy.OtherPrefecture, SamplePolicy.Individual, 3)] };

        LimitReport.Over(policy, []).Select(status => status.Figure!.Share.ToString()).Should().Equal("15%", "15%", "50%");
    }

    [Fact]
    public void A_nominee_may_hold_one_of_two_awards_and_another_nominee_the_other()
    {
        var limit = Plain with { Scope = LimitScope.Nominee, Awards = [SamplePolicy.Individual, SamplePolicy.Collective], Members = new All([]), Bound = BoundKind.AtMost, Share = null, Count = 1 };
        ListedNominee Named(string award, string who) => Nominee("other", true) with { Award = award, Identifier = who };

        Status(limit, [Named(SamplePolicy.Individual, "甲"), Named(SamplePolicy.Collective, "乙")]).Holds.Should().BeTrue();
        Status(limit, [Named(SamplePolicy.Individual, "甲"), Named(SamplePolicy.Collective, "乙"), Named(SamplePolicy.Collective, "甲")])
            .Should().Match<LimitStatus>(status => status.Members == 2 && !status.Holds);
    }

    [Fact]
    public void A_share_of_the_nominated_is_taken_of_those_too_whom_the_list_leaves_out()
    {
        var limit = Plain with { Bound = BoundKind.AtMost, Base = LimitBase.Nominated, Members = new All([]), Share = new Share(4, 5) };
        var nominated = Many(10, _ => Nominee("other", true)).ToList();

        LimitReport.Over(With(limit), nominated.Take(8), nominated).Single().Should().Match<LimitStatus>(status => status.Allowed == 8 && status.Nominated == 10 && status.Holds);
        LimitReport.Over(With(limit), nominated.Take(9), nominated).Single().Holds.Should().BeFalse();
        LimitReport.Over(With(limit), nominated.Take(9)).Single().Holds.Should().BeFalse("where nobody else was nominated, nobody was selected");
    }

    private static CampaignPolicy With(CompositionLimit limit) => SamplePolicy.Build(policy => policy with { Limits = [limit] });

    private static LimitStatus Status(CompositionLimit limit, IEnumerable<ListedNominee> list) => Statuses(limit, list).Single();

    private static IReadOnlyList<LimitStatus> Statuses(CompositionLimit limit, IEnumerable<ListedNominee> list) => LimitReport.Over(With(limit), list);

    private static Compare Is(FactDefinition fact, string value) => SamplePolicy.Compared(fact, Comparison.Is, value);

    private static IEnumerable<ListedNominee> Many(int count, Func<int, ListedNominee> nominee) => Enumerable.Range(0, count).Select(nominee);

    private static ListedNominee Nominee(string? sector, bool frontLine) => new(SamplePolicy.Individual, Sample.Facts.Read(
        new[] { ("sector", sector), ("frontLine", frontLine ? "true" : "false") }.Where(fact => fact.Item2 is not null).Select(fact => KeyValuePair.Create(fact.Item1, fact.Item2!))).Value);
}
