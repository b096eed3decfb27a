using System.CommandLine;
using Commendation.WebApi.Commands;

var root = new RootCommand("Commendation 评选表彰: runs the API when no command is given.") { TreatUnmatchedTokensAsErrors = false };
root.Subcommands.Add(Rehearse.Command());
root.Subcommands.Add(Apportion.Command());
root.SetAction((result, ct) => Serve.Run([.. result.UnmatchedTokens], ct));

return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });

/// <summary>The entry point, visible to tests that start the real host.</summary>
public sealed partial class Program;
