using System.Text.Json;
using System.Xml.Linq;
using Commendation.Cli.Rehearsals;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.Calendars;
using Commendation.WebApi.Tests.House;

namespace Commendation.Cli.Tests.Rehearsals;

/// <summary>The rehearsal plays a campaign through the same use cases as the API; its word is only worth something if it can be repeated.</summary>
public sealed class RehearsalTests
{
    [Fact]
    public async Task The_same_seed_gives_the_same_report_and_another_seed_another()
    {
        var first = await Play(seed: 7);
        var again = await Play(seed: 7);
        var other = await Play(seed: 8);

        JsonSerializer.Serialize(again).Should().Be(JsonSerializer.Serialize(first));
        JsonSerializer.Serialize(other).Should().NotBe(JsonSerializer.Serialize(first));
    }

    [Fact]
    public async Task The_report_is_a_page_of_its_own_with_funnel_and_timeline()
    {
        var report = await Play(seed: 7);

        var page = XDocument.Parse(RehearsalHtml.Of(report)["<!DOCTYPE html>".Length..]);

        page.Descendants(XName.Get("svg", "http://www.w3.org/2000/svg")).Should().HaveCount(2);
        page.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "src" or "href").Should().BeEmpty("nothing is fetched");
        page.Descendants("table").First().Descendants("td").Select(cell => cell.Value).Should().Equal(report.Funnel.Select(step => $"{step.Reached}"));
        page.Descendants("tr").Should().Contain(row => row.Value.Contains(report.List[0].Name));
        RehearsalHtml.Of(report with { Succeeded = false, Reasons = ["<b>"] }).Should().Contain("未成功").And.Contain("&lt;b&gt;");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_decision_is_reached_and_every_rule_has_refused_somebody(int seed)
    {
        var report = await Play(seed);

        report.Reasons.Should().BeEmpty();
        report.List.Should().NotBeEmpty();
        report.Limits.Where(limit => limit.Limit == "county-division-share").Should().OnlyContain(limit => limit.Holds);
        report.Refusals.Select(refusal => refusal.Clause).Should().Contain(["1.1", "1.2.d", "1.2.e", "3.1.2", "3.1.4", "3.2.3", "4.1.a", "4.1.b"]);
    }

    [Fact]
    public async Task A_notice_issued_on_a_rest_day_is_answered_on_the_next_working_day()
    {
        var report = await Play(seed: 7, ("issuedOn: 2021-07-08", "issuedOn: 2021-07-10"));

        report.Reasons.Should().BeEmpty();
        report.Timeline[0].FirstEntered.Should().Be(new DateOnly(2021, 7, 12), "10 July 2021 is a Saturday");
    }

    [Fact]
    public async Task Records_of_a_publicity_and_of_a_submission_are_filed_too()
    {
        static (string, string) Asking(string stage, string kind) =>
            ($"- code: {stage}\n      kind: {kind}\n", $"- code: {stage}\n      kind: {kind}\n      records: [{{ code: of-{stage}, kind: proceeding, clause: 4.1.a, title: {{ zh: 记录, en: record }} }}]\n");

        (await Play(seed: 7, Asking("local-publicity", "publicity"), Asking("hand-in", "submission"))).Reasons.Should().BeEmpty();
    }

    [Fact]
    public async Task A_notice_that_could_be_closed_early_after_all_is_closed_once()
    {
        // Posted on a Friday, the term of a day is over when somebody tries on Monday.
        var report = await Play(seed: 7, ("workingDays: 5\n        clause: 4.1.b", "calendarDays: 1\n        clause: 4.1.b"));

        report.Reasons.Should().BeEmpty();
        report.Refusals.Should().NotContain(refusal => refusal.Code == "notice-closed");
    }

    [Fact]
    public async Task A_limit_of_each_organisation_is_printed_with_the_organisation()
    {
        var report = (await Try("civic-courage-2025", seed: 7)).Value;
        using var printed = new StringWriter();

        RehearsalText.Write(report, printed);

        var lines = printed.ToString().Split('\n');
        report.Limits.Where(limit => limit.Holder is not null).Should().NotBeEmpty().And
            .OnlyContain(limit => lines.Count(line => line.Contains(limit.Limit, StringComparison.Ordinal) && line.Contains($" {limit.Holder} ", StringComparison.Ordinal)) == 1);
    }

    [Fact]
    public async Task Dates_in_a_year_whose_holidays_are_not_known_are_refused_with_the_year() =>
        (await Try("qinghai-petition-2018-2020", seed: 7, ("2021-", "2099-"))).Violations.Should().ContainSingle()
            .Which.Should().Match<Violation>(violation => violation.Code == "calendar-year-unknown" && violation.Place == "campaign.yaml" && violation.Actual == "2099");

    [Fact]
    public async Task A_campaign_that_is_not_done_when_the_known_years_end_is_refused_with_the_year()
    {
        var last = ChineseCalendar.Load().Years[^1].Year;

        var outcome = await Try("qinghai-police-2017", seed: 7, ("issuedOn: 2018-11-14", $"issuedOn: {last}-12-07"));

        outcome.Violations.Should().ContainSingle().Which.Actual.Should().Be($"{last + 1}");
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_refused()
    {
        await using var rehearsal = new Rehearsal();

        var outcome = await rehearsal.Play(Repository.Qinghai + "-missing", 7, 10, new Silent(), default);

        outcome.Violations.Should().ContainSingle().Which.Code.Should().Be("folder-missing");
    }

    private static async Task<RehearsalReport> Play(int seed, params IReadOnlyList<(string Right, string Other)> edits) =>
        (await Try("qinghai-petition-2018-2020", seed, edits)).Value;

    // Plays a campaign with some of its text changed.
    private static async Task<Outcome<RehearsalReport>> Try(string campaign, int seed, params IReadOnlyList<(string Right, string Other)> edits)
    {
        var folder = Directory.CreateTempSubdirectory("rehearsal-").FullName;
        try
        {
            var copy = Repository.Copy(Path.Combine(Repository.Campaigns, campaign), Path.Combine(folder, campaign), (name, text) => name == "campaign.yaml" ? edits.Aggregate(text, Edit) : text);
            await using var rehearsal = new Rehearsal();
            return await rehearsal.Play(copy, seed, 40, new Silent(), default);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Edit(string text, (string Right, string Other) edit)
    {
        text.Should().Contain(edit.Right, "an edit that changes nothing shows nothing");
        return text.Replace(edit.Right, edit.Other, StringComparison.Ordinal);
    }

    private sealed class Silent : IProgress<(string Stage, double Done)>
    {
        public void Report((string Stage, double Done) value)
        {
        }
    }
}
