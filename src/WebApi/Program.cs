using System.CommandLine;
using Commendation.Domain.Shared;
using Commendation.Infrastructure;
using Commendation.WebApi.Commands;

// What the project file passes on when the program is run from its sources.
if (args is ["--environment", var environment, .. var rest])
{
    Environment.SetEnvironmentVariable("ASPNETCORE_ENVIRONMENT", environment);
    args = rest;
}

var root = new RootCommand("Commendation 评选表彰: runs the API when no command is given.") { TreatUnmatchedTokensAsErrors = false };
root.Subcommands.Add(New.Command());
root.Subcommands.Add(Policy.Command());
root.Subcommands.Add(Rehearse.Command());
root.Subcommands.Add(Apportion.Command());
root.Subcommands.Add(Verify.Command());
root.Subcommands.Add(Explain.Command());
root.Subcommands.Add(Token.Command());
root.Subcommands.Add(KeysCommand.Command());
root.Subcommands.Add(JournalCommands.Command());
root.SetAction((result, ct) => Serve.Run([.. result.UnmatchedTokens], ct));

// A mistyped command must not start a server; settings such as --urls begin with a dash.
if (args is [[not '-', ..] word, ..] && root.Subcommands.All(command => command.Name != word))
{
    Console.Error.WriteLine($"There is no command '{word}'.{Nearest.Hint(word, root.Subcommands.Select(command => command.Name)).En} Commands: {string.Join(", ", root.Subcommands.Select(command => command.Name))}; without one the API runs.");
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
    Console.Error.WriteLine(fault.Message);
    return Exit.UnusableInput;
}

/// <summary>The entry point, visible to tests that start the real host.</summary>
public sealed partial class Program;
