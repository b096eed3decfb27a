using System.CommandLine;
using System.Text.Json;
using System.Xml.Linq;
using Commendation.Cli.Commands;
using Commendation.WebApi.Tests.House;

namespace Commendation.Cli.Tests;

public sealed class VerifyCommandTests : IDisposable
{
    private static readonly string Campaign = Path.Combine(Repository.Root, "campaigns", "qinghai-petition-2018-2020");

    private readonly string _folder = Directory.CreateTempSubdirectory("verify-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_sound_campaign_holds_part_by_part()
    {
        var (exit, output, _) = Run([Campaign]);

        exit.Should().Be(0);
        output.Should().ContainAll("qinghai-petition-2018-2020", "✓ coverage", "Everything holds");
        output.Should().NotContain("✗");
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void The_readme_shows_what_is_printed(string readme) => Documented.Keep(readme, "verified", Run([Campaign]).Output);

    [Fact]
    public void The_same_campaign_gives_the_same_bytes() => Run([Campaign]).Output.Should().Be(Run([Campaign]).Output);

    [Fact]
    public void A_fault_is_shown_with_clause_and_line_in_every_format()
    {
        var faulty = Faulty();

        var (exit, text, _) = Run([faulty, "--only", "coverage"]);
        exit.Should().Be(1);
        text.Should().ContainAll("✗ coverage", "judgement-without-body", "clause 条款 1.1", $"{faulty}/clauses.yaml:6:");

        var json = JsonDocument.Parse(Run([faulty, "--only", "coverage", "--format", "json"]).Output).RootElement;
        json.GetProperty("holds").GetBoolean().Should().BeFalse();
        json.GetProperty("parts")[0].GetProperty("findings")[0].GetProperty("clause").GetString().Should().Be("1.1");

        var junit = XDocument.Parse(Run([faulty, "--only", "coverage", "--format", "junit"]).Output);
        junit.Descendants("failure").Should().ContainSingle();
        junit.Descendants("testsuite").Single().Attribute("failures")!.Value.Should().Be("1");

        var sarif = JsonDocument.Parse(Run([faulty, "--only", "coverage", "--format", "sarif"]).Output).RootElement;
        sarif.GetProperty("version").GetString().Should().Be("2.1.0");
        var place = sarif.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation");
        place.GetProperty("artifactLocation").GetProperty("uri").GetString().Should().EndWith("clauses.yaml");
        place.GetProperty("region").GetProperty("startLine").GetInt32().Should().Be(6);
    }

    [Fact]
    public void The_report_is_one_page_that_needs_nothing_else_and_shows_what_was_planted_as_a_difference()
    {
        var (exit, html, _) = Run([Campaign, "--format", "html"]);

        exit.Should().Be(0);
        html.Should().StartWith("<!DOCTYPE html>").And.ContainAll("核验通过", "条款覆盖", "状态", "程序", "埋入的错误", "1.2.d");
        var page = XDocument.Parse(html["<!DOCTYPE html>".Length..]);
        page.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "src" or "href").Should().BeEmpty("nothing is fetched");
        XNamespace svg = "http://www.w3.org/2000/svg";
        page.Descendants(svg + "svg").Should().HaveCount(3);
        page.Descendants("tr").Select(row => row.Elements().First().Value).Should().Contain(["1.2.f", "5.3.c"]);

        var faulty = Faulty();
        var found = XDocument.Parse(Run([faulty, "--format", "html"]).Output["<!DOCTYPE html>".Length..]);
        found.Descendants("div").Where(part => part.Attribute("class")?.Value == "finding").Select(part => part.Value).Should().Contain(finding => finding.Contains("judgement-without-body") && finding.Contains($"{faulty}/clauses.yaml:6:"));
        found.Descendants("p").Should().Contain(verdict => verdict.Attribute("class")!.Value == "verdict bad");
    }

    [Fact]
    public void What_no_scenario_notices_is_shown_as_the_line_before_and_after()
    {
        // A copy comes without scenarios, so nothing could notice a fault.
        var page = XDocument.Parse(Run([Copy("unwatched", default), "--only", "mutation", "--format", "html"]).Output["<!DOCTYPE html>".Length..]);

        page.Descendants("del").Should().NotBeEmpty().And.OnlyContain(line => line.Value.StartsWith("- "));
        page.Descendants("ins").Should().NotBeEmpty().And.OnlyContain(line => line.Value.StartsWith("+ "));
    }

    [Fact]
    public void A_sound_part_is_a_passed_case_for_a_build_server() =>
        XDocument.Parse(Run([Campaign, "--only", "coverage", "--format", "junit"]).Output).Descendants("testcase").Should().ContainSingle().Which.Elements().Should().BeEmpty();

    [Fact]
    public void The_result_goes_to_a_file()
    {
        var file = Path.Combine(_folder, "result.json");

        var (exit, output, _) = Run([Campaign, "--format", "json", "--out", file]);

        (exit, output).Should().Be((0, string.Empty));
        JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("holds").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public void The_schedule_is_drawn_with_a_bar_for_every_stage_and_a_mark_for_every_due_date()
    {
        var file = Path.Combine(_folder, "schedule.svg");

        Run([Campaign, "--chart", file]).Exit.Should().Be(0);

        var words = XDocument.Load(file).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToList();
        words.Should().Contain(["组织复审", "Second review", "余0个工作日 0 d", "8-6", "8-16", "8-31"]);
        Documented.KeepFile("docs/images/schedule.svg", File.ReadAllText(file));
    }

    [Fact]
    public void Boundary_cases_are_written_for_a_person_to_confirm()
    {
        var file = Path.Combine(_folder, "boundaries.yaml");

        Run([Campaign, "--generate", file]).Exit.Should().Be(0);

        File.ReadAllText(file).Should().StartWith("# yaml-language-server: $schema=").And.ContainAll("schemas/scenarios.json", "confirm each", "rule: petition-service", "- [2018-07-09, not-met]");
    }

    [Theory]
    [InlineData("part-unknown", "coverage", "--only", "coverge")]
    [InlineData("part-missing", "Name the parts", "--only", ",")]
    [InlineData("format-unknown", "sarif", "--format", "sarf")]
    [InlineData("file-unwritable", "cannot be written", "--out", "no/such/folder/result.txt")]
    public void Unusable_options_are_refused_with_what_is_known(string code, string said, string option, string value)
    {
        var (exit, output, error) = Run([Campaign, option, value]);

        (exit, output).Should().Be((2, string.Empty));
        error.Should().ContainAll(code, said, option);
    }

    [Fact]
    public void A_folder_that_is_not_there_and_one_that_does_not_load_are_refused()
    {
        Run([Path.Combine(_folder, "nothing")]).Should().Match<(int Exit, string Output, string Error)>(run => run.Exit == 2 && run.Error.Contains("folder-missing"));

        var broken = Copy("broken", ("campaign.yaml", "waivedBy: leading-group", "waivedBy: leading-groop"));
        var (exit, _, error) = Run([broken]);
        exit.Should().Be(2);
        error.Should().ContainAll($"{broken}/campaign.yaml:", "leading-group");
    }

    [Fact]
    public void A_reading_that_is_not_the_default_is_judged_as_the_default_is()
    {
        var broken = Copy("broken", ("campaign.yaml", "workingDays: 5", "workingDays: { by: termStart, not-counted: 5, counted: 0 }"));

        var (exit, output, error) = Run([broken]);
        (exit, output).Should().Be((2, string.Empty));
        error.Should().ContainAll($"{broken}/campaign.yaml:", "termStart=counted", "term-not-positive");
    }

    [Theory]
    [InlineData("workingDays: 3654")]
    [InlineData("calendarDays: 3000000")]
    [InlineData("calendarDays: 2147483647")]
    public void A_time_that_nobody_can_have_meant_is_refused(string days)
    {
        var broken = Copy("broken", ("campaign.yaml", "due: { on: 2021-08-31,", $"due: {{ within: {{ {days}, after: notice }},"));

        var (exit, output, error) = Run([broken]);
        (exit, output).Should().Be((2, string.Empty));
        error.Should().ContainAll($"{broken}/campaign.yaml:", "count-out-of-range", "3653");
    }

    [Theory]
    [InlineData("\n    clause: 4.1.c\n    title", "\n\u00A0\u00A0\u00A0\u00A0clause: 4.1.c\n    title", 15, "U+00A0")]
    [InlineData("\n  - setting: termStart", "\n\u3000\u3000- setting: termStart", 22, "U+3000")]
    [InlineData("\n    default: inclusive", "\n    default： inclusive", 20, "U+FF1A")]
    public void What_a_word_processor_or_keyboard_writes_for_a_blank_or_a_colon_is_named_on_its_line(string old, string written, int line, string name)
    {
        var broken = Copy("broken", ("campaign.yaml", old, written));

        var (exit, _, error) = Run([broken]);
        exit.Should().Be(2);
        error.Should().ContainAll($"{broken}/campaign.yaml:{line}:", name);
    }

    [Theory]
    [InlineData("24:00")]
    [InlineData("24时")]
    public void The_end_of_the_day_is_understood(string time)
    {
        var written = Copy("written", ("campaign.yaml", "due: { on: 2021-08-31, clause: \"4.4\", inclusive: { by: dueDate, inclusive: true, exclusive: false } }", $"due: {{ on: 2021-08-31, at: '{time}', clause: 4.4, inclusive: true }}"));

        Run([written, "--only", "coverage"]).Should().Match<(int Exit, string Output, string Error)>(run => run.Exit == 0 && run.Error.Length == 0);
    }

    private string Faulty() => Copy("faulty", ("clauses.yaml", "{ id: 1.1,     kinds: [fact],", "{ id: 1.1,     kinds: [fact, attest],"));

    private string Copy(string name, (string File, string Old, string New) edit) => Repository.Copy(
        Campaign, Path.Combine(_folder, name), (file, text) => file == edit.File ? text.Replace(edit.Old, edit.New, StringComparison.Ordinal) : text);

    private static (int Exit, string Output, string Error) Run(string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var root = new RootCommand { Verify.Command() };
        var exit = root.Parse(["verify", .. words]).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }
}
