using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Commendation.WebApi.Tests.House;

namespace Commendation.Cli.Tests;

/// <summary>
/// The walk through the main job in the guides, run as it stands there: the built server as a process over a fresh database, the block on
/// the input of a clean bash.
/// </summary>
public sealed partial class WalkTests : IDisposable
{
    private const string English = "docs/walk.md";
    private const string Chinese = "docs/walk.zh-CN.md";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _folder = Directory.CreateTempSubdirectory("commendation-walk-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [NeedsBashAndCurlTheory]
    [InlineData(English)]
    [InlineData(Chinese)]
    public async Task The_walk_reaches_the_decision_and_prints_what_the_guide_says(string guide)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        using var server = Server();
        try
        {
            var (printed, complaints) = await Walk(Documented.Block(guide, "walk"), await Address(server, limit.Token), limit.Token);

            complaints.Should().BeEmpty();
            var lines = printed.TrimEnd('\n').Split('\n');
            lines[^1].Should().Be("""
                "act":"decide","actor":"63GOV","on":"2021-08-26"
                """);
            lines.Where(line => line.Contains("\"violations\":", StringComparison.Ordinal)).Should().HaveCount(2, "the walk shows two refusals on purpose")
                .And.OnlyContain(line => line.Contains("\"status\":422", StringComparison.Ordinal));
            printed.Should().Contain("青信个〔2021〕001号").And.Contain("青信集〔2021〕001号");
            Documented.Keep(guide, "printed", Key().Replace(printed, "…"));
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Fact]
    public void Both_guides_walk_the_same_way_but_for_the_language_of_the_messages()
    {
        var walk = Documented.Block(English, "walk");

        walk.Should().StartWith("language=en\n");
        Documented.Block(Chinese, "walk").Should().Be(walk.Replace("language=en\n", "language=zh-CN\n", StringComparison.Ordinal));
    }

    private Process Server()
    {
        var start = Start("dotnet", _folder, Path.Combine(AppContext.BaseDirectory, "Commendation.WebApi.dll"));
        foreach (var argument in new[] { "--Urls", "http://127.0.0.1:0", "--Campaigns:Folder", Path.Combine(Repository.Root, "campaigns"), "--Database:Provider", "Sqlite", "--Database:ConnectionString", "Data Source=data/walk.db" })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static async Task<string> Address(Process server, CancellationToken limit)
    {
        var said = new StringBuilder();
        while (await server.StandardOutput.ReadLineAsync(limit) is { } line)
        {
            said.AppendLine(line);
            if (Ready().Match(line) is { Success: true } ready)
            {
                // Nobody reads on; a full pipe would stop the server.
                _ = server.StandardOutput.ReadToEndAsync(CancellationToken.None);
                _ = server.StandardError.ReadToEndAsync(CancellationToken.None);
                return ready.Groups["address"].Value;
            }
        }

        throw new InvalidOperationException($"The server did not start: {said}{await server.StandardError.ReadToEndAsync(limit)}");
    }

    private async Task<(string Printed, string Complaints)> Walk(string walk, string server, CancellationToken limit)
    {
        var start = Start("bash", _folder, "--noprofile", "--norc");
        start.RedirectStandardInput = true;
        start.StandardInputEncoding = Utf8;
        start.Environment["server"] = server;
        start.Environment["token"] = $"dotnet {ToolProcess.Path} token";
        using var bash = Process.Start(start)!;
        var printed = bash.StandardOutput.ReadToEndAsync(limit);
        var complaints = bash.StandardError.ReadToEndAsync(limit);
        await bash.StandardInput.WriteAsync(walk.AsMemory(), limit);
        bash.StandardInput.Close();
        await bash.WaitForExitAsync(limit);
        return (await printed, await complaints);
    }

    private static ProcessStartInfo Start(string program, string folder, params string[] arguments) => new(program, arguments)
    {
        WorkingDirectory = folder,
        Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Utf8,
        StandardErrorEncoding = Utf8,
    };

    [GeneratedRegex("Ready: API (?<address>http://[^/]+)/")]
    private static partial Regex Ready();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Key();
}

/// <summary>Skipped on machines without bash or curl, but not on a build server: there it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsBashAndCurlTheoryAttribute : TheoryAttribute
{
    public NeedsBashAndCurlTheoryAttribute()
    {
        var missing = new[] { "bash", "curl" }.Where(program => !IsInstalled(program)).ToList();
        if (missing.Count > 0 && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = $"The walk needs {string.Join(" and ", missing)}.";
        }
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, $"{program}.exe")));
}
