using System.CommandLine;
using System.Text.Json;
using Commendation.Cli.Rehearsals;
using Commendation.Domain.Shared;
using Spectre.Console;

namespace Commendation.Cli.Commands;

/// <summary>The command <c>rehearse</c>: plays a campaign from notice to decision and prints what it showed.</summary>
internal static class Rehearse
{
    private const string Text = "text";
    private const string Json = "json";

    private static readonly SortedDictionary<string, Action<RehearsalReport, TextWriter>> Formats = new(StringComparer.Ordinal)
    {
        [Text] = RehearsalText.Write,
        ["html"] = (report, output) => output.Write(RehearsalHtml.Of(report)),
        [Json] = (report, output) => output.WriteLine(JsonSerializer.Serialize(report, Application.Common.Json.Indented)),
    };

    public static Command Command()
    {
        var folder = new Argument<string>("campaign") { Description = "Folder of the campaign: campaign.yaml, clauses.yaml, organisations.csv, quotas.csv." };
        var seed = new Option<int>("--seed") { Description = "Same seed, same output.", DefaultValueFactory = _ => 7 };
        var nominees = new Option<int>("--nominees") { Description = "How many nominees are made up, 1 to 100000.", DefaultValueFactory = _ => 260 }.Within(1, 100_000);
        var calendar = HolidayFolder.Option();
        var json = new Option<bool>("--json") { Description = "Print the report as JSON; the same as --format json." };
        var format = new Option<string>("--format") { Description = $"How the report is printed: {string.Join(" | ", Formats.Keys)}.", DefaultValueFactory = _ => Text };
        var output = new Option<string?>("--out") { Description = "File to print to instead of the standard output." };
        var command = new Command("rehearse", "Plays a whole campaign with made-up nominees over a temporary database. Exit 0 decision reached and limits hold, 1 not, 2 unusable input.")
        {
            folder, seed, nominees, json, format, output, calendar,
        };
        command.SetAction((result, ct) => Run(result.GetRequiredValue(folder), result.GetValue(seed), result.GetValue(nominees), result.GetValue(json) ? Json : result.GetRequiredValue(format), result.GetValue(output), result.GetRequiredValue(calendar), result.InvocationConfiguration, ct));
        return command;
    }

    private static async Task<int> Run(string folder, int seed, int nominees, string format, string? file, string calendar, InvocationConfiguration console, CancellationToken ct)
    {
        var write = Formats.Named(format);
        if (!write.Accepted)
        {
            return Printed.Refuse(console.Error, write.Violations);
        }

        await using var rehearsal = new Rehearsal(calendar);
        var outcome = await WithProgress(progress => rehearsal.Play(folder, seed, nominees, progress, ct));
        if (!outcome.Accepted)
        {
            return Printed.Refuse(console.Error, outcome.Violations.Select(violation => violation with { Place = Place(folder, violation) }));
        }

        var printed = Printed.To(file, stream => write.Value(outcome.Value, stream), console.Output, console.Error);
        return printed == Exit.Success && !outcome.Value.Succeeded ? Exit.Findings : printed;
    }

    private static string Place(string folder, Domain.Shared.Violation violation) =>
        violation.Code == ViolationCode.FolderMissing.Name ? folder : $"{folder}/{violation.Place}";

    // The bar goes to the error stream and only to a terminal, so that the report can be kept and compared.
    private static async Task<T> WithProgress<T>(Func<IProgress<(string Stage, double Done)>, Task<T>> run)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (Console.IsErrorRedirected)
        {
            return await run(new Progress());
        }

        return await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn()).StartAsync(async context =>
        {
            var task = context.AddTask("rehearsal 演练");
            var result = await run(new Progress(step =>
            {
                task.Description = step.Stage;
                task.Value = step.Done * 100;
            }));
            task.Value = 100;
            return result;
        });
    }

    // Reports at once, on the reporting thread: System.Progress would hop to another and come too late.
    private sealed class Progress(Action<(string Stage, double Done)>? report = null) : IProgress<(string Stage, double Done)>
    {
        public void Report((string Stage, double Done) value) => report?.Invoke(value);
    }
}
