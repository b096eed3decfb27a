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
    /// <summary>Opens the campaign of one folder, or says everything that is wrong with its files.</summary>
    public async Task<Outcome<CampaignOpened>> Open(string folder, CancellationToken ct)
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
        return await mediator.Send(new OpenCampaign(source.Code, source.Version, Caller.System.Organisation), ct);
    }
}
