using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Nominations;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Campaigns;

/// <summary>
/// Opens a campaign under a loaded version of its folder, with an account for each row of the quota table. A campaign that is open already
/// stays with its version once somebody was nominated or it was amended; before that it follows the folder.
/// </summary>
public sealed record OpenCampaign(string Code, string Version, string Actor) : ICommand<CampaignOpened>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.Administer;
}

/// <summary>What opening did.</summary>
/// <param name="Code">Code of the campaign.</param>
/// <param name="Version">Version that is in force.</param>
/// <param name="FollowsFolder">False when the folder has changed but the campaign has begun under an earlier version.</param>
public sealed record CampaignOpened(string Code, string Version, bool FollowsFolder);

internal sealed class OpenCampaignHandler(CampaignOpener campaigns, IStore store, ICampaignLibrary library, IKeys keys, IClock clock)
    : IRequestHandler<OpenCampaign, Outcome<CampaignOpened>>
{
    public async Task<Outcome<CampaignOpened>> Handle(OpenCampaign request, CancellationToken cancellationToken)
    {
        if (request.Code.StartsWith(Campaign.SandboxPrefix, StringComparison.Ordinal))
        {
            return new Violation(ViolationCode.CodeInvalid, new Text(
                $"以“{Campaign.SandboxPrefix}”开头的代码只用于沙箱；请更改文件夹名称。",
                $"Codes that begin with '{Campaign.SandboxPrefix}' belong to sandboxes; rename the folder."))
            { Actual = request.Code };
        }

        var policy = (await library.Rules(request.Code, request.Version, cancellationToken)).Policy;
        if (await campaigns.Open(request.Code, cancellationToken) is not { Accepted: true, Value: var opened })
        {
            var campaign = new Campaign(keys.New(), policy, request.Actor, clock.Today);
            store.Add(campaign);
            AddAccounts(campaign.Id, policy.Quotas);
            return new CampaignOpened(campaign.Code, campaign.PolicyVersion, FollowsFolder: true);
        }

        var present = opened.Campaign;
        if (present.IsSandbox)
        {
            return new Violation(ViolationCode.AlreadyExists, new Text($"代码“{request.Code}”已被沙箱占用，沙箱不能成为正式活动；请更改文件夹名称。", $"The code '{request.Code}' is a sandbox's, which never becomes a real campaign; give the folder another name."));
        }

        var follows = present.PolicyVersion == request.Version;
        if (follows || present.Amendments.Count > 0 || await opened.Store.Count(new WholeOf<Nomination>(present.Id), cancellationToken) > 0)
        {
            return new CampaignOpened(present.Code, present.VersionOn(clock.Today), follows);
        }

        present.Pin(policy, request.Actor, clock.Today);
        var known = (await opened.Accounts(null, cancellationToken)).Select(account => (account.Organisation, account.Award)).ToHashSet();
        AddAccounts(present.Id, policy.Quotas.Where(row => !known.Contains((row.Organisation, row.Award))));

        // Opened anew: the journal names the version that it is pinned to now.
        return await campaigns.Open(request.Code, cancellationToken).Select(_ => new CampaignOpened(present.Code, present.PolicyVersion, FollowsFolder: true));
    }

    private void AddAccounts(Guid campaignId, IEnumerable<Domain.Policies.QuotaRow> rows)
    {
        foreach (var row in rows)
        {
            store.Add(new QuotaAccount(keys.New(), campaignId, row));
        }
    }
}
