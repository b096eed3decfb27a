using Commendation.Domain.Campaigns;
using Commendation.Domain.Honours;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Campaigns;

/// <summary>A nominee loses its eligibility, and its place goes where the sanction says.</summary>
public class NomineeSanctionTests
{
    private const string Clause = "5.3.a";
    private const string Fraud = "fraud";

    [Theory]
    [InlineData(PlaceOutcome.Free, 2, 0, null)]
    [InlineData(PlaceOutcome.Lapses, 1, 1, null)]
    [InlineData(PlaceOutcome.Kept, 2, 0, 1)]
    public void The_place_goes_where_the_sanction_says_whatever_the_stage_says(PlaceOutcome place, int free, int forfeited, int? kept)
    {
        foreach (var allowed in new[] { true, false })
        {
            var walk = new Walk(policy => With(place)(policy).WithStage("second-review", stage => stage with { Replacement = new Replacement("1.2.b", allowed) }));
            var nomination = walk.To("second-review");

            Lay(walk, nomination).Accepted.Should().BeTrue();

            var account = walk.PrefectureAccount;
            (nomination.State, account.Free(account.PlacesUnder(walk.Policy)), account.Forfeited, account.Kept).Should().Be((State.Disqualified, free, forfeited, kept));
            var entry = nomination.Entries[^1];
            (entry.Act, entry.Clause, entry.Details["sanction"]).Should().Be(("disqualify", Clause, Fraud));
        }
    }

    [Fact]
    public void A_nominee_without_a_place_leaves_none_and_is_not_nominated_again()
    {
        var walk = new Walk(With(PlaceOutcome.Lapses));
        var nomination = walk.Nominate();

        Lay(walk, nomination).Accepted.Should().BeTrue();

        walk.PrefectureAccount.Forfeited.Should().Be(0);
        var again = Nomination.Create(walk.Key(), SamplePolicy.Individual, nomination.Nominee, null, Walk.PersonFacts, new ActContext(walk.Rules, walk.Campaign, SamplePolicy.OtherCounty, nomination.LastActOn, null));
        (again.RefusedWith("nominee-disqualified").Clause, again.Violations[0].Place).Should().Be((Clause, "identifier"));
        walk.TryNominate().Accepted.Should().BeTrue("another nominee of the same organisation is in standing");
    }

    [Fact]
    public void Nobody_is_disqualified_without_a_sanction_and_a_sanction_needs_its_nominee_ground_and_document()
    {
        var walk = new Walk(With(PlaceOutcome.Free));
        var nomination = walk.Nominate();

        walk.Do(nomination, Act.Disqualify).RefusedWith("organisation-in-standing");
        var sanction = new Sanction(Fraud, SamplePolicy.County, " ", "", nomination.LastActOn) { Identifier = nomination.Nominee.Key };
        walk.Campaign.Lay(sanction, SamplePolicy.LeadingGroup, walk.Policy).RefusedWithAll("required", "required");
        walk.Campaign.Lay(sanction with { Ground = "false record", Document = "1", Identifier = null }, SamplePolicy.LeadingGroup, walk.Policy).RefusedWith("sanction-subject").Clause.Should().Be(Clause);
        walk.Campaign.Lay(sanction with { Ground = "false record", Document = "1" }, SamplePolicy.County, walk.Policy).RefusedWith("not-acting-body");
        walk.Campaign.Sanctions.Should().BeEmpty();
    }

    [Fact]
    public void An_honour_is_revoked_and_not_disqualified()
    {
        var walk = new Walk(With(PlaceOutcome.Kept));
        var nomination = walk.To("proposed-list");
        _ = walk.DrawUp([nomination]).Value;
        _ = walk.Decide([nomination]).Value;

        Lay(walk, nomination).RefusedWith("nomination-ended");
    }

    [Fact]
    public void A_reserve_of_others_does_not_follow_into_a_place_that_is_kept_and_one_of_the_same_organisation_does()
    {
        var walk = new Walk(policy => With(PlaceOutcome.Kept)(policy) with
        {
            Limits = [],
            Quotas = [.. policy.Quotas.Select(row => row is { Organisation: SamplePolicy.Prefecture, Award: SamplePolicy.Individual } ? row with { Places = 1 } : row)],
            Reserves = new Reserves("1.2.b", 1, policy.FindStage("second-review")!.By, ReservePromotion.Across),
        });
        var other = walk.To(new State("proposed-list"), walk.Nominate(SamplePolicy.OtherCounty, reserve: 1));
        var fallen = walk.To("second-review");
        Outcome<Nomination> Across() => other.Do(Act.Promote, walk.Context(other, Act.Promote, reason: "best of the others") with { Vacant = walk.PrefectureAccount });
        Lay(walk, fallen).Accepted.Should().BeTrue();

        var refused = Across().RefusedWith("place-kept");
        (refused.Clause, refused.Actual, refused.Required).Should().Be(("1.2.b", SamplePolicy.OtherPrefecture, SamplePolicy.Prefecture));

        var own = walk.To(new State("proposed-list"), walk.Nominate(reserve: 1));
        walk.Do(own, Act.Promote, reason: "vacant").Accepted.Should().BeTrue();
        (walk.PrefectureAccount.Kept, walk.PrefectureAccount.Taken).Should().Be((null, 1));
        Across().RefusedWith("no-place-vacant");
    }

    [Theory]
    [InlineData(PlaceOutcome.Free, null)]
    [InlineData(PlaceOutcome.Lapses, "replacement-forbidden")]
    [InlineData(PlaceOutcome.Kept, "place-kept")]
    public void On_the_list_another_organisation_follows_only_where_the_place_is_free(PlaceOutcome place, string? refused)
    {
        var walk = new Walk(With(place));
        var (fallen, own, other) = (walk.To("proposed-list"), walk.To("proposed-list"), walk.To("proposed-list", SamplePolicy.OtherCounty));
        var list = walk.DrawUp([fallen]).Value;
        Lay(walk, fallen, new DateOnly(2021, 8, 15)).Accepted.Should().BeTrue();

        Replace(other).Violations.Select(violation => violation.Code).Should().Equal(refused is null ? [] : [refused]);
        if (place == PlaceOutcome.Kept)
        {
            Replace(own).Accepted.Should().BeTrue();
        }

        Outcome<ProposedList> Replace(Nomination by)
        {
            var on = new DateOnly(2021, 8, 16);
            return list.Replace([(fallen, by)], [fallen], "next in rank", one => walk.Context(one, Act.List, on), walk.Context(by, Act.List, on));
        }
    }

    private static Func<CampaignPolicy, CampaignPolicy> With(PlaceOutcome place) => policy => policy with
    {
        Sanctions = [.. policy.Sanctions, new SanctionDefinition(Fraud, Clause, SamplePolicy.Label("loss of eligibility of a nominee"), SanctionEffect.DisqualifyNominee) { Place = place }],
    };

    private static Outcome<Nomination> Lay(Walk walk, Nomination nomination, DateOnly? on = null)
    {
        var sanction = new Sanction(Fraud, nomination.RecommendedBy, "false record", "1", on ?? nomination.LastActOn) { Identifier = nomination.Nominee.Key };
        _ = walk.Campaign.Lay(sanction, SamplePolicy.LeadingGroup, walk.Policy).Value;
        return walk.Do(nomination, Act.Disqualify, on);
    }
}
