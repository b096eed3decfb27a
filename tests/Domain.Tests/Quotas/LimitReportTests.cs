using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Commendation.Domain.Tests.Quotas;

public class LimitReportTests
{
    private static readonly CampaignPolicy Policy = SamplePolicy.Build();
    private static readonly CompositionLimit Fifth = Policy.Limits[0];

    private static Gen<LimitStatus> Statuses =>
        from bound in Gen.Elements(BoundKind.AtMost, BoundKind.AtLeast)
        from figure in Gen.Choose(0, 100)
        from asCount in Gen.Elements(true, false)
        from shareBase in Gen.Elements(LimitBase.Listed, LimitBase.Planned, LimitBase.ListedAndPlanned)
        from planned in Gen.Choose(1, 120)
        from listed in Gen.Choose(0, planned)
        from members in Gen.Choose(0, listed)
        from open in Gen.Choose(0, listed - members)
        select new LimitStatus(
            Fifth with { Bound = bound, Share = asCount ? null : new Share(figure, 100), Count = asCount ? figure : null, Base = shareBase }, members, open, listed, planned);

    [Theory]
    [InlineData(20, 100, 100, 20, true)]
    [InlineData(21, 100, 100, 20, false)]
    [InlineData(2, 14, 100, 2, true)] // 20 % of 14 is 2.8
    [InlineData(3, 14, 100, 2, false)]
    [InlineData(0, 4, 100, 0, true)]
    [InlineData(1, 4, 100, 0, false)]
    [InlineData(1, 5, 100, 1, true)]
    [InlineData(0, 0, 100, 0, true)]
    public void At_most_a_fifth_is_counted_in_whole_persons(int members, int listed, int planned, int allowed, bool holds)
    {
        var status = new LimitStatus(Fifth, members, 0, listed, planned);

        status.Allowed.Should().Be(allowed);
        status.Holds.Should().Be(holds);
        (status.ToViolation() is null).Should().Be(holds);
    }

    [Theory]
    [InlineData(LimitBase.Listed, 20)]
    [InlineData(LimitBase.Planned, 10)]
    [InlineData(LimitBase.ListedAndPlanned, 10)]
    public void A_list_longer_than_planned_is_held_to_its_base(LimitBase shareBase, int allowed) =>
        new LimitStatus(Fifth with { Base = shareBase }, 10, 0, 100, 50).Allowed.Should().Be(allowed);

    [Theory]
    [InlineData(LimitBase.Listed, 2)]
    [InlineData(LimitBase.Planned, 20)]
    [InlineData(LimitBase.ListedAndPlanned, 2)]
    public void A_list_shorter_than_planned_is_held_to_its_base(LimitBase shareBase, int allowed)
    {
        var status = new LimitStatus(Fifth with { Base = shareBase }, 2, 0, 14, 100);

        status.Allowed.Should().Be(allowed);
        status.AllowedWhenFull.Should().Be(20);
    }

    [Fact]
    public void A_nominee_whose_fact_is_missing_counts_against_the_list()
    {
        new LimitStatus(Fifth, 1, 1, 14, 100).Holds.Should().BeTrue();
        new LimitStatus(Fifth, 1, 2, 14, 100).Holds.Should().BeFalse();
        var atLeast = Fifth with { Bound = BoundKind.AtLeast };
        new LimitStatus(atLeast, 20, 0, 100, 100).Holds.Should().BeTrue();
        new LimitStatus(atLeast, 19, 1, 100, 100).Holds.Should().BeFalse();
    }

    [Theory]
    [InlineData(3, 14, true)] // 20 % of 14 is 2.8
    [InlineData(2, 14, false)]
    [InlineData(0, 0, true)] // nobody is on the list yet
    public void At_least_a_fifth_of_the_list_rounds_up(int members, int listed, bool holds) =>
        new LimitStatus(Fifth with { Bound = BoundKind.AtLeast, Base = LimitBase.Listed }, members, 0, listed, 14).Holds.Should().Be(holds);

    [Theory]
    [InlineData(BoundKind.AtMost, 3, true)]
    [InlineData(BoundKind.AtMost, 4, false)]
    [InlineData(BoundKind.AtLeast, 3, true)]
    [InlineData(BoundKind.AtLeast, 2, false)]
    public void A_count_bounds_whatever_the_length_of_the_list(BoundKind bound, int members, bool holds)
    {
        var status = new LimitStatus(Fifth with { Bound = bound, Share = null, Count = 3 }, members, 0, 10, 100);

        status.Holds.Should().Be(holds);
        (status.Allowed, status.AllowedWhenFull).Should().Be((3, 3));
    }

    [Fact]
    public void What_is_only_reported_never_fails()
    {
        var reported = Policy.Limits[1];

        reported.Bound.Should().Be(BoundKind.Reported);
        foreach (var members in Enumerable.Range(0, 11))
        {
            var status = new LimitStatus(reported, members, 10 - members, 10, 13);
            (status.Holds, status.CanStillHold, status.Allowed, status.ToViolation()).Should().Be((true, true, null, null));
        }
    }

    [Theory]
    [InlineData(BoundKind.AtMost, 2, 0, 5, true)]   // 2 of 5 is too many now, 2 of 10 is not
    [InlineData(BoundKind.AtMost, 3, 0, 5, false)]
    [InlineData(BoundKind.AtLeast, 0, 0, 8, true)]  // the two places that are left could both be members
    [InlineData(BoundKind.AtLeast, 0, 0, 9, false)]
    [InlineData(BoundKind.AtLeast, 0, 1, 9, true)]  // … or the one whose fact is missing
    [InlineData(BoundKind.AtLeast, 1, 0, 10, false)]
    public void While_the_list_grows_it_is_told_whether_the_limit_can_still_be_kept(BoundKind bound, int members, int open, int listed, bool can) =>
        new LimitStatus(Fifth with { Bound = bound }, members, open, listed, 10).CanStillHold.Should().Be(can);

    [Fact]
    public void The_violation_names_the_clause_the_figures_and_the_way_out_of_a_limit_in_principle()
    {
        var violation = new LimitStatus(Fifth, 21, 1, 100, 100).ToViolation()!;

        (violation.Code, violation.Clause, violation.Actual, violation.Required).Should().Be(("county-share", "1.2.f", "21", "20"));
        violation.Message.En.Should().Be("share of county cadres: at most 20%; of 100 listed, 20 are allowed and 21 counted (1 more lack the fact). If there is good reason, have a waiver recorded.");
        violation.Message.Zh.Should().Contain("不超过20%").And.Contain("豁免");
    }

    [Fact]
    public void The_violation_of_a_strict_minimum_offers_no_waiver()
    {
        var violation = new LimitStatus(Fifth with { Bound = BoundKind.AtLeast, Strength = Strength.Must, Share = null, Count = 3 }, 2, 0, 10, 10).ToViolation()!;

        violation.Message.En.Should().Contain("at least 3").And.NotContain("waiver");
        violation.Message.Zh.Should().Contain("不少于3").And.NotContain("豁免");
    }

    [Fact]
    public void One_pass_counts_every_limit_over_its_own_awards()
    {
        var report = LimitReport.Over(Policy,
        [
            Person("county-head", frontLine: "true"),
            Person("county-deputy", frontLine: "false"),
            Person("section-head", frontLine: "true"),
            Person(null, frontLine: null),
            new ListedNominee(SamplePolicy.Collective, Facts(new() { ["frontLine"] = "true" })),
        ]);

        report.Should().HaveCount(2);
        (report[0].Members, report[0].Undetermined, report[0].Listed, report[0].Planned).Should().Be((2, 1, 4, 10));
        (report[1].Members, report[1].Undetermined, report[1].Listed, report[1].Planned).Should().Be((3, 1, 5, 13));
    }

    [Fact]
    public void An_empty_list_keeps_every_limit() =>
        LimitReport.Over(Policy, []).Should().OnlyContain(status => status.Holds && status.Listed == 0);

    [Fact]
    public void What_is_allowed_agrees_with_exact_fractions() => ForAll(
        Statuses.Where(status => status.Limit.Share is not null && status.Undetermined == 0 && status.Listed > 0),
        status =>
        {
            var share = status.Limit.Share!.Value;
            bool Keeps(int whole) => status.Limit.Bound == BoundKind.AtMost
                ? status.Members * share.Denominator <= share.Numerator * whole
                : status.Members * share.Denominator >= share.Numerator * whole;
            var exact = status.Limit.Base switch
            {
                LimitBase.Listed => Keeps(status.Listed),
                LimitBase.Planned => Keeps(status.Planned),
                _ => Keeps(status.Listed) && Keeps(status.Planned),
            };
            return status.Holds == exact;
        });

    [Fact]
    public void One_member_less_never_breaks_a_maximum_and_one_more_never_a_minimum() => ForAll(
        Statuses.Where(status => status.Members > 0 && status.Members < status.Listed - status.Undetermined),
        status => !status.Holds || (status with { Members = status.Members + (status.Limit.Bound == BoundKind.AtMost ? -1 : 1) }).Holds);

    private static ListedNominee Person(string? post, string? frontLine)
    {
        var facts = new Dictionary<string, string>();
        if (post is not null)
        {
            facts["leadingPost"] = post;
            facts["grade"] = "clerk";
        }

        if (frontLine is not null)
        {
            facts["frontLine"] = frontLine;
        }

        return new ListedNominee(SamplePolicy.Individual, Facts(facts));
    }

    private static FactSet Facts(Dictionary<string, string> facts) => Policy.Facts.Read(facts).Value;
}
