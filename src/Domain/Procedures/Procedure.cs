using System.Collections.Immutable;
using System.Text;
using Commendation.Domain.Policies;

namespace Commendation.Domain.Procedures;

/// <summary>One row of the procedure's table: what an act leads to, and what it takes.</summary>
/// <param name="From">State in which the act is possible.</param>
/// <param name="Act">The act.</param>
/// <param name="To">State that it leads to.</param>
/// <param name="Clause">Clause that provides for it.</param>
/// <param name="Guards">All of them must hold.</param>
public sealed record Transition(State From, Act Act, State To, string Clause, IReadOnlyList<Guard> Guards)
{
    /// <summary>Who acts for nominees of a recommending organisation; null when the act follows from something else, as a disqualification does.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="recommender">Code of the recommending organisation.</param>
    public ActingBody? ActingFor(CampaignPolicy policy, string recommender) => Guards.OfType<ActingGuard>().FirstOrDefault()?.ActingFor(policy, recommender);
}

/// <summary>
/// The procedure (评选程序) compiled from the policy's stages into a table (state, act) → (state, guards). The same table runs
/// nominations, answers what may happen next, and draws the diagram.
/// </summary>
public sealed class Procedure
{
    private readonly Dictionary<(State, Act), Transition> _table;
    private readonly Dictionary<string, int> _order;

    private Procedure(IReadOnlyList<Transition> transitions, IReadOnlyList<Stage> stages)
    {
        Transitions = transitions;
        _table = transitions.ToDictionary(row => (row.From, row.Act));
        _order = stages.Select((stage, i) => (stage.Code, i)).ToDictionary(item => item.Code, item => item.i);
        Initial = State.At(stages[0].Code);
    }

    /// <summary>Where every nomination begins.</summary>
    public State Initial { get; }

    /// <summary>The table, in the order of the stages.</summary>
    public IReadOnlyList<Transition> Transitions { get; }

    /// <summary>Every state that the table names, in the order of the stages, the ends last.</summary>
    public IReadOnlyList<State> States =>
        [.. Transitions.SelectMany(row => new[] { row.From, row.To }).Where(state => !state.IsFinal).Distinct(), .. State.Finals.Where(end => Transitions.Any(row => row.To == end))];

    /// <summary>Compiles the stages of a policy.</summary>
    public static Procedure Compile(CampaignPolicy policy) => new(
        [.. policy.Stages.SelectMany((stage, i) => Rows(policy, stage, i))], policy.Stages);

    /// <summary>The row for an act in a state, or null when the procedure has none.</summary>
    public Transition? Find(State state, Act act) => _table.GetValueOrDefault((state, act));

    /// <summary>Every row that leaves a state.</summary>
    public IEnumerable<Transition> From(State state) => Transitions.Where(row => row.From == state);

    /// <summary>Position of a state's stage; an end comes after every stage.</summary>
    public int Position(State state) => _order.GetValueOrDefault(state.Stage, int.MaxValue);

    /// <summary>
    /// The procedure as a Mermaid state diagram. An act that leads to the same end from every state under way is drawn once, from the box
    /// around them.
    /// </summary>
    public string ToMermaid()
    {
        const string Box = "under__way";
        static string Id(State state) => state.Code.Replace('-', '_').Replace("/", "__", StringComparison.Ordinal);

        var underWay = States.Where(state => !state.IsFinal).ToList();
        var ends = States.Where(state => state.IsFinal).ToList();
        var anywhere = Transitions
            .Where(row => row.To.IsFinal)
            .GroupBy(row => (row.Act, row.To, row.Clause))
            .Where(rows => rows.Count() == underWay.Count)
            .Select(rows => rows.Key)
            .ToList();
        var text = new StringBuilder("stateDiagram-v2\n");
        void Name(string indent, State state) => text.Append(indent).Append(Id(state)).Append(" : ").Append(state.Code).Append('\n');
        void Draw(string indent, string from, State to, IEnumerable<(Act Act, string Clause)> acts) => text
            .Append(indent).Append(from).Append(" --> ").Append(Id(to)).Append(" : ")
            .AppendJoin(", ", acts.Select(act => $"{act.Act.Name()} ({act.Clause})")).Append('\n');
        void DrawFrom(string indent, bool toEnds)
        {
            foreach (var rows in Transitions
                .Where(row => row.From != row.To && row.To.IsFinal == toEnds && !anywhere.Contains((row.Act, row.To, row.Clause)))
                .GroupBy(row => (row.From, row.To)))
            {
                Draw(indent, Id(rows.Key.From), rows.Key.To, rows.Select(row => (row.Act, row.Clause)));
            }
        }

        text.Append("    [*] --> ").Append(Box).Append("\n    state \"under way\" as ").Append(Box).Append(" {\n        [*] --> ").Append(Id(Initial)).Append('\n');
        underWay.ForEach(state => Name("        ", state));
        DrawFrom("        ", toEnds: false);
        text.Append("    }\n");
        foreach (var end in ends)
        {
            Name("    ", end);
        }

        DrawFrom("    ", toEnds: true);
        foreach (var rows in anywhere.GroupBy(act => act.To))
        {
            Draw("    ", Box, rows.Key, rows.Select(act => (act.Act, act.Clause)));
        }

        foreach (var end in ends)
        {
            text.Append("    ").Append(Id(end)).Append(" --> [*]\n");
        }

        return text.ToString();
    }

    private static IEnumerable<Transition> Rows(CampaignPolicy policy, Stage stage, int position)
    {
        var at = State.At(stage.Code);
        var next = position + 1 < policy.Stages.Count ? State.At(policy.Stages[position + 1].Code)
            : stage.Kind == StageKind.Forwarding ? State.Forwarded
            : State.Honoured;
        var standing = new IsInStanding(
            policy.Sanctions.FirstOrDefault(sanction => sanction.Effect is SanctionEffect.DisqualifyOrganisation or SanctionEffect.DisqualifyNominee)?.Clause ?? policy.ProcedureClause);
        var actor = new ActsInRole(stage.By, stage.Clause);
        var eligible = new IsEligible(stage.Clause);
        var reason = new ReasonGiven(stage.Clause);

        IEnumerable<CompositionLimit> BitingIn(params Stage[] stages) => policy.Limits.Where(limit => policy.BitesEarly(limit) && stages.Contains(policy.Enforcing(limit)));

        Guard[] Window(Opening? opening, DueDate? due) =>
        [
            .. opening is null ? Array.Empty<Guard>() : [new HasOpened(stage, opening)],
            .. due is null ? Array.Empty<Guard>() : [new InTime(stage, due)],
        ];

        Transition Row(State from, Act act, State to, params Guard[] guards) => new(from, act, to, stage.Clause, [actor, .. guards]);

        // Leaving a stage for the next one takes its due date and, where the stage names candidates, a place.
        Transition Advance(State from, Act act, params Guard[] guards) => Row(
            from,
            act,
            next,
            [
                standing,
                .. guards,
                .. Window(stage.NotBefore, stage.Due),
                .. stage.PlaceClause is { } place ? [new PlaceFree(place)] : Array.Empty<Guard>(),
                .. BitingIn(stage).Select(limit => new FitsLimit(limit)),
                .. stage.Kind is StageKind.Listing or StageKind.Decision or StageKind.Forwarding && policy.Reserves is { } listed ? [new NoReserve(listed.Clause)] : Array.Empty<Guard>(),
            ]);

        State[] live = [at];
        State[] filing = [at];
        Guard[] records = stage.Records.Count > 0 ? [new RecordsComplete(stage)] : [];
        switch (stage.Kind)
        {
            case StageKind.Recommendation:
                yield return Row(at, Act.Declare, at);
                yield return Advance(at, Act.Recommend, eligible, new RecordsComplete(stage));
                break;

            case StageKind.Publicity:
                var posted = State.Posted(stage.Code);
                var suspended = State.Suspended(stage.Code);
                live = [at, posted, suspended];
                filing = [at, posted];
                var examines = new ExaminesObjections(policy.Examiners(stage), stage.Clause);
                yield return Row(at, Act.Post, posted, [standing, .. Window(stage.Posting?.NotBefore, stage.Posting?.Due)]);
                yield return Row(posted, Act.Suspend, suspended);
                yield return Row(suspended, Act.Suspend, suspended);
                yield return new Transition(suspended, Act.Resume, posted, stage.Clause, [examines]);
                yield return new Transition(suspended, Act.Uphold, stage.UpheldReturnsTo is { } back ? State.At(back) : State.ObjectionUpheld, stage.Clause, [examines, reason]);
                yield return Advance(posted, Act.Close, [new TermComplete(stage), .. records]);
                break;

            case StageKind.Submission:
                yield return Advance(at, Act.Submit, records);
                break;

            case StageKind.Review:
                yield return Advance(at, Act.Pass, eligible, new RecordsComplete(stage));
                yield return Row(at, Act.Reject, State.Rejected, reason);
                break;

            case StageKind.Listing:
                yield return Advance(at, Act.List, eligible, new RecordsComplete(stage), new LimitsKept(stage.Clause));
                yield return Row(at, Act.Reject, State.Rejected, reason);
                break;

            case StageKind.Decision:
            case StageKind.Forwarding:
                yield return Advance(at, stage.Kind == StageKind.Decision ? Act.Decide : Act.Forward, new RecordsComplete(stage));
                yield return Row(at, Act.Reject, State.Rejected, reason);
                break;
        }

        if (stage.Records.Count > 0)
        {
            foreach (var state in filing)
            {
                yield return new Transition(state, Act.Record, state, stage.Clause, [new FilesRecords(stage.By, [.. stage.Records.Select(record => record.By).OfType<string>().Distinct()], stage.Clause)]);
            }
        }

        // A reserve waits behind the stage that gives out the places; where none has been given out yet, there is none to follow into.
        if (policy.Reserves is { } ranked && stage.Kind != StageKind.Decision && stage.Kind != StageKind.Forwarding && policy.Stages.Take(position).Any(earlier => earlier.PlaceClause is not null))
        {
            yield return new Transition(at, Act.Promote, at, ranked.Clause, [new ActsInRole(ranked.By, ranked.Clause), new ReserveFollows(ranked), new ReasonGiven(ranked.Clause), .. BitingIn([.. policy.Stages.Take(position)]).Select(limit => new FitsLimit(limit, Follows: true))]);
        }

        if (stage.ReturnTo is { } returnTo)
        {
            yield return Row(at, Act.Return, State.At(returnTo), reason);
        }

        foreach (var from in live)
        {
            if (policy.DueAt(from) is { } due)
            {
                // A body does not accept its own delay: the next other body does.
                var receiver = policy.Stages.Skip(position + 1).Select(later => later.By).FirstOrDefault(role => role != stage.By) ?? stage.By;
                yield return new Transition(
                    from, Act.AcceptLate, from, due.Clause, [new ActsInRole(receiver, due.Clause), new IsOverdue(stage, due), new ReasonGiven(due.Clause)]);
            }

            yield return new Transition(
                from,
                Act.Withdraw,
                State.Withdrawn,
                policy.Stages[0].Clause,
                [new ActsInRole(policy.Stages[0].By, policy.Stages[0].Clause), new ReasonGiven(policy.Stages[0].Clause)]);
            yield return new Transition(from, Act.Disqualify, State.Disqualified, standing.Clause, [new IsDisqualified(standing.Clause)]);
        }
    }
}

/// <summary>Everything that decides about a campaign's acts: its policy, the procedure compiled from it, and the working days.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Procedure">Its procedure.</param>
/// <param name="Calendar">Working days.</param>
public sealed record Rulebook(CampaignPolicy Policy, Procedure Procedure, Calendars.WorkingCalendar Calendar)
{
    // What two requests find out at once, one of them finds out in vain.
    private ImmutableDictionary<(Calendars.WorkingCalendar, IReadOnlyList<LocalHoliday>, string), Calendars.WorkingCalendar> _local =
        ImmutableDictionary<(Calendars.WorkingCalendar, IReadOnlyList<LocalHoliday>, string), Calendars.WorkingCalendar>.Empty;

    /// <summary>The working days of an organisation: those of the whole country, with the holidays of its region.</summary>
    public Calendars.WorkingCalendar CalendarOf(string? organisation)
    {
        if (organisation is null || Policy.Holidays.Count == 0)
        {
            return Calendar;
        }

        var key = (Calendar, Policy.Holidays, organisation);
        if (!_local.TryGetValue(key, out var local))
        {
            local = Calendar.With([.. Policy.Holidays.Where(holiday => holiday.AppliesTo(organisation, Policy.Organisations)).Select(holiday => holiday.Arrangement)]);
            _local = _local.SetItem(key, local);
        }

        return local;
    }

    /// <summary>The working days of whoever acts in a stage for nominees of <paramref name="recommender"/>: it posts the notice, and it has to be in time.</summary>
    public Calendars.WorkingCalendar CalendarIn(Stage stage, string recommender) => CalendarOf(Policy.Acting(stage.By, recommender));

    /// <summary>Compiles a policy.</summary>
    public static Rulebook Of(CampaignPolicy policy, Calendars.WorkingCalendar calendar) => new(policy, Procedure.Compile(policy), calendar);
}
