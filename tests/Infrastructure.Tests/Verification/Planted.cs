using Commendation.Application.Verification;
using Commendation.Domain.Calendars;
using Commendation.Domain.Verification;
using Commendation.Infrastructure.Calendars;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.Tests.PolicyFiles;

namespace Commendation.Infrastructure.Tests.Verification;

/// <summary>Puts a fault into a campaign that has none, and runs one part of the verification over it.</summary>
internal static class Planted
{
    public static WorkingCalendar Calendar { get; } = ChineseCalendar.Load();

    /// <summary>Every campaign folder of the repository.</summary>
    public static IReadOnlyList<string> Folders { get; } =
        [.. Directory.GetDirectories(Path.Combine(Qinghai.Root, "campaigns")).Order(StringComparer.Ordinal)];

    public static VerifiablePolicy Verifiable(this CampaignFiles files, IReadOnlyDictionary<string, string>? scenarios = null)
    {
        var read = PolicyReader.Verifiable(files, scenarios ?? new Dictionary<string, string>(), Calendar);
        read.Violations.Should().BeEmpty("a fault that the loader refuses proves nothing about the verification");
        return read.Value;
    }

    public static IReadOnlyList<Finding> Findings(this CampaignFiles files, Func<Subject, Report> part) => part(files.Verifiable().Subject).Findings;

    /// <summary>The only finding, with the file and line that a person is sent to.</summary>
    public static (Finding Finding, string Place) OnlyFinding(this CampaignFiles files, Func<Subject, Report> part) => files.Verifiable().Only(part);

    /// <summary>The same for a policy with scenarios.</summary>
    public static (Finding Finding, string Place) Only(this VerifiablePolicy policy, Func<Subject, Report> part)
    {
        var finding = part(policy.Subject).Findings.Should().ContainSingle().Subject;
        finding.Message.Zh.Should().NotBeNullOrWhiteSpace();
        finding.Message.En.Should().NotBeNullOrWhiteSpace();
        return (finding, policy.PlaceOf(finding.Place!));
    }
}
