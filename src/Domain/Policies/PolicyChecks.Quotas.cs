using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <content>Places that several awards share, and how many may be recommended beside how many are honoured.</content>
public static partial class PolicyChecks
{
    private static IEnumerable<Misfit> SharedQuotas(CampaignPolicy policy)
    {
        foreach (var (shared, i) in policy.Shared.Select((shared, i) => (shared, i)))
        {
            Misfit Wrong(string key, string zh, string en) => At(
                shared, key, ViolationCode.SharedPlaces, $"合用名额“{shared.Code}”{zh}", $"The shared places '{shared.Code}' {en}", ["awards.code", "awards.places", "quotas.award", "quotas.places", "quotas.shared"]);
            foreach (var unknown in shared.Awards.Where(award => policy.FindAward(award) is null))
            {
                yield return UnknownAward(policy, unknown, shared, "awards");
            }

            if (shared.Awards.Distinct().Count() < 2)
            {
                yield return Wrong("awards", "须由至少两个奖项合用。", "need at least two awards to share them.");
            }

            if (policy.FindAward(shared.Code) is not null)
            {
                yield return Wrong("code", "不得与奖项同名。", "cannot bear the code of an award.");
            }

            foreach (var award in shared.Awards.Where(award => policy.Shared.Take(i).Any(earlier => earlier.Awards.Contains(award))))
            {
                yield return Wrong("awards", $"与另一组合用名额重叠：奖项“{award}”在两组之中。", $"overlap others: the award '{award}' is in both.");
            }

            foreach (var row in policy.Quotas.Where(row => shared.Awards.Contains(row.Award)))
            {
                yield return Wrong("awards", $"已含奖项“{row.Award}”，名额分配表中不应再有该奖项的名额（{row.Organisation}）。", $"hold those of the award '{row.Award}'; the quota table cannot give {row.Organisation} places for it besides.");
            }

            var awards = shared.Awards.Select(policy.FindAward).OfType<Award>().ToList();
            foreach (var award in awards.Where(award => award.Places > shared.Places))
            {
                yield return Wrong("places", $"共{Number(shared.Places)}个，少于奖项“{award.Code}”的{Number(award.Places)}个。", $"are {Number(shared.Places)}, fewer than the {Number(award.Places)} of the award '{award.Code}'.");
            }

            var (most, sum) = (awards.Sum(award => (long)award.Places), policy.Quotas.Where(row => row.Award == shared.Code).Sum(row => (long)row.Places));
            if (awards.Count == shared.Awards.Count && most < shared.Places)
            {
                yield return Wrong("places", $"共{Number(shared.Places)}个，各奖项名额合计只有{Number(most)}个，用不完。", $"are {Number(shared.Places)}, but the awards that share them have only {Number(most)} in all.");
            }

            var separate = awards.Sum(award => (long)policy.SeparatePlaces(award.Code));
            if (sum != shared.Places - separate)
            {
                var misfit = At(
                    shared,
                    "places",
                    ViolationCode.QuotaSum,
                    $"合用名额“{shared.Code}”为{Number(shared.Places)}个，名额分配表合计为{Number(sum)}个，两者须一致。",
                    $"The shared places '{shared.Code}' are {Number(shared.Places)}, the quota table adds up to {Number(sum)}; make them equal.",
                    ["quotas.award", "quotas.places", "quotas.shared", "channels"]);
                yield return misfit with { What = misfit.What with { Clause = policy.QuotaClause, Actual = Number(sum), Required = Number(shared.Places - separate) } };
            }
        }
    }

    private static IEnumerable<Misfit> Candidates(CampaignPolicy policy)
    {
        IReadOnlyList<string> restsOn = ["awards.code", "quotas.organisation", "quotas.award", "quotas.places", "quotas.candidates", "quotas.surplus", "quotas.shared"];
        foreach (var (surplus, i) in policy.Surpluses.Select((surplus, i) => (surplus, i)))
        {
            foreach (var unknown in surplus.Awards.Where(award => policy.FindAward(award) is null))
            {
                yield return UnknownAward(policy, unknown, surplus, "awards");
            }

            if (policy.Surpluses.Take(i).FirstOrDefault(earlier => policy.Awards.Any(award => earlier.IsFor(award.Code) && surplus.IsFor(award.Code))) is { } other)
            {
                var award = policy.Awards.First(award => other.IsFor(award.Code) && surplus.IsFor(award.Code)).Code;
                yield return At(surplus, Itself, ViolationCode.SurplusFigures, $"奖项“{award}”有两项差额规定；请用 awards 分开。", $"The award '{award}' has two rules of surplus; tell them apart by 'awards'.", restsOn);
            }

            if (policy.Shared.FirstOrDefault(shared => shared.Awards.Any(surplus.IsFor) && !shared.Awards.All(surplus.IsFor)) is { } half)
            {
                yield return At(surplus, "awards", ViolationCode.SurplusFigures, $"合用名额“{half.Code}”的奖项须适用同一项差额规定。", $"The awards that share the places '{half.Code}' need the same surplus.", restsOn);
            }

            if (surplus.Share is null && policy.Quotas.FirstOrDefault(row => row is { Candidates: null, Places: > 0 } && policy.AwardsOf(row).Any(surplus.IsFor)) is { } open)
            {
                yield return At(open, Itself, ViolationCode.SurplusFigures, $"差额规定取自名额分配表，但{open.Organisation}（{open.Award}）没有填写 candidates。", $"The surplus is taken from the quota table, but {open.Organisation} ({open.Award}) has no candidates there.", restsOn);
            }
        }

        foreach (var row in policy.Quotas)
        {
            var surplus = policy.SurplusOf(policy.AwardsOf(row)[0]);
            if (row.Candidates < row.Places)
            {
                var misfit = At(
                    row,
                    OrganisationLanguage.CandidatesColumn,
                    ViolationCode.CandidatesBelowPlaces,
                    $"{row.Organisation}“{row.Award}”推荐名额{Number(row.Candidates!.Value)}个，少于表彰名额{Number(row.Places)}个。",
                    $"{row.Organisation} may recommend {Number(row.Candidates!.Value)} for '{row.Award}', fewer than the {Number(row.Places)} that are honoured.",
                    restsOn);
                yield return misfit with { What = misfit.What with { Actual = Number(row.Candidates.Value), Required = Number(row.Places) } };
            }
            else if (row.Candidates > row.Places && surplus is null)
            {
                yield return At(
                    row,
                    OrganisationLanguage.CandidatesColumn,
                    ViolationCode.SurplusFigures,
                    $"{row.Organisation}“{row.Award}”推荐名额多于表彰名额，但没有差额规定；请写明 quotas.surplus 及其条款。",
                    $"{row.Organisation} may recommend more than it has places for '{row.Award}', but no surplus is declared; give quotas.surplus with its clause.",
                    restsOn);
            }
            else if (surplus is { Share: not null } && row.Candidates is { } written && written != new[] { row.Places, surplus.Beyond(row.Places) }.Capped())
            {
                yield return At(
                    row,
                    OrganisationLanguage.CandidatesColumn,
                    ViolationCode.SurplusFigures,
                    $"{row.Organisation}“{row.Award}”推荐名额，表中为{Number(written)}个，按差额比例{surplus.Share}为{Number(row.Places + (long)surplus.Beyond(row.Places))}个；请改为一致，或写 candidates: table。",
                    $"{row.Organisation} may recommend {Number(written)} for '{row.Award}' by the table, {Number(row.Places + (long)surplus.Beyond(row.Places))} by the surplus of {surplus.Share}; make them equal, or write candidates: table.",
                    restsOn);
            }

            if (row.Reserves is not null && policy.Reserves is null)
            {
                yield return At(
                    row,
                    OrganisationLanguage.ReservesColumn,
                    ViolationCode.SurplusFigures,
                    $"{row.Organisation}“{row.Award}”有递补人选数，但没有递补规定；请写明 quotas.reserves 及其条款。",
                    $"{row.Organisation} has reserves for '{row.Award}', but no reserves are declared; give quotas.reserves with their clause.",
                    restsOn);
            }
        }
    }
}
