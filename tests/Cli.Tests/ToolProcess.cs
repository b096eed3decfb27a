using System.Diagnostics;
using Commendation.WebApi.Tests.House;

namespace Commendation.Cli.Tests;

/// <summary>The tool as it was built, in a process of its own.</summary>
internal static class ToolProcess
{
    /// <summary>The assembly of the tool in its own folder: beside the tests lies what the server needs.</summary>
    public static string Path { get; } = System.IO.Path.Combine(
        Repository.Root, "src", "Cli", System.IO.Path.GetRelativePath(System.IO.Path.Combine(Repository.Root, "tests", "Cli.Tests"), AppContext.BaseDirectory), "Commendation.Cli.dll");

    /// <summary>Runs it in a folder, in an environment such as Production.</summary>
    public static async Task<(int Exit, string Output, string Error)> Run(string folder, string environment, params string[] arguments)
    {
        using var process = Start(folder, environment, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Starts it in a folder, in an environment such as Production.</summary>
    public static Process Start(string folder, string environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path, .. arguments]) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        return Process.Start(start)!;
    }
}
