using System.CommandLine;
using Commendation.Cli.Commands;
using Commendation.Domain.Policies;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.WebApi.Tests.House;

namespace Commendation.Cli.Tests;

public sealed class NewCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("new-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_it_writes_verifies_and_rehearses_before_a_word_is_changed()
    {
        var campaign = Path.Combine(_folder, "campaigns", "petition-2026");

        Run(New.Command(), campaign).Exit.Should().Be(0);

        var verified = Run(Verify.Command(), campaign);
        verified.Exit.Should().Be(0, "{0}{1}", verified.Output, verified.Error);
        (await Rehearse.Command().Parse([campaign]).InvokeAsync()).Should().Be(0);
    }

    [Fact]
    public void Its_files_explain_themselves_in_both_languages_and_name_their_schema()
    {
        var campaign = Path.Combine(_folder, "petition-2026");
        Directory.CreateDirectory(Path.Combine(_folder, "schemas"));
        File.WriteAllText(Path.Combine(_folder, "schemas", "campaign.json"), "{}");

        Run(New.Command(), campaign).Output.Should().ContainAll("campaign.yaml", "clauses.yaml", "organisations.csv", "quotas.csv", "scenarios/examples.yaml", "scenarios/boundaries.yaml");

        foreach (var file in Directory.GetFiles(campaign, "*", SearchOption.AllDirectories))
        {
            var comments = string.Concat(File.ReadAllLines(file).Where(line => line.TrimStart().StartsWith('#')));
            comments.Should().MatchRegex(@"\p{IsCJKUnifiedIdeographs}").And.MatchRegex("[a-z]{4}", "{0} explains itself", file);
        }

        File.ReadAllLines(Path.Combine(campaign, "campaign.yaml"))[0].Should().Be("# yaml-language-server: $schema=../schemas/campaign.json");
        File.ReadAllLines(Path.Combine(campaign, "clauses.yaml"))[0].Should().Be("# yaml-language-server: $schema=http://localhost:5080/schemas/clauses.json");
    }

    public static TheoryData<string> Templates => [.. StarterFolder.Templates];

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task Every_kind_of_campaign_verifies_rehearses_and_runs_before_a_word_is_changed(string kind)
    {
        var campaign = Path.Combine(_folder, $"{kind}-2027");

        Run(New.Command(), campaign, "--from", kind).Exit.Should().Be(0);

        CampaignFolder.Load(campaign).Value.Should().Match<CampaignPolicy>(policy => policy.Code == $"{kind}-2027" && policy.Record == null);
        var verified = Run(Verify.Command(), campaign);
        verified.Exit.Should().Be(0, "{0}{1}", verified.Output, verified.Error);
        (await Rehearse.Command().Parse([campaign]).InvokeAsync()).Should().Be(0);
    }

    [Fact]
    public void Five_kinds_have_a_template() =>
        StarterFolder.Templates.Should().Equal("front-line-collectives", "good-deeds", "may-day-medals", "model-workers", "teachers");

    [Fact]
    public void A_copy_of_another_campaign_leaves_behind_that_it_is_over_and_its_amendments()
    {
        var campaign = Path.Combine(_folder, "courage-2027");

        Run(New.Command(), campaign, "--from", Path.Combine(Repository.Campaigns, "civic-courage-2025")).Exit.Should().Be(0);

        CampaignFolder.Load(campaign).Value.Record.Should().BeNull();
        Directory.Exists(Path.Combine(campaign, "amendments")).Should().BeFalse();
        File.ReadAllBytes(Path.Combine(campaign, "forms", "declaration-form.docx")).Should().Equal(File.ReadAllBytes(Path.Combine(Repository.Campaigns, "civic-courage-2025", "forms", "declaration-form.docx")));
        File.ReadAllLines(Path.Combine(campaign, "scenarios", "deeds.yaml"))[0].Should().StartWith("# yaml-language-server");
        Run(Verify.Command(), campaign, "--only", "coverage,scenarios").Exit.Should().Be(0);
    }

    [Theory]
    [InlineData("teacher", "template-unknown", "'teachers'")]
    [InlineData("no/such/folder", "template-unknown", "model-workers")]
    [InlineData("", "template-unknown", "model-workers")]
    public void An_unknown_kind_is_told_the_known_ones_and_nothing_is_written(string from, string code, string said)
    {
        var (exit, _, error) = Run(New.Command(), Path.Combine(_folder, "x"), "--from", from);

        exit.Should().Be(2);
        error.Should().ContainAll(code, said);
        Directory.Exists(Path.Combine(_folder, "x")).Should().BeFalse();
    }

    [Fact]
    public void A_faulty_folder_is_not_copied_and_a_folder_without_a_campaign_is_named()
    {
        var empty = Directory.CreateDirectory(Path.Combine(_folder, "empty")).FullName;

        var (exit, _, error) = Run(New.Command(), Path.Combine(_folder, "x"), "--from", empty);

        exit.Should().Be(2);
        error.Should().ContainAll($"{empty}/campaign.yaml", "file-missing");
        Directory.Exists(Path.Combine(_folder, "x")).Should().BeFalse();
    }

    [Fact]
    public void A_folder_that_exists_is_left_alone()
    {
        var (exit, output, error) = Run(New.Command(), Directory.CreateDirectory(Path.Combine(_folder, "there")).FullName);

        (exit, output).Should().Be((2, string.Empty));
        error.Should().Contain("folder-exists").And.Contain("已存在");
        Directory.GetFileSystemEntries(Path.Combine(_folder, "there")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Petition")]
    [InlineData("two words")]
    [InlineData("-petition")]
    [InlineData("petition--2026")]
    [InlineData("信访")]
    [InlineData("..")]
    public void A_name_that_cannot_be_a_code_is_refused_with_an_example(string name)
    {
        var (exit, _, error) = Run(New.Command(), Path.Combine(_folder, "x") + "/" + name);

        exit.Should().Be(2);
        error.Should().MatchRegex("slug-invalid|folder-exists");
        Directory.GetFileSystemEntries(_folder).Should().BeEmpty();
    }

    [Fact]
    public void A_place_where_nothing_can_be_written_is_named()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, string.Empty);

        var (exit, _, error) = Run(New.Command(), Path.Combine(file, "petition"));

        exit.Should().Be(2);
        error.Should().Contain("folder-unwritable");
    }

    private static (int Exit, string Output, string Error) Run(Command command, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = command.Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }
}
