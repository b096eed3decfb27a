using System.Globalization;
using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Verification.Feasibility;

/// <summary>
/// Whether quotas, floors and ceilings admit a full list (名额与比例可行性): a witness when they do, and the smallest set of limits that
/// contradict each other when they do not. Exact, by whole numbers.
/// </summary>
public static class LimitFeasibility
{
    /// <summary>The part's code.</summary>
    public const string Code = "feasibility";

    // Beyond this size a conflict is made small by leaving out one limit after the other.
    private const int Enumerated = 3;

    /// <summary>Runs the part.</summary>
    public static Report Run(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var policy = subject.Policy;
        var bounding = policy.Limits.Select((limit, i) => (limit, i)).Where(item => item.limit.Bound != BoundKind.Reported && item.limit.Scope != LimitScope.Nominee).Select(item => item.i).ToList();
        if (bounding.Count == 0)
        {
            return new Report(Code, []);
        }

        var classes = policy.Awards.Select(award => NomineeClass.Of(policy, award, subject.Stop)).ToList();
        if (classes.Contains(null))
        {
            return new Report(Code, [GaveUp(policy, new Text($"事实组合超过{NomineeClass.Bound}种，或无法确定是否有人符合", string.Create(CultureInfo.InvariantCulture, $"more than {NomineeClass.Bound} combinations of facts, or it is not known whether anybody has them")))]);
        }

        var findings = new List<Finding>();
        var notes = new List<Text>();
        foreach (var problem in Problems(policy, [.. classes.SelectMany(known => known!)], bounding))
        {
            subject.Stop.ThrowIfCancellationRequested();
            switch (problem.Solve(problem.Limits))
            {
                case (true, var numbers) when problem.Broken(numbers) is null:
                    notes.AddRange(problem.Witness(numbers));
                    break;
                case (false, _) when problem.Solve([]).Solvable == false:
                    findings.Add(Unfillable(policy));
                    break;
                case (false, _):
                    findings.Add(problem.Conflict());
                    break;
                default:
                    findings.Add(GaveUp(policy, new Text($"超过{IntegerSystem.Bound}次分支", string.Create(CultureInfo.InvariantCulture, $"more than {IntegerSystem.Bound} branches"))));
                    break;
            }
        }

        return new Report(Code, findings)
        {
            Notes = notes,
            Counts = new SortedDictionary<string, long>(StringComparer.Ordinal) { ["classes"] = classes.Sum(known => known!.Count), ["limits"] = bounding.Count },
        };
    }

    // Limits over each quota holder's part do not meet each other across holders, unless one over the whole list ties them together.
    private static IEnumerable<Problem> Problems(CampaignPolicy policy, IReadOnlyList<NomineeClass> classes, IReadOnlyList<int> bounding)
    {
        var parts = bounding.Where(i => policy.Limits[i].Scope != LimitScope.List).ToList();
        var holders = policy.Quotas.Select(row => row.Organisation).Distinct().Select(code => policy.Organisations.Find(code)!).ToList();
        if (parts.Count == 0)
        {
            return [new Problem(policy, classes, [null], bounding)];
        }

        return bounding.All(i => policy.Limits[i].Scope == LimitScope.Organisation)
            ? holders.Select(holder => new Problem(policy, classes, [holder], bounding))
            : [new Problem(policy, classes, holders, bounding)];
    }

    private static Finding Unfillable(CampaignPolicy policy) => new(
        ViolationCode.ListUnfillable, Severity.Error, new Text(
            "即使不计各项比例，名额也无法用满：符合全部评选条件的对象不存在，或只能由名额更少的渠道推荐。",
            "The places cannot be filled even without any limit: nobody meets every rule, or only by a channel with fewer places."))
    {
        Clause = policy.QuotaClause,
        Place = "quotas",
    };

    private static Finding GaveUp(CampaignPolicy policy, Text why) => new(
        ViolationCode.LimitsUndecided, Severity.Undecided, new Text($"未能判定各项比例能否同时满足：{why.Zh}。", $"Whether the limits can be kept together is not decided: {why.En}."))
    {
        Clause = policy.Limits[0].Clause,
        Place = "limits",
    };

    /// <summary>One list, or the parts of one, that all limits are to be kept on; the unknowns are how many of each class each holder names.</summary>
    private sealed class Problem(CampaignPolicy policy, IReadOnlyList<NomineeClass> classes, IReadOnlyList<Organisation?> holders, IReadOnlyList<int> limits)
    {
        private readonly IReadOnlyList<(Organisation? Holder, NomineeClass Class)> _unknowns =
            [.. from holder in holders from known in classes where Places(policy, holder, known.Award) > 0 select (holder, known)];

        public IReadOnlyList<int> Limits => limits;

        public (bool? Solvable, IReadOnlyList<long> Solution) Solve(IReadOnlyList<int> chosen) =>
            new IntegerSystem(_unknowns.Count, [.. Full(), .. chosen.SelectMany(Rows)]).Solve();

        /// <summary>The limit that real counting finds broken on the list so made, where the model says less than the limit; null when all are kept.</summary>
        public CompositionLimit? Broken(IReadOnlyList<long> numbers)
        {
            var list = _unknowns.Zip(numbers).SelectMany(item => Enumerable.Repeat(
                new ListedNominee(item.First.Class.Award.Code, policy.Facts.Read(item.First.Class.Facts).Value) { Holder = item.First.Holder?.Code, Channel = item.First.Class.Channel?.Code },
                (int)item.Second));
            return LimitReport.Over(policy, list)
                .FirstOrDefault(status => !status.Holds && limits.Any(i => policy.Limits[i].Code == status.Limit.Code) && (status.Holder is null || holders.Contains(status.Holder)) && status.Limit.Scope != LimitScope.Nominee)?.Limit;
        }

        public IEnumerable<Text> Witness(IReadOnlyList<long> numbers) => _unknowns.Zip(numbers).Where(item => item.Second > 0).Select(item =>
        {
            var (holder, known) = item.First;
            var facts = string.Join(", ", known.Facts.Select(fact => $"{fact.Key} = {fact.Value}"));
            return new Text(
                string.Create(CultureInfo.InvariantCulture, $"满额名单之一：{holder?.Name.Zh}{known.Award.Title.Zh}{item.Second}个（{facts}）"),
                string.Create(CultureInfo.InvariantCulture, $"A full list: {(holder is null ? string.Empty : holder.Name.En + ", ")}{item.Second} of {known.Award.Title.En} ({facts})"));
        });

        public Finding Conflict()
        {
            var smallest = Smallest().ToList();
            var concerned = smallest.Select(i => policy.Limits[i]).ToList();
            var where = holders is [{ } holder] ? holder.Name : Text.Same(string.Empty);
            return new Finding(
                ViolationCode.LimitsConflict,
                concerned.TrueForAll(limit => limit.Strength == Strength.Must) ? Severity.Error : Severity.Warning,
                new Text(
                    $"{where.Zh}没有一份满额名单能够同时符合：{string.Join("、", concerned.Select(limit => $"{limit.Title.Zh}（{limit.Clause}）"))}。请调整其中一项的数字或名额。",
                    $"{(where.En.Length > 0 ? where.En + ": no" : "No")} full list keeps {string.Join(" and ", concerned.Select(limit => $"{limit.Title.En} ({limit.Clause})"))}. Change a figure of one of them, or the places."))
            {
                Clause = concerned[0].Clause,
                Place = concerned[0].PathAt(smallest[0]),
                Counterexample = [.. Demands(smallest)],
            };
        }

        private static int Places(CampaignPolicy policy, Organisation? holder, Award award) => holder is null
            ? award.Places
            : policy.Quotas.Where(row => row.Organisation == holder.Code && row.Award == award.Code).Select(row => row.Places).Capped();

        private IEnumerable<Text> Demands(IReadOnlyList<int> conflicting)
        {
            var awards = conflicting.SelectMany(i => policy.Limits[i].Awards).Distinct().Select(code => policy.FindAward(code)!).ToList();
            foreach (var award in awards)
            {
                var places = holders.Select(holder => Places(policy, holder, award)).Capped();
                yield return new Text(
                    string.Create(CultureInfo.InvariantCulture, $"{award.Title.Zh}共{places}个名额（{award.Clause}）"),
                    string.Create(CultureInfo.InvariantCulture, $"{award.Title.En}: {places} places ({award.Clause})"));
            }

            foreach (var limit in conflicting.Select(i => policy.Limits[i]))
            {
                var part = limit.Parts(policy).FirstOrDefault(part => holders[0] is null || part.Holder is null || part.Holder == holders[0]);
                var figure = limit.FigureFor(part, policy.Organisations) is { } known ? known.Share?.ToString() ?? known.Count!.Value.ToString(CultureInfo.InvariantCulture) : "–";
                var members = limit.Members.Describe();
                yield return new Text(
                    $"{limit.Code}（{limit.Clause}）：{members.Zh}的{LimitStatus.Words(limit.Bound).Zh}{figure}",
                    $"{limit.Code} ({limit.Clause}): {LimitStatus.Words(limit.Bound).En} {figure} with {members.En}");
            }
        }

        private IEnumerable<int> Smallest()
        {
            for (var size = 1; size <= Math.Min(Enumerated, limits.Count); size++)
            {
                if (Subsets(limits, size).FirstOrDefault(subset => Solve(subset).Solvable == false) is { } found)
                {
                    return found;
                }
            }

            return limits.Aggregate(limits, (kept, limit) => Solve([.. kept.Where(other => other != limit)]).Solvable == false ? [.. kept.Where(other => other != limit)] : kept);
        }

        private static IEnumerable<IReadOnlyList<int>> Subsets(IReadOnlyList<int> all, int size) => size == 0
            ? [[]]
            : all.SelectMany((first, i) => Subsets([.. all.Skip(i + 1)], size - 1).Select(rest => (IReadOnlyList<int>)[first, .. rest]));

        // Every place is filled; a channel with places of its own fills no more than those.
        private IEnumerable<(long[] Coefficients, long AtMost)> Full()
        {
            foreach (var holder in holders)
            {
                foreach (var award in policy.Awards.Where(award => Places(policy, holder, award) > 0))
                {
                    var places = Places(policy, holder, award);
                    yield return (Row(item => item.Holder == holder && item.Class.Award == award ? 1 : 0), places);
                    if (!Chooses(award))
                    {
                        yield return (Row(item => item.Holder == holder && item.Class.Award == award ? -1 : 0), -places);
                    }
                }
            }

            foreach (var channel in policy.Channels.Where(channel => channel is { CountsInsideTotal: true, Places: not null }))
            {
                yield return (Row(item => item.Class.Channel == channel ? 1 : 0), channel.Places!.Value);
            }
        }

        // Of two awards an organisation names exactly one: the places of the other stay unused by design.
        private bool Chooses(Award award) => policy.UnusedPlacesClause is not null && limits.Any(i =>
            policy.Limits[i] is { Bound: BoundKind.Exactly, Scope: LimitScope.Organisation, Awards.Count: > 1 } limit && limit.Awards.Contains(award.Code));

        private IEnumerable<(long[] Coefficients, long AtMost)> Rows(int index)
        {
            var limit = policy.Limits[index];
            return limit.Parts(policy)
                .Where(part => part.Holder is null || holders.Contains(part.Holder))
                .SelectMany(part => limit.Bound == BoundKind.Exactly
                    ? Rows(index, limit, part, BoundKind.AtMost).Concat(Rows(index, limit, part, BoundKind.AtLeast))
                    : Rows(index, limit, part, limit.Bound));
        }

        // A share of what is listed is a share of other unknowns: members × denominator against base × numerator. More may always be nominated
        // than are listed, so a share of the nominated is no ceiling, and as a floor it is at least one of the listed.
        private IEnumerable<(long[] Coefficients, long AtMost)> Rows(int index, CompositionLimit limit, LimitPart part, BoundKind bound)
        {
            if (limit.FigureFor(part, policy.Organisations) is not { } figure || part.Allotted == 0)
            {
                yield break;
            }

            var sign = bound == BoundKind.AtMost ? 1 : -1;
            bool Concerns((Organisation? Holder, NomineeClass Class) item) => part.Tier is null || (part.Holder is null ? item.Holder?.Tier == part.Tier : item.Holder == part.Holder);
            if (figure.Share is not { } share)
            {
                // An empty base breaks no floor; that is no linear demand, and real counting has the last word.
                if (bound == BoundKind.AtMost || limit.Within is null)
                {
                    yield return (Row(item => Concerns(item) && item.Class.Counts[index] ? sign : 0), sign * (long)figure.Count!.Value);
                }

                yield break;
            }

            if (limit.Base is LimitBase.Planned or LimitBase.ListedAndPlanned)
            {
                var planned = (new LimitStatus(limit with { Base = LimitBase.Planned }, 0, 0, 0, part.Allotted) { Figure = figure }).Allowed!.Value;
                yield return (Row(item => Concerns(item) && item.Class.Counts[index] ? sign : 0), sign * (long)planned);
            }

            if (limit.Base is LimitBase.Listed or LimitBase.ListedAndPlanned || (limit.Base == LimitBase.Nominated && bound == BoundKind.AtLeast))
            {
                var (scale, slack) = limit.Rounding switch
                {
                    LimitRounding.Ceiling when bound == BoundKind.AtMost => (1, share.Denominator - 1),
                    LimitRounding.Floor when bound == BoundKind.AtLeast => (1, share.Denominator - 1),
                    LimitRounding.HalfUp => (2, bound == BoundKind.AtMost ? share.Denominator : share.Denominator - 1),
                    _ => (1, 0L),
                };
                yield return (
                    Row(item => Concerns(item) ? sign * scale * ((item.Class.Counts[index] ? share.Denominator : 0) - (item.Class.Stands[index] ? share.Numerator : 0)) : 0),
                    slack);
            }
        }

        private long[] Row(Func<(Organisation? Holder, NomineeClass Class), long> coefficient) => [.. _unknowns.Select(coefficient)];
    }
}
