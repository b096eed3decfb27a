using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Quotas;

/// <summary>One rule for lists and bases that are empty: a count is a count, a share of nobody is nobody, and "if any" is said.</summary>
public class EmptyListTests
{
    private static readonly CampaignPolicy Sample = SamplePolicy.Build();
    private static readonly FactDefinition FrontLine = Sample.Facts.Find("frontLine")!;

    private static readonly CompositionLimit Floor = new(
        "floor", "1.2.f", Strength.Must, SamplePolicy.Label("floor"), [SamplePolicy.Individual],
        new Compare(FrontLine, Comparison.Is, FrontLine.Parse("true").Value), BoundKind.AtLeast, null, 2, LimitBase.Listed);

    public static TheoryData<BoundKind, bool, LimitBase, LimitScope, bool> Empty
    {
        get
        {
            var cases = new TheoryData<BoundKind, bool, LimitBase, LimitScope, bool>();
            foreach (var bound in new[] { BoundKind.AtMost, BoundKind.AtLeast, BoundKind.Exactly })
            {
                foreach (var scope in new[] { LimitScope.List, LimitScope.Organisation, LimitScope.Tier })
                {
                    cases.Add(bound, false, LimitBase.Listed, scope, bound == BoundKind.AtMost);
                    cases.Add(bound, true, LimitBase.Listed, scope, true);
                    cases.Add(bound, true, LimitBase.Nominated, scope, true);
                    cases.Add(bound, true, LimitBase.Planned, scope, bound == BoundKind.AtMost);
                    cases.Add(bound, true, LimitBase.ListedAndPlanned, scope, bound == BoundKind.AtMost);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Empty))]
    public void A_count_is_asked_of_a_list_of_nobody_and_a_share_of_nobody_is_nobody(BoundKind bound, bool share, LimitBase of, LimitScope scope, bool holds)
    {
        var limit = Floor with { Bound = bound, Share = share ? new Share(1, 2) : null, Count = share ? null : 2, Base = of, Scope = scope, Rounding = share ? LimitRounding.Ceiling : LimitRounding.KeepsShare };

        Statuses(limit).Should().NotBeEmpty().And.OnlyContain(status => status.Holds == holds && status.ToViolation() == null == holds);
        Statuses(limit with { IfAny = true }).Should().OnlyContain(status => status.Holds, "of nobody nothing is asked when only 'if any' is meant");
        Statuses(limit with { IfAny = true }).Should().OnlyContain(status => status.CanStillHold);
    }

    [Theory]
    [InlineData(LimitScope.List)]
    [InlineData(LimitScope.Organisation)]
    [InlineData(LimitScope.Tier)]
    public void What_asks_if_any_asks_as_soon_as_somebody_is_listed(LimitScope scope) =>
        Statuses(Floor with { Scope = scope, IfAny = true }, Nominee("false")).Where(status => status.Listed > 0).Should().ContainSingle().Which.Holds.Should().BeFalse();

    [Theory]
    [InlineData("true", true)] // nobody of the sector is listed
    [InlineData(null, false)] // whether somebody is, a missing fact leaves open
    public void A_base_within_is_empty_only_where_nobody_may_stand_in_it(string? other, bool holds)
    {
        var limit = Floor with { Within = new Not(Floor.Members), Members = new All([]), IfAny = true };

        Statuses(limit, Nominee(other)).Should().ContainSingle().Which.Holds.Should().Be(holds);
        Statuses(limit with { IfAny = false }, Nominee(other)).Should().ContainSingle().Which.Holds.Should().BeFalse();
    }

    [Fact]
    public void Each_value_that_must_be_covered_is_missing_from_a_list_of_nobody()
    {
        var sector = Sample.Facts.Find("sector")!;
        var policy = Sample with { Limits = Floor.Covering(sector, [sector.Parse(sector.Scale!.Values[0].Code).Value, sector.Parse(sector.Scale.Values[1].Code).Value], 1) };

        LimitReport.Over(policy, []).Should().HaveCount(2).And.OnlyContain(status => !status.Holds);
        LimitReport.Over(policy with { Limits = [.. policy.Limits.Select(limit => limit with { IfAny = true })] }, []).Should().OnlyContain(status => status.Holds);
    }

    [Fact]
    public void Of_an_organisation_without_places_no_floor_is_asked()
    {
        var policy = Sample with
        {
            Limits = [Floor with { Scope = LimitScope.Organisation }, Floor with { Code = "exact", Bound = BoundKind.Exactly, Scope = LimitScope.Organisation }],
            Quotas = [new QuotaRow(SamplePolicy.Prefecture, SamplePolicy.Individual, 4), new QuotaRow(SamplePolicy.Department, SamplePolicy.Individual, 0)],
        };

        LimitReport.Over(policy, []).Select(status => (status.Limit.Code, status.Holder!.Code, status.Holds)).Should().Equal(
            ("floor", SamplePolicy.Prefecture, false), ("floor", SamplePolicy.Department, true), ("exact", SamplePolicy.Prefecture, false), ("exact", SamplePolicy.Department, true));
    }

    [Fact]
    public void A_list_of_others_is_refused_for_the_floor_of_an_organisation_until_its_places_have_lapsed()
    {
        var walk = new Walk(policy => policy with { Limits = [Floor with { Count = 1, Scope = LimitScope.Organisation, Tiers = ["prefecture"] }] });
        var nominee = walk.To("proposed-list");

        walk.DrawUp([nominee]).RefusedWith("floor").Place.Should().Be(SamplePolicy.OtherPrefecture);

        walk.Disqualify(SamplePolicy.OtherPrefecture);
        walk.DrawUp([nominee]).Accepted.Should().BeTrue();
    }

    private static IReadOnlyList<LimitStatus> Statuses(CompositionLimit limit, params IReadOnlyList<ListedNominee> list) => LimitReport.Over(Sample with { Limits = [limit] }, list);

    private static ListedNominee Nominee(string? frontLine) =>
        new(SamplePolicy.Individual, Sample.Facts.Read(frontLine is null ? [] : new Dictionary<string, string> { ["frontLine"] = frontLine }).Value) { Holder = SamplePolicy.Prefecture };
}
