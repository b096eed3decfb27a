using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.Calendars;
using Commendation.Infrastructure.PolicyFiles;
using static Commendation.Infrastructure.Tests.PolicyFiles.Samples;

namespace Commendation.Infrastructure.Tests.PolicyFiles;

/// <summary>The campaigns that the repository ships beside the first one: each loads, and says what its notice is known to say.</summary>
public class SampleCampaignsTests
{
    public static TheoryData<string> Folders => [.. Directory.GetDirectories(Path.Combine(Qinghai.Root, "campaigns")).Select(folder => Path.GetFileName(folder)).Order()];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_loads_without_a_finding_in_years_that_the_calendar_knows(string slug)
    {
        var loaded = CampaignFolder.Load(Path.Combine(Qinghai.Root, "campaigns", slug));

        loaded.Violations.Select(violation => $"{violation.Place}: {violation.Message.En}").Should().BeEmpty();
        var days = loaded.Value.Stages.Select(stage => stage.Due?.On).OfType<DateOnly>().Append(loaded.Value.IssuedOn);
        days.Should().OnlyContain(day => ChineseCalendar.Load().CountWorkingDays(day, day) >= 0);
    }

    [Fact]
    public void There_are_at_least_ten_campaigns() => Folders.Should().HaveCountGreaterThanOrEqualTo(10);

    // 05: two reviews, three publicities, two conferring levels.
    [Fact]
    public void Police_reviews_twice_and_posts_at_three_levels()
    {
        var policy = Load("qinghai-police-2017");

        policy.Stages.Select(stage => stage.Kind).Should().Equal(
            StageKind.Recommendation, StageKind.Publicity, StageKind.Review, StageKind.Publicity, StageKind.Review, StageKind.Publicity, StageKind.Listing, StageKind.Decision);
        policy.Stages.Where(stage => stage.Kind == StageKind.Publicity).Select(stage => policy.Acting(stage.By, "630102")).Should().Equal("630102", "630100", "63PLG");
    }

    [Theory]
    [InlineData("CCDL", 7)]
    [InlineData("CCXY", 4)]
    [InlineData("CCNP", 3)]
    [InlineData("CCBZ", 2)]
    public void Civic_courage_takes_its_sub_quotas_from_the_quota_table(string city, int citizens)
    {
        var policy = Load("civic-courage-2025");
        var limit = policy.Limits.Single(limit => limit.Code == "citizens");

        limit.FigureFor(limit.Parts(policy).Single(part => part.Code == city), policy.Organisations)!.Count.Should().Be(citizens);
    }

    [Fact]
    public void Police_treats_the_officers_whom_the_province_honours_as_labour_models_of_a_city() =>
        Load("qinghai-police-2017").Awards.SelectMany(award => award.Rewards.Where(reward => reward.Kind == RewardKind.Treatment).Select(reward => (award.Code, reward.Clause)))
            .Should().Equal(("special-class-officer", "R.3"));

    [Theory]
    [InlineData("special-class-officer", 5, "63GOV", "个人一等功")]
    [InlineData("model-collective", 10, "63GOV", "集体二等功")]
    [InlineData("excellent-officer", 50, "63PSD", "个人二等功")]
    [InlineData("excellent-unit", 20, "63PSD", "集体三等功")]
    public void Police_is_honoured_at_two_levels_with_merit(string code, int places, string conferring, string merit)
    {
        var policy = Load("qinghai-police-2017");
        var award = policy.AwardOf(code);

        award.Places.Should().Be(places);
        policy.Conferring(code).Resolve("630102", policy.Organisations).Should().Be(conferring);
        award.Rewards.Single(reward => reward.Kind == RewardKind.Merit).Title!.Zh.Should().Be(merit);
    }

    [Theory]
    [InlineData("county-division-head", "regiment", Standing.Eligible)]
    [InlineData("bureau-deputy", "none", Standing.Ineligible)]
    [InlineData("none", "division-deputy", Standing.Ineligible)]
    [InlineData("none", null, Standing.Undetermined)]
    public void Police_above_a_level_of_either_ladder_is_left_out(string rank, string? armed, Standing standing) =>
        Judge(Load("qinghai-police-2017"), "excellent-officer", ("rank", rank), ("armedLevel", armed)).Standing.Should().Be(standing);

    [Fact]
    public void Police_under_the_other_reading_leaves_a_deputy_division_head_in() =>
        Judge(Load("qinghai-police-2017", ("divisionLevel", "head-only")), "excellent-officer", ("rank", "none"), ("armedLevel", "division-deputy"))
            .Standing.Should().Be(Standing.Eligible);

    [Theory]
    [InlineData(17, 20, true)]
    [InlineData(16, 20, false)]
    [InlineData(18, 21, true)] // 85 % of 21 is 17.85
    [InlineData(17, 21, false)]
    public void Police_is_mostly_front_line_over_all_four_awards(int frontLine, int listed, bool holds)
    {
        var policy = Load("qinghai-police-2017");
        var list = Many(listed, i => Listed(policy, policy.Awards[i % 4].Code, ("frontLine", i < frontLine ? "true" : "false")));

        Status(policy, "front-line-share", list).Holds.Should().Be(holds);
    }

    // 08: the award by status, separate places, exceptions, two rounds.
    [Theory]
    [InlineData("labour-model", "farmer", Standing.Eligible)]
    [InlineData("labour-model", "soldier", Standing.Eligible)]
    [InlineData("labour-model", "cadre", Standing.Ineligible)]
    [InlineData("advanced-worker", "officer", Standing.Eligible)]
    [InlineData("advanced-worker", "enterprise-staff", Standing.Ineligible)]
    public void Greening_opens_an_award_by_status(string award, string status, Standing standing) =>
        Judge(Load("greening-2021"), award, ("status", status), ("earlierHonours", "[]")).Standing.Should().Be(standing);

    [Theory]
    [InlineData("same-title", "outstanding", "2016-08-13", RuleOutcome.Excepted)]
    [InlineData("same-title", "outstanding", "2016-08-12", RuleOutcome.NotMet)]
    [InlineData("same-title", "ordinary", "2020-01-01", RuleOutcome.NotMet)]
    [InlineData("other", "ordinary", "2001-01-01", RuleOutcome.Met)]
    public void Greening_honours_twice_only_for_new_contributions_of_five_years(string honour, string weight, string madeOn, RuleOutcome outcome) =>
        Judge(
            Load("greening-2021"),
            "labour-model",
            ("status", "farmer"),
            ("earlierHonours", $$"""[{"honour":"{{honour}}","grantedOn":"2011-03-01"}]"""),
            ("contributions", $$"""[{"weight":"{{weight}}","madeOn":"{{madeOn}}"}]""")).Results.Last().Outcome.Should().Be(outcome);

    [Fact]
    public void Greening_leaves_open_whether_a_second_title_may_come_as_long_as_the_contributions_are_not_told() =>
        Judge(Load("greening-2021"), "labour-model", ("status", "farmer"), ("earlierHonours", """[{"honour":"same-title"}]"""))
            .Standing.Should().Be(Standing.Undetermined);

    [Fact]
    public void Greening_lists_a_hundred_of_six_hundred_separately_and_names_more_than_there_are_places()
    {
        var policy = Load("greening-2021");

        policy.Awards.Sum(award => award.Places).Should().Be(600);
        policy.Awards.Sum(award => policy.SeparatePlaces(award.Code)).Should().Be(100);
        policy.Quotas.Sum(row => row.Places).Should().Be(500);
        (policy.Surpluses[0].Beyond(5), policy.Surpluses[0].Beyond(4)).Should().Be((1, 1));
    }

    [Fact]
    public void Greening_hands_in_twice_on_days_that_stand_though_one_is_a_holiday()
    {
        var policy = Load("greening-2021");
        var due = policy.Stages.Where(stage => stage.Kind == StageKind.Submission).Select(stage => stage.Due!.On!.Value).ToList();

        due.Should().Equal(new DateOnly(2021, 9, 20), new DateOnly(2021, 10, 20));
        due.Select(day => ChineseCalendar.Load().IsWorkingDay(day)).Should().Equal(false, true);
    }

    // 10: candidates for a higher level.
    [Fact]
    public void Ningde_ends_with_handing_on()
    {
        var policy = Load("ningde-may-day-2021");

        policy.Stages[^1].Kind.Should().Be(StageKind.Forwarding);
        policy.Awards.Select(award => (award.Code, award.Places)).Should().Equal(("certificate", 6), ("medal", 16), ("pioneer", 17));
    }

    [Theory]
    [InlineData("true", "false", "[]", Standing.Eligible)]
    [InlineData("true", "true", "[]", Standing.Ineligible)]
    [InlineData("false", "false", "[]", Standing.Ineligible)]
    [InlineData("true", "false", """[{"honour":"province-pioneer","year":2018}]""", Standing.NeedsWaiver)]
    [InlineData("true", "false", """[{"honour":"other","year":2018}]""", Standing.Eligible)]
    public void Ningde_medals_are_for_people_in_employment_who_hold_none(string employed, string foreign, string honours, Standing standing) =>
        Judge(Load("ningde-may-day-2021"), "medal", ("employed", employed), ("foreignNational", foreign), ("earlierHonours", honours)).Standing.Should().Be(standing);

    // 11: several floors, one of them over three awards each, separate places outside.
    [Theory]
    [InlineData("certificate", 255, 37)]
    [InlineData("medal", 1088, 145)]
    [InlineData("pioneer", 1034, 78)]
    public void May_Day_places_listed_separately_lie_inside_the_number_and_outside_the_shares(string award, int places, int apart)
    {
        var policy = Load("acftu-may-day-2024");

        (policy.AwardOf(award).Places, policy.SeparatePlaces(award)).Should().Be((places, apart));
        Status(policy, $"{award}-private", []).Planned.Should().Be(places - apart);
        var list = Many(20, i => Listed(policy, award, ("ownership", i < 7 ? "private" : "state"))).Append(Listed(policy, award, ("ownership", "state")) with { Channel = $"{award}-apart" });
        Status(policy, $"{award}-private", list).Should().Match<LimitStatus>(status => status.Listed == 20 && status.Holds);
    }

    [Theory]
    [InlineData("medal-industrial-workers", "industrial-worker", 35)]
    [InlineData("medal-front-line", "technical-staff", 20)]
    [InlineData("medal-science-education", "science-education", 20)]
    public void May_Day_medals_have_floors_by_occupation(string limit, string occupation, int floor)
    {
        var policy = Load("acftu-may-day-2024");
        IEnumerable<ListedNominee> List(int members) => Many(100, i => Listed(policy, "medal", ("occupation", i < members ? occupation : "other")));

        Status(policy, limit, List(floor)).Holds.Should().BeTrue();
        Status(policy, limit, List(floor - 1)).Holds.Should().BeFalse();
    }

    [Fact]
    public void May_Day_asks_for_private_enterprises_in_each_award_and_for_key_industries_over_all()
    {
        var policy = Load("acftu-may-day-2024");
        var list = Many(10, i => Listed(policy, "medal", ("ownership", "private"), ("keyIndustry", "true")))
            .Concat(Many(10, i => Listed(policy, "pioneer", ("ownership", "state"), ("keyIndustry", "false"), ("unitForm", i < 7 ? "team" : "larger"))))
            .ToList();

        Status(policy, "medal-private", list).Holds.Should().BeTrue();
        Status(policy, "pioneer-private", list).Holds.Should().BeFalse();
        Status(policy, "key-industries", list).Holds.Should().BeTrue();
        Status(policy, "pioneer-teams", list).Holds.Should().BeTrue();
    }

    [Fact]
    public void May_Day_only_reports_what_has_no_figure()
    {
        var policy = Load("acftu-may-day-2024");

        policy.Limits.Where(limit => limit.Bound == BoundKind.Reported).Select(limit => (limit.Code, limit.Strength)).Should().Equal(
            ("medal-heads-and-cadres", Strength.Emphasis), ("medal-minorities", Strength.Emphasis), ("medal-women", Strength.Emphasis));
        policy.Stages.Count(stage => stage.Kind == StageKind.Publicity).Should().Be(3);
    }

    // 16: shares of shares, titles by status.
    [Theory]
    [InlineData(30, 6, true)]
    [InlineData(30, 7, false)] // 20 % of the 30, not of the 100
    [InlineData(29, 6, false)] // 20 % of 29 is 5.8
    [InlineData(0, 0, true)]
    public void Jiangxi_takes_the_share_of_county_cadres_of_the_public_sector_alone(int publicSector, int county, bool holds)
    {
        var policy = Load("jiangxi-model-workers-2010");
        var list = Many(100, i => Listed(policy, "model-worker", ("group", i < publicSector ? "public-sector" : "farmer"), ("rank", i < county ? "county-division-head" : "none")));

        Status(policy, "county-cadres", list).Holds.Should().Be(holds);
    }

    [Theory]
    [InlineData(45, 25, 9, true, true)]
    [InlineData(45, 24, 9, false, true)] // 55 % of 45 is 24.75
    [InlineData(45, 25, 10, true, false)] // 22 % of 45 is 9.9
    public void Jiangxi_takes_two_shares_of_the_enterprises(int enterprises, int frontLine, int heads, bool enough, bool few)
    {
        var policy = Load("jiangxi-model-workers-2010");
        var list = Many(100, i => Listed(
            policy, "model-worker", ("group", i < enterprises ? "enterprise" : "farmer"), ("position", i < frontLine ? "front-line" : i < frontLine + heads ? "enterprise-head" : "other")));

        Status(policy, "enterprises", list).Holds.Should().BeTrue();
        Status(policy, "front-line-in-enterprises", list).Holds.Should().Be(enough);
        Status(policy, "heads-in-enterprises", list).Holds.Should().Be(few);
    }

    [Theory]
    [InlineData("farmer", "江西省劳动模范")]
    [InlineData("enterprise", "江西省劳动模范")]
    [InlineData("public-sector", "江西省先进工作者")]
    public void Jiangxi_confers_the_title_by_status(string group, string title)
    {
        var policy = Load("jiangxi-model-workers-2010");

        policy.Awards.Single().TitleFor(Facts(policy, ("group", group))).Zh.Should().Be(title);
    }

    [Fact]
    public void Jiangxi_asks_for_migrant_workers_and_leaves_bureau_level_out()
    {
        var policy = Load("jiangxi-model-workers-2010");
        var list = Many(100, i => Listed(policy, "model-worker", ("migrantWorker", i < 5 ? "true" : "false"))).ToList();

        Status(policy, "migrant-workers", list).Should().Match<LimitStatus>(status => !status.Holds && status.Allowed == 6);
        Judge(policy, "model-worker", ("rank", "bureau-deputy")).Standing.Should().Be(Standing.Ineligible);
        policy.Awards.Single().Places.Should().Be(800);
    }

    // 25: the real table, opinions.
    [Theory]
    [InlineData("370102", 8, 10)]
    [InlineData("370103", 8, 10)]
    [InlineData("370105", 6, 10)]
    [InlineData("370104", 6, 10)]
    [InlineData("370112", 16, 10)]
    [InlineData("370181", 16, 10)]
    [InlineData("370113", 10, 9)]
    [InlineData("3701GX", 10, 10)]
    [InlineData("370125", 8, 7)]
    [InlineData("370126", 6, 7)]
    [InlineData("370124", 6, 7)]
    public void Jinan_has_the_table_of_the_notice(string district, int enterprises, int individuals)
    {
        var policy = Load("jinan-private-economy-2010");

        policy.Quotas.Should().Contain([new QuotaRow(district, "advanced-enterprise", enterprises), new QuotaRow(district, "advanced-individual", individuals)]).And.HaveCount(22);
    }

    [Theory]
    [InlineData("advanced-enterprise", null, 7)]
    [InlineData("advanced-individual", "true", 2)]
    [InlineData("advanced-individual", "false", 0)]
    [InlineData("advanced-individual", null, 2)]
    public void Jinan_asks_seven_departments_about_enterprises_and_two_bodies_about_their_heads(string award, string? head, int opinions)
    {
        var policy = Load("jinan-private-economy-2010");
        var asked = policy.Stages[0].RecordsFor(award, Facts(policy, ("enterpriseHead", head))).ToList();

        asked.Count(record => record.Kind == RecordKind.Opinion).Should().Be(opinions);
        asked.Count(record => record.Kind == RecordKind.Proceeding).Should().Be(3);
    }

    [Fact]
    public void Jinan_takes_three_copies_of_its_approval_forms() =>
        Load("jinan-private-economy-2010").Materials.Select(material => (material.Code, material.Copies)).Should().Equal(("letter", 1), ("annex-2", 3), ("annex-3", 3));

    [Fact]
    public void Jinan_leaves_two_days()
    {
        var policy = Load("jinan-private-economy-2010");

        (policy.IssuedOn, policy.StageOf("hand-in").Due!.On).Should().Be((new DateOnly(2020, 9, 15), new DateOnly(2020, 9, 17)));
        policy.StageOf("hand-in").Materials.Should().Equal("letter", "annex-2", "annex-3");
    }
}

/// <summary>Short words for asking a campaign.</summary>
internal static class Samples
{
    public static CampaignPolicy Load(string slug, params IEnumerable<(string Setting, string Reading)> readings) =>
        CampaignFolder.Load(Path.Combine(Qinghai.Root, "campaigns", slug), readings.ToDictionary(item => item.Setting, item => item.Reading)).Value;

    public static FactSet Facts(CampaignPolicy policy, params IEnumerable<(string Fact, string? Value)> facts) =>
        policy.Facts.Read(facts.Where(fact => fact.Value is not null).Select(fact => KeyValuePair.Create(fact.Fact, fact.Value!))).Value;

    public static Verdict Judge(CampaignPolicy policy, string award, params IEnumerable<(string Fact, string? Value)> facts) =>
        EligibilityRules.Evaluate(policy, policy.AwardOf(award), Facts(policy, facts));

    public static ListedNominee Listed(CampaignPolicy policy, string award, params IEnumerable<(string Fact, string? Value)> facts) => new(award, Facts(policy, facts));

    public static IEnumerable<ListedNominee> Many(int count, Func<int, ListedNominee> nominee) => Enumerable.Range(0, count).Select(nominee);

    public static LimitStatus Status(CampaignPolicy policy, string limit, IEnumerable<ListedNominee> list) => LimitReport.Over(policy, list).Single(status => status.Limit.Code == limit);
}
