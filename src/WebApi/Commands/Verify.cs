using System.CommandLine;
using Commendation.Application.Verification;
using Commendation.Domain.Calendars;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification;
using Commendation.Domain.Verification.Boundaries;
using Commendation.Domain.Verification.Schedule;
using Commendation.Infrastructure.Calendars;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.WebApi.Verifications;

namespace Commendation.WebApi.Commands;

/// <summary>The command <c>verify</c>: proves what can be proved about a campaign before its notice is issued.</summary>
internal static class Verify
{
    public static Command Command()
    {
        var folder = new Argument<string>("campaign") { Description = "Folder of the campaign: campaign.yaml, clauses.yaml, organisations.csv, quotas.csv." };
        var only = new Option<string?>("--only") { Description = $"Parts to run, separated by commas: {string.Join(", ", Part.All.Select(part => part.Code))}." };
        var format = new Option<string>("--format") { Description = $"How the result is printed: {string.Join(" | ", Formats.All.Keys)}.", DefaultValueFactory = _ => Formats.Text };
        var output = new Option<string?>("--out") { Description = "File to print to instead of the standard output." };
        var generate = new Option<string?>("--generate") { Description = "File to write boundary cases to, with the outcome that the rules give, for a person to confirm." };
        var chart = new Option<string?>("--chart") { Description = "SVG file to draw the schedule to: stages as bars over working days, slack visible." };
        var command = new Command("verify", "Verifies a campaign's rules. Exit 0 everything holds, 1 findings, 2 unusable input.") { folder, only, format, output, generate, chart };
        command.SetAction(result =>
        {
            var (console, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            var parts = Chosen(result.GetValue(only));
            var writer = Formats.Find(result.GetRequiredValue(format));
            var policy = CampaignFiles.Read(result.GetRequiredValue(folder)).Then(files => PolicyReader.Verifiable(files, ScenarioFiles.Find(result.GetRequiredValue(folder)), ChineseCalendar.Load()));
            List<Violation> violations = [.. parts.Violations, .. writer.Violations, .. policy.Violations.Select(violation => At(result.GetRequiredValue(folder), violation))];
            if (violations.Count == 0 && result.GetValue(generate) is { } file)
            {
                return Write("--generate", file, error, stream => ScenarioWriter.Write(
                    BoundaryCases.Of(policy.Value.Subject), BoundaryCases.Starts(policy.Value.Subject.Policy), stream));
            }

            if (violations.Count == 0 && result.GetValue(chart) is { } drawing)
            {
                var drawn = WorkingCalendar.Within(() => ScheduleAnalysis.Tightest(policy.Value.Subject));
                return drawn.Accepted
                    ? Write("--chart", drawing, error, stream => ScheduleChart.Write(drawn.Value, policy.Value.Subject.Calendar, stream))
                    : Refuse(drawn.Violations, error);
            }

            return violations.Count > 0
                ? Refuse(violations, error)
                : Run(policy.Value, parts.Value, writer.Value, result.GetRequiredValue(folder), result.GetValue(output), console, error);
        });
        return command;
    }

    private static int Run(VerifiablePolicy policy, IReadOnlyList<Part> parts, Action<VerificationView, TextWriter> write, string folder, string? file, TextWriter console, TextWriter error)
    {
        var located = policy with { PlaceOf = path => $"{folder.TrimEnd('/', '\\')}/{policy.PlaceOf(path)}" };
        // Who watches a terminal sees how far it is; a kept output holds nothing but the result.
        var view = located.Verify(parts, Console.IsErrorRedirected ? null : part => error.WriteLine($"… {part.Title}"));
        if (file is null)
        {
            write(view, console);
        }
        else
        {
            if (Write("--out", file, error, stream => write(view, stream)) is not Exit.Success and var failed)
            {
                return failed;
            }
        }

        return view.Holds ? Exit.Success : Exit.Findings;
    }

    private static int Write(string option, string file, TextWriter error, Action<TextWriter> write)
    {
        try
        {
            using var stream = new StreamWriter(file);
            write(stream);
            return Exit.Success;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"{option}: file-unwritable: {new Text($"无法写入“{file}”：{fault.Message}", $"'{file}' cannot be written: {fault.Message}")}");
            return Exit.UnusableInput;
        }
    }

    private static Outcome<IReadOnlyList<Part>> Chosen(string? only)
    {
        if (only is null)
        {
            return Outcome<IReadOnlyList<Part>>.Of(Part.All);
        }

        var codes = only.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var unknown = codes.Where(code => Part.All.All(part => part.Code != code)).Select(code =>
        {
            var hint = Nearest.Hint(code, Part.All.Select(part => part.Code));
            return new Violation("part-unknown", new Text($"没有核验项目“{code}”。{hint.Zh}", $"There is no part '{code}'.{hint.En}")) { Place = "--only" };
        }).ToList();
        return codes.Length == 0
            ? new Violation("part-missing", new Text("请写明要运行的核验项目。", "Name the parts to run.")) { Place = "--only" }
            : unknown.Count > 0 ? Outcome.Refused(unknown) : Outcome<IReadOnlyList<Part>>.Of([.. Part.All.Where(part => codes.Contains(part.Code))]);
    }

    private static Violation At(string folder, Violation violation) =>
        violation with { Place = violation.Code == "folder-missing" ? folder : $"{folder.TrimEnd('/', '\\')}/{violation.Place}" };

    private static int Refuse(IEnumerable<Violation> violations, TextWriter error)
    {
        foreach (var violation in violations)
        {
            error.WriteLine($"{violation.Place}: {violation.Code}: {violation.Message}");
        }

        return Exit.UnusableInput;
    }
}
