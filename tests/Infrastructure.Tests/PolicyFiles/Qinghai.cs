using Commendation.Domain.Policies;
using Commendation.Infrastructure.PolicyFiles;

namespace Commendation.Infrastructure.Tests.PolicyFiles;

/// <summary>The campaign folder that the repository ships, and edited copies of it.</summary>
internal static class Qinghai
{
    /// <summary>The repository.</summary>
    public static string Root { get; } = FindRoot();

    public static string Folder { get; } = Path.Combine(Root, "campaigns", "qinghai-petition-2018-2020");

    public static CampaignFiles Files { get; } = CampaignFiles.Read(Folder).Value;

    public static CampaignPolicy Policy { get; } = CampaignFolder.Load(Folder).Value;

    /// <summary>Every reading of every setting that the notice leaves open.</summary>
    public static TheoryData<string, string> EveryReading()
    {
        var data = new TheoryData<string, string>();
        foreach (var (setting, reading) in Policy.Interpretations.SelectMany(interpretation => interpretation.Readings, (interpretation, reading) => (interpretation.Setting, reading.Code)))
        {
            data.Add(setting, reading);
        }

        return data;
    }

    public static string Text(this CampaignFiles files, string name) => files.All.Single(file => file.Key == name).Value;

    public static CampaignFiles With(this CampaignFiles files, string name, string text) => name switch
    {
        CampaignFiles.CampaignName => files with { Campaign = text },
        CampaignFiles.ClausesName => files with { Clauses = text },
        CampaignFiles.OrganisationsName => files with { Organisations = text },
        _ => files with { Quotas = text },
    };

    /// <summary>Replaces the first occurrence of a text, which must occur: an edit that changes nothing proves nothing.</summary>
    public static CampaignFiles Edit(this CampaignFiles files, string name, string old, string @new)
    {
        var text = files.Text(name);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        at.Should().BeGreaterThanOrEqualTo(0, "'{0}' must occur in {1}", old, name);
        return files.With(name, text[..at] + @new + text[(at + old.Length)..]);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Commendation.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
