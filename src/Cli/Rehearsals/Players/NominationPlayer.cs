using Commendation.Application.Common;
using Commendation.Application.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;

namespace Commendation.Cli.Rehearsals.Players;

/// <summary>Plays the first day: every unit nominates; what a nomination is refused for by mistake is put right.</summary>
internal static class NominationPlayer
{
    /// <summary>The candidates, in the order of their nomination.</summary>
    public static async Task<IReadOnlyList<Candidate>> Play(Rulebook rules, Offices offices, IEnumerable<SyntheticNominee> nominees)
    {
        var candidates = new List<Candidate>();
        foreach (var nominee in nominees)
        {
            var rank = RankOf(nominee, candidates, rules.Policy);
            if (await Nominate(nominee, rank, rules.Policy.Code, offices) is { } id)
            {
                candidates.Add(new Candidate(nominee, id, rank, rules));
            }
        }

        return candidates;
    }

    private static async Task<Guid?> Nominate(SyntheticNominee nominee, int? rank, string campaign, Offices offices)
    {
        var facts = new Dictionary<string, string>(nominee.Facts);
        if (nominee.Fate == Fate.MissingFact && nominee.Award.Rules.SelectMany(rule => rule.Facts).FirstOrDefault(fact => facts.ContainsKey(fact.Code)) is { } forgotten)
        {
            facts.Remove(forgotten.Code);
        }

        var request = new CreateNomination(campaign, nominee.Recommender, null, nominee.Award.Code, nominee.Award.Kind, nominee.Name, nominee.Identifier, nominee.Channel, WrittenFacts.Of(facts))
        {
            Reserve = rank,
        };
        var created = await offices.Send(request);
        if (!created.Accepted && nominee.Fate == Fate.WrongCheckDigit)
        {
            // The unit compares the number with the document and hands in the right one.
            created = await offices.Send(request with { Identifier = nominee.RightIdentifier });
        }

        if (nominee.Fate == Fate.NominatedTwice)
        {
            await offices.Send(request);
        }

        return created.Accepted ? created.Value.Id : null;
    }

    // Once an organisation has named as many candidates as it has places, the next ones are reserves, until all ranks are given.
    private static int? RankOf(SyntheticNominee nominee, IEnumerable<Candidate> before, CampaignPolicy policy)
    {
        if (policy.Reserves is null || nominee is not { Channel: null, Fate: Fate.Sound } || policy.QuotaHolder(nominee.Recommender, nominee.Award.Code) is not { } holder)
        {
            return null;
        }

        var quota = policy.QuotaOf(nominee.Award.Code);
        var own = before.Where(candidate => candidate.Nominee.Channel is null && policy.QuotaOf(candidate.Nominee.Award.Code) == quota && candidate.Listed.Holder == holder).ToList();
        var row = policy.RowOf(holder, nominee.Award.Code)!;
        var rank = own.Count(candidate => candidate.Reserve is not null) + 1;
        return own.Count(candidate => candidate.Reserve is null) >= policy.Candidates(row) && rank <= policy.Ranks(row) ? rank : null;
    }
}
