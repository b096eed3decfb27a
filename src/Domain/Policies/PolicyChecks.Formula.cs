using Commendation.Domain.Apportionments;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <content>Whether the quota table is what its formula gives.</content>
public static partial class PolicyChecks
{
    private static IEnumerable<Misfit> Formulas(CampaignPolicy policy)
    {
        IReadOnlyList<string> restsOn = ["awards.code", "awards.places", "quotas.organisation", "quotas.award", "quotas.places", "quotas.formula", "quotas.shared", "channels"];
        var quotas = policy.Awards.Select(award => policy.QuotaOf(award.Code)).Distinct().ToList();
        foreach (var (formula, i) in policy.Formulas.Select((formula, i) => (formula, i)))
        {
            foreach (var unknown in formula.Awards.Where(award => !quotas.Contains(award)))
            {
                yield return new Misfit(formula, "awards", Violation.Unknown(ViolationCode.AwardUnknown, unknown, quotas), restsOn);
            }

            if (quotas.Find(quota => formula.IsFor(quota) && policy.Formulas.Take(i).Any(earlier => earlier.IsFor(quota))) is { } twice)
            {
                yield return At(formula, Itself, ViolationCode.FormulaDiffers, $"“{twice}”的名额有两个分配办法；请用 awards 分开。", $"The places of '{twice}' have two formulas; tell them apart by 'awards'.", restsOn);
                continue;
            }

            foreach (var factor in formula.Factors.Where((_, f) => formula.Weights.All(row => row.Values[f] is null)))
            {
                yield return At(formula, "weights", ViolationCode.FormulaDiffers, $"名额分配表中没有列“{factor.Name}”，或该列为空。", $"The quota table has no column '{factor.Name}', or it is empty.", restsOn);
            }

            foreach (var misfit in formula.Factors.Where((_, f) => formula.Weights.All(row => row.Values[f] is null)).Any() ? [] : quotas.Where(formula.IsFor).SelectMany(quota => Against(policy, formula, quota, restsOn)))
            {
                yield return misfit;
            }
        }
    }

    private static IEnumerable<Misfit> Against(CampaignPolicy policy, QuotaFormula formula, string quota, IReadOnlyList<string> restsOn)
    {
        var rows = policy.Quotas.Where(row => row.Award == quota).ToDictionary(row => row.Organisation);
        if (formula.Weights.FirstOrDefault(row => row.Award == quota && row.Values.Contains(null)) is { } gap)
        {
            yield return At(
                rows[gap.Organisation], Itself, ViolationCode.FormulaDiffers, $"分配办法所依据的列在{gap.Organisation}“{quota}”这一行没有填写。", $"The formula weighs by a column that is empty for {gap.Organisation}, '{quota}'.", restsOn);
            yield break;
        }

        var outcome = formula.Of(quota, policy.PlacesIn(quota));
        if (!outcome.Accepted)
        {
            foreach (var violation in outcome.Violations)
            {
                yield return new Misfit(formula, Itself, violation with { Place = null }, restsOn);
            }

            yield break;
        }

        var tied = outcome.Value is Tied open ? open.Tie.Codes : [];
        foreach (var allotment in outcome.Value.Allotments)
        {
            var row = rows[allotment.Code];
            if (row.Places == allotment.Places || (row.Places == allotment.Places + 1 && tied.Contains(row.Organisation)))
            {
                continue;
            }

            var misfit = At(
                row,
                "places",
                ViolationCode.FormulaDiffers,
                $"{row.Organisation}“{quota}”的名额，表中为{Number(row.Places)}个，按分配办法（{formula.Clause}）为{Number(allotment.Places)}个；请改表，或改分配办法（apportion 可按办法重写该表）。",
                $"{row.Organisation} has {Number(row.Places)} places for '{quota}' by the table, {Number(allotment.Places)} by the formula ({formula.Clause}); change one of them (apportion writes the table from the formula).",
                restsOn);
            yield return misfit with { What = misfit.What with { Clause = formula.Clause, Actual = Number(row.Places), Required = Number(allotment.Places) } };
        }
    }
}
