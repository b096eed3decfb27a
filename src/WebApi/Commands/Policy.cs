using System.CommandLine;
using System.Text.Json;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.WebApi.Verifications;

namespace Commendation.WebApi.Commands;

/// <summary>The command <c>policy diff</c>: what changed between two versions of a campaign's rules, element by element.</summary>
internal static class Policy
{
    private static readonly Dictionary<PolicyChangeKind, (char Sign, Text Word)> Words = new()
    {
        [PolicyChangeKind.Added] = ('+', new Text("新增", "added")),
        [PolicyChangeKind.Removed] = ('-', new Text("删除", "removed")),
        [PolicyChangeKind.Changed] = ('~', new Text("修改", "changed")),
    };

    public static Command Command()
    {
        var before = new Argument<string>("before") { Description = "Folder of the earlier version." };
        var after = new Argument<string>("after") { Description = "Folder of the later version." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var diff = new Command("diff", "Shows what changed between two campaign folders, element by element. Exit 0 nothing, 1 differences, 2 unusable input.") { before, after, json };
        diff.SetAction(result =>
        {
            var (console, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            var (old, now) = (Load(result.GetRequiredValue(before), error), Load(result.GetRequiredValue(after), error));
            if (old is null || now is null)
            {
                return Exit.UnusableInput;
            }

            var changes = PolicyDiff.Between(old, now);
            if (result.GetValue(json))
            {
                console.WriteLine(JsonSerializer.Serialize(new { before = old.Version, after = now.Version, changes }, Formats.Options));
            }
            else
            {
                Write(changes, console);
            }

            return changes.Count == 0 ? Exit.Success : Exit.Findings;
        });
        return new Command("policy", "Works on versions of a campaign's rules.") { diff };
    }

    private static CampaignPolicy? Load(string folder, TextWriter error)
    {
        var policy = CampaignFolder.Load(folder);
        foreach (var violation in policy.Violations)
        {
            error.WriteLine($"{(violation.Code == "folder-missing" ? folder : $"{folder.TrimEnd('/', '\\')}/{violation.Place}")}: {violation.Code}: {violation.Message}");
        }

        return policy.Accepted ? policy.Value : null;
    }

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
