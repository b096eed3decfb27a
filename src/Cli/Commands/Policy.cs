using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Commendation.Application.Campaigns;
using Commendation.Application.Common;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.Cli.Commands;

/// <summary>
/// The commands <c>policy diff</c>, what changed between two versions of a campaign's rules, element by element, and <c>policy amendment</c>, the
/// folder of an amendment as it is adopted.
/// </summary>
internal static class Policy
{
    private static readonly Dictionary<PolicyChangeKind, (char Sign, Text Word)> Words = new()
    {
        [PolicyChangeKind.Added] = ('+', new Text("新增", "added")),
        [PolicyChangeKind.Removed] = ('-', new Text("删除", "removed")),
        [PolicyChangeKind.Changed] = ('~', new Text("修改", "changed")),
    };

    public static Command Command() => new("policy", "Works on versions of a campaign's rules.") { DiffCommand(), AmendmentCommand() };

    private static Command DiffCommand()
    {
        var before = new Argument<string>("before") { Description = "The earlier version: a campaign's folder, the folder of an amendment (campaigns/CODE/amendments/NAME), or a version that the server keeps, CODE@NUMBER; CODE alone is the one in force." };
        var after = new Argument<string>("after") { Description = "The later version, named in the same way." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var diff = new Command("diff", "Shows what changed between two versions of a campaign's rules, element by element. Exit 0 nothing, 1 differences, 2 unusable input.") { before, after, json, ServerSettings.Option };
        diff.SetAction(async (result, ct) =>
        {
            var (console, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            var (old, now) = (await Load(result, result.GetRequiredValue(before), error, ct), await Load(result, result.GetRequiredValue(after), error, ct));
            if (old is null || now is null)
            {
                return Exit.UnusableInput;
            }

            var changes = PolicyDiff.Between(old, now);
            if (result.GetValue(json))
            {
                console.WriteLine(JsonSerializer.Serialize(new { before = old.Version, after = now.Version, changes }, Json.Indented));
            }
            else
            {
                Write(changes, console);
            }

            return changes.Count == 0 ? Exit.Success : Exit.Findings;
        });
        return diff;
    }

    private static Command AmendmentCommand()
    {
        var folder = new Argument<string>("folder") { Description = "Folder of the amendment: campaigns/CODE/amendments/NAME." };
        var command = new Command("amendment", "Checks the folder of an amendment and prints it as the body of POST /api/v1/campaigns/CODE/policy/versions, by which it is adopted. Exit 0 printed, 2 unusable input.") { folder };
        command.SetAction(result =>
        {
            var (path, error) = (result.GetRequiredValue(folder), result.InvocationConfiguration.Error);
            var violations = Amendments.Faults(path);
            if (violations.Count > 0)
            {
                return Refuse(path, violations, error);
            }

            var (note, files) = AmendmentFolder.Read(path).Value;
            result.InvocationConfiguration.Output.WriteLine(JsonSerializer.Serialize(new { note.Document, note.Reason, note.EffectiveOn, files }, Json.Indented));
            return Exit.Success;
        });
        return command;
    }

    private static async Task<CampaignPolicy?> Load(ParseResult result, string version, TextWriter error, CancellationToken ct)
    {
        var stored = Stored(version);
        var policy = stored is null ? CampaignFolder.Load(version) : await ServerDatabase.Use(result, async services =>
        {
            if (!services.Accepted)
            {
                return services.Refusal;
            }

            var source = await services.Value.GetRequiredService<IMediator>().Send(new GetPolicySource(stored.Value.Code, stored.Value.Number), ct);
            return source.Then(kept => PolicyReader.Read(CampaignFiles.Of(kept.Code, kept.Files)));
        });
        Refuse(version, policy.Violations, error);
        return policy.Accepted ? policy.Value : null;
    }

    private static int Refuse(string version, IEnumerable<Violation> violations, TextWriter error) =>
        Printed.Refuse(error, violations.Select(violation => violation with
        {
            Place = violation.Code switch
            {
                var code when code == ViolationCode.FolderMissing.Name || code == ViolationCode.NotFound.Name => version,
                var code when code == ViolationCode.DatabaseNotReady.Name => violation.Place, // a setting
                _ => $"{version.TrimEnd('/', '\\')}/{violation.Place}",
            },
        }));

    // CODE or CODE@NUMBER; what lies on the disk goes before it.
    private static (string Code, int? Number)? Stored(string version) =>
        Directory.Exists(version) || version.IndexOfAny(['/', '\\', '.']) >= 0 ? null
        : version.Split('@') switch
        {
            [var code] => (code, null),
            [var code, var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known) => (code, known),
            _ => null,
        };

    private static void Write(IReadOnlyList<PolicyChange> changes, TextWriter console)
    {
        foreach (var change in changes)
        {
            var (sign, word) = Words[change.Kind];
            console.WriteLine($"{sign} {change.Element}  {word}{(change.Clause is null ? string.Empty : $"  条款 clause {change.Clause}")}{(change.Title is null ? string.Empty : $"  {change.Title}")}");
            foreach (var property in change.Kind == PolicyChangeKind.Changed ? change.Properties : [])
            {
                console.WriteLine($"    {property.Name}");
                console.WriteLine($"      - {Shown(property.Before)}");
                console.WriteLine($"      + {Shown(property.After)}");
            }
        }

        console.WriteLine(changes.Count == 0
            ? "两个版本的规则相同。 / Both versions say the same."
            : $"共{changes.Count}处不同。 / {changes.Count} element(s) differ.");
    }

    private static string Shown(Text? text) => text is null ? "–" : text.Zh == text.En ? text.Zh : text.ToString();
}
