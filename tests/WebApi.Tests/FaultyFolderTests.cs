using Commendation.WebApi.Tests.House;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;

namespace Commendation.WebApi.Tests;

/// <summary>A faulty, stray or empty folder beside sound ones: the others are served, and who administers the server learns what is wrong.</summary>
public sealed class FaultyFolderTests : IDisposable
{
    private const string Good = "good-2026";
    private readonly string _folder = Directory.CreateTempSubdirectory("commendation-").FullName;

    private string Campaigns => Path.Combine(_folder, "campaigns");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Sound_campaigns_are_served_beside_faulty_stray_and_empty_folders()
    {
        Copy(Good);
        Spoil(Copy("draft-2026"));
        Directory.CreateDirectory(Path.Combine(Campaigns, "empty"));
        Directory.CreateDirectory(Path.Combine(Campaigns, "notes", "deeper"));
        await File.WriteAllTextAsync(Path.Combine(Campaigns, "notes", "readme.txt"), "nothing");
        await File.WriteAllTextAsync(Path.Combine(Campaigns, "stray.txt"), "no folder at all");
        using var host = new Host(_folder);

        (await Codes(host)).Should().Equal(Good);
        var told = await Ready(host, Officers.Token(["administrator"], "63"));
        told["status"].Should().Be("degraded");
        told.Body["folders"]!.AsObject().Select(folder => folder.Key).Should().BeEquivalentTo("draft-2026", "empty", "notes");
        told.Body["folders"]!["draft-2026"]![0]!["code"]!.ToString().Should().Be("fact-unknown");
        told.Body["folders"]!["draft-2026"]![0]!["place"]!.ToString().Should().StartWith("campaign.yaml:");
    }

    [Fact]
    public async Task A_folder_with_the_name_of_a_sandbox_is_no_campaign()
    {
        Copy("sandbox-2026");
        Copy(Good);
        using var host = new Host(_folder);

        (await Codes(host)).Should().Equal(Good);
        var told = await Ready(host, Officers.Token(["administrator"], "63"));
        told.Body["folders"]!["sandbox-2026"]![0]!["code"]!.ToString().Should().Be("code-invalid");
    }

    [Fact]
    public async Task Nobody_but_an_administrator_learns_what_is_wrong_with_a_folder()
    {
        Spoil(Copy("draft-2026"));
        using var host = new Host(_folder);

        foreach (var token in new[] { string.Empty, Officers.Token(["portal"], "63") })
        {
            var told = await Ready(host, token);
            told["status"].Should().Be("degraded");
            told.Text.Should().NotContain("draft-2026");
        }
    }

    [Fact]
    public async Task A_campaign_that_was_opened_is_served_from_its_kept_version_when_its_folder_is_spoilt_or_gone()
    {
        var folder = Copy(Good);
        var version = await Version();
        Spoil(folder);
        (await Version()).Should().Be(version);
        Directory.Delete(folder, recursive: true);
        (await Version()).Should().Be(version);

        async Task<string> Version()
        {
            using var host = new Host(_folder);
            return (await host.Client().Send("GET", $"/api/v1/campaigns/{Good}", token: Officers.Token(["administrator"], "63"))).Accepted()["policyVersion"]!;
        }
    }

    [Fact]
    public async Task Kept_files_that_were_altered_are_not_served_and_are_reported()
    {
        var folder = Copy(Good);
        using (var host = new Host(_folder))
        {
            (await Codes(host)).Should().Equal(Good);
        }

        Spoil(folder);
        Copy("other-2026");
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "data.db")}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE PolicySources SET Files = replace(Files, 'atMost', 'atLeast')";
            (await command.ExecuteNonQueryAsync()).Should().Be(1);
        }

        using var again = new Host(_folder);
        var told = await Ready(again, Officers.Token(["administrator"], "63"));
        told["status"].Should().Be("degraded");
        told.Body["folders"]![Good]!.AsArray().Select(fault => fault!["code"]!.ToString()).Should().Contain("policy-altered");
        (await again.Client().Send("GET", "/api/v1/campaigns/other-2026", token: Officers.Token(["administrator"], "63"))).Accepted();
    }

    private string Copy(string name) => Repository.Copy(Repository.Qinghai, Path.Combine(Campaigns, name));

    private static void Spoil(string folder)
    {
        var file = Path.Combine(folder, "campaign.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("fact: unitLevel,", "fact: unitLevl,", StringComparison.Ordinal));
    }

    private static async Task<IEnumerable<string>> Codes(Host host) =>
        (await host.Client().Send("GET", "/api/v1/campaigns")).Accepted().Body.AsArray().Select(campaign => campaign!["code"]!.ToString());

    private static async Task<Answer> Ready(Host host, string token) => (await host.Client().Send("GET", "/health/ready", token: token)).Accepted();

    /// <summary>A host whose database outlives it.</summary>
    private sealed class Host(string folder) : ApiHost
    {
        protected override string Campaigns => Path.Combine(folder, "campaigns");

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Database:ConnectionString", $"Data Source={Path.Combine(folder, "data.db")}");
        }
    }
}
