using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <content>What a policy made in C# can get wrong although each of its parts is well formed: names that lead nowhere, circles, ways that are missing.</content>
public static partial class PolicyChecks
{
    // The ends of the procedure; a stage of the same code could not be told from them.
    private static readonly IReadOnlyList<string> ReservedStages = ["honoured", "forwarded", "withdrawn", "rejected", "objection-upheld", "disqualified"];

    private static IEnumerable<Misfit> Structure(CampaignPolicy policy, IReadOnlyList<PolicyPart> parts) =>
    [
        .. ClauseCircles(policy),
        .. Decimals(policy),
        .. Scales(policy),
        .. Equivalents(policy),
        .. YearsAfterDeath(policy),
        .. SuperiorCircles(policy),
        .. Tiers(policy),
        .. Ways(policy),
        .. Counts(parts),
        .. Comparisons(policy, parts),
        .. EmptyLimits(policy),
        .. Rewards(policy),
        .. StageCodes(policy),
        .. MaterialAwards(policy),
        .. FormFields(policy),
        .. Readings(policy),
        .. Replacements(policy),
        .. SanctionPlaces(policy),
        .. Bars(policy),
        .. RetentionYears(policy),
        .. LateRecordings(policy),
    ];

    private static IEnumerable<Misfit> LateRecordings(CampaignPolicy policy)
    {
        if (policy.LateRecording is not { } late)
        {
            yield break;
        }

        if (late.WorkingDays is < 1 or > LateRecording.Longest)
        {
            yield return At(
                late,
                "within",
                ViolationCode.CountOutOfRange,
                $"补录期限应为1至{Number(LateRecording.Longest)}个工作日，实际为{Number(late.WorkingDays)}。",
                $"Acts are recorded late within 1 to {Number(LateRecording.Longest)} working days, not {Number(late.WorkingDays)}.",
                []);
        }

        foreach (var (stage, i) in late.Stages.Select((stage, i) => (stage, i)).Where(named => policy.FindStage(named.stage) is null))
        {
            yield return new Misfit(late, Node.Child("stages", i), Violation.Unknown(ViolationCode.StageUnknown, stage, policy.Stages.Select(known => known.Code)), ["procedure.stages.code"]);
        }

        if (policy.FindRole(late.ConfirmedBy) is null)
        {
            yield return UnknownRole(policy, late.ConfirmedBy, late, "confirmedBy");
        }
    }

    private static IEnumerable<Misfit> RetentionYears(CampaignPolicy policy)
    {
        if (policy.Retention is { Years: < 1 or > Retention.Longest } retention)
        {
            yield return At(
                retention,
                "years",
                ViolationCode.RetentionOutOfRange,
                $"个人信息保存期限应为1至{Retention.Longest}年，实际为{retention.Years}。",
                $"Personal data are kept for 1 to {Retention.Longest} years, not {retention.Years}.",
                []);
        }
    }

    private static IEnumerable<Misfit> ClauseCircles(CampaignPolicy policy)
    {
        var covering = policy.Clauses.SelectMany(clause => clause.CoveredBy.Select(other => (clause.Id, other))).ToLookup(pair => pair.Id, pair => pair.other);
        return from circle in Circles([.. policy.Clauses.Select(clause => clause.Id)], covering)
               select At(
                   policy.Clauses[circle.Index],
                   "coveredBy",
                   ViolationCode.ClauseCircle,
                   $"条款{string.Join("、", circle.Members)}互相以 coveredBy 指认，循环而无人落实。",
                   $"The clauses {string.Join(", ", circle.Members)} cover one another in a circle, so that none of them carries them.",
                   ["clauses"]);
    }

    private static IEnumerable<Misfit> Decimals(CampaignPolicy policy) =>
        from fact in All(policy.Facts)
        where fact.Decimals is < 0 or > 4
        select At(
            fact,
            "decimals",
            ViolationCode.FactDecimals,
            $"“{fact.Code}”的小数位数须为0至4，实际为{Number(fact.Decimals)}。",
            $"'{fact.Code}' takes 0 to 4 decimals, not {Number(fact.Decimals)}.");

    private static IEnumerable<FactDefinition> All(FactCatalogue facts) => facts.All.SelectMany(fact => (fact.Items is { } items ? All(items) : []).Prepend(fact));

    private static IEnumerable<Misfit> Scales(CampaignPolicy policy) =>
        from fact in All(policy.Facts)
        where fact.Derivation is Highest highest
            && !highest.Of.All(read => read.Scale is { Ordered: true } scale && Same(scale, fact.Scale))
        select At(
            fact,
            "derive",
            ViolationCode.HighestScale,
            $"“{fact.Code}”取最高值，它与所依据的事实须使用同一个有序量表。",
            $"'{fact.Code}' is the highest of several facts; it and they must share one ordered scale.");

    private static IEnumerable<Misfit> Equivalents(CampaignPolicy policy) =>
        from fact in All(policy.Facts)
        let equivalent = fact.Derivation as EquivalentOf
        where equivalent is not null
        let without = equivalent.Of.Scale?.Values.FirstOrDefault(value => value.Equivalent is null || equivalent.On.IndexOf(value.Equivalent) < 0)
        where without is not null || equivalent.Of.Scale is null || !Same(equivalent.On, fact.Scale)
        select At(
            fact,
            "derive",
            ViolationCode.NoEquivalent,
            $"“{fact.Code}”取“{equivalent.Of.Code}”的相当值；后者量表的每个值都须指明前者量表中的相当值{(without is null ? string.Empty : $"，“{without.Code}”没有")}。",
            $"'{fact.Code}' is the equivalent of '{equivalent.Of.Code}': every value of its scale must name its equivalent on the scale of '{fact.Code}'{(without is null ? string.Empty : $"; '{without.Code}' does not")}.",
            ["facts", "scales"]);

    // A nominee's facts are taken as of the day of death; in a campaign folder that is the default.
    private static IEnumerable<Misfit> YearsAfterDeath(CampaignPolicy policy) =>
        from fact in policy.Facts.All
        where policy.Posthumous is not null && fact.For != NomineeKind.Collective && fact.Derivation is FullYears { NotAfter: null }
        select At(
            fact,
            "derive",
            ViolationCode.YearsAfterDeath,
            $"“{fact.Code}”会计入去世以后的时间；请以去世日期“{policy.Posthumous!.DiedOn.Code}”为终点（notAfter）。",
            $"'{fact.Code}' counts time after death; end it with the day of death, '{policy.Posthumous!.DiedOn.Code}' (notAfter).");

    private static bool Same(Scale scale, Scale? other) =>
        other is not null && scale.Code == other.Code && scale.Values.Select(value => value.Code).SequenceEqual(other.Values.Select(value => value.Code));

    private static IEnumerable<Misfit> SuperiorCircles(CampaignPolicy policy)
    {
        var superiors = policy.Organisations.All.Where(organisation => organisation.Superior is not null).ToLookup(organisation => organisation.Code, organisation => organisation.Superior!);
        return from circle in Circles([.. policy.Organisations.All.Select(organisation => organisation.Code)], superiors)
               select At(
                   policy.Organisations.All[circle.Index],
                   "superior",
                   ViolationCode.SuperiorCircle,
                   $"单位{string.Join("、", circle.Members)}互为上级，形成循环。",
                   $"The organisations {string.Join(", ", circle.Members)} are one another's superiors in a circle.",
                   ["organisations"]);
    }

    private static IEnumerable<Misfit> Tiers(CampaignPolicy policy)
    {
        var known = policy.Organisations.All.Select(organisation => organisation.Tier).ToHashSet();
        var dues = policy.Stages.SelectMany(stage => (stage.Due?.Tiers ?? []).Select(tier => (Of: (object)stage, Key: "due.tiers", Tier: tier)));
        var routes = policy.Roles.SelectMany(role => role.Routes.Keys.Where(tier => tier != "*").Select(tier => (Of: (object)role, Key: $"organisation.{tier}", Tier: tier)));
        var limits = policy.Limits.SelectMany(limit => limit.Tiers.Select(tier => (Of: (object)limit, Key: "tiers", Tier: tier))
            .Concat(limit.Figures.SelectMany(figure => figure.Tiers.Select(tier => (Of: (object)figure, Key: "tiers", Tier: tier)))));
        return from use in dues.Concat(limits).Concat(routes)
               where !known.Contains(use.Tier)
               let hint = Nearest.Hint(use.Tier, known)
               select At(use.Of, use.Key, ViolationCode.TierUnknown, $"没有层级为“{use.Tier}”的单位。{hint.Zh}", $"No organisation has the tier '{use.Tier}'.{hint.En}", ["organisations.tier"]);
    }

    // Whoever can nominate within the quota table must find somebody in every role.
    private static IEnumerable<Misfit> Ways(CampaignPolicy policy)
    {
        var holders = policy.Quotas.Select(row => row.Organisation).ToHashSet();
        var recommenders = policy.Organisations.All.Where(organisation => policy.Organisations.Line(organisation.Code).Any(above => holders.Contains(above.Code))).ToList();
        return from role in policy.Roles
               from stranded in recommenders.Where(organisation => role.Resolve(organisation.Code, policy.Organisations) is null).DistinctBy(organisation => organisation.Tier)
               select At(
                   role,
                   "organisation",
                   ViolationCode.RoleWithoutWay,
                   $"职责“{role.Code}”没有为层级“{stranded.Tier}”（如{stranded.Code}）确定办理单位。",
                   $"The role '{role.Code}' leads to nobody for the tier '{stranded.Tier}' (for example {stranded.Code}).",
                   ["roles", "organisations", "quotas.organisation"]);
    }

    private static IEnumerable<Misfit> Counts(IReadOnlyList<PolicyPart> parts) =>
        from at in Conditions(parts)
        from counted in Within(at.Condition).OfType<AtLeastOf>()
        where counted.Count < 1 || counted.Count > counted.Parts.Count
        select At(
            at.Of,
            at.Key,
            ViolationCode.CountOutOfRange,
            $"“至少{Number(counted.Count)}项”超出范围：共{Number(counted.Parts.Count)}项条件。",
            $"'At least {Number(counted.Count)} of' must lie between 1 and the number of its parts, {Number(counted.Parts.Count)}.",
            []);

    private static IEnumerable<(object Of, string Key, Condition Condition)> Conditions(IReadOnlyList<PolicyPart> parts) =>
        from part in parts
        from said in part.Said
        where said.Value is Condition
        select (part.Value, said.Key.Name, (Condition)said.Value);

    private static IEnumerable<Condition> Within(Condition condition)
    {
        IEnumerable<Condition> parts = condition switch
        {
            All all => all.Parts,
            AtLeastOf some => some.Parts,
            Not not => [not.Part],
            ShareOfList share => [share.Where],
            _ => [],
        };
        return parts.SelectMany(Within).Prepend(condition);
    }

    private static IEnumerable<Misfit> EmptyLimits(CampaignPolicy policy) =>
        from limit in policy.Limits
        where limit.Awards.Count == 0
        select At(
            limit,
            "awards",
            ViolationCode.LimitWithoutAwards,
            $"限制“{limit.Code}”须指明至少一个奖项。",
            $"Limit '{limit.Code}' must name at least one award.");

    private static IEnumerable<Misfit> Rewards(CampaignPolicy policy) =>
        from award in policy.Awards
        from reward in award.Rewards
        where reward is { Kind: RewardKind.Merit or RewardKind.Treatment, Title: null }
        select At(
            reward,
            "title",
            ViolationCode.RewardUntitled,
            $"奖项“{award.Code}”的记功或待遇须写明名称（title），例如“个人一等功”。",
            $"A merit or treatment of award '{award.Code}' needs a title that says which one.",
            []);

    private static IEnumerable<Misfit> StageCodes(CampaignPolicy policy) =>
        from stage in policy.Stages
        where stage.Code.Contains('/', StringComparison.Ordinal) || ReservedStages.Contains(stage.Code)
        select At(
            stage,
            "code",
            ViolationCode.StageCodeReserved,
            $"环节代码“{stage.Code}”不可用：不得含“/”，也不得与结束状态（{string.Join("、", ReservedStages)}）同名。",
            $"'{stage.Code}' cannot name a stage: no '/', and none of the ends ({string.Join(", ", ReservedStages)}).",
            []);

    private static IEnumerable<Misfit> MaterialAwards(CampaignPolicy policy) =>
        from material in policy.Materials
        where material.Award is not null && policy.FindAward(material.Award) is null
        select UnknownAward(policy, material.Award!, material, "award");

    private static IEnumerable<Misfit> FormFields(CampaignPolicy policy) =>
        from material in policy.Materials
        from again in material.Fields.GroupBy(field => field.Code).SelectMany(same => same.Skip(1))
        select At(again, "code", ViolationCode.CodeTwice, $"“{material.Code}”的栏目代码“{again.Code}”重复。", $"The code '{again.Code}' names two fields of '{material.Code}'.", []);

    private static IEnumerable<Misfit> Bars(CampaignPolicy policy)
    {
        foreach (var sanction in policy.Sanctions)
        {
            var bars = sanction.Effect == SanctionEffect.BarLaterRounds;
            if (bars && policy.Series is null)
            {
                yield return At(
                    sanction,
                    "effect",
                    ViolationCode.SeriesMissing,
                    $"处理“{sanction.Code}”限制参加以后各届，须用 series 写明本活动属于哪个系列的第几届。",
                    $"Sanction '{sanction.Code}' bars from later rounds; say under series which round of what the campaign is.",
                    ["series"]);
            }

            if (bars ? (sanction.Rounds ?? sanction.Years) is null || sanction.Rounds < 1 || sanction.Years < 1 : (sanction.Rounds ?? sanction.Years) is not null)
            {
                yield return At(
                    sanction,
                    Itself,
                    ViolationCode.BarDuration,
                    $"处理“{sanction.Code}”：限制参评须写明 rounds（届数）或 years（年数），至少为1；其他处理不写。",
                    $"Sanction '{sanction.Code}': a bar from later rounds has rounds or years, at least 1; no other sanction has them.",
                    []);
            }
        }
    }

    private static IEnumerable<Misfit> SanctionPlaces(CampaignPolicy policy)
    {
        foreach (var sanction in policy.Sanctions)
        {
            var ends = sanction.Effect == SanctionEffect.DisqualifyNominee;
            if (ends != sanction.Place is not null)
            {
                yield return At(
                    sanction,
                    ends ? "effect" : "place",
                    ViolationCode.SanctionPlace,
                    ends
                        ? $"处理“{sanction.Code}”取消推荐对象资格，须用 place 写明其名额：free 腾出、lapses 作废或 kept 留给原单位。"
                        : $"处理“{sanction.Code}”不空出推荐对象的名额，不写 place；只有 disqualify-nominee 才写。",
                    ends
                        ? $"Sanction '{sanction.Code}' disqualifies a nominee; say what becomes of the place: free, lapses or kept."
                        : $"Sanction '{sanction.Code}' vacates no nominee's place; only disqualify-nominee has 'place'.",
                    []);
            }

            if (sanction.Subject == SanctionSubject.Nominee && sanction.Effect != SanctionEffect.BarLaterRounds)
            {
                yield return At(
                    sanction,
                    "subject",
                    ViolationCode.SanctionSubjectIdle,
                    $"处理“{sanction.Code}”的对象已由 effect 确定，不写 subject；只有 bar-later-rounds 才写。",
                    $"Whom sanction '{sanction.Code}' is for follows from its effect; only bar-later-rounds has 'subject'.",
                    []);
            }

            if (sanction.Place == PlaceOutcome.Lapses && policy.UnusedPlacesClause is null)
            {
                yield return At(
                    sanction,
                    "place",
                    ViolationCode.ReplacementLeavesUnused,
                    $"处理“{sanction.Code}”使名额作废，名额会空缺，但活动不允许空缺；请写明 quotas.unusedPlaces。",
                    $"Sanction '{sanction.Code}' lets the place lapse, so it stays unused, which this campaign does not allow; give quotas.unusedPlaces.",
                    ["quotas.unusedPlaces"]);
            }
        }
    }

    private static IEnumerable<Misfit> Replacements(CampaignPolicy policy)
    {
        if (policy.Reserves is { } reserves)
        {
            if (policy.FindRole(reserves.By) is null)
            {
                yield return UnknownRole(policy, reserves.By, reserves, "by");
            }

            if (reserves.PerPlace < 1)
            {
                yield return At(reserves, "perPlace", ViolationCode.ReservesNone, "每个名额至少须有一个递补人选；不设递补时请删去 reserves。", "There must be at least one reserve for each place; leave reserves out where there is none.", []);
            }

            // Behind the stage that gives out the places, and before the last one, somebody must be able to promote.
            if (!policy.Stages.SkipWhile(stage => stage.PlaceClause is null).Skip(1).SkipLast(1).Any())
            {
                yield return At(reserves, Itself, ViolationCode.ReservesNeverFollow, "占用名额的环节（takesPlace）与最后环节之间没有其他环节，递补人选无从递补。", "There is no stage between the one that takes places (takesPlace) and the last, so reserves could never follow.", ["procedure.stages.takesPlace"]);
            }
        }

        var placing = policy.Stages.Select(stage => stage.PlaceClause is not null).ToList().IndexOf(true);
        foreach (var stage in policy.Stages.Where((stage, i) => stage.Replacement is not null && (placing < 0 || i <= placing)))
        {
            yield return At(
                stage,
                "replacement",
                ViolationCode.ReplacementWithoutPlace,
                $"环节“{stage.Code}”时尚未占用名额（takesPlace），没有可递补的名额。",
                $"At '{stage.Code}' nobody has taken a place yet (takesPlace), so there is none to fill again.",
                ["procedure.stages.takesPlace"]);
        }

        foreach (var stage in policy.Stages.Where(stage => stage.Replacement is { Allowed: false } && policy.UnusedPlacesClause is null))
        {
            yield return At(
                stage,
                "replacement",
                ViolationCode.ReplacementLeavesUnused,
                $"环节“{stage.Code}”不得递补，名额会空缺，但活动不允许空缺；请写明 quotas.unusedPlaces。",
                $"A nominee who falls at '{stage.Code}' is not replaced, so the place stays unused, which this campaign does not allow; give quotas.unusedPlaces.",
                ["quotas.unusedPlaces"]);
        }
    }

    private static IEnumerable<Misfit> Readings(CampaignPolicy policy) =>
        from interpretation in policy.Interpretations
        where interpretation.Readings.Count < 2
        select At(
            interpretation,
            "readings",
            ViolationCode.ReadingsTooFew,
            $"“{interpretation.Setting}”须至少列出两种解释，否则没有可选择的。",
            $"'{interpretation.Setting}' needs at least two readings; otherwise there is nothing to choose.");

    // Each circle once, at its first member in the order of declaration.
    private static IEnumerable<(int Index, IReadOnlyList<string> Members)> Circles(IReadOnlyList<string> codes, ILookup<string, string> next)
    {
        var before = next.SelectMany(from => from.Select(to => (from.Key, to))).ToLookup(pair => pair.to, pair => pair.Key);
        var told = new HashSet<string>();
        for (var i = 0; i < codes.Count; i++)
        {
            if (!told.Contains(codes[i]) && Reached(codes[i], next) is var after && after.Contains(codes[i]))
            {
                after.IntersectWith(Reached(codes[i], before));
                told.UnionWith(after);
                yield return (i, [.. codes.Where(after.Contains).Distinct()]);
            }
        }
    }

    private static HashSet<string> Reached(string code, ILookup<string, string> next)
    {
        var reached = new HashSet<string>();
        var open = new Queue<string>(next[code]);
        while (open.TryDequeue(out var at))
        {
            if (reached.Add(at))
            {
                foreach (var further in next[at])
                {
                    open.Enqueue(further);
                }
            }
        }

        return reached;
    }
}
