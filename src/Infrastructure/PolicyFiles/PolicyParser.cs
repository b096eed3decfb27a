using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.Calendars;
using Commendation.Infrastructure.Persistence;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>Reads stored campaign files back into a policy.</summary>
internal sealed class PolicyParser(CalendarFolder holidays) : IPolicyParser
{
    public WorkingCalendar Calendar => holidays.Calendar;

    public Outcome<CampaignPolicy> Parse(CampaignSource source, IReadOnlyDictionary<string, string>? readings = null) =>
        PolicyReader.Read(CampaignFiles.Of(source.Code, source.Files), readings);

    public Outcome<AmendedSource> Amend(CampaignSource source, IReadOnlyDictionary<string, string> files)
    {
        var findings = new Findings();
        foreach (var name in files.Keys.Where(name => !CampaignFiles.Names.Contains(name) && !CampaignFiles.IsForm(name)))
        {
            var hint = Nearest.Hint(name, CampaignFiles.Names);
            findings.Add(name, ViolationCode.FileUnknown, $"修订不涉及文件“{name}”；可修订的文件：{string.Join("、", CampaignFiles.Names)}。{hint.Zh}", $"An amendment has no file '{name}'; it replaces {string.Join(", ", CampaignFiles.Names)}.{hint.En}");
        }

        if (findings.Count > 0)
        {
            return Outcome.Refused(findings.All);
        }

        var amended = CampaignFiles.Of(source.Code, source.Files.Concat(files).GroupBy(file => file.Key).ToDictionary(file => file.Key, file => file.Last().Value));
        return PolicyReader.Read(amended).Select(policy => new AmendedSource(
            new CampaignSource(source.Code, policy.Version, amended.All.ToDictionary(file => file.Key, file => file.Value)), policy));
    }
}
