using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Infrastructure.PolicyFiles;

namespace Commendation.Infrastructure.Tests.PolicyFiles;

public class ReadingsTests
{
    [Theory]
    [MemberData(nameof(Qinghai.EveryReading), MemberType = typeof(Qinghai))]
    public void Every_reading_of_every_setting_loads(string setting, string reading)
    {
        var outcome = CampaignFolder.Load(Qinghai.Folder, new Dictionary<string, string> { [setting] = reading });

        outcome.Violations.Should().BeEmpty();
        var interpretation = outcome.Value.Interpretations.Single(known => known.Setting == setting);
        interpretation.Chosen.Should().Be(reading);
        outcome.Value.Version.Should().Be(reading == interpretation.Default ? Qinghai.Policy.Version : $"{Qinghai.Policy.Version}+{setting}={reading}");
    }

    [Fact]
    public void A_reading_changes_what_depends_on_it()
    {
        var policy = With(
            ("dueDate", "exclusive"), ("termStart", "counted"), ("termEnd", "last-day"), ("termAfterObjection", "starts-anew"),
            ("shareBase", "planned"), ("exemptChannel", "on-top"), ("serviceYearsOn", "recommendation-close"), ("rankIncludesGrade", "post-only"));

        policy.Stages.Where(stage => stage.Due is not null).Should().OnlyContain(stage => !stage.Due!.Inclusive);
        policy.Stages.Where(stage => stage.Term is not null).Should().HaveCount(2).And.OnlyContain(
            stage => stage.Term == new Term(5, DayKind.Working, true, TermEnd.LastDay, AfterSuspension.StartsAnew));
        policy.Limits[0].Base.Should().Be(LimitBase.Planned);
        policy.Channels[0].CountsInsideTotal.Should().BeFalse();
        policy.Facts.Find("petitionServiceYears")!.Derivation.Should().BeOfType<FullYears>().Which.On.Should().Be(new DateOnly(2021, 7, 26));
        policy.Facts.Find("rank")!.Derivation.Should().BeOfType<Highest>().Which.Of.Should().ContainSingle();
        policy.Version.Should().StartWith(Qinghai.Policy.Version + "+dueDate=exclusive+termStart=counted");
    }

    [Fact]
    public void Unknown_settings_and_readings_are_refused_together_with_the_nearest_name()
    {
        var outcome = CampaignFolder.Load(
            Qinghai.Folder, new Dictionary<string, string> { ["dueDay"] = "inclusive", ["termStart"] = "count" });

        outcome.Violations.Select(violation => (violation.Code, violation.Place)).Should().BeEquivalentTo(
            [("setting-unknown", "readings.dueDay"), ("reading-unknown", "readings.termStart")]);
        outcome.Violations[0].Message.En.Should().Contain("'dueDate'");
        outcome.Violations[1].Message.En.Should().Contain("'counted'");
    }

    [Fact]
    public void A_fault_in_a_reading_that_is_not_in_force_is_found_all_the_same()
    {
        var files = Qinghai.Files.Edit("campaign.yaml", "recommendation-close: 2021-07-26 }", "recommendation-close: 2021-07-36 }");

        PolicyReader.Read(files).Violations.Should().ContainSingle(violation => violation.Code == "wrong-type");
    }

    private static CampaignPolicy With(params (string Setting, string Reading)[] readings) =>
        CampaignFolder.Load(Qinghai.Folder, readings.ToDictionary(pair => pair.Setting, pair => pair.Reading)).Value;
}
