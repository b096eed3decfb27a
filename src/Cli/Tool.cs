using System.CommandLine;
using Commendation.Cli.Commands;
using Commendation.Domain.Shared;
using Commendation.Infrastructure;

namespace Commendation.Cli;

/// <summary>The tool <c>commendation</c>.</summary>
internal static class Tool
{
    public static Task<int> Main(string[] args) => Run(args, Console.Out, Console.Error);

    /// <summary>Runs a command. Whatever it was given, it ends with an exit code of <see cref="Exit"/>, or of a fault of the program.</summary>
    internal static Task<int> Run(string[] args, TextWriter output, TextWriter error) => Surroundings.Run(() => Invoke(args, output, error), error);

    private static async Task<int> Invoke(string[] args, TextWriter output, TextWriter error)
    {
        // What the project file passes on when the tool is run from its sources.
        if (args is ["--environment", var environment, .. var rest])
        {
            Environment.SetEnvironmentVariable("ASPNETCORE_ENVIRONMENT", environment);
            args = rest;
        }

        var root = new RootCommand("Commendation 评选表彰: writes, verifies, explains and rehearses campaigns, and works on the data of the server.")
        {
            New.Command(), FormsCommand.Command(), Policy.Command(), Rehearse.Command(), Apportion.Command(), Verify.Command(), Explain.Command(), Token.Command(), KeysCommand.Command(), JournalCommands.Command(), BackupCommands.Backup(), BackupCommands.Restore(),
        };
        if (args is [[not '-', ..] word, ..] && root.Subcommands.All(command => command.Name != word))
        {
            await error.WriteLineAsync($"There is no command '{word}'.{Nearest.Hint(word, root.Subcommands.Select(command => command.Name)).En} Commands: {string.Join(", ", root.Subcommands.Select(command => command.Name))}.");
            return Exit.UnusableInput;
        }

        var parsed = root.Parse(args);
        var exit = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error });
        return parsed.Errors.Count > 0 ? Exit.UnusableInput : exit;
    }
}
