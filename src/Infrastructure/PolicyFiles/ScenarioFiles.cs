using System.Text;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification.Scenarios;
using Commendation.Infrastructure.PolicyFiles.Syntax;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>The scenarios of a campaign folder. They are evidence about the policy and no part of it: its version does not depend on them.</summary>
public static class ScenarioFiles
{
    /// <summary>Name of the folder inside a campaign's folder.</summary>
    public const string Folder = "scenarios";

    /// <summary>The text of every scenario file by name, in order; empty when the campaign has none.</summary>
    public static IReadOnlyDictionary<string, string> Find(string campaign)
    {
        var folder = Path.Combine(campaign, Folder);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (Directory.Exists(folder))
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*.yaml").Where(file => file.Length <= CampaignFiles.LargestFile))
            {
                files.Add($"{Folder}/{file.Name}", File.ReadAllText(file.FullName, Encoding.UTF8));
            }
        }

        return files;
    }

    /// <summary>The scenarios, or every fault with file, line and column.</summary>
    public static Outcome<IReadOnlyList<Scenario>> Read(CampaignPolicy policy, IReadOnlyDictionary<string, string> files)
    {
        var findings = new Findings();
        var roots = files.Select(file =>
        {
            var plain = CampaignFiles.Normalised(file.Value);
            return PlainText.Check(file.Key, plain, findings) ? YamlTree.Parse(file.Key, plain, findings) : null;
        }).OfType<Node>().ToList();
        var grammar = new ScenarioGrammar(policy);
        roots.ForEach(grammar.Give);
        IReadOnlyList<Scenario> scenarios = [.. roots.SelectMany(grammar.Read)];
        return findings.Count > 0 ? Outcome.Refused(findings.All) : Outcome<IReadOnlyList<Scenario>>.Of(scenarios);
    }
}
