using System.Text.Encodings.Web;
using System.Text.Json;
using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Language;

namespace Commendation.Infrastructure.PolicyFiles.Schemas;

/// <summary>
/// The JSON Schemas of the files of a campaign's folder, written from the readers that load them. A schema tells what can be told of one
/// file alone: whether a name exists in another file, or figures agree, only the loader tells.
/// </summary>
public static class CampaignSchemas
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Written = new(() => new Dictionary<string, string>
    {
        ["campaign"] = Text("campaign", "campaign.yaml 评选表彰方案", "评选表彰活动的全部规则 / The rules of a commendation campaign", CampaignLanguage.Shape, readings: true),
        ["clauses"] = Text("clauses", "clauses.yaml 通知条款", "通知的条款清单 / The clauses of the notice", ClauseLanguage.Ledger.Shape, readings: false),
        ["amendment"] = Text("amendment", "amendment.yaml 方案修订", "修订的依据和生效日期 / What an amendment rests on and when it takes effect", AmendmentFolder.Note.Shape, readings: false),
        ["scenarios"] = Text("scenarios", "scenarios/*.yaml 示例", "附预期结果的示例 / Examples with expected outcomes", ScenarioGrammar.Shape, readings: false),
        ["cases"] = Text("cases", "cases.json 规则用例", "办理评选表彰活动的系统在每种情形下应得的结果 / What a system that runs the rules of a campaign must do in each case", ConformanceCases.Shape, readings: false, json: true),
    });

    /// <summary>The text of each schema by its name: campaign, clauses, amendment, scenarios, cases.</summary>
    public static IReadOnlyDictionary<string, string> All => Written.Value;

    /// <summary>The name of the schema of a campaign's file, by the file's path in the folder; null when it has none.</summary>
    public static string? NameFor(string file) => file switch
    {
        CampaignFiles.CampaignName => "campaign",
        CampaignFiles.ClausesName => "clauses",
        AmendmentFolder.NoteName => "amendment",
        _ => file.StartsWith($"{ScenarioFiles.Folder}/", StringComparison.Ordinal) ? "scenarios" : null,
    };

    /// <summary>The first line of a file, by which editors find its schema: beside a clone the schema is a file; elsewhere it is asked of the server.</summary>
    /// <param name="name">Name of the schema.</param>
    /// <param name="file">Where the file lies or will lie.</param>
    public static string LineFor(string name, string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        for (var above = folder; above is not null; above = Path.GetDirectoryName(above))
        {
            var schema = Path.Combine(above, "schemas", $"{name}.json");
            if (File.Exists(schema))
            {
                return $"# yaml-language-server: $schema={Path.GetRelativePath(folder, schema).Replace('\\', '/')}\n";
            }
        }

        return $"# yaml-language-server: $schema=http://localhost:5080/schemas/{name}.json\n";
    }

    private static string Text(string name, string title, string description, Shape shape, bool readings, bool json = false) =>
        JsonSchemaWriter.Write(name, title, description, shape, readings, json).ToJsonString(Layout) + "\n";
}
