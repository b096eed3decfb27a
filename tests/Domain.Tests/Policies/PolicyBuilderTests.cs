using Commendation.Domain.Calendars;
using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Building;
using Commendation.Domain.Policies.Standards;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Policies;

public class PolicyBuilderTests
{
    private const string Person = "person";
    private const string Team = "team";

    [Fact]
    public void A_policy_that_uses_every_part_fits_together()
    {
        var policy = Campaign().Value;

        policy.Awards[0].Rules.Single(rule => rule.Code == "no-measure").Unless.Should().ContainSingle().Which.Clause.Should().Be("2");
        policy.Awards[0].Titles.Should().ContainSingle();
        policy.Awards[0].ConferredBy.Should().Be("office");
        policy.Limits.Select(limit => limit.Code).Should().Equal("women", "groups/hui", "groups/zang", "front-line", "one-of-two");
        policy.Limits.Select(limit => limit.DeclaredAt).Should().Equal("limits[0]", "limits[1]", "limits[1]", "limits[2]", "limits[3]");
        policy.Limits[0].Should().BeEquivalentTo(new { Bound = BoundKind.AtLeast, Share = new Share(1, 5), Rounding = LimitRounding.HalfUp });
        policy.Limits[3].Should().BeEquivalentTo(new { Scope = LimitScope.Organisation, Bound = BoundKind.AtLeast });
        policy.Surpluses[0].Beyond(10).Should().Be(2);
        policy.Posthumous!.DiedOn.Code.Should().Be("diedOn");
        policy.Reserves!.Ranks(6).Should().Be(6);
        policy.Events.Should().ContainSingle().Which.On.Should().Be(Day(8, 1));
        policy.Holidays.Should().ContainSingle();
        policy.Stages[0].Records.Should().ContainSingle().Which.When!.Describe().En.Should().Be("leading post at least deputy county/division head");
        policy.Stages[1].Level.Should().Equal("county");
        policy.Stages[2].Due!.At.Should().Be(new TimeOnly(18, 0));
        policy.Stages[3].Should().BeEquivalentTo(new { UpheldReturnsTo = "recommend", ExaminedBy = "office", ObjectionCounts = ObjectionCounting.Postmark, Replacement = new Replacement("1", Allowed: true) });
        policy.Materials.Should().ContainSingle().Which.Copies.Should().Be(3);
        policy.Series.Should().Be(new Series("conference", 3));
        policy.Sanctions.Should().ContainSingle(sanction => sanction.Place == PlaceOutcome.Kept).Which.IsOnNominee.Should().BeTrue();
        policy.Sanctions.Should().ContainSingle(sanction => sanction.Effect == SanctionEffect.BarLaterRounds).Which.Should().BeEquivalentTo(new { Effect = SanctionEffect.BarLaterRounds, Subject = SanctionSubject.Nominee, Years = 5 });
    }

    [Theory]
    [InlineData("""[{"year":"2018","result":"excellent"},{"year":"2019","result":"excellent"},{"year":"2020","result":"excellent"}]""", Standing.Eligible)]
    [InlineData("""[{"year":"2018","result":"excellent"},{"year":"2019","result":"competent"},{"year":"2020","result":"excellent"}]""", Standing.Ineligible)]
    [InlineData("""[{"year":"2018","result":"excellent"},{"year":"2019"},{"year":"2020","result":"excellent"}]""", Standing.Undetermined)]
    public void Its_rules_are_those_that_were_written(string appraisals, Standing standing)
    {
        var policy = Campaign().Value;
        var facts = policy.Facts.Read(new Dictionary<string, string>
        {
            ["serviceSince"] = "2011-07-08",
            ["birthDate"] = "1980-01-01",
            ["politicalStatus"] = "13",
            ["leadingPost"] = "none",
            ["civilServiceGrade"] = "consultant-4",
            ["disciplinaryMeasures"] = """[{"measure":"warning","inForce":"false"}]""",
            ["appraisals"] = appraisals,
        }).Value;

        EligibilityRules.Evaluate(policy, policy.AwardOf(Person), facts).Standing.Should().Be(standing);
    }

    [Fact]
    public void The_share_of_a_list_and_an_exception_decide_as_written()
    {
        var policy = Campaign().Value;
        Standing Of(string members) =>
            EligibilityRules.Evaluate(policy, policy.AwardOf(Team), policy.Facts.Read([KeyValuePair.Create("members", members)]).Value).Standing;

        Of("""[{"sex":"2"},{"sex":"1"}]""").Should().Be(Standing.Eligible);
        Of("""[{"sex":"1"},{"sex":"1"},{"sex":"2"}]""").Should().Be(Standing.Ineligible);
        Of("""[{"sex":"1"},{"sex":"1"},{}]""").Should().Be(Standing.Ineligible);
        Of("""[{"sex":"1"},{}]""").Should().Be(Standing.Undetermined);
    }

    [Fact]
    public void A_value_that_a_fact_cannot_have_is_told_where_it_is_written()
    {
        var facts = new FactsBuilder();
        var sector = facts.Use(StandardFacts.Sector);
        var staff = facts.Use(StandardFacts.StaffCount);
        var honours = facts.Use(StandardFacts.EarlierHonours);

        Throws(() => sector.Is("enterprize"), "*Did you mean 'enterprise'?*");
        Throws(() => sector.Below("enterprise"), "'sector' has no order*");
        Throws(() => staff.AtLeast(0), "'staffCount' must lie in 1..100000, not 0*");
        Throws(() => staff.Is("many"), "*must be a number*");
        Throws(() => facts.Last("last", ("近一次", "last"), honours, "grantedAt", 1), "The items of 'earlierHonours' have no fact 'grantedAt'*");
        Throws(() => facts.Count("times", ("次数", "times"), staff, _ => sector.Is("other")), "'staffCount' is not a list*");
        FluentActions.Invoking(() => new PolicyBuilder("c", ("甲", "a"), ("甲", "a"), "1", Day(7, 8)).Award("a", NomineeKind.Individual, ("甲", "a"), 1, "1").Unless("1", ("甲", "a"), sector.Is("other")))
            .Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void A_standard_fact_that_was_not_declared_is_refused_and_not_read_at_a_wrong_place()
    {
        var campaign = Small();
        campaign.Facts.Use(StandardFacts.Sector);
        campaign.Award(Person, NomineeKind.Individual, ("先进个人", "Advanced Individual"), 1, "1").Rule("age", "1", ("年龄", "age"), StandardFacts.BirthDate.FullYearsAtLeast(18, Day(7, 8)));

        campaign.Build("1", "office", "1", "1").Violations.Should().Contain(violation => violation.Code == "fact-foreign" && violation.Place == "awards[0].rules[0].require");
    }

    [Fact]
    public void Years_that_run_on_after_death_are_told()
    {
        var campaign = Small();
        var died = campaign.Facts.Use(StandardFacts.DiedOn);
        var since = campaign.Facts.Use(StandardFacts.ServiceSince);
        campaign.Facts.Use(StandardFacts.ServiceYears, new FullYears(since, Day(7, 8)));

        campaign.Posthumous("1", died).Build("1", "office", "1", "1").Violations.Should().Contain(violation => violation.Code == "years-after-death" && violation.Place == "facts[2].derive");
    }

    [Fact]
    public void Conditions_joined_by_operators_are_flat()
    {
        var facts = new FactsBuilder();
        var (a, b, c) = (facts.Boolean("a", ("甲", "a")).IsTrue(), facts.Boolean("b", ("乙", "b")).IsTrue(), facts.Boolean("c", ("丙", "c")).IsFalse());

        (a & b & c).Should().BeOfType<All>().Which.Parts.Should().Equal(a, b, c);
        (a | b | c).Should().BeOfType<AtLeastOf>().Which.Should().Match<AtLeastOf>(any => any.Count == 1 && any.Parts.Count == 3);
        (!a & (b | c)).Describe().En.Should().Be("(not (a is yes)) and (b is yes or c is no)");
    }

    private static void Throws(Func<object> write, string message) => FluentActions.Invoking(write).Should().Throw<ArgumentException>().WithMessage(message);

    private static PolicyBuilder Small() => new PolicyBuilder("small", ("小", "small"), ("甲", "a"), "1", Day(7, 8)).Clause("1", ("甲", "a"), ClauseKind.Fact);

    private static Outcome<CampaignPolicy> Campaign()
    {
        var campaign = Small().Clause("2", ("例外", "exception"), ClauseKind.Fact);
        campaign.Organisation("A", ("甲市", "A"), tier: "city").Organisations("county", "A", ("B", ("乙县", "B")), ("C", ("丙县", "C")));
        campaign.Role("unit", "1", ("推荐单位", "recommender"), Route.Self).Role("office", "1", ("办公室", "office"), ("county", Route.Superior), ("*", Route.Self));

        var facts = campaign.Facts;
        var died = facts.Use(StandardFacts.DiedOn);
        var born = facts.Use(StandardFacts.BirthDate);
        var age = facts.Use(StandardFacts.Age, new FullYears(born, Day(7, 8), NotAfter: died));
        var since = facts.Use(StandardFacts.ServiceSince);
        var sex = facts.Use(StandardFacts.Sex);
        var group = facts.Use(StandardFacts.EthnicGroup);
        var status = facts.Use(StandardFacts.PoliticalStatus);
        var post = facts.Use(StandardFacts.LeadingPost);
        var grade = facts.Use(StandardFacts.CivilServiceGrade);
        var equivalent = facts.Use(StandardFacts.Grade, new EquivalentOf(grade, StandardScales.Rank));
        var rank = facts.Use(StandardFacts.Rank, new Highest([post, equivalent]));
        var frontLine = facts.Use(StandardFacts.FrontLine);
        var appraisals = facts.Use(StandardFacts.Appraisals);
        var lastThree = facts.Last("lastThree", ("近三年考核", "last three appraisals"), appraisals, by: "year", 3, NomineeKind.Individual);
        var excellent = facts.Count("excellent", ("近三年优秀", "excellent of the last three"), lastThree, item => item.Find("result")!.Is("excellent"), NomineeKind.Individual);
        var measures = facts.Use(StandardFacts.DisciplinaryMeasures);
        var inForce = facts.Count("measuresInForce", ("影响期内处分", "measures in force"), measures, item => item.Find("inForce")!.IsTrue(), NomineeKind.Individual);
        var members = facts.Use(StandardFacts.Members);

        campaign.Award(Person, NomineeKind.Individual, ("先进个人", "Advanced Individual"), places: 10, "1")
            .Rule("ten-years", "1", ("十年", "ten years"), since.FullYearsAtLeast(10, Day(7, 8)))
            .Rule("age", "1", ("年龄", "age"), age.Between(18, 60))
            .Rule("rank", "1", ("级别", "rank"), rank.Below("bureau-deputy"))
            .Rule("three-excellent", "1", ("三年优秀", "three times excellent"), excellent.AtLeast(3))
            .Rule("no-measure", "1", ("无处分", "no measure"), inForce.Is(0), when: status.In("cpc-member", "masses"))
            .Unless("2", ("群众", "no party"), when: status.Is("masses"))
            .Titled("1", ("模范", "Model"), since.FullYearsAtLeast(30, Day(7, 8)))
            .Reward(RewardKind.Bonus, "1", amount: 3000)
            .ConferredBy("office");
        campaign.Award(Team, NomineeKind.Collective, ("先进集体", "Advanced Collective"), places: 2, "1")
            .Rule("women", "1", ("女性占比", "share of women"), members.ShareAtLeast(Share.Percent(40), item => item.Find("sex")!.Is("female")));
        campaign.Quotas(Person, ("B", 6), ("C", 4)).Quotas(Team, ("B", 1), ("C", 1)).Surplus("1", Share.Percent(20));
        campaign.Posthumous("1", died);

        campaign.Limit("women", "1", ("女性", "women"), [Person], sex.Is("female")).AtLeast(Share.Percent(20)).Rounded(LimitRounding.HalfUp);
        campaign.Limit("groups", "1", ("各民族", "every group"), [Person], new All([])).Covering(group, 1, "hui", "zang");
        campaign.Limit("front-line", "1", ("一线", "front line"), [Person], frontLine.IsTrue()).PerOrganisation("county")
            .Figures(BoundKind.AtLeast, new LimitFigure(Share.Percent(50), null) { AllottedAtLeast = 5 }, new LimitFigure(null, 1));
        campaign.Limit("one-of-two", "1", ("二选一", "one of two"), [Person, Team], new All([])).AtMost(1).PerNominee();

        campaign.RoundOf("conference", 3).BarFromLaterRounds("barred", "1", ("五年内不得参评", "barred for five years"), SanctionSubject.Nominee, years: 5).DisqualifyNominee("fraud", "1", ("取消参评资格", "loss of eligibility"), PlaceOutcome.Kept);
        campaign.Reserves("1", perPlace: 1, by: "office").Event("conference", "1", ("大会", "conference"), Day(8, 1));
        campaign.Holiday(new LocalHoliday(("某节", "a holiday"), ["B"], [Day(7, 20)], [], new HolidayPaper("乙县通知", Day(6, 1))));
        campaign.Form("form", "1", ("审批表", "form"), Person, formatClause: null, ("姓名", "name"), ("意见", null)).Copies(3);

        campaign.Stage("recommend", StageKind.Recommendation, "1", ("推荐", "recommendation"), by: "unit")
            .Record("file", RecordKind.Check, "1", ("档案", "file"), [Person], when: post.AtLeast("county-division-deputy"));
        campaign.Stage("check", StageKind.Review, "1", ("审核", "review"), by: "unit").Level("county").TakesPlace("1");
        campaign.Stage("hand-in", StageKind.Submission, "1", ("报送", "hand-in"), by: "unit").Materials("form")
            .Due(new DueDate(null, "1", Inclusive: true, []) { Within = new RelativeTime(10, DayKind.Working, "conference"), At = new TimeOnly(18, 0) });
        campaign.Stage("publicity", StageKind.Publicity, "1", ("公示", "publicity"), by: "office").Term(new Term(5), "1").UpheldReturnsTo("recommend").ExaminedBy("office").ObjectionCounts(ObjectionCounting.Postmark).Replacement("1", allowed: true);
        campaign.Stage("list", StageKind.Listing, "1", ("名单", "list"), by: "office");
        campaign.Stage("decide", StageKind.Decision, "1", ("表彰", "decision"), by: "office");
        return campaign.Build("1", waivedBy: "office", quotaClause: "1", procedureClause: "1");
    }
}
