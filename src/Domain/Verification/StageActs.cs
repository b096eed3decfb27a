using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;

namespace Commendation.Domain.Verification;

/// <summary>
/// What moves a nomination on, by kind of stage. Said here anew and not read off the compiled table, which is what scenarios and proof examine.
/// </summary>
internal static class StageActs
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
    public static Act Leaving(this Stage stage) => Leave[stage.Kind];
}
