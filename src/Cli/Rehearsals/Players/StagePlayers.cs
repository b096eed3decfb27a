using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;

namespace Commendation.Cli.Rehearsals.Players;

/// <summary>Who plays a stage: for each kind, what its organisations do on a day with the candidates who are there.</summary>
internal static class StagePlayers
{
    private static readonly Dictionary<StageKind, Func<Scene, Task>> Players = new()
    {
        [StageKind.Recommendation] = RecommendationPlayer.Play,
        [StageKind.Publicity] = PublicityPlayer.Play,
        [StageKind.Submission] = SubmissionPlayer.Play,
        [StageKind.Review] = ReviewPlayer.Play,
        [StageKind.Listing] = ListingPlayer.Play,
        [StageKind.Decision] = scene => DecisionPlayer.Play(scene, Act.Decide),
        [StageKind.Forwarding] = scene => DecisionPlayer.Play(scene, Act.Forward),
    };

    public static Task Play(Scene scene) => Players[scene.Stage.Kind](scene);
}
