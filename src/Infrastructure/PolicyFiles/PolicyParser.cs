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

    public Outcome<CampaignPolicy> Parse(CampaignSource source, IReadOnlyDictionary<string, string>? readings = null) =>
        PolicyReader.Read(CampaignFiles.Of(source.Code, source.Files), readings);
}
