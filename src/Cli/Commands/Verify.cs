using System.CommandLine;
using System.Xml.Linq;
using Commendation.Application.Reports;
using Commendation.Application.Verification;
using Commendation.Cli.Verifications;
using Commendation.Domain.Calendars;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification;
using Commendation.Domain.Verification.Schedule;
using Commendation.Infrastructure.Calendars;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.PolicyFiles.Schemas;

namespace Commendation.Cli.Commands;

/// <summary>The command <c>verify</c>: proves what can be proved about a campaign before its notice is issued.</summary>
internal static class Verify
{
    /// <summary>Environment variable that holds the token for a server which asks for one.</summary>
    public const string TokenVariable = "COMMENDATION_TOKEN";

    private const int UsualTimeout = 30;

    public static Command Command() => Command(() => new HttpClientHandler());

    /// <summary>The command with another way to servers.</summary>
    internal static Command Command(Func<HttpMessageHandler> way)
    {
        var folder = new Argument<string>("campaign") { Description = "Folder of the campaign: campaign.yaml, clauses.yaml, organisations.csv, quotas.csv." };
        var only = new Option<string?>("--only") { Description = $"Parts to run, separated by commas: {string.Join(", ", Part.All.Select(part => part.Code))}." };
        var format = new Option<string>("--format") { Description = $"How the result is printed: {string.Join(" | ", Formats.All.Keys)}.", DefaultValueFactory = _ => Formats.Text };
        var output = new Option<string?>("--out") { Description = "File to print to instead of the standard output." };
        var generate = new Option<string?>("--generate") { Description = "File to write boundary cases to, with the outcome that the rules give, for a person to confirm." };
        var chart = new Option<string?>("--chart") { Description = "SVG file to draw the schedule to: stages as bars over working days, slack visible." };
        var export = new Option<string?>("--export-cases") { Description = "Folder to write all scenarios and boundary cases to, as JSON with a schema and a description, for other systems to test themselves." };
        var against = new Option<string?>("--against") { Description = "Address of a server's API, for example http://localhost:5080/api/v1: its POST rules/evaluate is put to the cases and scored." };
        var token = new Option<string?>("--token") { Description = $"Bearer token for that server; otherwise the environment variable {TokenVariable}." };
        var timeout = new Option<int>("--timeout") { Description = "Seconds to wait for each of its answers, 1 to 600.", DefaultValueFactory = _ => UsualTimeout }.Within(1, 600);
        var holidays = HolidayFolder.Option();
        var command = new Command("verify", "Verifies a campaign's rules. Exit 0 everything holds, 1 findings, 2 unusable input.") { folder, only, format, output, generate, chart, export, against, token, timeout, holidays };
        command.SetAction(async (result, ct) =>
        {
            // Read while the campaign is: both are slow because nothing has run before.
            var days = Task.Run(() => ChineseCalendar.Load(result.GetRequiredValue(holidays)), ct);
            var (console, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            var campaign = result.GetRequiredValue(folder);
            var parts = Chosen(result.GetValue(only));
            var writer = Formats.All.Named(result.GetRequiredValue(format));
            var calendar = days.ContinueWith(read => read.Result is { Accepted: true } known ? known.Value : ChineseCalendar.Load(), TaskScheduler.Default);
            var policy = CampaignFiles.Read(campaign).Then(files => PolicyReader.Verifiable(files, ScenarioFiles.Find(campaign), calendar));
            List<Violation> violations = [.. parts.Violations, .. writer.Violations, .. (await days).Violations, .. policy.Violations.Concat(Amendments.FaultsOfAll(campaign)).Select(violation => At(campaign, violation))];
            if (violations.Count > 0)
            {
                return Printed.Refuse(error, violations);
            }

            var subject = policy.Value.Subject;
            if (result.GetValue(generate) is { } file)
            {
                return Dated(campaign, () => ScenarioWriter.Boundaries(subject), error, cases => Printed.Write("--generate", file, error, stream => stream.Write(CampaignSchemas.LineFor("scenarios", file) + cases)));
            }

            if (result.GetValue(chart) is { } drawing)
            {
                return Dated(campaign, () => ScheduleAnalysis.Tightest(subject), error, drawn => Printed.Write("--chart", drawing, error, stream => new XDocument(ScheduleChart.Of(drawn, subject.Calendar)).Save(stream)));
            }

            if (result.GetValue(export) is { } kit)
            {
                return Dated(campaign, () => ConformanceCases.Of(subject), error, cases => Printed.Guarded("--export-cases", kit, error, () => ConformanceKit.Write(subject.Policy, cases, kit)));
            }

            if (result.GetValue(against) is { } address)
            {
                using var handler = way();
                var client = ConformanceRun.Client(address, result.GetValue(token) ?? Environment.GetEnvironmentVariable(TokenVariable), TimeSpan.FromSeconds(result.GetValue(timeout)), handler);
                return client.Accepted
                    ? await Score(client.Value, policy.Value, campaign, result.GetRequiredValue(format), result.GetValue(output), console, error, ct)
                    : Printed.Refuse(error, client.Violations);
            }

            return Run(policy.Value, parts.Value, writer.Value, campaign, result.GetValue(output), console, error, ct);
        });
        return command;
    }

    // What is computed from the campaign's days can leave the years that the calendar knows.
    private static Outcome<T> Dated<T>(string campaign, Func<T> compute)
    {
        var computed = WorkingCalendar.Within(compute);
        return computed.Accepted ? computed : Outcome.Refused([.. computed.Violations.Select(violation => At(campaign, violation with { Place = CampaignFiles.CampaignName }))]);
    }

    private static int Dated<T>(string campaign, Func<T> compute, TextWriter error, Func<T, int> use)
    {
        var computed = Dated(campaign, compute);
        return computed.Accepted ? use(computed.Value) : Printed.Refuse(error, computed.Violations);
    }

    private static async Task<int> Score(HttpClient client, VerifiablePolicy policy, string campaign, string format, string? file, TextWriter console, TextWriter error, CancellationToken ct)
    {
        using (client)
        {
            var cases = Dated(campaign, () => ConformanceCases.Of(policy.Subject));
            var scored = cases.Accepted ? await new ConformanceRun(client, policy.Subject.Policy).Run(cases.Value, ct) : Outcome.Refused(cases.Violations);
            if (!scored.Accepted)
            {
                return Printed.Refuse(error, scored.Violations);
            }

            var exit = Printed.To(file, stream => ConformanceText.Write(scored.Value, format, policy.Subject, stream), console, error);
            return exit == Exit.Success && !scored.Value.Conforms ? Exit.Findings : exit;
        }
    }

    private static int Run(VerifiablePolicy policy, IReadOnlyList<Part> parts, Action<VerificationView, Subject, TextWriter> write, string folder, string? file, TextWriter console, TextWriter error, CancellationToken ct)
    {
        var located = policy with { PlaceOf = path => $"{folder.TrimEnd('/', '\\')}/{policy.PlaceOf(path)}" };
        // Who watches a terminal sees how far it is; a kept output holds nothing but the result.
        var view = located.Verify(parts, Console.IsErrorRedirected ? null : part => error.WriteLine($"… {part.Title}"), ct);
        var exit = Printed.To(file, stream => write(view, policy.Subject, stream), console, error);
        return exit == Exit.Success && !view.Holds ? Exit.Findings : exit;
    }

    private static Outcome<IReadOnlyList<Part>> Chosen(string? only)
    {
        var codes = only?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        return only is not null && codes.Length == 0
            ? new Violation(ViolationCode.PartMissing, new Text("请写明要运行的核验项目。", "Name the parts to run.")) { Place = "--only" }
            : Application.Verification.Verifications.Chosen(codes, "--only");
    }

    private static Violation At(string folder, Violation violation) =>
        violation with { Place = violation.Code == ViolationCode.FolderMissing.Name ? folder : $"{folder.TrimEnd('/', '\\')}/{violation.Place}" };
}
