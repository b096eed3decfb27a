using Commendation.Domain.Policies;

namespace Commendation.Domain.Procedures;

/// <summary>
/// A condition on a transition, as a value: the aggregate checks it, the diagram prints it, a verifier can search over it.
/// </summary>
/// <param name="Clause">Clause that demands it.</param>
public abstract record Guard(string Clause);

/// <summary>Who does an act: a role, and the organisation that it leads to.</summary>
/// <param name="Role">The role.</param>
/// <param name="Organisation">Code of the organisation; null when the role leads to none.</param>
public sealed record ActingBody(Role Role, string? Organisation);

/// <summary>A guard that says which organisation acts.</summary>
/// <param name="Clause">Clause that demands it.</param>
public abstract record ActingGuard(string Clause) : Guard(Clause)
{
    /// <summary>Who acts for nominees of a recommending organisation.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="recommender">Code of the recommending organisation.</param>
    public abstract ActingBody ActingFor(CampaignPolicy policy, string recommender);
}

/// <summary>The acting organisation holds the role (按职责分工).</summary>
/// <param name="Role">Code of the role.</param>
/// <param name="Clause">Clause that demands it.</param>
public sealed record ActsInRole(string Role, string Clause) : ActingGuard(Clause)
{
    /// <inheritdoc/>
    public override ActingBody ActingFor(CampaignPolicy policy, string recommender)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new ActingBody(policy.RoleOf(Role), policy.Acting(Role, recommender));
    }
}

/// <summary>The acting organisation examines objections: it holds the first of these roles that does not lead to the recommending organisation itself.</summary>
/// <param name="Roles">Codes of the roles, in their order.</param>
/// <param name="Clause">Clause that demands it.</param>
public sealed record ExaminesObjections(IReadOnlyList<string> Roles, string Clause) : ActingGuard(Clause)
{
    /// <inheritdoc/>
    public override ActingBody ActingFor(CampaignPolicy policy, string recommender)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var examiner = policy.Examining(Roles, recommender);
        return new ActingBody(policy.RoleOf(examiner?.Role ?? Roles[0]), examiner?.Organisation);
    }
}

/// <summary>The acting organisation holds the role of the stage, or one whose body makes a record of it.</summary>
/// <param name="Role">Code of the stage's role.</param>
/// <param name="Makers">Codes of the other roles.</param>
/// <param name="Clause">Clause that demands it.</param>
public sealed record FilesRecords(string Role, IReadOnlyList<string> Makers, string Clause) : ActingGuard(Clause)
{
    /// <inheritdoc/>
    public override ActingBody ActingFor(CampaignPolicy policy, string recommender) => new ActsInRole(Role, Clause).ActingFor(policy, recommender);
}

/// <summary>Every binding eligibility rule is met or waived.</summary>
/// <param name="Clause">Clause that demands it.</param>
public sealed record IsEligible(string Clause) : Guard(Clause);

/// <summary>Every record that the stage asks for is filed and favourable.</summary>
/// <param name="Stage">The stage.</param>
public sealed record RecordsComplete(Stage Stage) : Guard(Stage.Clause);

/// <summary>The full term of the publicity has run.</summary>
/// <param name="Stage">The publicity.</param>
public sealed record TermComplete(Stage Stage) : Guard(Stage.TermClause ?? Stage.Clause);

/// <summary>A window has opened: the stage is not left, or its notice not posted, before the time that the notice names.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Opening">When it opens.</param>
public sealed record HasOpened(Stage Stage, Opening Opening) : Guard(Opening.Clause);

/// <summary>The due date has not passed, or the receiving body accepted the lateness.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Due">Its due date, or that of its posting.</param>
public sealed record InTime(Stage Stage, DueDate Due) : Guard(Due.Clause)
{
    /// <inheritdoc cref="DueSteps.DueStep"/>
    public string Step => Stage.DueStep(Due);
}

/// <summary>The due date has passed and nobody has accepted that yet: only then is there a lateness to accept.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Due">Its due date, or that of its posting.</param>
public sealed record IsOverdue(Stage Stage, DueDate Due) : Guard(Due.Clause)
{
    /// <inheritdoc cref="DueSteps.DueStep"/>
    public string Step => Stage.DueStep(Due);
}

/// <summary>What is due, step by step: a publicity has a posting beside its closing.</summary>
public static class DueSteps
{
    /// <summary>The due date that is next in a state; null when nothing is due there.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="state">The state.</param>
    public static DueDate? DueAt(this CampaignPolicy policy, State state)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.FindStage(state.Stage) is { } stage ? (state == State.At(stage.Code) ? stage.Posting?.Due : null) ?? stage.Due : null;
    }

    /// <summary>What is due: the stage, or <c>STAGE/posted</c> for its posting.</summary>
    internal static string DueStep(this Stage stage, DueDate due) => ReferenceEquals(due, stage.Posting?.Due) ? stage.Code + RelativeTime.Posted : stage.Code;
}

/// <summary>The quota holder has a free place, or the nominee comes by an exempt channel.</summary>
/// <param name="Clause">Clause that demands it.</param>
public sealed record PlaceFree(string Clause) : Guard(Clause);

/// <summary>The nominee is no reserve, or has been promoted.</summary>
/// <param name="Clause">Clause that demands it.</param>
public sealed record NoReserve(string Clause) : Guard(Clause);

/// <summary>The nominee is the first in the order of the organisation's reserves, and a place is vacant that it may take.</summary>
/// <param name="Reserves">How reserves follow.</param>
public sealed record ReserveFollows(Reserves Reserves) : Guard(Reserves.Clause);

/// <summary>Neither the recommending organisation nor the nominee has been disqualified, and no earlier round bars one of them.</summary>
/// <param name="Clause">Clause that demands it.</param>
public sealed record IsInStanding(string Clause) : Guard(Clause);

/// <summary>The recommending organisation or the nominee has been disqualified: only then does a nomination end by it.</summary>
/// <param name="Clause">Clause that demands it.</param>
public sealed record IsDisqualified(string Clause) : Guard(Clause);

/// <summary>The list as a whole keeps every limit that binds and every length; asked when it is drawn up.</summary>
/// <param name="Clause">Clause that demands it.</param>
public sealed record LimitsKept(string Clause) : Guard(Clause);

/// <summary>The nominee fits under a limit that bites in this stage or bit in one that was passed; asked of each nominee, by running counts.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Follows">Whether it is asked of a reserve that is promoted; otherwise it is asked of candidates.</param>
public sealed record FitsLimit(CompositionLimit Limit, bool Follows = false) : Guard(Limit.Clause);

/// <summary>A reason is given with the act.</summary>
/// <param name="Clause">Clause that demands it.</param>
public sealed record ReasonGiven(string Clause) : Guard(Clause);
