using Commendation.Application.Verification;
using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification;
using Commendation.Infrastructure.Documents.Forms;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>Makes a policy from the text of a campaign's files.</summary>
public static class PolicyReader
{
    /// <summary>The policy, or every fault with file, line and column. Nothing in the files makes it throw.</summary>
    /// <param name="files">The text.</param>
    /// <param name="readings">Readings to use in place of the defaults, by setting.</param>
    public static Outcome<CampaignPolicy> Read(CampaignFiles files, IReadOnlyDictionary<string, string>? readings = null) =>
        ParsedFiles.Of(files).Then(parsed => parsed.Policy(readings)).Then(policy => FormTemplates.Checked(files, policy));

    /// <summary>The policy whatever places its quota table gives, so that the table can be written from its formulas; or every other fault.</summary>
    /// <param name="files">The text.</param>
    public static Outcome<CampaignPolicy> ReadForTable(CampaignFiles files) => ParsedFiles.Of(files).Then(parsed => parsed.Policy(forgiven:
    [
        ViolationCode.FormulaDiffers, ViolationCode.QuotaSum, ViolationCode.CandidatesBelowPlaces, ViolationCode.SurplusFigures, ViolationCode.FigureAbovePlaces, ViolationCode.FigureForNobody,
    ]));

    /// <summary>The policy with everything that a verification needs, or every fault.</summary>
    /// <param name="files">The text.</param>
    /// <param name="scenarios">The text of each scenario file by name.</param>
    /// <param name="calendar">Working days.</param>
    public static Outcome<VerifiablePolicy> Verifiable(CampaignFiles files, IReadOnlyDictionary<string, string> scenarios, WorkingCalendar calendar) =>
        Verifiable(files, scenarios, Task.FromResult(calendar));

    /// <inheritdoc cref="Verifiable(CampaignFiles, IReadOnlyDictionary{string, string}, WorkingCalendar)"/>
    public static Outcome<VerifiablePolicy> Verifiable(CampaignFiles files, IReadOnlyDictionary<string, string> scenarios, Task<WorkingCalendar> calendar)
    {
        // What needs no policy is read while the policy is.
        var trees = Task.Run(() => ScenarioFiles.Parse(scenarios));
        return ParsedFiles.Of(files).Then(parsed => parsed.Policy().Then(policy => parsed.UnderEach(policy)).Then(policy => FormTemplates.Checked(files, policy)).Then(policy => ScenarioFiles.Read(policy, trees.Result).Select(examples =>
        {
            var subject = new Subject(policy, calendar.Result, parsed.Under()) { Scenarios = examples };
            var places = parsed.Places();
            return new VerifiablePolicy(
                subject with { Mutants = PlantedFaults.Of(parsed, subject) },
                place => place.StartsWith(ScenarioFiles.Folder, StringComparison.Ordinal) ? place : places.Place(place));
        })));
    }
}
