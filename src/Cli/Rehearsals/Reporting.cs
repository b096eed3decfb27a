using Commendation.Application.Campaigns;
using Commendation.Application.Common;
using Commendation.Application.Honours;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Cli.Rehearsals;

/// <summary>Makes the report of a rehearsal from what the API says in the end, and from where the candidates came to.</summary>
internal static class Reporting
{
    public static async Task<RehearsalReport> Of(Rulebook rules, Offices offices, IReadOnlyList<Candidate> candidates, int seed, int nominees)
    {
        var policy = rules.Policy;
        var timeline = (await offices.Send(new GetTimeline(policy.Code))).Value;
        var limits = (await offices.Send(new GetLimits(policy.Code))).Value;
        var honours = await Honours(policy.Code, offices);
        var forwarded = candidates.Where(candidate => candidate.State == State.Forwarded).ToList();
        var handsOn = policy.Stages[^1].Kind == StageKind.Forwarding;
        var reasons = Reasons(policy, limits, honours, forwarded.Count, candidates).ToList();
        return new RehearsalReport
        {
            Campaign = policy.Code,
            PolicyVersion = policy.Version,
            Seed = seed,
            Nominees = nominees,
            Acts = offices.Acts,
            Succeeded = reasons.Count == 0,
            Reasons = reasons,
            Timeline = timeline,
            Funnel =
            [
                .. timeline.Select(step => new FunnelStep(step.Stage, candidates.Count(candidate => candidate.Furthest >= rules.Procedure.Position(State.At(step.Stage))))),
                handsOn ? new FunnelStep(State.Forwarded.Code, forwarded.Count) : new FunnelStep(State.Honoured.Code, honours.Count),
            ],
            Organisations = Organisations(rules, candidates),
            Refusals = offices.Refusals,
            Limits = limits,
            NotCarried = OpenClauseView.Of(policy),
            Illustrative = [.. policy.Clauses.Where(clause => clause.Illustrative).Select(clause => clause.Id)],
            HandedOn = handsOn,
            List =
            [
                .. honours.OrderBy(honour => honour.Award, StringComparer.Ordinal).ThenBy(honour => honour.Order)
                    .Select(honour => new ListEntry(honour.Award, honour.Order, honour.Name, honour.RecommendedBy, honour.Number)),
                .. forwarded.GroupBy(candidate => candidate.Nominee.Award.Code).OrderBy(award => award.Key, StringComparer.Ordinal)
                    .SelectMany(award => award.Select((candidate, i) => new ListEntry(award.Key, i + 1, candidate.Nominee.Name, candidate.Nominee.Recommender, null))),
            ],
        };
    }

    private static async Task<IReadOnlyList<HonourView>> Honours(string campaign, Offices offices)
    {
        var honours = new List<HonourView>();
        string? cursor = null;
        do
        {
            var page = (await offices.Send(new ListHonours(campaign, null, null, new Paging(null, cursor, 200)))).Value;
            honours.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        return honours;
    }

    private static IEnumerable<string> Reasons(
        CampaignPolicy policy, IReadOnlyList<LimitStatusView> limits, IReadOnlyList<HonourView> honours, int forwarded, IReadOnlyList<Candidate> candidates)
    {
        if (honours.Count + forwarded == 0)
        {
            yield return policy.Stages[^1].Kind == StageKind.Forwarding ? "nobody was handed on" : "no decision was reached";
        }

        foreach (var limit in limits.Where(limit => !limit.Holds && !limit.Waived && limit.Strength != Strength.Emphasis))
        {
            yield return $"limit {limit.Limit} ({limit.Clause}) is broken: {limit.Members} of {limit.Listed}";
        }

        foreach (var award in policy.Awards)
        {
            // Nominees of a channel outside the award's number are honoured on top of it.
            var onTop = candidates.Count(candidate =>
                candidate.State == State.Honoured
                && policy.Channels.Any(channel => channel.Award == award.Code && channel.Code == candidate.Nominee.Channel && !channel.CountsInsideTotal));
            var count = honours.Count(honour => honour.Award == award.Code);
            if (count > award.Places + onTop)
            {
                yield return $"award {award.Code} has {count} honours for {award.Places} places";
            }
        }
    }

    private static IReadOnlyList<OrganisationFunnel> Organisations(Rulebook rules, IReadOnlyList<Candidate> candidates)
    {
        var policy = rules.Policy;
        var placing = policy.Stages.FirstOrDefault(stage => stage.PlaceClause is not null) is { } stage ? rules.Procedure.Position(State.At(stage.Code)) : int.MaxValue;
        var named = candidates.ToLookup(candidate => (policy.QuotaHolder(candidate.Nominee.Recommender, candidate.Nominee.Award.Code), policy.QuotaOf(candidate.Nominee.Award.Code)));
        return
        [
            .. from row in policy.Quotas
               let own = named[(row.Organisation, row.Award)]
               select new OrganisationFunnel(
                   row.Organisation,
                   policy.Organisations.Find(row.Organisation)!.Name.Zh,
                   row.Award,
                   row.Places,
                   own.Count(),
                   own.Count(candidate => candidate.Furthest > 0),
                   own.Count(candidate => candidate.Furthest > placing),
                   own.Count(candidate => candidate.State.IsSuccess)),
        ];
    }
}
