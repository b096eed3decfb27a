using System.Text;
using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification.Scenarios;
using Commendation.Infrastructure.PolicyFiles.Syntax;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>The scenarios of a campaign folder. They are evidence about the policy and no part of it: its version does not depend on them.</summary>
public static class ScenarioFiles
{
    /// <summary>Name of the folder inside a campaign's folder.</summary>
    public const string Folder = "scenarios";

    /// <summary>More scenarios than any campaign needs; each runs under several readings and against every planted fault.</summary>
    public const int Most = 20_000;

    private const string Extension = ".yaml";

    // Stands for the text of a file that is too large to be read, and is itself too large.
    private static readonly string TooLarge = new(' ', CampaignFiles.LargestFile + 1);

    /// <summary>
    /// The text of every scenario file by name, in order; empty when the campaign has none. Of an amendment, with those of the campaign that it does
    /// not replace.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Find(string campaign)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in Layers.Of(campaign).Select(layer => Path.Combine(layer, Folder)).Where(Directory.Exists))
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles().Where(file => file.Extension is Extension or ".yml"))
            {
                files[$"{Folder}/{file.Name}"] = file.Length > CampaignFiles.LargestFile ? TooLarge : File.ReadAllText(file.FullName, Encoding.UTF8);
            }
        }

        return files;
    }

    /// <summary>Whether a file of this name holds scenarios.</summary>
    public static bool IsName(string name) => name.StartsWith($"{Folder}/", StringComparison.Ordinal);

    /// <summary>The scenarios, or every fault with file, line and column.</summary>
    public static Outcome<IReadOnlyList<Scenario>> Read(CampaignPolicy policy, IReadOnlyDictionary<string, string> files) => Read(policy, Parse(files));

    /// <summary>The files as they are written, which needs no policy, with what cannot be read of them.</summary>
    internal static (IReadOnlyList<Node> Roots, Findings Findings) Parse(IReadOnlyDictionary<string, string> files)
    {
        var findings = new Findings();
        return ([.. files.Select(file => Root(file.Key, file.Value, findings)).OfType<Node>()], findings);
    }

    /// <summary>The scenarios of parsed files, or every fault.</summary>
    internal static Outcome<IReadOnlyList<Scenario>> Read(CampaignPolicy policy, (IReadOnlyList<Node> Roots, Findings Findings) parsed)
    {
        var (roots, findings) = parsed;
        var grammar = new ScenarioGrammar(policy);
        foreach (var root in roots)
        {
            grammar.Give(root);
        }

        IReadOnlyList<Scenario> scenarios = [.. roots.SelectMany(grammar.Read)];
        if (scenarios.Count > Most)
        {
            findings.Add(Folder, ViolationCode.TooManyScenarios, $"用例共{scenarios.Count}个，超过{Most}个，不予核验；请精简。", $"{scenarios.Count} scenarios are more than {Most} and are not run; leave some out.");
        }

        return findings.Count > 0 ? Outcome.Refused(findings.All) : Outcome<IReadOnlyList<Scenario>>.Of(scenarios);
    }

    private static Node? Root(string name, string text, Findings findings)
    {
        if (!name.EndsWith(Extension, StringComparison.Ordinal))
        {
            findings.Add(name, ViolationCode.FileName, $"用例文件的扩展名须为{Extension}，请改名。", $"A file of scenarios is called *{Extension}; rename it.");
            return null;
        }

        if (Encoding.UTF8.GetByteCount(text) > CampaignFiles.LargestFile)
        {
            CampaignFiles.TooLarge(name, findings);
            return null;
        }

        var plain = CampaignFiles.Normalised(text);
        return PlainText.Check(name, plain, findings) ? YamlTree.Parse(name, plain, findings) : null;
    }
}
