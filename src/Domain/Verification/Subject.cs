using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Verification.Mutation;
using Commendation.Domain.Verification.Scenarios;

namespace Commendation.Domain.Verification;

/// <summary>What is verified: a policy, the working days, and the same policy under other readings.</summary>
/// <param name="Policy">The policy under the readings in force.</param>
/// <param name="Calendar">Working days.</param>
/// <param name="Under">The policy when these readings, by setting, take the place of those in force.</param>
public sealed record Subject(CampaignPolicy Policy, WorkingCalendar Calendar, Func<IReadOnlyDictionary<string, string>, CampaignPolicy> Under)
{
    /// <summary>Examples with expected outcomes, in the order of their files.</summary>
    public IReadOnlyList<Scenario> Scenarios { get; init; } = [];

    /// <summary>Asked between two steps: whether the caller has given up; never by default.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>The same policy with one planted fault each; made when they are asked for.</summary>
    public IReadOnlyList<Mutant> Mutants { get; init; } = [];
}
