using System.Globalization;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>
/// Whether the parts of a policy fit together. Each finding names the path of the offending key, so that whoever read the policy from a
/// file can add line and column. An empty result means that the policy can run.
/// </summary>
public static partial class PolicyChecks
{
    /// <summary>Every finding, in the policy's order.</summary>
    public static IReadOnlyList<Violation> Findings(CampaignPolicy policy) =>
    [
        .. UnknownClauses(policy).Distinct(),
        .. UnimplementedClauses(policy),
        .. Twice(policy),
        .. Facts(policy),
        .. Organisations(policy),
        .. Quotas(policy),
        .. Limits(policy).Distinct(),
        .. LimitReach(policy).Distinct(),
        .. Stages(policy),
        .. DueDates(policy),
        .. Times(policy),
        .. Interpretations(policy),
        .. Structure(policy),
    ];

    private static IEnumerable<Violation> UnknownClauses(CampaignPolicy policy)
    {
        var known = policy.Clauses.Select(clause => clause.Id).ToHashSet();
        var citations = policy.ClauseUses().Select(use => (use.Path, use.Clause)).Concat(
            policy.Clauses.SelectMany((clause, i) => clause.CoveredBy.Select((covering, j) => ($"clauses[{i}].coveredBy[{j}]", covering))));
        return from citation in citations
               where !known.Contains(citation.Item2)
               let hint = Nearest.Hint(citation.Item2, known)
               select At(
                   citation.Item1,
                   "clause-unknown",
                   $"条款清单中没有“{citation.Item2}”。{hint.Zh}",
                   $"The clause ledger has no clause '{citation.Item2}'.{hint.En}");
    }

    private static IEnumerable<Violation> UnimplementedClauses(CampaignPolicy policy)
    {
        var used = policy.ClauseUses().Select(use => use.Clause).ToHashSet();
        return from item in policy.Clauses.Select((clause, i) => (clause, i))
               where !item.clause.IsFrame && item.clause.CoveredBy.Count == 0 && !used.Contains(item.clause.Id)
               select At(
                   $"clauses[{item.i}].id",
                   "clause-unimplemented",
                   $"条款“{item.clause.Id}”没有任何规则引用；请补充规则，或用 coveredBy 指明由哪些条款落实。",
                   $"No element cites clause '{item.clause.Id}'; add one, or name the clauses that carry it under coveredBy.");
    }

    private static IEnumerable<Violation> Twice(CampaignPolicy policy)
    {
        IEnumerable<(string Path, string Code)> Codes(string path, IEnumerable<string> codes) =>
            codes.Select((code, i) => ($"{path}[{i}]", code));

        IEnumerable<(string Path, string Code)>[] groups =
        [
            Codes("clauses", policy.Clauses.Select(clause => clause.Id)).Select(at => (Path: at.Path + ".id", at.Code)),
            Codes("facts", policy.Facts.All.Select(fact => fact.Code)).Select(at => (Path: at.Path + ".code", at.Code)),
            .. policy.Facts.All.Select((fact, i) => Codes($"facts[{i}].items", fact is { Items: { } items, Derivation: null } ? items.All.Select(item => item.Code) : []).Select(at => (Path: at.Path + ".code", at.Code))),
            Codes("roles", policy.Roles.Select(role => role.Code)).Select(at => (Path: at.Path + ".code", at.Code)),
            Codes("awards", policy.Awards.Select(award => award.Code)).Select(at => (Path: at.Path + ".code", at.Code)),
            policy.Awards.SelectMany((award, i) => Codes($"awards[{i}].rules", award.Rules.Select(rule => rule.Code))).Select(at => (Path: at.Path + ".code", at.Code)),
            policy.Limits.Select((limit, i) => (Path: $"{limit.PathAt(i)}.code", limit.Code)),
            Codes("channels", policy.Channels.Select(channel => channel.Code)).Select(at => (Path: at.Path + ".code", at.Code)),
            Codes("procedure.stages", policy.Stages.Select(stage => stage.Code)).Select(at => (Path: at.Path + ".code", at.Code)),
            policy.Stages.SelectMany((stage, i) => Codes($"procedure.stages[{i}].records", stage.Records.Select(record => record.Code))).Select(at => (Path: at.Path + ".code", at.Code)),
            Codes("events", policy.Events.Select(known => known.Code)).Select(at => (Path: at.Path + ".code", at.Code)),
            Codes("materials", policy.Materials.Select(material => material.Code)).Select(at => (Path: at.Path + ".code", at.Code)),
            Codes("sanctions", policy.Sanctions.Select(sanction => sanction.Code)).Select(at => (Path: at.Path + ".code", at.Code)),
            Codes("interpretations", policy.Interpretations.Select(interpretation => interpretation.Setting)).Select(at => (Path: at.Path + ".setting", at.Code)),
            Codes("organisations", policy.Organisations.All.Select(organisation => organisation.Code)),
            Codes("quotas", policy.Quotas.Select(row => $"{row.Organisation} {row.Award}")),
        ];
        return from codes in groups
               from again in codes.GroupBy(at => at.Code).SelectMany(same => same.Skip(1))
               select At(again.Path, "code-twice", $"代码“{again.Code}”重复。", $"The code '{again.Code}' is used twice.");
    }

    private static IEnumerable<Violation> Facts(CampaignPolicy policy)
    {
        foreach (var finding in Facts("facts", policy.Facts))
        {
            yield return finding;
        }

        foreach (var (award, i) in policy.Awards.Select((award, i) => (award, i)))
        {
            foreach (var (rule, j) in award.Rules.Select((rule, j) => (rule, j)))
            {
                foreach (var foreign in rule.Facts.Where(fact => fact.For is { } kind && kind != award.Kind))
                {
                    yield return At(
                        $"awards[{i}].rules[{j}]",
                        "fact-other-kind",
                        $"规则“{rule.Code}”引用了不适用于该奖项对象的事实“{foreign.Code}”。",
                        $"Rule '{rule.Code}' reads '{foreign.Code}', which is not declared for this kind of nominee.");
                }
            }
        }
    }

    private static IEnumerable<Violation> Facts(string path, FactCatalogue facts)
    {
        var circles = Circles(
            [.. facts.All.Select(fact => fact.Code)],
            facts.All.SelectMany(fact => (fact.Derivation?.Reads ?? []).Select(read => (fact.Code, Read: read.Code))).ToLookup(pair => pair.Code, pair => pair.Read)).ToList();
        var circling = circles.SelectMany(circle => circle.Members).ToHashSet();
        foreach (var (index, members) in circles)
        {
            yield return At(
                $"{path}[{index}].derive",
                "fact-circle",
                $"事实{string.Join("、", members)}互相推算，形成循环。",
                $"The facts {string.Join(", ", members)} derive from one another in a circle.");
        }

        foreach (var (fact, i) in facts.All.Select((fact, i) => (fact, i)))
        {
            var at = $"{path}[{i}]";
            if (fact.Index != i)
            {
                yield return At(at, "fact-index", $"事实“{fact.Code}”的序号应为{Number(i)}。", $"Fact '{fact.Code}' must have index {Number(i)}.");
            }

            if (fact.Min > fact.Max)
            {
                yield return At($"{at}.min", "fact-range", $"“{fact.Code}”的最小值大于最大值。", $"The minimum of '{fact.Code}' is above its maximum.");
            }

            foreach (var later in fact.Derivation?.Reads.Where(read => read.Index >= fact.Index && !(circling.Contains(fact.Code) && circling.Contains(read.Code))) ?? [])
            {
                yield return At(
                    at,
                    "fact-order",
                    $"“{fact.Code}”所依据的“{later.Code}”须先于它声明（且不得循环）。",
                    $"'{later.Code}', which '{fact.Code}' derives from, must be declared before it (and never in a circle).");
            }

            // A list that is derived from another one has that one's items, which are checked there.
            foreach (var finding in fact is { Items: { } items, Derivation: null } ? Facts($"{at}.items", items) : [])
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Violation> Organisations(CampaignPolicy policy)
    {
        foreach (var (organisation, i) in policy.Organisations.All.Select((organisation, i) => (organisation, i)))
        {
            if (organisation.Superior is { } superior && policy.Organisations.Find(superior) is null)
            {
                yield return policy.Organisations.Unknown(superior, $"organisations[{i}].superior");
            }
        }

        foreach (var (row, i) in policy.Quotas.Select((row, i) => (row, i)))
        {
            if (policy.Organisations.Find(row.Organisation) is null)
            {
                yield return policy.Organisations.Unknown(row.Organisation, $"quotas[{i}].organisation");
            }
        }

        foreach (var (role, i) in policy.Roles.Select((role, i) => (role, i)))
        {
            foreach (var route in role.Routes.Values.Where(route => route.Fixed is { } code && policy.Organisations.Find(code) is null))
            {
                yield return policy.Organisations.Unknown(route.Fixed!, $"roles[{i}].organisation");
            }
        }

        if (policy.FindRole(policy.WaivedBy) is null)
        {
            yield return UnknownRole(policy, policy.WaivedBy, "waivedBy");
        }

        foreach (var (award, i) in policy.Awards.Select((award, i) => (award, i)))
        {
            if (award.ConferredBy is { } role && policy.FindRole(role) is null)
            {
                yield return UnknownRole(policy, role, $"awards[{i}].conferredBy");
            }
        }
    }

    private static IEnumerable<Violation> Quotas(CampaignPolicy policy)
    {
        foreach (var (row, i) in policy.Quotas.Select((row, i) => (row, i)))
        {
            if (policy.FindAward(row.Award) is null)
            {
                yield return UnknownAward(policy, row.Award, $"quotas[{i}].award");
            }

            if (row.Places < 0)
            {
                yield return At($"quotas[{i}].places", "quota-negative", $"名额不能为负数：{Number(row.Places)}。", $"Places cannot be negative: {Number(row.Places)}.");
            }
        }

        foreach (var (award, i) in policy.Awards.Select((award, i) => (award, i)))
        {
            var sum = policy.Quotas.Where(row => row.Award == award.Code).Sum(row => (long)row.Places);
            var separate = policy.SeparatePlaces(award.Code);
            if (award.Places <= 0)
            {
                yield return At($"awards[{i}].places", "places-not-positive", $"奖项“{award.Code}”的名额须大于零。", $"Award '{award.Code}' needs at least one place.");
            }
            else if (separate <= award.Places && sum != award.Places - separate)
            {
                var apart = separate == 0 ? new Text(string.Empty, string.Empty) : new Text($"（其中单列{Number(separate)}个）", $", {Number(separate)} of them listed separately");
                yield return At(
                    $"awards[{i}].places",
                    "quota-sum",
                    $"奖项“{award.Code}”名额为{Number(award.Places)}个{apart.Zh}，名额分配表合计为{Number(sum)}个，两者须一致。",
                    $"Award '{award.Code}' has {Number(award.Places)} places{apart.En}, the quota table adds up to {Number(sum)}; make them equal.")
                    with
                { Clause = policy.QuotaClause, Actual = Number(sum), Required = Number(award.Places - separate) };
            }
        }
    }

    private static IEnumerable<Violation> Limits(CampaignPolicy policy)
    {
        foreach (var (limit, path) in policy.Limits.Select((limit, i) => (limit, limit.PathAt(i))))
        {
            foreach (var award in limit.Awards.Where(award => policy.FindAward(award) is null))
            {
                yield return UnknownAward(policy, award, $"{path}.awards");
            }

            if (limit.Within is not null && limit.Base != LimitBase.Listed)
            {
                yield return At(
                    $"{path}.base",
                    "limit-base",
                    $"限制“{limit.Code}”以名单的一部分为基数，不能再以计划名额为基数。",
                    $"Limit '{limit.Code}' takes its share of a part of the list; planned places have no such part.");
            }

            if (limit.Scope is LimitScope.List or LimitScope.Nominee && (limit.Figures.Count > 0 || limit.Tiers.Count > 0))
            {
                yield return At(
                    path,
                    "limit-scope",
                    $"限制“{limit.Code}”按单位区分指标，须写明 scope: organisation 或 tier。",
                    $"Limit '{limit.Code}' differs by organisation; it needs scope: organisation or tier.");
            }

            if (limit.Scope == LimitScope.Nominee && (limit.Bound is not (BoundKind.AtMost or BoundKind.Reported) || limit.Share is not null || limit.Awards.Count < 2))
            {
                yield return At(
                    path,
                    "limit-scope",
                    $"限制“{limit.Code}”针对每个推荐对象，须涉及至少两个奖项，并以 atMost 写明数量。",
                    $"Limit '{limit.Code}' looks at each nominee; it needs at least two awards and a count under atMost.");
            }

            if (limit is { Bound: BoundKind.Exactly, Rounding: LimitRounding.KeepsShare } && (limit.Share is not null || limit.Figures.Any(figure => figure.Share is not null)))
            {
                yield return At(
                    path,
                    "limit-rounding",
                    $"限制“{limit.Code}”须恰好为某一比例，须用 rounding 写明如何取整。",
                    $"Limit '{limit.Code}' asks for exactly a share; say under rounding what becomes of a part of a person.");
            }

            foreach (var region in limit.Figures.SelectMany(figure => figure.Regions).Where(region => policy.Organisations.Find(region) is null))
            {
                yield return policy.Organisations.Unknown(region, $"{path}.figures");
            }

            foreach (var channel in limit.ExceptChannels.Where(channel => policy.Channels.All(known => known.Code != channel)))
            {
                var hint = Nearest.Hint(channel, policy.Channels.Select(known => known.Code));
                yield return At($"{path}.exceptChannels", "channel-unknown", $"没有渠道“{channel}”。{hint.Zh}", $"There is no channel '{channel}'.{hint.En}");
            }

            foreach (var (figure, j) in limit.Figures.Select((figure, j) => (figure, j)))
            {
                var at = FigurePath(limit, path, j);
                if (figure.AllottedAtLeast >= figure.AllottedBelow)
                {
                    yield return At(
                        at,
                        "figure-empty",
                        $"限制“{limit.Code}”的一项指标要求名额不少于{Number(figure.AllottedAtLeast!.Value)}且少于{Number(figure.AllottedBelow!.Value)}，没有单位符合。",
                        $"A figure of limit '{limit.Code}' applies to allotments of at least {Number(figure.AllottedAtLeast!.Value)} and below {Number(figure.AllottedBelow!.Value)}; there is none.");
                }
                else if (limit.Tiers.Count > 0 && figure.Tiers.Count > 0 && !figure.Tiers.Any(limit.IsFor))
                {
                    yield return At(
                        at,
                        "figure-empty",
                        $"限制“{limit.Code}”只针对层级{string.Join("、", limit.Tiers)}，这项指标针对的层级{string.Join("、", figure.Tiers)}不在其内。",
                        $"Limit '{limit.Code}' applies to the tiers {string.Join(", ", limit.Tiers)}, but this figure to {string.Join(", ", figure.Tiers)}, none of them.");
                }
                else if (limit.Scope == LimitScope.Tier && (figure.Organisations.Count > 0 || figure.Regions.Count > 0))
                {
                    yield return At(
                        at,
                        "limit-scope",
                        $"限制“{limit.Code}”按层级合并计算，其指标不能针对个别单位。",
                        $"Limit '{limit.Code}' takes the organisations of a tier together; a figure of it cannot be for single ones.");
                }
                else if (figure.DeclaredAt is null && limit.Figures.Take(j).Any(earlier => Shadows(earlier, figure)))
                {
                    yield return At(
                        at,
                        "figure-shadowed",
                        $"限制“{limit.Code}”的这项指标被前面的指标完全覆盖，不会生效。",
                        $"This figure of limit '{limit.Code}' can never apply: one before it covers the same organisations.");
                }
            }

            if (limit.Bound != BoundKind.Reported && limit.Figures.Count == 0 && limit.Share is null == limit.Count is null)
            {
                yield return At(
                    path,
                    "limit-figure",
                    $"限制“{limit.Code}”须且只须给出一个比例或一个数量。",
                    $"Limit '{limit.Code}' needs exactly one figure: a share or a count.");
            }
        }

        foreach (var (channel, i) in policy.Channels.Select((channel, i) => (channel, i)))
        {
            if (policy.FindAward(channel.Award) is null)
            {
                yield return UnknownAward(policy, channel.Award, $"channels[{i}].award");
            }
        }
    }

    private static bool Shadows(LimitFigure first, LimitFigure second) =>
        Covers(first.Organisations, second.Organisations)
        && Covers(first.Regions, second.Regions)
        && Covers(first.Tiers, second.Tiers)
        && (first.AllottedAtLeast ?? 0) <= (second.AllottedAtLeast ?? 0)
        && (first.AllottedBelow ?? int.MaxValue) >= (second.AllottedBelow ?? int.MaxValue);

    private static bool Covers(IReadOnlyList<string> wide, IReadOnlyList<string> narrow) =>
        wide.Count == 0 || (narrow.Count > 0 && narrow.All(wide.Contains));

    private static IEnumerable<Violation> Stages(CampaignPolicy policy)
    {
        if (policy.Stages is not [{ Kind: StageKind.Recommendation }, .., { Kind: StageKind.Decision or StageKind.Forwarding }])
        {
            yield return At("procedure.stages", "procedure-ends", "程序须以推荐环节开始、以决定或上报环节结束。", "The procedure must begin with a recommendation and end with a decision or with handing on.");
        }

        foreach (var (stage, i) in policy.Stages.SkipLast(1).Select((stage, i) => (stage, i)).Where(item => item.stage.Kind is StageKind.Decision or StageKind.Forwarding))
        {
            yield return At($"procedure.stages[{i}].kind", "procedure-ends-early", $"“{stage.Code}”之后还有环节；决定或上报须是最后环节。", $"Stages follow after '{stage.Code}'; a decision or handing on comes last.");
        }

        if (policy.Stages.Count(stage => stage.PlaceClause is not null) > 1)
        {
            yield return At("procedure.stages", "procedure-place-twice", "只能有一个环节占用名额。", "Only one stage may take a place.");
        }

        foreach (var (stage, i) in policy.Stages.Select((stage, i) => (stage, i)))
        {
            var at = $"procedure.stages[{i}]";
            if (policy.FindRole(stage.By) is null)
            {
                yield return UnknownRole(policy, stage.By, $"{at}.by");
            }

            if (stage.Kind == StageKind.Publicity && stage.Term is null)
            {
                yield return At($"{at}.kind", "publicity-without-term", $"公示环节“{stage.Code}”须规定期限。", $"Publicity '{stage.Code}' needs a term.");
            }

            if (stage.Term is { Length: < 1 } term)
            {
                yield return At(
                    $"{at}.term",
                    "term-not-positive",
                    $"“{stage.Code}”的期限须至少为1天，实际为{Number(term.Length)}。",
                    $"The term of '{stage.Code}' must be at least one day, not {Number(term.Length)}.");
            }

            foreach (var (key, back) in new[] { ("returnTo", stage.ReturnTo), ("upheldReturnsTo", stage.UpheldReturnsTo) })
            {
                if (back is not null && !policy.Stages.Take(i).Any(earlier => earlier.Code == back))
                {
                    var hint = Nearest.Hint(back, policy.Stages.Take(i).Select(earlier => earlier.Code));
                    yield return At($"{at}.{key}", "stage-unknown", $"“{back}”不是更早的环节。{hint.Zh}", $"'{back}' is not an earlier stage.{hint.En}");
                }
            }

            foreach (var material in stage.Materials.Where(code => policy.Materials.All(material => material.Code != code)))
            {
                var hint = Nearest.Hint(material, policy.Materials.Select(known => known.Code));
                yield return At($"{at}.materials", "material-unknown", $"没有材料“{material}”。{hint.Zh}", $"There is no material '{material}'.{hint.En}");
            }

            foreach (var award in stage.Records.SelectMany(record => record.Awards).Where(award => policy.FindAward(award) is null).Distinct())
            {
                yield return UnknownAward(policy, award, $"{at}.records");
            }
        }
    }

    private static IEnumerable<Violation> Interpretations(CampaignPolicy policy) =>
        from item in policy.Interpretations.Select((interpretation, i) => (interpretation, i))
        from reading in new[] { (Key: "default", Code: item.interpretation.Default), (Key: "chosen", Code: item.interpretation.Chosen) }
        where item.interpretation.Readings.All(known => known.Code != reading.Code)
        let hint = Nearest.Hint(reading.Code, item.interpretation.Readings.Select(known => known.Code))
        select At(
            $"interpretations[{item.i}].{reading.Key}",
            "reading-unknown",
            $"“{item.interpretation.Setting}”没有解释“{reading.Code}”。{hint.Zh}",
            $"'{item.interpretation.Setting}' has no reading '{reading.Code}'.{hint.En}");

    private static Violation UnknownRole(CampaignPolicy policy, string role, string path)
    {
        var hint = Nearest.Hint(role, policy.Roles.Select(known => known.Code));
        return At(path, "role-unknown", $"没有职责“{role}”。{hint.Zh}", $"There is no role '{role}'.{hint.En}");
    }

    private static Violation UnknownAward(CampaignPolicy policy, string award, string path)
    {
        var hint = Nearest.Hint(award, policy.Awards.Select(known => known.Code));
        return At(path, "award-unknown", $"没有奖项“{award}”。{hint.Zh}", $"There is no award '{award}'.{hint.En}");
    }

    private static Violation At(string path, string code, string zh, string en) => new(code, new Text(zh, en)) { Place = path };

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
