using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Nominations;

/// <summary>What leads several nominations on together: a public notice, a submission, the proposed list, the decision. All of them go, or none.</summary>
public abstract class NominationBatch : Aggregate
{
    /// <summary>Keys of its nominations in their order.</summary>
    public IReadOnlyList<Guid> Nominations { get; protected set; } = [];

    /// <summary>The stage of a code and kind; refused with the nearest one when there is none.</summary>
    private protected static Outcome<Stage> StageOf(StageKind kind, string code, CampaignPolicy policy, Text what)
    {
        var stages = policy.Stages.Where(stage => stage.Kind == kind).ToList();
        if (stages.Find(stage => stage.Code == code) is { } stage)
        {
            return stage;
        }

        return Violation.Unknown(ViolationCode.StageUnknown, code, stages.Select(known => known.Code), ($"{what.Zh}环节", $"{what.En} stage")) with { Place = "stage" };
    }

    /// <summary>Leads every nomination on and notes it; refused as a whole when anything stands in the way of one.</summary>
    /// <param name="nominees">The nominations.</param>
    /// <param name="stage">Stage that all must stand in; null when the procedure's table alone decides.</param>
    /// <param name="act">The act.</param>
    /// <param name="faults">What else stands in the way.</param>
    /// <param name="note">What the journal notes of it.</param>
    /// <param name="does">Does the act; null when it needs nothing but its context.</param>
    private protected Violation[] Lead(
        Nominees nominees, string? stage, Act act, IEnumerable<Violation> faults, Entry note, Func<Nomination, ActContext, Outcome<Nomination>>? does = null)
    {
        var violations = nominees.Do(stage, act, faults, does ?? ((nomination, context) => nomination.Do(act, context)));
        if (violations.Count == 0)
        {
            Note(note);
        }

        return [.. violations];
    }
}
