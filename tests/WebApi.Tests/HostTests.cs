using System.Diagnostics;
using Commendation.WebApi.Tests.House;

namespace Commendation.WebApi.Tests;

public sealed class HostTests : IDisposable
{
    private readonly ApiHost _host = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("commendation-").FullName;

    public void Dispose()
    {
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task An_empty_database_is_enough_to_start()
    {
        using var host = new EveryCampaign();
        var campaigns = (await host.Client().Send("GET", "/api/v1/campaigns")).Accepted().Body.AsArray();

        campaigns.Select(campaign => campaign!["code"]!.ToString()).Should().BeEquivalentTo(Directory.EnumerateDirectories(Repository.Campaigns).Select(Path.GetFileName));
    }

    [Fact]
    public async Task The_documentation_page_is_served()
    {
        var page = (await _host.Client().Send("GET", "/docs/index.html")).Accepted();

        page.MediaType.Should().Be("text/html");
        page.Text.Should().Contain("<title>Commendation 评选表彰 API</title>");
    }

    [Theory]
    [InlineData("campaign")]
    [InlineData("clauses")]
    [InlineData("scenarios")]
    public async Task The_schema_of_a_file_is_served_as_it_is_published(string name)
    {
        var answer = (await _host.Client().Send("GET", $"/schemas/{name}.json")).Accepted();

        answer.MediaType.Should().Be("application/schema+json");
        answer.Text.Should().Be((await File.ReadAllTextAsync(Path.Combine(Repository.Campaigns, "..", "schemas", $"{name}.json"))).ReplaceLineEndings("\n"));
        (await _host.Client().Send("GET", $"/schemas/{name}s.json")).Status.Should().Be(404);
    }

    [Fact]
    public async Task Outside_development_it_starts_with_an_authority_only()
    {
        var (code, error) = await Run("Production", "--Database:ConnectionString", "Data Source=x.db");

        code.Should().Be(2, "{0}", error);
        error.Should().Contain("Authentication:Authority").And.Contain("Production");
        Directory.Exists(Path.Combine(_folder, "data")).Should().BeFalse("no key is made either");
    }

    [Fact]
    public async Task A_command_starts_no_server_and_is_told_where_it_is()
    {
        var (code, error) = await Run("Development", "verify", "campaigns/qinghai-petition-2018-2020");

        code.Should().Be(2, "{0}", error);
        error.Should().Contain("dotnet run --project src/Cli -- verify campaigns/qinghai-petition-2018-2020");
        Directory.EnumerateFileSystemEntries(_folder).Should().BeEmpty();
    }

    [Fact]
    public async Task A_proxy_that_is_no_address_stops_the_start()
    {
        var (code, error) = await Run("Development", "--Proxies:0", "10.0.0.0/8", "--Proxies:1", "proxy.example", "--Urls", "http://127.0.0.1:0");

        code.Should().Be(2, "{0}", error);
        error.Should().Contain("Proxies:1 is 'proxy.example'").And.Contain("10.0.0.0/8");
    }

    private async Task<(int Code, string Error)> Run(string environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _folder, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Commendation.WebApi.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = await process.StandardError.ReadToEndAsync(limit.Token);
            await output;
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
