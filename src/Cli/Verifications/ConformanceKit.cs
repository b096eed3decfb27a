using System.Text.Json.Nodes;
using Commendation.Application.Common;
using Commendation.Application.Verification;
using Commendation.Domain.Policies;

namespace Commendation.Cli.Verifications;

/// <summary>The folder that lets another system test itself: the cases, their schema, and a page that says how to use them.</summary>
internal static class ConformanceKit
{
    public const string CasesName = "cases.json";
    public const string SchemaName = "cases.schema.json";
    public const string GuideName = "README.md";

    /// <summary>Writes the three files; the folder is made when it is not there.</summary>
    public static void Write(CampaignPolicy policy, IReadOnlyList<ConformanceCase> cases, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, CasesName), Cases(policy, cases).ToJsonString(Json.Indented) + "\n");
        foreach (var name in new[] { SchemaName, GuideName })
        {
            using var from = typeof(ConformanceKit).Assembly.GetManifestResourceStream($"conformance.{name}")!;
            using var to = File.Create(Path.Combine(folder, name));
            from.CopyTo(to);
        }
    }

    private static JsonObject Cases(CampaignPolicy policy, IReadOnlyList<ConformanceCase> cases) => new()
    {
        ["$schema"] = $"./{SchemaName}",
        ["campaign"] = policy.Code,
        ["title"] = new JsonObject { ["zh"] = policy.Title.Zh, ["en"] = policy.Title.En },
        ["documentNumber"] = policy.DocumentNumber,
        ["policyVersion"] = policy.Version,
        ["groups"] = new JsonArray(
        [
            .. cases.GroupBy(one => one.Group).Select(group => new JsonObject
            {
                ["group"] = group.Key,
                ["kind"] = group.Key.Split('/')[0],
                ["cases"] = new JsonArray([.. group.Select(one => one.Content.DeepClone())]),
            }),
        ]),
    };
}
