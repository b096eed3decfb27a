using Commendation.Domain.Procedures;

namespace Commendation.Domain.Verification.Proof;

/// <summary>
/// Everything about a nomination and its surroundings that decides which acts are possible, with time cut down to what a boundary of a term
/// or a due date changes.
/// </summary>
/// <param name="State">State of the procedure.</param>
/// <param name="Fulfilled">One bit for each duty that is fulfilled.</param>
/// <param name="TermRun">The term of the notice that is posted has run in full.</param>
/// <param name="ObjectionOpen">An objection waits for its answer.</param>
/// <param name="Overdue">The due date of the stage has passed.</param>
/// <param name="LateAccepted">The receiving body accepted that.</param>
/// <param name="Recorded">Every record of the stage is filed and favourable.</param>
/// <param name="Eligible">The declared facts meet every rule.</param>
/// <param name="Barred">The recommending organisation or the nominee is disqualified.</param>
/// <param name="NoPlace">Others hold all places.</param>
/// <param name="ListBroken">The list as a whole breaks a limit that binds.</param>
/// <param name="Reserve">The nominee is a reserve that has not been promoted.</param>
/// <param name="Unseen">Some of the term that runs counts from before the public could see the notice.</param>
/// <param name="Waiting">Row of the table whose act was recorded late and waits for its confirmation; negative while none does.</param>
/// <param name="Opened">The window of the next step has opened.</param>
internal readonly record struct World(
    State State,
    ulong Fulfilled,
    bool TermRun,
    bool ObjectionOpen,
    bool Overdue,
    bool LateAccepted,
    bool Recorded,
    bool Eligible,
    bool Barred,
    bool NoPlace,
    bool ListBroken,
    bool Reserve = false,
    bool Unseen = false,
    int Waiting = World.Nothing,
    bool Opened = false)
{
    /// <summary>No act waits for its confirmation.</summary>
    public const int Nothing = -1;

    /// <summary>What each kind of guard means here. A kind that is not in the table cannot be proven.</summary>
    private static readonly Dictionary<Type, Func<World, Guard, bool>> Meaning = new()
    {
        [typeof(ActsInRole)] = (_, _) => true,
        [typeof(ExaminesObjections)] = (_, _) => true,
        [typeof(FilesRecords)] = (_, _) => true,
        [typeof(ReasonGiven)] = (_, _) => true,
        [typeof(IsEligible)] = (world, _) => world.Eligible,
        [typeof(RecordsComplete)] = (world, guard) => world.Recorded || ((RecordsComplete)guard).Stage.Records.Count == 0,
        [typeof(TermComplete)] = (world, _) => world.TermRun,
        [typeof(HasOpened)] = (world, _) => world.Opened,
        [typeof(InTime)] = (world, _) => !world.Overdue || world.LateAccepted,
        [typeof(IsOverdue)] = (world, _) => world is { Overdue: true, LateAccepted: false },
        [typeof(PlaceFree)] = (world, _) => world.Reserve || !world.NoPlace,
        [typeof(NoReserve)] = (world, _) => !world.Reserve,
        [typeof(ReserveFollows)] = (world, _) => world.Reserve && !world.NoPlace,
        [typeof(FitsLimit)] = (world, _) => world.Reserve || !world.NoPlace,
        [typeof(LimitsKept)] = (world, _) => !world.ListBroken,
        [typeof(IsInStanding)] = (world, _) => !world.Barred,
        [typeof(IsDisqualified)] = (world, _) => world.Barred,
    };

    /// <summary>Whether the proof knows what a guard means.</summary>
    public static bool Knows(Guard guard) => Meaning.ContainsKey(guard.GetType());

    /// <summary>Whether a guard holds.</summary>
    public bool Holds(Guard guard) => Meaning[guard.GetType()](this, guard);

    private static bool Settles(Transition row) => row.Act == Act.Post && row.Guards.Any(guard => guard is InTime);

    /// <summary>What an act leads to.</summary>
    /// <param name="row">Its row of the table.</param>
    /// <param name="fulfils">Bits of the duties that it fulfils.</param>
    /// <param name="undone">Bits of the duties that have to be fulfilled again, when it leads back.</param>
    public World After(Transition row, ulong fulfils, ulong undone)
    {
        var staying = row.To.Stage == State.Stage && !row.To.IsFinal;
        return this with
        {
            State = row.To,
            Fulfilled = (Fulfilled | fulfils) & ~undone,

            // An objection stops the term; what is left of it, or all of it, has to run after the answer.
            TermRun = staying && TermRun && row.Act is not (Act.Post or Act.Suspend),
            ObjectionOpen = row.Act == Act.Suspend || (ObjectionOpen && row.Act is not (Act.Resume or Act.Uphold)),
            Opened = staying && Opened && row.Act != Act.Post,

            // A posting with a due date of its own leaves the closing with another one.
            Overdue = staying && Overdue && !Settles(row),
            LateAccepted = staying && (LateAccepted || row.Act == Act.AcceptLate) && !Settles(row),
            Reserve = Reserve && row.Act != Act.Promote,
            ListBroken = staying && ListBroken,
            Recorded = staying && (Recorded || row.Act == Act.Record),
            Unseen = staying && Unseen && row.Act != Act.Post,
            Waiting = row.To.IsFinal ? Nothing : Waiting,
        };
    }
}
