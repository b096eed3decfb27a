using System.CommandLine;
using System.Text.Json;
using Commendation.Application.Common;
using Commendation.Cli.Apportionments;
using Commendation.Domain.Apportionments;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles;

namespace Commendation.Cli.Commands;

/// <summary>The command <c>apportion</c>: shares places out by weight, for campaigns without a quota table.</summary>
internal static class Apportion
{
    private const int Done = 0;
    private const int DrawNeeded = 1;

    public static Command Command()
    {
        // Words are taken as they come and judged with the file, so that every kind of bad input ends alike.
        var file = new Argument<string[]>("weights") { Description = "CSV: code,weight or code,name and a column for each factor; min and max where an organisation has its own. Or a campaign folder whose quotas.formula gives the table.", Arity = ArgumentArity.ZeroOrMore };
        var method = Words("--method", string.Join(" | ", ApportionmentOptions.Methods.Keys));
        var places = Words("--places", "How many places are shared out, 0 to 10000000.");
        var min = Words("--min", "Fewest places of an organisation without a min of its own.");
        var max = Words("--max", "Most places of an organisation without a max of its own.");
        var mix = Words("--mix", "Shares of the factors, for example staff=60%,cases=40%.");
        var draw = Words("--draw", "CSV code,drawn-by,drawn-on: the tied organisations in the order in which lots were drawn.");
        var json = new Option<bool>("--json") { Description = "Print the result and its certificate as JSON." };
        var write = new Option<bool>("--write") { Description = "Of a campaign folder: write quotas.csv instead of printing it." };
        var command = new Command("apportion", "Shares places out by weight, exactly. Exit 0 decided, 1 a tie that lots must decide, 2 unusable input.")
        {
            file, method, places, min, max, mix, draw, json, write,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(result =>
        {
            var options = new ApportionmentOptions();
            // An option that does not exist ends up among the files.
            var words = (result.GetValue(file) ?? []).Concat(result.UnmatchedTokens).ToLookup(word => word.StartsWith("--", StringComparison.Ordinal));
            if (words[true].ToList() is [] && words[false].ToList() is [var folder] && Directory.Exists(folder))
            {
                return Table(folder, result.GetValue(write), result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            }

            var weights = options.One("weights", [.. words[false]], required: true);
            var request = new ApportionmentRequest(
                options.Method(method.Name, options.One(method.Name, result.GetValue(method), required: true)),
                options.Count(places.Name, options.One(places.Name, result.GetValue(places), required: true)) ?? 0,
                [])
            {
                Minimum = options.Count(min.Name, options.One(min.Name, result.GetValue(min))) ?? 0,
                Maximum = options.Count(max.Name, options.One(max.Name, result.GetValue(max))),
            };
            var factors = options.Mix(mix.Name, options.One(mix.Name, result.GetValue(mix)));
            var drawn = options.One(draw.Name, result.GetValue(draw));
            foreach (var word in words[true])
            {
                options.Unknown(word);
            }

            var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            return Run(options, weights, request, factors, drawn, result.GetValue(json), output, error);
        });
        return command;
    }

    private static int Run(
        ApportionmentOptions given, string? weights, ApportionmentRequest request, IReadOnlyList<MixFactor> factors, string? draw, bool json, TextWriter output, TextWriter error)
    {
        // Without its shares nothing can be said about the columns of a file with factors.
        var file = weights is null || given.Violations.Any(violation => violation.Code == ViolationCode.MixUnreadable.Name) ? null : WeightsFile.Read(weights, factors);
        var drawn = draw is null ? null : DrawFile.Read(draw);
        if (given.Violations.Count > 0 || file is not { Accepted: true } || drawn is { Accepted: false })
        {
            return Printed.Refuse(error, [.. given.Violations, .. file?.Violations ?? [], .. drawn?.Violations ?? []]);
        }

        var asked = request with { Claimants = file.Value.Claimants, Draw = drawn?.Value };
        var outcome = Apportionment.Of(asked);
        if (!outcome.Accepted)
        {
            return Printed.Refuse(error, outcome.Violations.Select(violation => violation with { Place = Place(violation, file.Value, weights!, draw) }));
        }

        var report = ApportionmentReport.Of(asked, outcome.Value, file.Value.Names);
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(report, new JsonSerializerOptions(Json.Indented) { Converters = { new FractionConverter() } }));
        }
        else
        {
            ApportionmentText.Write(report, output);
        }

        return report.Decided ? Done : DrawNeeded;
    }

    // A campaign folder says itself how its places are shared out.
    private static int Table(string folder, bool write, TextWriter output, TextWriter error)
    {
        var table = FolderTable.Of(folder);
        if (!table.Accepted)
        {
            return Printed.Refuse(error, table.Violations);
        }

        foreach (var (quota, tie) in table.Value.Ties)
        {
            error.WriteLine($"{quota}: 并列，须抽签 / a tie that lots must decide: {string.Join(", ", tie.Codes)} ({tie.Places})");
        }

        if (table.Value.Ties.Count > 0)
        {
            return DrawNeeded;
        }

        if (write)
        {
            File.WriteAllText(Path.Combine(folder, CampaignFiles.QuotasName), table.Value.Text);
        }
        else
        {
            output.Write(table.Value.Text);
        }

        return Done;
    }

    private static string Place(Violation violation, WeightsFile file, string weights, string? draw) =>
        violation.Code.StartsWith("draw-", StringComparison.Ordinal) ? $"{draw}:1:1"
        : violation.Place is { } code && file.Places.TryGetValue(code, out var place) ? place
        : Column(violation.Code) is { } column && file.Heads.TryGetValue(column, out var header) ? header
        : $"{weights}:1:1";

    // What no single row is to blame for is shown at the head of its column.
    private static string? Column(string code) =>
        code == ViolationCode.WeightsAllZero.Name ? "weight"
        : code == ViolationCode.MinimaAbovePlaces.Name ? "min"
        : code == ViolationCode.MaximaBelowPlaces.Name ? "max"
        : null;

    private static Option<string[]> Words(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.ZeroOrMore };
}
