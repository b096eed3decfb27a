using Commendation.Application.Campaigns;
using Commendation.Application.Common;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.Persistence;
using Commendation.Infrastructure.PolicyFiles;
using MediatR;

namespace Commendation.Infrastructure;

/// <summary>
/// Brings campaign folders into the database: the files are kept by version, and the campaign is opened under the present one, by the
/// program itself and for no organisation.
/// </summary>
public sealed class CampaignFolders(CampaignLibrary library, IMediator mediator, Access access)
{
    /// <summary>
    /// Opens the campaign of one folder, or says everything that is wrong with its files, or with those that were kept when it began.
    /// </summary>
    public async Task<Outcome<CampaignOpened>> Open(string folder, CancellationToken ct)
    {
        try
        {
            return await Follow(folder, ct);
        }
        catch (KeptVersionException altered)
        {
            return altered.Violation;
        }
    }

    /// <summary>The version that a campaign is served from although its folder is faulty; refused when it was never opened, or when what was kept is altered.</summary>
    public async Task<Outcome<string>> Kept(string code, CancellationToken ct)
    {
        access.Caller = Caller.System;
        try
        {
            return (await mediator.Send(new GetCampaign(code), ct)).Select(campaign => campaign.PolicyVersion);
        }
        catch (KeptVersionException altered)
        {
            return altered.Violation;
        }
    }

    private async Task<Outcome<CampaignOpened>> Follow(string folder, CancellationToken ct)
    {
        var files = CampaignFiles.Read(folder);
        var policy = files.Then(read => PolicyReader.Read(read));
        if (!policy.Accepted)
        {
            return policy.Refusal;
        }

        var source = new CampaignSource(policy.Value.Code, policy.Value.Version, files.Value.All.ToDictionary(file => file.Key, file => file.Value));
        await library.Keep(source, policy.Value, ct);
        access.Caller = Caller.System;
        var open = new OpenCampaign(source.Code, source.Version, Caller.System.Organisation);
        var opened = await mediator.Send(open, ct);

        // Another server may have opened it at the same moment: now it is there.
        return opened.Violations.Any(violation => violation.Code == ViolationCode.AlreadyExists.Name) ? await mediator.Send(open, ct) : opened;
    }
}
