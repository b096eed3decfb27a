using Commendation.Domain.Campaigns;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles;

namespace Commendation.Cli.Commands;

/// <summary>What can be said of the folder of an amendment before it is adopted. What its campaign is using of the rules, only the server knows.</summary>
internal static class Amendments
{
    /// <summary>Every fault of an amendment's folder; empty when it could be adopted by a campaign that has used nothing yet.</summary>
    public static IReadOnlyList<Violation> Faults(string folder)
    {
        if (!AmendmentFolder.Is(folder))
        {
            return [new Violation(ViolationCode.FolderMissing, new Text($"“{folder}”不是修订文件夹；修订放在 活动文件夹/amendments/名称 中。", $"'{folder}' is no folder of an amendment: amendments lie in CAMPAIGN/amendments/NAME."))];
        }

        var own = AmendmentFolder.Read(folder);
        var (before, after) = (CampaignFolder.Load(AmendmentFolder.Amended(folder)), CampaignFolder.Load(folder));
        return
        [
            .. own.Violations,
            .. before.Violations.Select(violation => violation with { Place = $"{AmendmentFolder.Amended(folder)}/{violation.Place}" }),
            .. before.Accepted ? after.Violations : [],
            .. before.Accepted && after.Accepted ? AmendmentChecks.Findings(before.Value, after.Value, PolicyUse.None, []) : [],
        ];
    }

    /// <summary>The faults of every amendment of a campaign's folder.</summary>
    public static IReadOnlyList<Violation> FaultsOfAll(string campaign) =>
    [
        .. from folder in AmendmentFolder.Of(campaign)
           from fault in Faults(folder)
           select fault with { Place = $"amendments/{Path.GetFileName(folder)}/{fault.Place}" },
    ];
}
