using System.Globalization;
using System.Numerics;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Verification.Proof;

/// <summary>
/// Searches everything that can happen to a nomination (程序证明): every act of the compiled table in every situation, on its day or recorded
/// late and confirmed, with terms that run out, due dates that pass, places that others take and organisations that are disqualified in between.
/// No honour may be reached past a duty, no end left, no situation without a way out, no act or stage without a use.
/// </summary>
public static class ProcedureProof
{
    /// <summary>The part's code.</summary>
    public const string Code = "procedure";

    /// <summary>Most situations that are searched.</summary>
    public const int Bound = 500_000;

    /// <summary>Proves the procedure of a policy.</summary>
    public static Report Run(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var proven = Prove(subject.Policy, Procedure.Compile(subject.Policy).Transitions);
        return proven with { Findings = [.. proven.Findings, .. LateRecordingChecks.Findings(subject.Policy, subject.Calendar)] };
    }

    /// <summary>Proves a table against what the policy demands.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="table">The table.</param>
    /// <param name="late">What late recording does; as the program does it when left out.</param>
    public static Report Prove(CampaignPolicy policy, IReadOnlyList<Transition> table, LateMeaning? late = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(table);
        if (table.SelectMany(row => row.Guards).FirstOrDefault(guard => !World.Knows(guard)) is { } unknown)
        {
            return new Report(Code, [GaveUp(new Text($"条件“{unknown.GetType().Name}”没有可供证明的含义", $"the guard '{unknown.GetType().Name}' has no meaning that a proof could use"))]);
        }

        var duties = Duty.Of(policy);
        return duties.Count > 64
            ? new Report(Code, [GaveUp(new Text($"共{duties.Count}项前置条件，超过64项", string.Create(CultureInfo.InvariantCulture, $"{duties.Count} duties are more than 64")))])
            : new Search(policy, table, duties, late ?? LateMeaning.OfTheProgram).Report();
    }

    private static Finding GaveUp(Text why) => new(
        ViolationCode.ProcedureUndecided, Severity.Undecided, new Text($"未能证明程序：{why.Zh}。", $"The procedure could be neither proven nor refuted: {why.En}."));

    private sealed class Search(CampaignPolicy policy, IReadOnlyList<Transition> table, IReadOnlyList<Duty> duties, LateMeaning late)
    {
        // What happens without an act of this nomination.
        private static readonly (Text Name, Func<World, CampaignPolicy, World> To)[] Events =
        [
            (new Text("公示期满", "the term runs out"), (world, _) => world with { TermRun = world.TermRun || world.State == State.Posted(world.State.Stage) }),
            (new Text("截止日期已过", "the due date passes"), (world, policy) => world with { Overdue = world.Overdue || policy.DueAt(world.State) is not null }),
            (new Text("起始时间已到", "the window opens"), (world, policy) => world with { Opened = world.Opened || policy.FindStage(world.State.Stage) is { NotBefore: not null } or { Posting.NotBefore: not null } }),
            (new Text("填报情况符合条件", "the declared facts meet the rules"), (world, _) => world with { Eligible = true }),
            (new Text("更正后不符合条件", "corrected facts no longer meet the rules"), (world, _) => world with { Eligible = false }),
            (new Text("推荐单位或对象被取消资格", "the recommending organisation or the nominee is disqualified"), (world, _) => world with { Barred = true }),
            (new Text("名额被用完", "others take the last place"), (world, _) => world with { NoPlace = true }),
            (new Text("作为递补人选推荐", "named as a reserve"), (world, policy) => world with { Reserve = world.Reserve || (policy.Reserves is not null && world.Fulfilled == 0 && world.State == State.At(policy.Stages[0].Code)) }),
            (new Text("名额腾出", "a place becomes free"), (world, _) => world with { NoPlace = false }),
            (new Text("名单突破比例限制", "the list breaks a limit"), (world, policy) => world with { ListBroken = world.ListBroken || policy.FindStage(world.State.Stage)?.Kind == StageKind.Listing }),
            (new Text("名单调整后符合比例限制", "the list is changed and keeps the limits"), (world, _) => world with { ListBroken = false }),
        ];

        private readonly Dictionary<World, (World From, Text Step)?> _reached = [];
        private readonly Dictionary<World, List<World>> _before = [];
        private readonly HashSet<Transition> _taken = [];
        private readonly ILookup<State, (Transition Row, ulong Fulfils, ulong Undone)> _rows = Prepare(policy, table, duties);
        private readonly Dictionary<Transition, int> _index = table.Select((row, i) => (row, i)).DistinctBy(pair => pair.row).ToDictionary(pair => pair.row, pair => pair.i);
        private readonly ulong _term = duties.Select((duty, i) => duty.IsTerm ? 1UL << i : 0UL).Aggregate(0UL, (all, bit) => all | bit);
        private readonly ulong _place = duties.Select((duty, i) => duty.IsPlace ? 1UL << i : 0UL).Aggregate(0UL, (all, bit) => all | bit);
        private long _steps;

        public Report Report()
        {
            var start = new World(State.At(policy.Stages[0].Code), 0, false, false, false, false, false, false, false, false, false);
            var complete = Explore(start);
            var findings = new List<Finding>();
            findings.AddRange(Unearned());
            findings.AddRange(table.Where(row => row.From.IsFinal && _reached.Keys.Any(world => world.State == row.From)).Select(Left));
            if (complete)
            {
                findings.AddRange(Stuck());
                findings.AddRange(Dead());
            }
            else
            {
                findings.Add(GaveUp(new Text($"超过{Bound}种情形", string.Create(CultureInfo.InvariantCulture, $"more than {Bound} situations"))));
            }

            return new Report(Code, findings)
            {
                Counts = new SortedDictionary<string, long>(StringComparer.Ordinal)
                {
                    ["duties"] = duties.Count,
                    ["situations"] = _reached.Count,
                    ["states"] = _reached.Keys.Select(world => world.State).Distinct().Count(),
                    ["transitions"] = _steps,
                },
            };
        }

        private static ILookup<State, (Transition Row, ulong Fulfils, ulong Undone)> Prepare(CampaignPolicy policy, IReadOnlyList<Transition> table, IReadOnlyList<Duty> duties)
        {
            var order = policy.Stages.Select((stage, i) => (stage.Code, i)).ToDictionary(item => item.Code, item => item.i);
            ulong Bits(Func<Duty, bool> chosen) => duties.Select((duty, i) => chosen(duty) ? 1UL << i : 0UL).Aggregate(0UL, (all, bit) => all | bit);
            return table.ToLookup(
                row => row.From,
                row => (
                    row,
                    Bits(duty => duty.FulfilledBy(row)),
                    row.To.IsFinal || order[row.To.Stage] >= order.GetValueOrDefault(row.From.Stage, int.MaxValue) ? 0UL : Bits(duty => order[duty.Stage] >= order[row.To.Stage])));
        }

        // Breadth first, so that the way to whatever is found is a shortest one.
        private bool Explore(World start)
        {
            var open = new Queue<World>();
            void Reach(World from, World to, Text step)
            {
                _steps++;
                if (_reached.TryAdd(to, (from, step)))
                {
                    open.Enqueue(to);
                    _before[to] = [];
                }

                _before[to].Add(from);
            }

            _reached[start] = null;
            _before[start] = [];
            open.Enqueue(start);
            while (open.TryDequeue(out var world))
            {
                if (_reached.Count > Bound)
                {
                    return false;
                }

                foreach (var (row, fulfils, undone) in _rows[world.State].Where(item => item.Row.Guards.All(world.Holds)))
                {
                    _taken.Add(row);
                    Reach(world, world.After(row, Fulfilled(world, row, fulfils), undone), Text.Same($"{row.Act.Name()} → {row.To.Code}"));
                    if (world.Waiting == World.Nothing && CanBeLate(row, fulfils))
                    {
                        Reach(world, world with { Waiting = _index[row] }, new Text($"补录登记{row.Act.Name()}", $"{row.Act.Name()} is recorded late"));
                    }
                }

                foreach (var (next, step) in world.Waiting == World.Nothing ? [] : Settled(world))
                {
                    Reach(world, next, step);
                }

                foreach (var (name, to) in world.State.IsFinal ? [] : Events)
                {
                    if (to(world, policy) is var next && next != world)
                    {
                        Reach(world, next, name);
                    }
                }
            }

            return true;
        }

        private ulong Fulfilled(World world, Transition row, ulong fulfils)
        {
            var seen = world.Unseen ? fulfils & ~_term : fulfils;
            return row.Act == Act.Promote ? seen | _place : world.Reserve ? seen & ~_place : seen;
        }

        // What changes nothing that an honour rests on is the same late as on its day.
        private bool CanBeLate(Transition row, ulong fulfils) =>
            policy.LateRecording?.Stages.Contains(row.From.Stage) == true
            && row.Act is not (Act.Decide or Act.Suspend or Act.Resume or Act.Uphold or Act.Disqualify)
            && (fulfils != 0 || row.Act is Act.Post or Act.Return);

        // What can become of the act that waits: it is confirmed, as it was, or refused.
        private IEnumerable<(World Next, Text Step)> Settled(World world)
        {
            var row = table[world.Waiting];
            var free = world with { Waiting = World.Nothing };
            yield return (free, new Text($"不予确认{row.Act.Name()}", $"the late {row.Act.Name()} is refused"));
            var holds = row.Guards.All(world.Holds);
            if (row.From != world.State || (late.JudgedAnew && !holds))
            {
                yield break;
            }

            var (_, fulfils, undone) = _rows[row.From].First(item => item.Row == row);
            var after = free.After(row, holds ? Fulfilled(world, row, fulfils) : 0, undone);
            var confirmed = new Text($"补录的{row.Act.Name()}经确认 → {row.To.Code}", $"the late {row.Act.Name()} is confirmed → {row.To.Code}");
            if (row.Act != Act.Post)
            {
                yield return (after, confirmed);
                yield break;
            }

            yield return (after with { Unseen = late.CountsUnseen(elsewhere: false) }, confirmed);
            yield return (after with { Unseen = late.CountsUnseen(elsewhere: true) }, new Text($"{confirmed.Zh}，此前已在他处公示", $"{confirmed.En}, published elsewhere before"));
        }

        // One finding for each end that lacks something, with all that the nearest such nomination lacks.
        private IEnumerable<Finding> Unearned()
        {
            var all = duties.Count == 64 ? ulong.MaxValue : (1UL << duties.Count) - 1;
            var told = 0UL;
            foreach (var world in _reached.Keys.Where(world => world.State.IsSuccess))
            {
                var missing = all & ~world.Fulfilled & ~told;
                if (missing == 0 && !world.ObjectionOpen)
                {
                    continue;
                }

                if (missing == 0 && told != 0)
                {
                    continue;
                }

                told |= missing;
                var lacks = duties.Where((_, i) => (missing >> i & 1) == 1).ToList();
                var labels = lacks.Select(duty => new Text($"{duty.Label.Zh}（{duty.Clause}）", $"{duty.Label.En} ({duty.Clause})"))
                    .Concat(world.ObjectionOpen ? [new Text("异议尚未答复", "an objection is still open")] : [])
                    .ToList();
                yield return new Finding(
                    ViolationCode.HonourUnearned,
                    Severity.Error,
                    new Text(
                        $"可以在缺少以下条件时得到表彰：{string.Join("；", labels.Select(label => label.Zh))}。请恢复相应环节的要求。",
                        $"An honour can be reached without: {string.Join("; ", labels.Select(label => label.En))}. Restore what the stage asks for."))
                {
                    Clause = lacks.Count > 0 ? lacks[0].Clause : policy.ProcedureClause,
                    Place = lacks.Count > 0 ? PlaceOf(lacks[0].Stage) : null,
                    Counterexample = Way(world),
                };
                if (BitOperations.PopCount(told) == duties.Count)
                {
                    yield break;
                }
            }
        }

        private Finding Left(Transition row) => new(
            ViolationCode.EndLeft,
            Severity.Error,
            new Text($"终结状态“{row.From.Code}”仍可办理“{row.Act.Name()}”。终结后不应再有变化。", $"The act '{row.Act.Name()}' leaves the end '{row.From.Code}'. Nothing may follow an end."))
        {
            Clause = row.Clause,
            Counterexample = Way(_reached.Keys.First(world => world.State == row.From)),
        };

        private IEnumerable<Finding> Stuck()
        {
            var ending = Backwards(world => world.State.IsFinal);
            if (_reached.Keys.Where(world => !ending.Contains(world)).Select(world => (World?)world).FirstOrDefault() is { } stuck)
            {
                yield return new Finding(
                    ViolationCode.NoWayOut,
                    Severity.Error,
                    new Text($"在“{stuck.State.Code}”会出现无法终结的情形。", $"A nomination in '{stuck.State.Code}' can come into a situation from which no end is reached."))
                {
                    Place = PlaceOf(stuck.State.Stage),
                    Counterexample = Way(stuck),
                };
            }

            var honoured = Backwards(world => world.State.IsSuccess);
            if (honoured.Count == 0)
            {
                yield return new Finding(
                    ViolationCode.HonourUnreachable,
                    Severity.Error,
                    new Text("没有任何途径能够得到表彰，请检查各环节的衔接。", "No way leads to an honour; check how the stages follow each other."))
                {
                    Clause = policy.ProcedureClause,
                };
            }
        }

        private HashSet<World> Backwards(Func<World, bool> from)
        {
            var found = _reached.Keys.Where(from).ToHashSet();
            var open = new Queue<World>(found);
            while (open.TryDequeue(out var world))
            {
                foreach (var before in _before[world].Where(found.Add))
                {
                    open.Enqueue(before);
                }
            }

            return found;
        }

        private IEnumerable<Finding> Dead()
        {
            var states = _reached.Keys.Select(world => world.State).ToHashSet();
            foreach (var stage in policy.Stages.Where(stage => !states.Contains(State.At(stage.Code))))
            {
                yield return new Finding(
                    ViolationCode.StageDead,
                    Severity.Error,
                    new Text($"环节“{stage.Title.Zh}”永远不会到达。", $"The stage '{stage.Title.En}' is never reached."))
                {
                    Clause = stage.Clause,
                    Place = PlaceOf(stage.Code),
                };
            }

            foreach (var row in table.Where(row => states.Contains(row.From) && !row.From.IsFinal && !_taken.Contains(row)))
            {
                var never = row.Guards.Where(guard => !_reached.Keys.Any(world => world.State == row.From && world.Holds(guard))).Select(guard => guard.GetType().Name).ToList();
                yield return new Finding(
                    ViolationCode.ActDead,
                    Severity.Warning,
                    new Text(
                        $"在“{row.From.Code}”永远不能办理“{row.Act.Name()}”{(never.Count > 0 ? $"：条件{string.Join("、", never)}从不成立" : "：各项条件从不同时成立")}。",
                        $"The act '{row.Act.Name()}' can never be done in '{row.From.Code}': {(never.Count > 0 ? $"{string.Join(", ", never)} never holds" : "its guards never hold together")}."))
                {
                    Clause = row.Clause,
                    Place = PlaceOf(row.From.Stage),
                };
            }
        }

        private string? PlaceOf(string stage) => policy.FindStage(stage) is { } known ? policy.Paths()[known] : null;

        private List<Text> Way(World to)
        {
            var way = new List<Text>();
            for (var at = _reached[to]; at is { } step; at = _reached[step.From])
            {
                way.Add(step.Step);
            }

            way.Reverse();
            return way;
        }
    }
}
