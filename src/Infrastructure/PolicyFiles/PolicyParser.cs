using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.Calendars;
using Commendation.Infrastructure.Persistence;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>Reads stored campaign files back into a policy.</summary>
internal sealed class PolicyParser : IPolicyParser
{
    public WorkingCalendar Calendar { get; } = ChineseCalendar.Load();

    public Outcome<CampaignPolicy> Parse(CampaignSource source) => PolicyReader.Read(new CampaignFiles(
        source.Code,
        source.Files[CampaignFiles.CampaignName],
        source.Files[CampaignFiles.ClausesName],
        source.Files[CampaignFiles.OrganisationsName],
        source.Files[CampaignFiles.QuotasName]));
}
