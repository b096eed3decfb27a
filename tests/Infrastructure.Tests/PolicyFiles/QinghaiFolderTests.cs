using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles;

namespace Commendation.Infrastructure.Tests.PolicyFiles;

public class QinghaiFolderTests
{
    private static CampaignPolicy Policy => Qinghai.Policy;

    [Fact]
    public void The_folder_loads_without_a_finding() =>
        CampaignFolder.Load(Qinghai.Folder).Violations.Should().BeEmpty();

    [Fact]
    public void The_head_of_the_notice()
    {
        Policy.Code.Should().Be("qinghai-petition-2018-2020");
        Policy.DocumentNumber.Should().Be("青政办函〔2021〕121号");
        Policy.IssuedOn.Should().Be(new DateOnly(2021, 7, 8));
        Policy.CheckDigits.Should().Be(CheckDigitPolicy.Refuse);
        Policy.WaivedBy.Should().Be("leading-group");
        Policy.Clauses.Count.Should().BeGreaterThanOrEqualTo(44);
        Policy.ClauseOf("5.1.a").Strength.Should().Be(Strength.Emphasis);
        Policy.ClauseOf("A2").CoveredBy.Should().Equal("1.2.b");
        Policy.QuotaClause.Should().Be("1.2.b");
        Policy.UnusedPlacesClause.Should().Be("5.2.b");
    }

    [Theory]
    [InlineData("advanced-collective", NomineeKind.Collective, 60, 9)]
    [InlineData("advanced-individual", NomineeKind.Individual, 100, 3)]
    public void Awards_have_their_places_and_rules(string code, NomineeKind kind, int places, int rules)
    {
        var award = Policy.AwardOf(code);

        award.Kind.Should().Be(kind);
        award.Places.Should().Be(places);
        award.Rules.Should().HaveCount(rules).And.OnlyContain(rule => rule.Strength == Strength.Must);
        Policy.Quotas.Where(row => row.Award == code).Sum(row => row.Places).Should().Be(places);
    }

    [Fact]
    public void Rewards_keep_number_patterns_and_open_amounts()
    {
        Policy.AwardOf("advanced-collective").NumberedReward.Should().Be(new Reward(RewardKind.Plaque, "2.b", "青信集〔2021〕{n}号"));
        Policy.AwardOf("advanced-individual").Rewards[^1].Should().Be(new Reward(RewardKind.Bonus, "2.c"));
    }

    [Theory]
    [InlineData("rank-ceiling", "级别低于厅局级副职", "rank below deputy bureau head")]
    [InlineData("petition-service", "从事信访工作年限不低于3年", "years in petition work at least 3 years")]
    [InlineData("no-overdue-matters", "无故延期事项为0件", "matters closed late without cause is 0 matters")]
    public void Rules_explain_themselves(string code, string zh, string en)
    {
        var described = Policy.Awards.SelectMany(award => award.Rules).Single(rule => rule.Code == code).Require.Describe();

        described.Zh.Should().Be(zh);
        described.En.Should().Be(en);
    }

    [Fact]
    public void Facts_are_numbered_and_derived()
    {
        Policy.Facts.All.Select(fact => fact.Index).Should().Equal(Enumerable.Range(0, Policy.Facts.All.Count));
        Policy.Facts.Derived.Select(fact => fact.Code).Should().Equal("rank", "petitionServiceYears");
        Policy.Facts.Find("rank")!.Derivation.Should().BeOfType<Highest>().Which.Of.Select(fact => fact.Code).Should().Equal("leadingPost", "grade");
        Policy.Facts.Find("petitionServiceYears")!.Derivation.Should().BeOfType<FullYears>().Which.On.Should().Be(new DateOnly(2021, 7, 8));
        Policy.Facts.Find("staffCount")!.Should().Match<FactDefinition>(fact => fact.Min == 1 && fact.Max == 100000 && fact.For == NomineeKind.Collective);
    }

    [Fact]
    public void Limits_keep_exact_shares()
    {
        Policy.Limits.Select(limit => (limit.Code, limit.Strength, limit.Bound, limit.Share, limit.Base)).Should().Equal(
            ("county-division-share", Strength.InPrinciple, BoundKind.AtMost, new Share(1, 5), LimitBase.ListedAndPlanned),
            ("front-line-share", Strength.Emphasis, BoundKind.Reported, null, LimitBase.Listed));
        Policy.Channels.Single().CountsInsideTotal.Should().BeTrue();
    }

    [Fact]
    public void Stages_stand_in_order_with_their_dates()
    {
        Policy.Stages.Select(stage => stage.Code).Should().Equal(
            "unit-recommendation", "local-publicity", "hand-in", "first-review", "submission", "second-review", "province-publicity", "proposed-list", "decision");
        Policy.Stages.Where(stage => stage.Due is not null).Select(stage => stage.Due!.On).Should().Equal(
            new DateOnly(2021, 7, 26), new DateOnly(2021, 8, 6), new DateOnly(2021, 8, 16), new DateOnly(2021, 8, 31));
        Policy.StageOf("hand-in").Due.Should().Match<DueDate>(due => due.Inclusive && due.Tiers.Single() == "county");
        Policy.StageOf("local-publicity").Term.Should().Be(new Term(5));
        Policy.StageOf("local-publicity").TermClause.Should().Be("4.1.b");
        Policy.StageOf("local-publicity").Content!.Parts.Should().HaveCount(3);
        Policy.StageOf("submission").Report!.Parts.Should().HaveCount(4);
        Policy.StageOf("submission").Materials.Should().Equal("annex-3", "annex-4", "annex-5");
        Policy.StageOf("first-review").Should().Match<Stage>(stage => stage.PlaceClause == "1.2.b" && stage.ReturnTo == "unit-recommendation");
        Policy.StageOf("second-review").Records[^1].Optional.Should().BeTrue();
    }

    [Fact]
    public void Forms_and_sanctions_are_complete()
    {
        Policy.Materials.Select(material => (material.Code, material.PerNominee, material.Fields.Count)).Should().Equal(
            ("annex-3", true, 9), ("annex-4", true, 13), ("annex-5", false, 5));
        Policy.Materials[0].Fields[3].Source.Should().Be("fact:unitLevel");
        Policy.Sanctions.Select(sanction => sanction.Effect).Should().Equal(
            SanctionEffect.DisqualifyOrganisation, SanctionEffect.RecordMisconduct, SanctionEffect.RevokeHonour);
    }

    [Theory]
    [InlineData("630102", "630100")]
    [InlineData("632857", "632800")]
    [InlineData("630100", "630100")]
    [InlineData("63D12", "63D12")]
    public void The_first_review_of_a_county_lies_with_its_prefecture(string recommender, string reviewer)
    {
        Policy.Acting("recommending-unit", recommender).Should().Be(recommender);
        Policy.Acting("first-reviewer", recommender).Should().Be(reviewer);
        Policy.Acting("leading-group", recommender).Should().Be("63LG");
        Policy.Acting("provincial-government", recommender).Should().Be("63GOV");
    }

    [Fact]
    public void The_version_is_a_digest_of_the_text_whatever_its_line_endings()
    {
        var windows = Qinghai.Files with { Campaign = "\uFEFF" + Qinghai.Files.Campaign.Replace("\n", "\r\n", StringComparison.Ordinal) };

        Policy.Version.Should().MatchRegex("^[0-9a-f]{64}$");
        PolicyReader.Read(windows).Value.Version.Should().Be(Policy.Version);
        PolicyReader.Read(Qinghai.Files.Edit("campaign.yaml", "含当日", "含该日")).Value.Version.Should().NotBe(Policy.Version);
    }
}
