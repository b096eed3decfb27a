using Commendation.Domain.Campaigns;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Campaigns;

public class AmendmentTests
{
    private static readonly CampaignPolicy First = SamplePolicy.Build();
    private static readonly CampaignPolicy Second = Version("v2", policy => policy.WithAward(SamplePolicy.Individual, award => award with { Title = SamplePolicy.Label("another title") }));
    private static readonly CampaignPolicy Third = Version("v3", policy => policy.WithAward(SamplePolicy.Individual, award => award with { Title = SamplePolicy.Label("a third title") }));

    private readonly Campaign _campaign = new(Guid.NewGuid(), First, SamplePolicy.LeadingGroup, Day(7, 8));

    [Theory]
    [InlineData(7, 8, "v1")]
    [InlineData(7, 31, "v1")]
    [InlineData(8, 1, "v2")]
    [InlineData(8, 2, "v2")]
    [InlineData(8, 15, "v2")]
    [InlineData(8, 16, "v3")]
    [InlineData(12, 31, "v3")]
    public void An_act_is_judged_by_the_version_of_its_day(int month, int day, string version)
    {
        _ = Amend(Amendment() with { EffectiveOn = Day(8, 1) }).Value;
        _ = _campaign.Amend(Amendment() with { PolicyVersion = "v3", EffectiveOn = Day(8, 16) }, Second, Third, PolicyUse.None).Value;

        _campaign.VersionOn(Day(month, day)).Should().Be(version);
        (_campaign.PolicyVersion, _campaign.LatestVersion).Should().Be(("v1", "v3"), "what it began with stays, and what was adopted last is what the next amendment amends");
    }

    [Fact]
    public void An_amendment_is_journalled_with_all_that_it_rests_on()
    {
        _ = Amend(Amendment()).Value;

        var entry = _campaign.Entries[^1];
        (entry.Act, entry.Actor, entry.On).Should().Be(("amend", SamplePolicy.LeadingGroup, Day(7, 20)));
        entry.Details.Should().BeEquivalentTo(new Dictionary<string, string> { ["policyVersion"] = "v2", ["effectiveOn"] = "2021-08-01", ["document"] = "文〔2021〕2号", ["reason"] = "good reason" });
    }

    [Fact]
    public void It_may_take_effect_on_the_day_of_its_adoption_when_nothing_was_done_on_that_day()
    {
        Amend(Amendment() with { EffectiveOn = Day(7, 20) }, PolicyUse.None with { LastActOn = Day(7, 19) }).Accepted.Should().BeTrue();

        _campaign.VersionOn(Day(7, 19)).Should().Be("v1");
        _campaign.VersionOn(Day(7, 20)).Should().Be("v2");
    }

    [Theory]
    [InlineData(7, 20, 7, 19, null, "amendment-retroactive", "2021-07-20")]
    [InlineData(7, 7, 8, 1, null, "date-before-last-act", "2021-07-08")]
    [InlineData(7, 20, 8, 1, "2021-08-01", "amendment-overtaken", "2021-08-02")]
    [InlineData(7, 20, 7, 20, "2021-07-20", "amendment-overtaken", "2021-07-21")]
    public void It_reaches_back_to_no_day_that_is_over(int onMonth, int onDay, int month, int day, string? lastAct, string code, string required)
    {
        var refused = Amend(
            Amendment() with { On = Day(onMonth, onDay), EffectiveOn = Day(month, day) },
            PolicyUse.None with { LastActOn = lastAct is null ? null : Day(lastAct) }).RefusedWith(code);

        refused.Required.Should().Be(required);
        _campaign.Amendments.Should().BeEmpty();
    }

    [Theory]
    [InlineData(8, 1, true)]
    [InlineData(7, 31, true)]
    [InlineData(8, 2, false)]
    public void It_takes_effect_after_the_one_before_it(int month, int day, bool refused)
    {
        _ = Amend(Amendment()).Value;

        var outcome = _campaign.Amend(Amendment() with { PolicyVersion = "v3", EffectiveOn = Day(month, day) }, Second, Third, PolicyUse.None);

        outcome.Accepted.Should().Be(!refused);
        outcome.Violations.Select(violation => (violation.Code, violation.Required)).Should().Equal(refused ? [("amendment-not-later", "2021-08-02")] : []);
    }

    [Fact]
    public void It_is_not_adopted_before_the_one_before_it()
    {
        _ = Amend(Amendment()).Value;

        _campaign.Amend(Amendment() with { On = Day(7, 19), EffectiveOn = Day(8, 9) }, Second, Third, PolicyUse.None).RefusedWith("date-before-last-act").Required.Should().Be("2021-07-20");
    }

    [Theory]
    [InlineData("", "good reason", "document")]
    [InlineData("文〔2021〕2号", " ", "reason")]
    [InlineData(" ", "", "document", "reason")]
    public void It_needs_a_document_and_a_reason(string document, string reason, params string[] places) =>
        Amend(Amendment() with { Document = document, Reason = reason }).Violations.Select(violation => (violation.Code, violation.Place)).Should().Equal(places.Select(place => ("required", (string?)place)));

    [Theory]
    [InlineData(SamplePolicy.Government)]
    [InlineData(SamplePolicy.Prefecture)]
    [InlineData("unknown")]
    public void Nobody_but_the_waiving_body_amends(string by) =>
        Amend(Amendment() with { By = by }).RefusedWith("not-acting-body").Required.Should().Be(SamplePolicy.LeadingGroup);

    [Fact]
    public void After_the_decision_nothing_is_amended()
    {
        _ = _campaign.Decided(Guid.NewGuid(), First).Value;

        Amend(Amendment()).RefusedWith("amendment-after-decision").Clause.Should().Be("4.4");
    }

    [Fact]
    public void What_says_the_same_amends_nothing() =>
        _campaign.Amend(Amendment(), First, First with { Version = "v2" }, PolicyUse.None).RefusedWith("amendment-empty").Place.Should().Be("files");

    public static TheoryData<string, Func<CampaignPolicy, CampaignPolicy>> Identities => new()
    {
        { "code", policy => policy with { Code = "other-2021" } },
        { "series", policy => policy with { Series = new Series("sample", 2) } },
        { "documentNumber", policy => policy with { DocumentNumber = "文〔2021〕2号" } },
        { "issuedOn", policy => policy with { IssuedOn = Day(7, 9) } },
        { "issuer", policy => policy with { Issuer = SamplePolicy.Label("another issuer") } },
    };

    [Theory]
    [MemberData(nameof(Identities))]
    public void It_does_not_make_another_campaign_of_it(string place, Func<CampaignPolicy, CampaignPolicy> change) =>
        Findings(policy => change(policy).WithAward(SamplePolicy.Individual, award => award with { Title = SamplePolicy.Label("another title") })).Should().Equal(("campaign-identity", place));

    public static TheoryData<string, string, Func<CampaignPolicy, CampaignPolicy>> Losses => new()
    {
        { "award-in-use", $"award {SamplePolicy.Individual}", policy => policy with { Awards = [policy.Awards[0]] } },
        { "award-in-use", $"award {SamplePolicy.Individual}", policy => policy.WithAward(SamplePolicy.Individual, award => award with { Kind = NomineeKind.Collective }) },
        { "channel-in-use", $"channel {SamplePolicy.MostBeautiful}", policy => policy with { Channels = [] } },
        { "channel-in-use", $"channel {SamplePolicy.MostBeautiful}", policy => policy with { Channels = [policy.Channels[0] with { Award = SamplePolicy.Collective }] } },
        { "organisation-in-use", $"organisation {SamplePolicy.County}", policy => policy with { Organisations = new OrganisationDirectory([.. policy.Organisations.All.Where(one => one.Code != SamplePolicy.County)]) } },
        { "fact-in-use", "fact score", policy => policy with { Facts = new FactCatalogue([.. policy.Facts.All.Select(fact => fact.Code == "score" ? fact with { Max = 90 } : fact)]) } },
        { "fact-in-use", "fact frontLine", policy => policy with { Facts = new FactCatalogue([.. policy.Facts.All.Select(fact => fact.Code == "frontLine" ? fact with { Kind = FactKind.Date } : fact)]) } },
        { "stage-in-use", "stage second-review", policy => policy with { Stages = [.. policy.Stages.Where(stage => stage.Code != "second-review")] } },
        { "stage-in-use", "stage second-review", policy => policy.WithStage("second-review", stage => stage with { Kind = StageKind.Submission }) },
        { "stages-reordered", "procedure.stages", policy => policy with { Stages = [policy.Stages[0], policy.Stages[2], policy.Stages[1], .. policy.Stages.Skip(3)] } },
        { "place-stage-moved", "stage second-review", policy => policy.WithStage("first-review", stage => stage with { PlaceClause = null }).WithStage("second-review", stage => stage with { PlaceClause = "1.2.b" }) },
        { "quota-below-taken", $"quota {SamplePolicy.Prefecture}/{SamplePolicy.Individual}", policy => policy with { Quotas = [policy.Quotas[0] with { Places = 0 }, .. policy.Quotas.Skip(1)] } },
        { "quota-below-taken", $"quota {SamplePolicy.Prefecture}/{SamplePolicy.Individual}", policy => policy with { Quotas = [.. policy.Quotas.Skip(1)] } },
        { "sanction-withdrawn", "sanction disqualify", policy => policy with { Sanctions = [.. policy.Sanctions.Skip(1)] } },
        { "sanction-withdrawn", "sanction disqualify", policy => policy with { Sanctions = [policy.Sanctions[0] with { Effect = SanctionEffect.RecordMisconduct }, .. policy.Sanctions.Skip(1)] } },
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public void It_takes_nothing_away_that_a_nomination_stands_on(string code, string place, Func<CampaignPolicy, CampaignPolicy> change)
    {
        var findings = AmendmentChecks.Findings(First, Version("v2", change), Use(), []);

        findings.Select(finding => (finding.Code, finding.Place)).Should().Contain((code, place)).And.OnlyHaveUniqueItems();
        findings.Should().OnlyContain(finding => finding.Message.Zh.Length > 10 && finding.Message.En.Length > 10);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void What_nobody_stands_on_may_go_except_a_sanction(string code, string place, Func<CampaignPolicy, CampaignPolicy> change) =>
        AmendmentChecks.Findings(First, Version("v2", change), PolicyUse.None, []).Select(finding => (finding.Code, finding.Place))
            .Should().Equal(code == "sanction-withdrawn" ? [(code, place)] : []);

    public static TheoryData<string, Func<CampaignPolicy, CampaignPolicy>> Harmless => new()
    {
        { "a rule", policy => policy.WithAward(SamplePolicy.Individual, award => award with { Rules = [.. award.Rules.Skip(1)] }) },
        { "more places", policy => policy with { Quotas = [policy.Quotas[0] with { Places = 3 }, .. policy.Quotas.Skip(1)] } },
        { "places down to those taken", policy => policy with { Quotas = [policy.Quotas[0] with { Places = 1 }, .. policy.Quotas.Skip(1)] } },
        { "a stage that nobody stands in", policy => policy with { Stages = [.. policy.Stages.Where(stage => stage.Code != "hand-in")] } },
        { "a new stage", policy => policy with { Stages = [.. policy.Stages.Take(6), policy.Stages[6] with { Code = "another-publicity" }, .. policy.Stages.Skip(6)] } },
        { "a term", policy => policy.WithTerm(new Commendation.Domain.Calendars.Term(7)) },
        { "a due date", policy => policy.WithStage("decision", stage => stage with { Due = stage.Due! with { On = Day(9, 30) } }) },
        { "a limit", policy => policy with { Limits = [] } },
    };

    [Theory]
    [MemberData(nameof(Harmless))]
    public void What_lies_ahead_may_change(string what, Func<CampaignPolicy, CampaignPolicy> change) =>
        AmendmentChecks.Findings(First, Version("v2", change), Use(), []).Select(finding => finding.Message.En).Should().BeEmpty(what);

    [Fact]
    public void The_stage_of_a_nomination_that_has_ended_binds_nobody()
    {
        var dropped = Version("v2", policy => policy with { Stages = [.. policy.Stages.Where(stage => stage.Code != "second-review")] });

        AmendmentChecks.Findings(First, dropped, new PolicyUse([Nominee() with { State = State.Rejected }], [], null), []).Should().BeEmpty();
    }

    [Fact]
    public void How_many_nominations_are_concerned_is_told_once_with_an_example()
    {
        var nominations = Enumerable.Range(0, 3).Select(_ => Nominee() with { Id = Guid.NewGuid() }).ToList();

        var finding = AmendmentChecks.Findings(First, Version("v2", policy => policy with { Channels = [] }), new PolicyUse(nominations, [], null), []).Should().ContainSingle().Subject;

        (finding.Actual, finding.Required).Should().Be(("3", "0"));
        finding.Message.En.Should().Contain("3 nomination(s)").And.Contain(nominations[0].Id.ToString());
    }

    [Fact]
    public void Waiting_reserves_keep_their_ranks()
    {
        var reserves = new Reserves("5.2.b", 1, "leading-group", ReservePromotion.Organisation);
        var before = SamplePolicy.Build(policy => policy with { Reserves = reserves });
        var account = new QuotaAccount(Guid.NewGuid(), Guid.NewGuid(), before.Quotas[0]);
        account.Enrol(Guid.NewGuid(), 2);
        IReadOnlyList<Violation> Against(CampaignPolicy after) => AmendmentChecks.Findings(before, after, new PolicyUse([], [account], null), []);

        Against(before with { Reserves = null }).Select(finding => (finding.Code, finding.Required)).Should().Equal(("reserve-in-use", "2"));
        Against(before with { Quotas = [before.Quotas[0] with { Places = 1 }, .. before.Quotas.Skip(1)] }).Select(finding => finding.Code).Should().Equal("reserve-in-use");
        Against(before with { Reserves = reserves with { PerPlace = 2 } }).Should().BeEmpty();
    }

    [Fact]
    public void With_a_surplus_more_than_the_places_may_be_taken()
    {
        var cut = First with { Surpluses = [new Surplus("5.2.b", new Share(1, 2), RoundUp: true)], Quotas = [First.Quotas[0] with { Places = 1 }, .. First.Quotas.Skip(1)] };
        var account = new QuotaAccount(Guid.NewGuid(), Guid.NewGuid(), First.Quotas[0]);
        _ = account.Take(3, "1.2.b").Value;
        _ = account.Take(3, "1.2.b").Value;

        AmendmentChecks.Findings(First, cut, new PolicyUse([], [account], null), []).Should().BeEmpty();
        AmendmentChecks.Findings(First, cut with { Surpluses = [] }, new PolicyUse([], [account], null), []).Select(finding => (finding.Code, finding.Actual, finding.Required))
            .Should().Equal(("quota-below-taken", "1", "2"));
    }

    [Fact]
    public void Nobody_enters_a_stage_that_an_adopted_amendment_takes_away()
    {
        var walk = new Walk();
        var nomination = walk.Nominate();
        walk.FileAll(nomination);
        var later = walk.Policy with { Version = "v2", Stages = [.. walk.Policy.Stages.Where(stage => stage.Code != "local-publicity")] };
        var context = walk.Context(nomination, Act.Recommend, Day(7, 12)) with { Coming = [new ComingVersion(later, Day(7, 20))] };

        var refused = nomination.Do(Act.Recommend, context).RefusedWith("ends-with-amendment");

        (refused.Place, refused.Required, refused.Clause).Should().Be(("stage local-publicity", "2021-07-20", "4.1.b"));
        var amended = Rulebook.Of(later, Calendar2021);
        nomination.Do(Act.Recommend, context with { Rules = amended, On = Day(7, 20), Coming = [] }).Value.State.Should().Be(State.At("hand-in"), "from its day on the amendment leads past it");
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Whoever_nominates_before_the_day_is_told_what_ends_on_it_and_not_what_an_amendment_must_not_do(string code, string place, Func<CampaignPolicy, CampaignPolicy> change)
    {
        var walk = new Walk();
        var context = new ActContext(walk.Rules, walk.Campaign, SamplePolicy.County, Day(7, 9)) { Coming = [new ComingVersion(Version("v2", change), Day(8, 1))] };

        var outcome = Nomination.Create(walk.Key(), SamplePolicy.Individual, walk.Person(), SamplePolicy.MostBeautiful, Walk.PersonFacts, context);

        outcome.Accepted.Should().Be(code is not ("award-in-use" or "channel-in-use" or "organisation-in-use" or "fact-in-use"));
        foreach (var violation in outcome.Violations)
        {
            (violation.Code, violation.Place, violation.Required).Should().Be(("ends-with-amendment", place, "2021-08-01"));
            violation.Message.Zh.Should().StartWith("方案修订自2021-08-01起").And.NotContain("已有推荐").And.NotContain("不能");
            violation.Message.En.Should().StartWith("From 2021-08-01").And.NotContain("has nominees").And.NotContain("cannot");
        }
    }

    [Fact]
    public void What_another_round_of_the_series_would_be_is_told_in_words() =>
        AmendmentChecks.Findings(First with { Series = new Series("sample", 3) }, Version("v2", policy => policy with { Series = new Series("sample", 4), Limits = [] }), PolicyUse.None, [])
            .Select(finding => (finding.Actual, finding.Required)).Should().Equal(("sample 4", "sample 3"));

    [Fact]
    public void Nobody_declares_what_an_adopted_amendment_can_no_longer_read()
    {
        var walk = new Walk();
        var nomination = walk.Nominate();
        var narrowed = walk.Policy with { Version = "v2", Facts = new FactCatalogue([.. walk.Policy.Facts.All.Select(fact => fact.Code == "score" ? fact with { Max = 95 } : fact)]) };
        var context = walk.Context(nomination, Act.Declare, Day(7, 9)) with { Coming = [new ComingVersion(narrowed, Day(7, 20))] };

        nomination.Declare(new Dictionary<string, string?> { ["score"] = "96" }, context).RefusedWith("ends-with-amendment").Place.Should().Be("fact score");
        nomination.Declare(new Dictionary<string, string?> { ["score"] = "95" }, context).Accepted.Should().BeTrue();
    }

    [Fact]
    public void What_a_later_version_knows_besides_is_no_fact_by_an_older_one()
    {
        var facts = new Dictionary<string, string>(Walk.PersonFacts) { ["patents"] = "3" };

        First.Facts.Read(facts).RefusedWith("fact-unknown");
        First.Facts.Known(facts).Declared.Select(fact => fact.Key).Should().BeEquivalentTo(Walk.PersonFacts.Keys);
    }

    private static CampaignPolicy Version(string version, Func<CampaignPolicy, CampaignPolicy> change) => SamplePolicy.Build(change) with { Version = version };

    private static Amendment Amendment() => new("v2", Day(8, 1), "文〔2021〕2号", "good reason", SamplePolicy.LeadingGroup, Day(7, 20));

    private static NominationUse Nominee() => new(
        Guid.NewGuid(), SamplePolicy.Individual, State.At("second-review"), SamplePolicy.County, SamplePolicy.Prefecture, SamplePolicy.MostBeautiful, Walk.PersonFacts);

    private static PolicyUse Use()
    {
        var account = new QuotaAccount(Guid.NewGuid(), Guid.NewGuid(), First.Quotas[0]);
        _ = account.Take(3, "1.2.b").Value;
        return new PolicyUse([Nominee()], [account], Day(7, 19));
    }

    private static IEnumerable<(string Code, string? Place)> Findings(Func<CampaignPolicy, CampaignPolicy> change) =>
        AmendmentChecks.Findings(First, Version("v2", change), PolicyUse.None, []).Select(finding => (finding.Code, finding.Place));

    private Outcome<Amendment> Amend(Amendment amendment, PolicyUse? use = null) => _campaign.Amend(amendment, First, Second, use ?? PolicyUse.None);
}
