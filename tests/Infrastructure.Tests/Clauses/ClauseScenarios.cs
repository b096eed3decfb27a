namespace Commendation.Infrastructure.Tests.Clauses;

/// <summary>Every scenario of the Qinghai notice, in the order of its chapters.</summary>
internal static class ClauseScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        .. ScopeScenarios.All,
        .. RewardScenarios.All,
        .. CriteriaScenarios.All,
        .. ProcedureScenarios.All,
        .. DisciplineScenarios.All,
    ];
}
