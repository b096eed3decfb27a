using Commendation.Application.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;

namespace Commendation.Cli.Rehearsals;

/// <summary>One stage on one working day, as its player finds it.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Offices">Where use cases are sent.</param>
/// <param name="Candidates">All candidates, whatever became of them, in the order of their nomination.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Day">Today.</param>
/// <param name="IsPressing">Whether waiting for the next working day would miss a due date.</param>
internal sealed record Scene(Rulebook Rules, Offices Offices, IReadOnlyList<Candidate> Candidates, Stage Stage, DateOnly Day, bool IsPressing)
{
    public CampaignPolicy Policy => Rules.Policy;

    public string Campaign => Policy.Code;

    /// <summary>Position of the stage.</summary>
    public int Position => Rules.Procedure.Position(State.At(Stage.Code));

    /// <summary>Whoever waits for the work of the stage.</summary>
    public List<Candidate> Here => In(State.At(Stage.Code));

    public List<Candidate> In(State state) => [.. Candidates.Where(candidate => candidate.State == state)];

    /// <summary>The organisation that does the work of the stage for a candidate.</summary>
    public string Acting(Candidate candidate) => candidate.Acting(Stage.By);

    /// <summary>Working days from a day to today, both included.</summary>
    public int WorkingDaysFrom(DateOnly day) => Rules.Calendar.CountWorkingDays(day, Day);

    /// <summary>Does an act that needs no document; whether it was accepted.</summary>
    public async Task<bool> Do(Candidate candidate, Act act, string? reason = null)
    {
        var done = await Offices.Send(new DoAct(Campaign, candidate.Id, candidate.ActorOf(act), null, null, act, reason));
        if (done.Accepted)
        {
            candidate.Move(act);
        }

        return done.Accepted;
    }

    /// <summary>Files the records that the stage asks for and that are not filed yet: of the optional ones every tenth candidate's.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="forgotten">How many of the first are forgotten this time.</param>
    public async Task FileRecords(Candidate candidate, int forgotten = 0)
    {
        var nominee = candidate.Nominee;
        foreach (var record in (candidate.Next?.Records ?? []).Skip(forgotten))
        {
            if ((record.Optional && nominee.Number % 10 != 0) || !candidate.Files(record.Code))
            {
                continue;
            }

            var favourable = !(nominee.Fate == Fate.UnfavourableRecord && Stage.Kind == StageKind.Review && candidate.Once("unfavourable record"));
            await Offices.Send(new FileRecord(Campaign, candidate.Id, record.By is { } maker ? candidate.Acting(maker) : Acting(candidate), null, null, record.Code, record.Title.Zh, favourable, favourable ? "同意" : "不同意") { Reason = "复核" });
        }
    }

    /// <summary>The text of the notice or report that comes with the next act, with all its parts.</summary>
    public static Dictionary<string, string> Parts(Candidate candidate) => candidate.Next!.Parts.ToDictionary(part => part.Code, part => $"{part.Title.Zh}（演练）");
}
