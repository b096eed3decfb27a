using System.Text.Json.Nodes;

namespace Commendation.Cli.Tests;

/// <summary>The tool as a program: what it needs, and what it says to words that it does not know.</summary>
public sealed class ToolTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("commendation-tool-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_needs_the_NET_runtime_and_no_web_server()
    {
        var options = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(ToolProcess.Path, ".runtimeconfig.json")))!["runtimeOptions"]!;

        options["framework"]!["name"]!.ToString().Should().Be("Microsoft.NETCore.App");
    }

    [Fact]
    public async Task Every_command_is_listed()
    {
        var (exit, output, _) = await ToolProcess.Run(_folder, "Production", "--help");

        exit.Should().Be(0);
        output.Should().ContainAll("new", "verify", "explain", "rehearse", "apportion", "policy", "journal", "keys", "token");
    }

    [Fact]
    public async Task A_mistyped_command_is_told_the_one_that_was_meant()
    {
        var (exit, _, error) = await ToolProcess.Run(_folder, "Production", "verfy", "campaigns/x");

        exit.Should().Be(2);
        error.Should().Contain("'verfy'").And.Contain("'verify'");
    }

    [Fact]
    public async Task Tokens_are_printed_in_development_only()
    {
        var (exit, _, error) = await ToolProcess.Run(_folder, "Production", "token", "--role", "auditor");

        exit.Should().Be(2);
        error.Should().Contain("Authentication:Authority").And.Contain("Production");
        Directory.EnumerateFileSystemEntries(_folder).Should().BeEmpty("no key is made either");
        (await ToolProcess.Run(_folder, "Development", "token", "--role", "auditor")).Output.Trim().Split('.').Should().HaveCount(3);
    }

    [Fact]
    public async Task A_setting_that_has_no_value_is_refused()
    {
        var (exit, _, error) = await ToolProcess.Run(_folder, "Production", "journal", "verify", "--setting", "Database:Provider");

        exit.Should().Be(2);
        error.Should().Contain("Database:Provider").And.Contain("key=value");
    }
}
