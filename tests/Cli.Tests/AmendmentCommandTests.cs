using System.CommandLine;
using System.Text.Json.Nodes;
using Commendation.Cli.Commands;
using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.Cli.Tests;

/// <summary>Amendments as folders: checked, compared and printed by commands, adopted by a server.</summary>
public sealed class AmendmentCommandTests : IDisposable
{
    private readonly ApiHost _host = new();
    private readonly Office _office;

    public AmendmentCommandTests() => _office = _host.Office("63LG");

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task An_exported_journal_tells_the_versions_and_is_checked_against_them()
    {
        var nomination = await _host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");
        (await _office.Sends("POST", $"{Campaign}/policy/versions", new
        {
            document = "青政办函〔2021〕150号",
            reason = "补充通知调整条件。",
            on = "2021-07-12",
            effectiveOn = "2021-07-16",
            files = new Dictionary<string, string> { ["campaign.yaml"] = FiveYears() },
        })).Accepted();
        await _host.Office("630102").Nominates(Nominee.Person(2), on: "2021-07-16");
        var folder = Directory.CreateTempSubdirectory("versions-").FullName;
        try
        {
            foreach (var path in new[] { "journal/export", $"nominations/{nomination}/journal/export" })
            {
                var exported = await _office.Reads(path);
                (exported["versions[0].effectiveOn"], exported["versions[1].effectiveOn"], exported["versions[1].document"]).Should().Be((null, "2021-07-16", "青政办函〔2021〕150号"));
                exported.Body["versions"]![0]!["clauses"]!["4.1.a"].Should().NotBeNull();
                var file = Path.Combine(folder, "journal.json");
                await File.WriteAllTextAsync(file, exported.Text);
                Run(JournalCommands.Command(), "check", file).Exit.Should().Be(0);

                var altered = JsonNode.Parse(exported.Text)!;
                var line = altered["entries"]!.AsArray().First(entry => (string?)entry!["act"] == "nominate")!;
                line["policyVersion"] = altered["versions"]![1]!["policyVersion"]!.ToString();
                await File.WriteAllTextAsync(file, altered.ToJsonString());
                Run(JournalCommands.Command(), "check", file).Output.Should().Contain("version-not-in-force");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task The_folder_of_an_amendment_is_checked_compared_and_printed_as_it_is_adopted()
    {
        await _host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");
        var root = Directory.CreateTempSubdirectory("amendments-").FullName;
        try
        {
            var campaign = Path.Combine(root, "qinghai-petition-2018-2020");
            Repository.Copy(Repository.Qinghai, campaign);
            var amendment = Directory.CreateDirectory(Path.Combine(campaign, "amendments", "01-five-years")).FullName;

            Run(Policy.Command(), "amendment", amendment).Error.Should().Contain("amendment.yaml: file-missing");
            await File.WriteAllTextAsync(Path.Combine(amendment, "amendment.yaml"), "document: 青政办函〔2021〕150号\nreason: 从事信访工作年限提高到五年。\neffectiveOn: 2021-12-02\n");
            Run(Policy.Command(), "amendment", amendment).Error.Should().Contain("amendment-empty");
            await File.WriteAllTextAsync(Path.Combine(amendment, "campaign.yaml"), FiveYears());

            Run(Policy.Command(), "diff", campaign, amendment).Output.Should().Contain("~ rule advanced-individual/petition-service");
            Run(Policy.Command(), ["diff", "qinghai-petition-2018-2020@1", campaign, .. Database]).Exit.Should().Be(0);
            var printed = Run(Policy.Command(), "amendment", amendment);
            printed.Exit.Should().Be(0, printed.Error);
            var adopted = await _host.Client().Send("POST", $"{Campaign}/policy/versions", printed.Output, "63LG");
            adopted.Accepted()["effectiveOn"].Should().Be("2021-12-02");

            Run(Policy.Command(), ["diff", "qinghai-petition-2018-2020@2", amendment, .. Database]).Output.Should().Contain("Both versions say the same");
            Run(Policy.Command(), ["diff", "qinghai-petition-2018-2020@3", amendment, .. Database]).Error.Should().Contain("not-found");
            Run(Policy.Command(), "amendment", campaign).Error.Should().Contain("folder-missing");
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public async Task The_amendment_that_ships_is_adopted_as_the_command_prints_it()
    {
        const string Courage = "/api/v1/campaigns/civic-courage-2025";
        using var host = new Retaining { Day = new DateOnly(2025, 4, 1) }.Beside("civic-courage-2025");
        var office = Officers.Token(["organising-office"], "CCOFF");
        var printed = Run(Policy.Command(), "amendment", Path.Combine(Repository.Campaigns, "civic-courage-2025", "amendments", "2025-04-places"));
        printed.Exit.Should().Be(0, printed.Error);

        (await host.Client().Send("POST", $"{Courage}/policy/versions", printed.Output, token: office)).Accepted()["standing"].Should().Be("coming");

        async Task<string> Places(string city) => (await host.Client().Send("GET", $"{Courage}/quotas?award=model", token: office)).Accepted().Body.AsArray()
            .Single(row => (string?)row!["organisation"] == city)!["places"]!.ToString();
        (await Places("CCXY"), await Places("CCBZ")).Should().Be(("8", "4"));
        host.Day = new DateOnly(2025, 4, 14);
        (await Places("CCXY"), await Places("CCBZ")).Should().Be(("7", "5"));
    }

    private string[] Database => ["--setting", $"Database:ConnectionString={_host.ConnectionString}", "--setting", $"Keys:Folder={Officers.KeysFolder}"];

    private static (int Exit, string Output, string Error) Run(Command command, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = command.Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }

    private static string FiveYears()
    {
        const string ThreeYears = "petitionServiceYears, atLeast: 3";
        var text = File.ReadAllText(Path.Combine(Repository.Qinghai, "campaign.yaml"));
        text.Should().Contain(ThreeYears);
        return text.Replace(ThreeYears, "petitionServiceYears, atLeast: 5", StringComparison.Ordinal);
    }
}
