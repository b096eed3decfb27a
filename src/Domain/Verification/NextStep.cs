using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;

namespace Commendation.Domain.Verification;

/// <summary>
/// The next act on the straight way to the decision (下一步): who does it and what it asks for. Scenarios, rehearsals and tests all walk by it.
/// It is read off the policy's stages and not off the compiled table, which is what scenarios and proof examine.
/// </summary>
/// <param name="Act">The act.</param>
/// <param name="Actor">Code of the organisation that does it; null when the policy names none for the recommender.</param>
/// <param name="Records">Records that must be filed before it, optional ones included.</param>
/// <param name="Parts">Parts of the notice or the report that comes with it.</param>
/// <param name="Forms">Forms and tables that come with it.</param>
public sealed record NextStep(Act Act, string? Actor, IReadOnlyList<RecordRequirement> Records, IReadOnlyList<RequiredPart> Parts, IReadOnlyList<Material> Forms)
{
    private static readonly Dictionary<StageKind, Act> Leave = new()
    {
        [StageKind.Recommendation] = Act.Recommend,
        [StageKind.Publicity] = Act.Close,
        [StageKind.Submission] = Act.Submit,
        [StageKind.Review] = Act.Pass,
        [StageKind.Listing] = Act.List,
        [StageKind.Decision] = Act.Decide,
        [StageKind.Forwarding] = Act.Forward,
    };

    /// <summary>The act that leaves a stage for the next one.</summary>
    public static Act Leaving(Stage stage) => Leave[stage.Kind];

    /// <summary>The next step of a nomination; null when it has ended, or waits for an objection to be decided.</summary>
    public static NextStep? Of(CampaignPolicy policy, Nomination nomination) =>
        Of(policy, nomination.State, nomination.RecommendedBy, nomination.Award, stage => nomination.RecordsAsked(stage, policy));

    /// <summary>The next step from a state; null when the state is final, or waits for an objection to be decided.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="state">The state.</param>
    /// <param name="recommender">Code of the recommending organisation.</param>
    /// <param name="award">Code of the award.</param>
    /// <param name="facts">Facts of the nominee.</param>
    public static NextStep? Of(CampaignPolicy policy, State state, string recommender, string award, FactSet facts) =>
        Of(policy, state, recommender, award, stage => [.. stage.RecordsFor(award, facts)]);

    private static NextStep? Of(CampaignPolicy policy, State state, string recommender, string award, Func<Stage, IReadOnlyList<RecordRequirement>> records)
    {
        if (policy.FindStage(state.Stage) is not { } stage || (state != State.At(stage.Code) && state != State.Posted(stage.Code)))
        {
            return null;
        }

        var actor = policy.Acting(stage.By, recommender);
        return stage.Kind == StageKind.Publicity && state == State.At(stage.Code)
            ? new NextStep(Act.Post, actor, [], stage.Content?.Parts ?? [], [])
            : new NextStep(
                Leaving(stage),
                actor,
                records(stage),
                stage.Report?.Parts ?? [],
                [.. policy.Materials.Where(material => stage.Materials.Contains(material.Code) && (material.Award ?? award) == award)]);
    }
}
