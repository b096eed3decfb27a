using System.Globalization;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>
/// Whether the parts of a policy fit together. Each finding names the offending key, so that whoever read the policy from a file can add line
/// and column. An empty result means that the policy can run.
/// </summary>
public static partial class PolicyChecks
{
    // In place of a key, where a finding is about an element as a whole.
    private const string Itself = "";

    /// <summary>Every finding, in the policy's order.</summary>
    public static IReadOnlyList<Violation> Findings(CampaignPolicy policy) => [.. Misfits(policy).Select(misfit => misfit.What)];

    /// <summary>Every finding with what it rests on, in the policy's order.</summary>
    internal static IReadOnlyList<Misfit> Misfits(CampaignPolicy policy)
    {
        var parts = CampaignLanguage.Describe(policy).All;
        List<Misfit> misfits =
        [
            .. UnknownClauses(policy, parts),
            .. UnimplementedClauses(policy, parts),
            .. Honesty(policy, parts),
            .. Twice(policy, parts),
            .. Facts(policy),
            .. Organisations(policy),
            .. Quotas(policy),
            .. SharedQuotas(policy),
            .. Candidates(policy),
            .. Formulas(policy),
            .. Numbers(policy),
            .. Limits(policy),
            .. LimitReach(policy),
            .. Enforcement(policy),
            .. Preferences(policy),
            .. Stages(policy),
            .. DueDates(policy),
            .. Times(policy),
            .. Interpretations(policy),
            .. Structure(policy, parts),
        ];
        if (misfits.Count == 0)
        {
            return misfits;
        }

        var paths = policy.Paths();
        return [.. misfits.Select(misfit => misfit.At((misfit.Of as PolicyPart)?.Path ?? paths.GetValueOrDefault(misfit.Of, string.Empty))).DistinctBy(misfit => misfit.What)];
    }

    private static IEnumerable<(object Of, string Key, string Clause)> Citations(IEnumerable<PolicyPart> parts) =>
        from part in parts
        from said in part.Said
        where said.Key.Cites is not null
        select (part.Value, said.Key.Name, (string)said.Value);

    private static IEnumerable<Misfit> UnknownClauses(CampaignPolicy policy, IReadOnlyList<PolicyPart> parts)
    {
        var known = policy.Clauses.Select(clause => clause.Id).ToHashSet();
        var covering = policy.Clauses.SelectMany(clause => clause.CoveredBy.Select((other, i) => (Of: (object)clause, Key: Node.Child("coveredBy", i), Clause: other)));
        return from citation in Citations(parts).Concat(covering)
               where !known.Contains(citation.Clause)
               let hint = Nearest.Hint(citation.Clause, known)
               select At(
                   citation.Of,
                   citation.Key,
                   ViolationCode.ClauseUnknown,
                   $"条款清单中没有“{citation.Clause}”。{hint.Zh}",
                   $"The clause ledger has no clause '{citation.Clause}'.{hint.En}",
                   ["clauses.id"]);
    }

    private static IEnumerable<Misfit> UnimplementedClauses(CampaignPolicy policy, IReadOnlyList<PolicyPart> parts)
    {
        var used = Citations(parts).Select(citation => citation.Clause).ToHashSet();
        return from clause in policy.Clauses
               where !clause.IsFrame && clause.NotCarried is null && clause.CoveredBy.Count == 0 && !used.Contains(clause.Id)
               select At(
                   clause,
                   "id",
                   ViolationCode.ClauseUnimplemented,
                   $"条款“{clause.Id}”没有任何规则引用；请补充规则，用 coveredBy 指明由哪些条款落实，或用 notCarried 说明为何不落实。",
                   $"No element cites clause '{clause.Id}'; add one, name the clauses that carry it under coveredBy, or say under notCarried why nothing does.");
    }

    // What a ledger says of itself has to be true: neither harmless where something binds, nor open where something carries it.
    private static IEnumerable<Misfit> Honesty(CampaignPolicy policy, IReadOnlyList<PolicyPart> parts)
    {
        var uses = policy.ClauseUses().ToLookup(use => use.Clause);
        foreach (var clause in policy.Clauses.Where(clause => clause.NotCarried is not null))
        {
            var carrier = uses[clause.Id].Select(use => use.Element).FirstOrDefault() ?? (clause.CoveredBy is [var cover, ..] ? cover : null);
            if (clause.IsFrame || carrier is not null)
            {
                var what = clause.IsFrame ? new Text("它不约束任何人（frame）", "it binds nobody (frame)") : new Text($"它由“{carrier}”落实", $"'{carrier}' carries it");
                yield return At(
                    clause,
                    "notCarried",
                    ViolationCode.ClauseCarried,
                    $"条款“{clause.Id}”不能写 notCarried：{what.Zh}。只落实了一部分的，请拆成两条。",
                    $"Clause '{clause.Id}' cannot be notCarried: {what.En}. Where only a part is carried, make it two clauses.",
                    []);
            }
        }

        // What can carry a duty shows that there is one.
        var carriers = parts.SelectMany(part => part.Said.Where(said => said.Key.Cites is { Carries.Count: > 0 }).Select(said => (Clause: (string)said.Value, Element: part.Named(said.Key.Cites!.Element(part.Value))))).ToLookup(use => use.Clause, use => use.Element);
        foreach (var clause in policy.Clauses.Where(clause => clause.IsFrame && carriers[clause.Id].Any()))
        {
            var carrier = carriers[clause.Id].First();
            yield return At(
                clause,
                "kinds",
                ViolationCode.FrameCarried,
                $"条款“{clause.Id}”写作说明（frame），却由“{carrier}”落实；请写明它的类别。",
                $"Clause '{clause.Id}' is declared a frame, which binds nobody, but '{carrier}' carries it; say of what kind it is.");
        }

        var open = policy.Clauses.Where(clause => clause.NotCarried is not null || clause.IsFrame).Select(clause => clause.Id).ToHashSet();
        foreach (var (clause, other) in policy.Clauses.SelectMany(clause => clause.CoveredBy.Where(open.Contains).Select(other => (clause, other))))
        {
            yield return At(
                clause,
                "coveredBy",
                ViolationCode.ClauseUncarriedCover,
                $"条款“{clause.Id}”以“{other}”落实，但“{other}”本身没有任何规则落实。",
                $"Clause '{clause.Id}' is covered by '{other}', which nothing carries.",
                ["clauses"]);
        }

        foreach (var clause in policy.Clauses.Where(clause => clause.Illustrative && !uses[clause.Id].Any()))
        {
            yield return At(
                clause,
                "illustrative",
                ViolationCode.IllustrativeIdle,
                $"条款“{clause.Id}”写明数字为示例（illustrative），但没有任何规则引用它；请写在实际引用的条款上。",
                $"Clause '{clause.Id}' says that its figures are made up (illustrative), but no element cites it; say so at the clause that is cited.",
                []);
        }
    }

    private static IEnumerable<Misfit> Twice(CampaignPolicy policy, IReadOnlyList<PolicyPart> parts)
    {
        // Those of the items of a list only have to differ within the list.
        var coded = from part in parts
                    where part is { Identity: not null, CodeKey: not null }
                    group part by (part.Value.GetType(), part.Value is FactDefinition ? part.Around!.Code : string.Empty, part.Code) into same
                    from again in same.Skip(1)
                    where !(again.Value is EligibilityRule { DeclaredAt: not null } && ReferenceEquals(again.Value, same.First().Value))
                    select (Of: (object)again, Key: again.Value is Organisation ? Itself : again.CodeKey!.Name, again.Code);
        var rows = from same in policy.Quotas.GroupBy(row => $"{row.Organisation} {row.Award}")
                   from again in same.Skip(1)
                   select (Of: (object)again, Key: Itself, Code: same.Key);
        return from again in coded.Concat(rows)
               select At(again.Of, again.Key, ViolationCode.CodeTwice, $"代码“{again.Code}”重复。", $"The code '{again.Code}' is used twice.", []);
    }

    private static IEnumerable<Misfit> Facts(CampaignPolicy policy) =>
    [
        .. Facts(policy.Facts),
        .. from award in policy.Awards
           from rule in award.Rules
           from foreign in rule.Facts
           where foreign.For is { } kind && kind != award.Kind
           select At(
               rule,
               Itself,
               ViolationCode.FactOtherKind,
               $"规则“{rule.Code}”引用了不适用于该奖项对象的事实“{foreign.Code}”。",
               $"Rule '{rule.Code}' reads '{foreign.Code}', which is not declared for this kind of nominee.",
               ["facts", "awards.code", "awards.kind"]),
    ];

    private static IEnumerable<Misfit> Facts(FactCatalogue facts)
    {
        var circles = Circles(
            [.. facts.All.Select(fact => fact.Code)],
            facts.All.SelectMany(fact => (fact.Derivation?.Reads ?? []).Select(read => (fact.Code, Read: read.Code))).ToLookup(pair => pair.Code, pair => pair.Read)).ToList();
        var circling = circles.SelectMany(circle => circle.Members).ToHashSet();
        foreach (var (index, members) in circles)
        {
            yield return At(
                facts.All[index],
                "derive",
                ViolationCode.FactCircle,
                $"事实{string.Join("、", members)}互相推算，形成循环。",
                $"The facts {string.Join(", ", members)} derive from one another in a circle.",
                ["facts"]);
        }

        foreach (var (fact, i) in facts.All.Select((fact, i) => (fact, i)))
        {
            if (fact.Index != i)
            {
                yield return At(fact, Itself, ViolationCode.FactIndex, $"事实“{fact.Code}”的序号应为{Number(i)}。", $"Fact '{fact.Code}' must have index {Number(i)}.");
            }

            if (fact.Min > fact.Max)
            {
                yield return At(fact, "min", ViolationCode.FactRange, $"“{fact.Code}”的最小值大于最大值。", $"The minimum of '{fact.Code}' is above its maximum.", []);
            }

            foreach (var later in fact.Derivation?.Reads.Where(read => read.Index >= fact.Index && !(circling.Contains(fact.Code) && circling.Contains(read.Code))) ?? [])
            {
                yield return At(
                    fact,
                    Itself,
                    ViolationCode.FactOrder,
                    $"“{fact.Code}”所依据的“{later.Code}”须先于它声明（且不得循环）。",
                    $"'{later.Code}', which '{fact.Code}' derives from, must be declared before it (and never in a circle).",
                    ["facts"]);
            }

            // A list that is derived from another one has that one's items, which are checked there.
            foreach (var finding in fact is { Items: { } items, Derivation: null } ? Facts(items) : [])
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Misfit> Organisations(CampaignPolicy policy) =>
    [
        .. from organisation in policy.Organisations.All
           where organisation.Superior is { } superior && policy.Organisations.Find(superior) is null
           select UnknownOrganisation(policy, organisation.Superior!, organisation, "superior"),
        .. from row in policy.Quotas
           where policy.Organisations.Find(row.Organisation) is null
           select UnknownOrganisation(policy, row.Organisation, row, "organisation"),
        .. from role in policy.Roles
           from route in role.Routes.Values
           where route.Fixed is { } code && policy.Organisations.Find(code) is null
           select UnknownOrganisation(policy, route.Fixed!, role, "organisation"),
        .. policy.FindRole(policy.WaivedBy) is null ? [UnknownRole(policy, policy.WaivedBy, policy, "waivedBy")] : Array.Empty<Misfit>(),
        .. from award in policy.Awards
           where award.ConferredBy is { } role && policy.FindRole(role) is null
           select UnknownRole(policy, award.ConferredBy!, award, "conferredBy"),
    ];

    private static IEnumerable<Misfit> Quotas(CampaignPolicy policy)
    {
        foreach (var row in policy.Quotas)
        {
            if (policy.FindAward(row.Award) is null && policy.Shared.All(shared => shared.Code != row.Award))
            {
                yield return UnknownAward(policy, row.Award, row, "award");
            }

            if (row.Places < 0)
            {
                yield return At(row, "places", ViolationCode.QuotaNegative, $"名额不能为负数：{Number(row.Places)}。", $"Places cannot be negative: {Number(row.Places)}.");
            }
        }

        foreach (var award in policy.Awards)
        {
            var sum = policy.Quotas.Where(row => row.Award == award.Code).Sum(row => (long)row.Places);
            var separate = policy.SeparatePlaces(award.Code);
            if (award.Places <= 0)
            {
                yield return At(award, "places", ViolationCode.PlacesNotPositive, $"奖项“{award.Code}”的名额须大于零。", $"Award '{award.Code}' needs at least one place.", ["awards.places"]);
            }
            else if (separate <= award.Places && sum != award.Places - separate && policy.QuotaOf(award.Code) == award.Code)
            {
                var apart = separate == 0 ? new Text(string.Empty, string.Empty) : new Text($"（其中单列{Number(separate)}个）", $", {Number(separate)} of them listed separately");
                var misfit = At(
                    award,
                    "places",
                    ViolationCode.QuotaSum,
                    $"奖项“{award.Code}”名额为{Number(award.Places)}个{apart.Zh}，名额分配表合计为{Number(sum)}个，两者须一致。",
                    $"Award '{award.Code}' has {Number(award.Places)} places{apart.En}, the quota table adds up to {Number(sum)}; make them equal.",
                    ["awards.code", "awards.places", "quotas.award", "quotas.places", "channels"]);
                yield return misfit with { What = misfit.What with { Clause = policy.QuotaClause, Actual = Number(sum), Required = Number(award.Places - separate) } };
            }
        }
    }

    // The order runs from 1 in each award: whatever two of them have in common is given out twice.
    private static IEnumerable<Misfit> Numbers(CampaignPolicy policy)
    {
        const int Tried = 20_000;
        IReadOnlyList<string> restsOn = ["awards.code", "awards.places", "awards.rewards", "channels"];
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var award in policy.Awards.DistinctBy(award => award.Code).Where(award => award.NumberedReward is not null))
        {
            var reward = award.NumberedReward!;
            var key = $"{Node.Child("rewards", award.Rewards.ToList().IndexOf(reward))}.number";
            if (!reward.NumberPattern!.Contains(Reward.RunningNumber, StringComparison.Ordinal))
            {
                yield return At(
                    award,
                    key,
                    ViolationCode.NumberNotCounted,
                    $"编号样式“{reward.NumberPattern}”没有顺序号 {Reward.RunningNumber}，“{award.Code}”的所有编号都会相同。",
                    $"The pattern '{reward.NumberPattern}' has no running number {Reward.RunningNumber}; all numbers of '{award.Code}' would be the same.",
                    restsOn);
                continue;
            }

            var onTop = policy.Channels.Where(channel => channel.Award == award.Code && !channel.CountsInsideTotal).Select(channel => channel.Places ?? 0).Capped();
            var numbers = Enumerable.Range(1, (int)Math.Clamp((long)award.Places + onTop, 0, Tried)).Select(order => reward.NumberOf(order)!).ToList();
            if (numbers.Find(given.ContainsKey) is { } twice)
            {
                yield return At(
                    award,
                    key,
                    ViolationCode.NumberShared,
                    $"“{award.Code}”与“{given[twice]}”的编号样式会给出同一编号“{twice}”；各奖项的顺序号分别从1起，请使样式不同。",
                    $"'{award.Code}' and '{given[twice]}' would both give out the number '{twice}'; each award counts from 1, so let their patterns differ.",
                    restsOn);
            }

            numbers.ForEach(number => given.TryAdd(number, award.Code));
        }
    }

    private static IEnumerable<Misfit> Limits(CampaignPolicy policy)
    {
        foreach (var limit in policy.Limits)
        {
            foreach (var award in limit.Awards.Where(award => policy.FindAward(award) is null))
            {
                yield return UnknownAward(policy, award, limit, "awards");
            }

            if (limit.Within is not null && limit.Base != LimitBase.Listed)
            {
                yield return At(
                    limit,
                    "base",
                    ViolationCode.LimitBase,
                    $"限制“{limit.Code}”以名单的一部分为基数，不能再以计划名额为基数。",
                    $"Limit '{limit.Code}' takes its share of a part of the list; planned places have no such part.",
                    []);
            }

            if (limit.Scope is LimitScope.List or LimitScope.Nominee && (limit.Figures.Count > 0 || limit.Tiers.Count > 0))
            {
                yield return At(
                    limit,
                    Itself,
                    ViolationCode.LimitScope,
                    $"限制“{limit.Code}”按单位区分指标，须写明 scope: organisation 或 tier。",
                    $"Limit '{limit.Code}' differs by organisation; it needs scope: organisation or tier.",
                    []);
            }

            if (limit.Scope == LimitScope.Nominee && (limit.Bound is not (BoundKind.AtMost or BoundKind.Reported) || limit.Share is not null || limit.Awards.Count < 2))
            {
                yield return At(
                    limit,
                    Itself,
                    ViolationCode.LimitScope,
                    $"限制“{limit.Code}”针对每个推荐对象，须涉及至少两个奖项，并以 atMost 写明数量。",
                    $"Limit '{limit.Code}' looks at each nominee; it needs at least two awards and a count under atMost.",
                    []);
            }

            if (limit is { Bound: BoundKind.Exactly, Rounding: LimitRounding.KeepsShare } && (limit.Share is not null || limit.Figures.Any(figure => figure.Share is not null)))
            {
                yield return At(
                    limit,
                    Itself,
                    ViolationCode.LimitRounding,
                    $"限制“{limit.Code}”须恰好为某一比例，须用 rounding 写明如何取整。",
                    $"Limit '{limit.Code}' asks for exactly a share; say under rounding what becomes of a part of a person.",
                    []);
            }

            foreach (var region in limit.Figures.SelectMany(figure => figure.Regions).Where(region => policy.Organisations.Find(region) is null))
            {
                yield return UnknownOrganisation(policy, region, limit, "figures");
            }

            foreach (var channel in limit.ExceptChannels.Where(channel => policy.Channels.All(known => known.Code != channel)))
            {
                yield return new Misfit(limit, "exceptChannels", Violation.Unknown(ViolationCode.ChannelUnknown, channel, policy.Channels.Select(known => known.Code)), ["channels.code"]);
            }

            foreach (var (figure, j) in limit.Figures.Select((figure, j) => (figure, j)))
            {
                if (figure.AllottedAtLeast >= figure.AllottedBelow)
                {
                    yield return At(
                        figure,
                        Itself,
                        ViolationCode.FigureEmpty,
                        $"限制“{limit.Code}”的一项指标要求名额不少于{Number(figure.AllottedAtLeast!.Value)}且少于{Number(figure.AllottedBelow!.Value)}，没有单位符合。",
                        $"A figure of limit '{limit.Code}' applies to allotments of at least {Number(figure.AllottedAtLeast!.Value)} and below {Number(figure.AllottedBelow!.Value)}; there is none.",
                        []);
                }
                else if (limit.Tiers.Count > 0 && figure.Tiers.Count > 0 && !figure.Tiers.Any(limit.IsFor))
                {
                    yield return At(
                        figure,
                        Itself,
                        ViolationCode.FigureEmpty,
                        $"限制“{limit.Code}”只针对层级{string.Join("、", limit.Tiers)}，这项指标针对的层级{string.Join("、", figure.Tiers)}不在其内。",
                        $"Limit '{limit.Code}' applies to the tiers {string.Join(", ", limit.Tiers)}, but this figure to {string.Join(", ", figure.Tiers)}, none of them.",
                        []);
                }
                else if (limit.Scope == LimitScope.Tier && (figure.Organisations.Count > 0 || figure.Regions.Count > 0))
                {
                    yield return At(
                        figure,
                        Itself,
                        ViolationCode.LimitScope,
                        $"限制“{limit.Code}”按层级合并计算，其指标不能针对个别单位。",
                        $"Limit '{limit.Code}' takes the organisations of a tier together; a figure of it cannot be for single ones.",
                        []);
                }
                else if (figure.DeclaredAt is null && limit.Figures.Take(j).Any(earlier => Shadows(earlier, figure)))
                {
                    yield return At(
                        figure,
                        Itself,
                        ViolationCode.FigureShadowed,
                        $"限制“{limit.Code}”的这项指标被前面的指标完全覆盖，不会生效。",
                        $"This figure of limit '{limit.Code}' can never apply: one before it covers the same organisations.",
                        []);
                }
            }

            if (limit.Bound != BoundKind.Reported && limit.Figures.Count == 0 && limit.Share is null == limit.Count is null)
            {
                yield return At(
                    limit,
                    Itself,
                    ViolationCode.LimitFigure,
                    $"限制“{limit.Code}”须且只须给出一个比例或一个数量。",
                    $"Limit '{limit.Code}' needs exactly one figure: a share or a count.");
            }
        }

        foreach (var channel in policy.Channels)
        {
            if (policy.FindAward(channel.Award) is null)
            {
                yield return UnknownAward(policy, channel.Award, channel, "award");
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

    private static IEnumerable<Misfit> Stages(CampaignPolicy policy)
    {
        if (policy.Stages is not [{ Kind: StageKind.Recommendation }, .., { Kind: StageKind.Decision or StageKind.Forwarding }])
        {
            yield return At(policy, "procedure.stages", ViolationCode.ProcedureEnds, "程序须以推荐环节开始、以决定或上报环节结束。", "The procedure must begin with a recommendation and end with a decision or with handing on.", ["procedure.stages.kind"]);
        }

        foreach (var stage in policy.Stages.SkipLast(1).Where(stage => stage.Kind is StageKind.Decision or StageKind.Forwarding))
        {
            yield return At(stage, "kind", ViolationCode.ProcedureEndsEarly, $"“{stage.Code}”之后还有环节；决定或上报须是最后环节。", $"Stages follow after '{stage.Code}'; a decision or handing on comes last.", ["procedure.stages.kind"]);
        }

        if (policy.Stages.Count(stage => stage.PlaceClause is not null) > 1)
        {
            yield return At(policy, "procedure.stages", ViolationCode.ProcedurePlaceTwice, "只能有一个环节占用名额。", "Only one stage may take a place.", ["procedure.stages.takesPlace"]);
        }

        foreach (var (stage, i) in policy.Stages.Select((stage, i) => (stage, i)))
        {
            if (policy.FindRole(stage.By) is null)
            {
                yield return UnknownRole(policy, stage.By, stage, "by");
            }

            if (stage.ExaminedBy is { } examiner && policy.FindRole(examiner) is null)
            {
                yield return UnknownRole(policy, examiner, stage, "examinedBy");
            }
            else if (stage.ExaminedBy is not null && policy.FindRole(stage.By) is not null && Unexamined(policy, stage) is { } organisation)
            {
                yield return At(
                    stage,
                    "examinedBy",
                    ViolationCode.ExaminerMissing,
                    $"对{organisation}所推荐对象的异议无人核查：“{stage.ExaminedBy}”及其后的办理职责都落到推荐单位自身，或没有落到任何单位。请指定推荐单位以外的职责。",
                    $"Nobody examines objections against the nominees of {organisation}: '{stage.ExaminedBy}' and every later role lead to the recommending organisation itself or to none. Name a role that leads to another body.",
                    ["roles.organisation"]);
            }

            foreach (var record in stage.Records.Where(record => record.By is { } maker && policy.FindRole(maker) is null))
            {
                yield return UnknownRole(policy, record.By!, record, "by");
            }

            if (stage.Kind == StageKind.Publicity && stage.Term is null)
            {
                yield return At(stage, "kind", ViolationCode.PublicityWithoutTerm, $"公示环节“{stage.Code}”须规定期限。", $"Publicity '{stage.Code}' needs a term.", []);
            }

            if (stage.Term is { Length: < 1 } term)
            {
                yield return At(
                    stage,
                    "term",
                    ViolationCode.TermNotPositive,
                    $"“{stage.Code}”的期限须至少为1天，实际为{Number(term.Length)}。",
                    $"The term of '{stage.Code}' must be at least one day, not {Number(term.Length)}.",
                    []);
            }

            if (stage.Term is { Length: > RelativeTime.Longest } endless)
            {
                yield return At(
                    stage,
                    "term",
                    ViolationCode.CountOutOfRange,
                    $"“{stage.Code}”的期限最长{Number(RelativeTime.Longest)}天，实际为{Number(endless.Length)}。",
                    $"The term of '{stage.Code}' must be at most {Number(RelativeTime.Longest)} days, not {Number(endless.Length)}.",
                    []);
            }

            foreach (var (key, back) in new[] { ("returnTo", stage.ReturnTo), ("upheldReturnsTo", stage.UpheldReturnsTo) })
            {
                if (back is not null && !policy.Stages.Take(i).Any(earlier => earlier.Code == back))
                {
                    yield return new Misfit(stage, key, Violation.Unknown(ViolationCode.StageUnknown, back, policy.Stages.Take(i).Select(earlier => earlier.Code), ("更早的环节", "earlier stage")), ["procedure.stages.code"]);
                }
            }

            foreach (var material in stage.Materials.Where(code => policy.Materials.All(material => material.Code != code)))
            {
                yield return new Misfit(stage, "materials", Violation.Unknown(ViolationCode.MaterialUnknown, material, policy.Materials.Select(known => known.Code)), ["materials.code"]);
            }

            foreach (var award in stage.Records.SelectMany(record => record.Awards).Where(award => policy.FindAward(award) is null).Distinct())
            {
                yield return UnknownAward(policy, award, stage, "records");
            }
        }
    }

    // The first organisation that can recommend and against whose nominees nobody examines objections.
    private static string? Unexamined(CampaignPolicy policy, Stage publicity)
    {
        var roles = policy.Examiners(publicity).Where(role => policy.FindRole(role) is not null).ToList();
        return policy.Organisations.All.Select(organisation => organisation.Code).FirstOrDefault(code =>
            policy.Acting(policy.Stages[0].By, code) == code
            && policy.Awards.Any(award => policy.QuotaHolder(code, award.Code) is not null)
            && policy.Examining(roles, code) is null);
    }

    private static IEnumerable<Misfit> Interpretations(CampaignPolicy policy) =>
        from interpretation in policy.Interpretations
        from reading in new[] { (Key: "default", Code: interpretation.Default), (Key: "chosen", Code: interpretation.Chosen) }
        where interpretation.Readings.All(known => known.Code != reading.Code)
        let hint = Nearest.Hint(reading.Code, interpretation.Readings.Select(known => known.Code))
        select At(
            interpretation,
            reading.Key,
            ViolationCode.ReadingUnknown,
            $"“{interpretation.Setting}”没有解释“{reading.Code}”。{hint.Zh}",
            $"'{interpretation.Setting}' has no reading '{reading.Code}'.{hint.En}");

    private static Misfit UnknownRole(CampaignPolicy policy, string role, object of, string key)
    {
        return new Misfit(of, key, Violation.Unknown(ViolationCode.RoleUnknown, role, policy.Roles.Select(known => known.Code)), ["roles.code"]);
    }

    private static Misfit UnknownAward(CampaignPolicy policy, string award, object of, string key)
    {
        return new Misfit(of, key, Violation.Unknown(ViolationCode.AwardUnknown, award, policy.Awards.Select(known => known.Code)), ["awards.code"]);
    }

    private static Misfit UnknownOrganisation(CampaignPolicy policy, string code, object of, string key) =>
        new(of, key, policy.Organisations.Unknown(code, string.Empty), ["organisations.code"]);

    private static Misfit At(object of, string key, ViolationCode code, string zh, string en, IReadOnlyList<string>? restsOn = null) => new(of, key, new Violation(code, new Text(zh, en)), restsOn);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
