using System.Diagnostics;
using Commendation.WebApi.Tests.House;

namespace Commendation.WebApi.Tests.Contract;

/// <summary>Runs tools that are written for Node.js: those of <c>tests/Contract</c>, and programs of the examples.</summary>
internal static class Node
{
    /// <summary>Where the tools are pinned.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Contract");

    /// <summary>Runs one of the tools.</summary>
    public static Task<(int Exit, string Said)> Tool(string name, params string[] arguments) => Start(Path.Combine(Folder, "node_modules", ".bin", name), Folder, new Dictionary<string, string>(), arguments);

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int Exit, string Said)> Start(string program, string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }
}

/// <summary>A test that needs the tools of <c>tests/Contract</c>: skipped where they are not installed, but where COMMENDATION_REQUIRE_NODE is set.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        if (!Directory.Exists(Path.Combine(Node.Folder, "node_modules")) && Environment.GetEnvironmentVariable("COMMENDATION_REQUIRE_NODE") is null)
        {
            Skip = "The tools are not installed: npm ci --prefix tests/Contract";
        }
    }
}
