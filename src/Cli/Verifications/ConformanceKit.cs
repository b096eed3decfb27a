using Commendation.Application.Common;
using Commendation.Domain.Policies;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.PolicyFiles.Schemas;

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
        File.WriteAllText(Path.Combine(folder, CasesName), ConformanceCases.File(policy, cases, $"./{SchemaName}").ToJsonString(Json.Indented) + "\n");
        File.WriteAllText(Path.Combine(folder, SchemaName), CampaignSchemas.All["cases"]);
        using var guide = typeof(ConformanceKit).Assembly.GetManifestResourceStream($"conformance.{GuideName}")!;
        using var to = File.Create(Path.Combine(folder, GuideName));
        guide.CopyTo(to);
    }
}
