using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Verification.Scenarios;

namespace Commendation.Domain.Verification.Boundaries;

/// <summary>
/// For every bar from later rounds (限制参评): the last round and the last day on which it holds, the first on which it is over, and, where it
/// is for an organisation, one laid on another.
/// </summary>
internal static class BarCases
{
    public static IEnumerable<Scenario> Of(Rulebook rules, Award award, IReadOnlyDictionary<string, string> sound)
    {
        var policy = rules.Policy;
        var by = policy.Quotas.Where(row => row.Award == policy.QuotaOf(award.Code) && row.Places > 0).Select(row => row.Organisation).FirstOrDefault();
        if (by is null || policy.Series is not { } series)
        {
            yield break;
        }

        foreach (var sanction in policy.Sanctions.Where(sanction => sanction.Effect == SanctionEffect.BarLaterRounds))
        {
            var recently = policy.IssuedOn.AddMonths(-1);
            ActScenario Barred(string name, int round, DateOnly on, string? organisation = null) => ProcedureCases.Completed(
                rules,
                new ActScenario($"{sanction.Title.Zh}：{name}", string.Empty, award.Code, by, sound,
                [
                    new Step(Step.EarlierBar, Expectation.Accepted) { What = sanction.Code, Round = round, On = on, Organisation = organisation },
                    new Step("nominate", Expectation.Accepted) { On = policy.IssuedOn },
                ]));

            if (sanction.Rounds is { } rounds)
            {
                yield return Barred("所限最后一届 / the last round that it bars", Math.Max(series.Round - rounds, 0), recently);
                if (series.Round > rounds)
                {
                    yield return Barred("所限各届之后 / the round after those that it bars", series.Round - rounds - 1, recently);
                }
            }

            if (sanction.Years is { } years)
            {
                yield return Barred("所限年数的最后一日 / the last day of its years", series.Round - 1, policy.IssuedOn.AddYears(-years).AddDays(1));
                yield return Barred("所限年数届满 / the day after its years", series.Round - 1, policy.IssuedOn.AddYears(-years));
            }

            yield return Barred("本届所作，只限以后各届 / laid in this round, which it does not bar", series.Round, policy.IssuedOn);
            if (sanction.Subject == SanctionSubject.Organisation
                && policy.Quotas.FirstOrDefault(row => policy.Organisations.Line(by).All(above => above.Code != row.Organisation)) is { } other)
            {
                yield return Barred("其他单位被限 / another organisation is barred", series.Round - 1, recently, other.Organisation);
            }
        }
    }
}
