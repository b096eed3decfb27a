using System.CommandLine;
using Commendation.Cli.Commands;
using Commendation.Domain.Shared;
using Commendation.Infrastructure;

namespace Commendation.Cli;

/// <summary>The tool <c>commendation</c>.</summary>
internal static class Tool
{
    public static async Task<int> Main(string[] args)
    {
        // What the project file passes on when the tool is run from its sources.
        if (args is ["--environment", var environment, .. var rest])
        {
            Environment.SetEnvironmentVariable("ASPNETCORE_ENVIRONMENT", environment);
            args = rest;
        }

        var root = new RootCommand("Commendation 评选表彰: writes, verifies, explains and rehearses campaigns, and works on the data of the server.")
        {
            New.Command(), Policy.Command(), Rehearse.Command(), Apportion.Command(), Verify.Command(), Explain.Command(), Token.Command(), KeysCommand.Command(), JournalCommands.Command(),
        };
        if (args is [[not '-', ..] word, ..] && root.Subcommands.All(command => command.Name != word))
        {
            await Console.Error.WriteLineAsync($"There is no command '{word}'.{Nearest.Hint(word, root.Subcommands.Select(command => command.Name)).En} Commands: {string.Join(", ", root.Subcommands.Select(command => command.Name))}.");
            return Exit.UnusableInput;
        }

        var parsed = root.Parse(args);
        try
        {
            var exit = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return parsed.Errors.Count > 0 ? Exit.UnusableInput : exit;
        }
        catch (SettingException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return Exit.UnusableInput;
        }
    }
}
