using Commendation.Domain.Eligibility;
using Commendation.Domain.Nominations;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Nominations;

public class DeclareTests
{
    private readonly Walk _walk = new();

    [Fact]
    public void New_values_take_the_place_of_old_ones_and_the_others_stay()
    {
        var nomination = _walk.Nominate();

        Declare(nomination, ("score", "80.0"), ("unitAndPost", "信访局")).Accepted.Should().BeTrue();

        nomination.Facts.Should().BeEquivalentTo(new Dictionary<string, string>(Walk.PersonFacts) { ["score"] = "80", ["unitAndPost"] = "信访局" });
        nomination.Entries[^1].Details["facts"].Should().Be("score, unitAndPost");
    }

    [Fact]
    public void A_fact_can_be_taken_back_and_its_rule_is_open_again()
    {
        var nomination = _walk.Nominate();

        Declare(nomination, ("score", null)).Accepted.Should().BeTrue();

        nomination.Facts.Should().NotContainKey("score");
        nomination.VerdictUnder(_walk.Policy).Standing.Should().Be(Standing.Undetermined);
    }

    [Fact]
    public void Every_problem_is_reported_and_nothing_is_kept_of_a_refused_declaration()
    {
        var nomination = _walk.Nominate();
        var before = Snapshot(nomination);

        Declare(nomination, ("unitAndPost", "信访局"), ("score", "101"), ("sectr", null), ("rank", "clerk"), ("regionLevel", "county"))
            .RefusedWithAll("fact-out-of-range", "fact-unknown", "fact-derived", "fact-other-kind");

        Snapshot(nomination).Should().Be(before);
    }

    [Fact]
    public void A_day_before_the_award_was_there_is_refused_as_what_it_is()
    {
        var nomination = _walk.Nominate();
        var older = _walk.Policy with { Awards = [.. _walk.Policy.Awards.Where(award => award.Code != nomination.Award)] };
        var context = _walk.Context(nomination, Act.Declare, nomination.CreatedOn.AddDays(-1)) with { Rules = Rulebook.Of(older, Calendar2021) };

        nomination.Declare(new Dictionary<string, string?> { ["score"] = "99" }, context).RefusedWith("date-before-last-act");
    }

    [Fact]
    public void Facts_are_fixed_once_the_nominee_is_recommended_until_the_nomination_is_returned()
    {
        var nomination = _walk.To("first-review");
        Declare(nomination, ("score", "99")).RefusedWith("stage-closed");

        _ = _walk.Do(nomination, Act.Return, reason: "the score is wrong").Value;

        Declare(nomination, ("score", "99")).Accepted.Should().BeTrue();
        nomination.Facts["score"].Should().Be("99");
    }

    [Fact]
    public void A_nominee_who_breaks_rules_is_not_recommended_and_every_rule_is_named()
    {
        var nomination = _walk.Nominate(facts: new(Walk.PersonFacts) { ["sector"] = "other", ["serviceSince"] = "2018-07-09", ["frontLine"] = "false" });
        _walk.FileAll(nomination);

        _walk.Do(nomination, Act.Recommend).RefusedWithAll("scope", "service").Select(violation => violation.Clause).Should().Equal("1.1", "3.2.3");
    }

    [Fact]
    public void A_nominee_with_a_missing_fact_is_not_recommended()
    {
        var nomination = _walk.Nominate(facts: new(Walk.PersonFacts.Where(fact => fact.Key != "grade")));
        _walk.FileAll(nomination);

        _walk.Do(nomination, Act.Recommend).RefusedWith("rank-ceiling").Message.En.Should().Contain("is missing");
    }

    [Fact]
    public void A_rule_in_principle_is_passed_with_a_waiver_for_this_nominee_and_the_journal_says_so()
    {
        var nomination = _walk.Nominate(facts: new(Walk.PersonFacts) { ["score"] = "79.9" });
        _walk.FileAll(nomination);
        _walk.Do(nomination, Act.Recommend).RefusedWith("score");

        _walk.Waive("score", _walk.Key());
        _walk.Do(nomination, Act.Recommend).RefusedWith("score");
        _walk.Waive("score", nomination.Id);

        _walk.Do(nomination, Act.Recommend).Accepted.Should().BeTrue();
        nomination.Entries[^1].Details["standing"].Should().Be("needs-waiver");
    }

    private Outcome<Nomination> Declare(Nomination nomination, params (string Code, string? Value)[] facts) =>
        nomination.Declare(facts.ToDictionary(fact => fact.Code, fact => fact.Value), _walk.Context(nomination, Act.Declare));
}
