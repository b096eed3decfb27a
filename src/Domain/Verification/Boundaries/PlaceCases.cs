using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Verification.Scenarios;

namespace Commendation.Domain.Verification.Boundaries;

/// <summary>For the first row of the quota table of each award: the last place, and one more; and an organisation without places.</summary>
internal static class PlaceCases
{
    public static IEnumerable<Scenario> Of(Rulebook rules, Award award, IReadOnlyDictionary<string, string> sound)
    {
        var policy = rules.Policy;
        if (policy.Quotas.FirstOrDefault(row => row.Award == policy.QuotaOf(award.Code) && row.Places > 0) is not { } row)
        {
            yield break;
        }

        var capacity = policy.Candidates(row);
        yield return Asked(rules, new PlaceScenario($"{award.Title.Zh}：最后一个名额 / the last place", string.Empty, award.Code, row.Organisation, sound, capacity - 1, Expectation.Accepted));
        yield return Asked(rules, new PlaceScenario($"{award.Title.Zh}：名额已满 / no place is left", string.Empty, award.Code, row.Organisation, sound, capacity, Expectation.Accepted));
        if (policy.Organisations.All.FirstOrDefault(organisation => policy.QuotaHolder(organisation.Code, award.Code) is null) is { } outside)
        {
            yield return Asked(rules, new PlaceScenario($"{award.Title.Zh}：未分配名额的单位 / an organisation without places", string.Empty, award.Code, outside.Code, sound, 0, Expectation.Accepted));
        }
    }

    private static PlaceScenario Asked(Rulebook rules, PlaceScenario scenario) => scenario with { Expected = ProcedureCases.Expected(ScenarioRunner.Ask(rules, scenario)) };
}
