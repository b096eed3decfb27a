using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>Loads the policy of a campaign from its folder.</summary>
public static class CampaignFolder
{
    /// <summary>The policy, or every fault of the folder with file, line and column.</summary>
    /// <param name="folder">The folder with campaign.yaml, clauses.yaml, organisations.csv and quotas.csv.</param>
    /// <param name="readings">Readings to use in place of the defaults, by setting.</param>
    public static Outcome<CampaignPolicy> Load(string folder, IReadOnlyDictionary<string, string>? readings = null) =>
        CampaignFiles.Read(folder).Then(files => PolicyReader.Read(files, readings));
}
