using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Nominations;

/// <summary>Ranked reserves that follow into vacant places, and places that stay vacant where nobody may follow.</summary>
public class ReserveTests
{
    private const string Clause = "1.2.b";

    [Fact]
    public void A_reserve_takes_no_place_and_is_not_listed_before_it_is_promoted()
    {
        var walk = new Walk(With(ReservePromotion.Organisation));
        var account = walk.Accounts[(SamplePolicy.Prefecture, SamplePolicy.Individual)];
        var reserve = walk.To(new State("proposed-list"), walk.Nominate(reserve: 1));

        (reserve.HoldsPlace, account.Taken, account.Reserves.Count).Should().Be((false, 0, 1));
        walk.DrawUp([reserve]).RefusedWith("still-reserve").Clause.Should().Be(Clause);

        _ = walk.Do(reserve, Act.Promote, reason: "vacant").Value;

        (reserve.Reserve, reserve.HoldsPlace, account.Taken, account.Reserves.Count).Should().Be((null, true, 1, 0));
        reserve.Entries.Last(entry => entry.Act == "promote").Details.Should().Contain("reserve", "1").And.Contain("placeOf", SamplePolicy.Prefecture);
    }

    [Fact]
    public void Reserves_follow_in_their_order_and_the_next_one_when_the_first_has_ended()
    {
        var walk = new Walk(With(ReservePromotion.Organisation));
        var (first, second) = (walk.Nominate(reserve: 1), walk.To(new State("proposed-list"), walk.Nominate(reserve: 2)));

        walk.Do(second, Act.Promote, reason: "vacant").RefusedWith("reserve-out-of-order").Required.Should().Be("1");
        _ = walk.Do(first, Act.Withdraw, reason: "declined").Value;
        walk.Do(second, Act.Promote, reason: "vacant").Accepted.Should().BeTrue();
    }

    [Fact]
    public void A_reserve_finds_no_place_as_long_as_none_is_vacant_and_takes_the_one_that_is_given_back()
    {
        var walk = new Walk(With(ReservePromotion.Organisation));
        var (one, two) = (walk.To("second-review"), walk.To("second-review"));
        var reserve = walk.To(new State("proposed-list"), walk.Nominate(reserve: 1));

        walk.Do(reserve, Act.Promote, reason: "vacant").RefusedWith("no-place-vacant");
        _ = walk.Do(one, Act.Reject, reason: "not good enough").Value;
        walk.Do(reserve, Act.Promote, reason: "vacant").Accepted.Should().BeTrue();
        walk.Do(two, Act.Promote, reason: "vacant").Violations.Should().Contain(violation => violation.Code == "not-a-reserve");
    }

    [Theory]
    [InlineData(0, "reserve-rank-out-of-range")]
    [InlineData(1, "reserve-rank-taken")]
    [InlineData(2, null)]
    [InlineData(3, "reserve-rank-out-of-range")] // two places, one reserve for each
    public void A_rank_lies_within_the_places_and_is_given_once(int rank, string? refused)
    {
        var walk = new Walk(With(ReservePromotion.Organisation));
        _ = walk.Nominate(reserve: 1);

        walk.TryNominate(reserve: rank).Violations.Select(violation => violation.Code).Should().Equal(refused is null ? [] : [refused]);
    }

    [Fact]
    public void A_campaign_without_reserves_takes_none() =>
        new Walk().TryNominate(reserve: 1).RefusedWith("reserves-not-foreseen").Place.Should().Be("reserve");

    [Fact]
    public void A_place_of_others_is_taken_only_where_the_notice_lets_reserves_follow_across_and_those_have_none_left()
    {
        foreach (var promotion in Enum.GetValues<ReservePromotion>())
        {
            var walk = new Walk(With(promotion));
            var reserve = walk.To(new State("proposed-list"), walk.Nominate(reserve: 1));
            var others = walk.Accounts[(SamplePolicy.OtherPrefecture, SamplePolicy.Individual)];
            Outcome<Nomination> Promote() => reserve.Do(Act.Promote, walk.Context(reserve, Act.Promote, reason: "best of the others") with { Vacant = others });
            if (promotion == ReservePromotion.Organisation)
            {
                Promote().RefusedWith("reserve-of-others");
                continue;
            }

            var own = Guid.NewGuid();
            others.Enrol(own, 1);
            Promote().RefusedWith("own-reserves-first").Actual.Should().Be(SamplePolicy.OtherPrefecture);
            others.Strike(own);

            Promote().Accepted.Should().BeTrue();
            (reserve.QuotaHolder, others.Taken, walk.Accounts[(SamplePolicy.Prefecture, SamplePolicy.Individual)].Taken).Should().Be((SamplePolicy.OtherPrefecture, 1, 0));
        }
    }

    [Theory]
    [InlineData(true, 2, 0)]
    [InlineData(false, 1, 1)]
    [InlineData(null, 2, 0)]
    public void The_place_of_whoever_falls_is_filled_again_or_not_as_the_stage_says(bool? allowed, int free, int forfeited)
    {
        var walk = new Walk(policy => policy with
        {
            Stages = [.. policy.Stages.Select(stage => stage.Code == "second-review" && allowed is { } may ? stage with { Replacement = new Replacement(Clause, may) } : stage)],
        });
        var nomination = walk.To("second-review");

        _ = walk.Do(nomination, Act.Reject, reason: "not good enough").Value;

        var account = walk.Accounts[(SamplePolicy.Prefecture, SamplePolicy.Individual)];
        (account.Free(account.PlacesUnder(walk.Policy)), account.Forfeited, account.Taken).Should().Be((free, forfeited, 0));
    }

    [Fact]
    public void A_return_gives_the_place_back_whatever_the_stage_says_about_those_who_fall()
    {
        var walk = new Walk(policy => policy with
        {
            Stages = [.. policy.Stages.Select(stage => stage.Code == "second-review" ? stage with { Replacement = new Replacement(Clause, Allowed: false) } : stage)],
        });
        var nomination = walk.To("second-review");

        _ = walk.Do(nomination, Act.Return, reason: "once more").Value;

        walk.Accounts[(SamplePolicy.Prefecture, SamplePolicy.Individual)].Forfeited.Should().Be(0);
    }

    private static Func<CampaignPolicy, CampaignPolicy> With(ReservePromotion promotion) => policy => policy with
    {
        Limits = [],
        Reserves = new Reserves(Clause, 1, policy.StageOf("second-review").By, promotion),
    };
}
