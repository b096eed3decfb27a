using System.CommandLine;
using System.Text.Json.Nodes;
using Commendation.Cli.Commands;
using Commendation.WebApi.Tests.House;

namespace Commendation.Cli.Tests;

public sealed class PolicyDiffCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("diff-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_policy_does_not_differ_from_itself()
    {
        var (exit, output, _) = Run(Repository.Qinghai, Repository.Qinghai);

        exit.Should().Be(0);
        output.Should().Contain("Both versions say the same");
    }

    [Fact]
    public void Each_change_is_told_by_element_and_clause_with_before_and_after()
    {
        var changed = Copy(
            ("campaign.yaml", "atMost: 20%", "atMost: 1/4"),
            ("campaign.yaml", "effect: revoke-honour, title", "effect: record-misconduct, title"),
            ("quotas.csv", "630100,advanced-collective,9", "630100,advanced-collective,8"),
            ("quotas.csv", "63D12,advanced-collective,3", "63D12,advanced-collective,4"));

        var (exit, output, error) = Run(Repository.Qinghai, changed);

        exit.Should().Be(1, "{0}", error);
        output.Should().ContainAll("~ limit county-division-share", "clause 1.2.f", "- 20%", "+ 25%", "quota 630100/advanced-collective", "- 9", "+ 8", "record-misconduct");
        output.Should().NotContain("rule ").And.NotContain("stage ");
    }

    [Fact]
    public void As_JSON_it_names_both_versions()
    {
        var changed = Copy(("campaign.yaml", "atMost: 20%", "atMost: 1/4"));

        var document = JsonNode.Parse(Run(Repository.Qinghai, changed, "--json").Output)!;

        document["before"]!.ToString().Should().NotBe(document["after"]!.ToString());
        var change = document["changes"]!.AsArray().Should().ContainSingle().Which!;
        (change["kind"]!.ToString(), change["clause"]!.ToString()).Should().Be(("changed", "1.2.f"));
        change["properties"]![0]!["name"]!.ToString().Should().Be("atMost");
    }

    [Fact]
    public void A_folder_that_does_not_load_is_refused_with_its_faults()
    {
        var (exit, _, error) = Run(Repository.Qinghai, Copy(("campaign.yaml", "atMost: 20%", "atMost: 5/4")));

        exit.Should().Be(2);
        error.Should().Contain("share-not-exact");
    }

    [Fact]
    public void Where_there_is_no_database_the_setting_that_leads_to_it_is_named()
    {
        var (exit, _, error) = Run(
            "some-campaign@2", Repository.Qinghai, "--setting", $"Database:ConnectionString=Data Source={Path.Combine(_folder, "none.db")}", "--setting", $"Keys:Folder={_folder}", "--setting", "Keys:CreateMissing=true");

        exit.Should().Be(2);
        error.Should().StartWith("Database:ConnectionString: database-not-ready");
    }

    private string Copy(params (string File, string Old, string New)[] edits) => Repository.Copy(
        Repository.Qinghai,
        Path.Combine(_folder, "qinghai-petition-2018-2020"),
        (file, whole) => edits.Where(edit => edit.File == file).Aggregate(whole, (text, edit) =>
        {
            text.Should().Contain(edit.Old);
            return text.Replace(edit.Old, edit.New, StringComparison.Ordinal);
        }));

    private static (int Exit, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = Policy.Command().Parse(["diff", .. arguments]).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }
}
