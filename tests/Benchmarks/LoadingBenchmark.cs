using BenchmarkDotNet.Attributes;
using Commendation.Domain.Policies;
using Commendation.Infrastructure.PolicyFiles;
using YamlDotNet.Core;

namespace Commendation.Benchmarks;

/// <summary>
/// Loading and checking a campaign's folder from the disk to the policy, every folder that is shipped, against the YAML library's bare reading of
/// the same files. Target: under 20 ms for each after the first.
/// </summary>
[MemoryDiagnoser]
public class LoadingBenchmark
{
    private static readonly string Root = Path.GetDirectoryName(Qinghai.Folder)!;

    /// <summary>Every folder.</summary>
    public static IEnumerable<string> Folders => Directory.EnumerateDirectories(Root).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);

    [ParamsSource(nameof(Folders))]
    public string Campaign { get; set; } = Qinghai.Code;

    private string Folder => Path.Combine(Root, Campaign);

    [Benchmark(Baseline = true)]
    public int Yaml()
    {
        var events = 0;
        foreach (var name in new[] { "campaign.yaml", "clauses.yaml" })
        {
            using var text = new StreamReader(Path.Combine(Folder, name));
            for (var parser = new Parser(text); parser.MoveNext();)
            {
                events++;
            }
        }

        return events;
    }

    [Benchmark]
    public CampaignPolicy Load() => CampaignFolder.Load(Folder).Value;
}
