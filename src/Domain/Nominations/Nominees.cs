using System.Globalization;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Nominations;

/// <summary>Several nominations and one act. Nobody is led on before everybody can be.</summary>
/// <param name="Nominations">The nominations in their order.</param>
/// <param name="ContextOf">Context of the act on each.</param>
/// <param name="Context">Context of the act as a whole.</param>
public sealed record Nominees(IReadOnlyList<Nomination> Nominations, Func<Nomination, ActContext> ContextOf, ActContext Context)
{
    /// <summary>Keys of the nominations.</summary>
    public IReadOnlyList<Guid> Ids => [.. Nominations.Select(nomination => nomination.Id)];

    /// <summary>Does an act that needs nothing but its context on every nomination when nothing stands in the way of any; otherwise tells everything that does and changes none.</summary>
    /// <param name="act">The act.</param>
    public IReadOnlyList<Violation> Do(Act act) => Do(null, act, [], (nomination, context) => nomination.Do(act, context));

    /// <summary>The same for an act that comes with more than its context.</summary>
    /// <param name="stage">Stage that all must stand in; null when the procedure's table alone decides.</param>
    /// <param name="act">The act.</param>
    /// <param name="faults">What else stands in the way; what the nominations add is put behind it.</param>
    /// <param name="does">Does the act.</param>
    internal IReadOnlyList<Violation> Do(string? stage, Act act, IEnumerable<Violation> faults, Func<Nomination, ActContext, Outcome<Nomination>> does)
    {
        List<Violation> violations = [.. faults];
        if (Nominations.Count == 0)
        {
            violations.Add(new Violation(
                ViolationCode.NominationsMissing, new Text("至少须列出一个推荐。", "At least one nomination must be named."))
            { Place = "nominations" });
        }

        // Each nominee fits as long as one more does; whether all do is seen only when each is counted behind the others.
        var (named, trial) = (new HashSet<Guid>(), Context.Counts?.Trial());
        foreach (var nomination in Nominations)
        {
            var context = ContextOf(nomination) with { Counts = trial };
            IReadOnlyList<Violation> obstacles = !named.Add(nomination.Id)
                ? [Twice]
                : stage is null || nomination.State.Stage == stage
                    ? nomination.Obstacles(act, context)
                    : [NominationGuards.NotOpen(nomination, act, context.Rules, stage)];
            violations.AddRange(obstacles.Select(violation => At(nomination, violation)));
            if (obstacles.Count == 0 && context.Rules.Procedure.Find(nomination.State, act) is { } row)
            {
                trial?.Replace([], trial.Of(nomination.Listed(context.Rules.Policy), [.. Nomination.PassedFrom(row.To, nomination.Reserve, trial.Stages, context.Rules).Except(nomination.Passed(trial.Stages, context.Rules))]));
            }
        }

        violations.AddRange(Shortage(stage, act));
        return violations.Count > 0
            ? violations
            : [.. from nomination in Nominations
                  from violation in does(nomination, ContextOf(nomination)).Violations
                  select At(nomination, violation)];
    }

    // Each nomination finds a place as long as one is left; whether there are enough for all is seen only over the batch.
    private IEnumerable<Violation> Shortage(string? stage, Act act) =>
        from nomination in Nominations.DistinctBy(nomination => nomination.Id)
        where nomination.Channel is null && nomination.Reserve is null && (stage is null || nomination.State.Stage == stage)
        let context = ContextOf(nomination)
        let guard = context.Rules.Procedure.Find(nomination.State, act)?.Guards.OfType<PlaceFree>().FirstOrDefault()
        let account = context.Account
        where guard is not null && account is { Lapsed: false } && !NominationGuards.Account(nomination, context).Any()
        let places = account.PlacesUnder(context.Rules.Policy)
        let room = account.Free(account.CandidatesUnder(context.Rules.Policy))
        where room > 0
        group (Nomination: nomination, Account: account, guard.Clause, Places: places, Room: room) by (account.Organisation, account.Award) into demand
        from beyond in demand.Skip(demand.First().Room)
        select At(beyond.Nomination, NotEnough(beyond.Account, demand.Count(), beyond.Places, beyond.Room, beyond.Clause));

    private static Violation NotEnough(QuotaAccount account, int wanted, int places, int room, string clause) => new(
        ViolationCode.NoPlaceLeft,
        new Text(
            string.Create(CultureInfo.InvariantCulture, $"名额不足：{account.Organisation}本批次需{wanted}个，尚可{room}个（共{places}个，已用{account.Taken}个）。"),
            string.Create(CultureInfo.InvariantCulture, $"There are too few places: the batch takes {wanted} of {account.Organisation}, {room} can still be taken ({account.Taken} of {places} are taken).")),
        clause)
    {
        Actual = (account.Taken + wanted).ToString(CultureInfo.InvariantCulture),
        Required = (account.Taken + room).ToString(CultureInfo.InvariantCulture),
    };

    // Of many nominees the same is often wrong: the message says whose it is, as the key tells nobody.
    private static Violation At(Nomination nomination, Violation violation) => violation with
    {
        Place = $"nominations/{nomination.Id}",
        Message = new Text($"“{nomination.Nominee.Name}”：{violation.Message.Zh}", $"'{nomination.Nominee.Name}': {violation.Message.En}"),
    };

    private static Violation Twice { get; } = new(ViolationCode.NominationTwice, new Text("重复列出。", "The nominee is named twice."));
}
