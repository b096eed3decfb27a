using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Procedures;

/// <summary>
/// Where a nomination stands: in a stage, in a phase of a publicity (<c>STAGE/posted</c>, <c>STAGE/suspended</c>), or at an end.
/// </summary>
/// <param name="Code">The state as text.</param>
public readonly record struct State(string Code)
{
    /// <summary>表彰: honoured.</summary>
    public static State Honoured { get; } = new("honoured");

    /// <summary>已上报: handed on to a higher level, which decides.</summary>
    public static State Forwarded { get; } = new("forwarded");

    /// <summary>撤回: withdrawn by the recommending unit.</summary>
    public static State Withdrawn { get; } = new("withdrawn");

    /// <summary>未通过: rejected in a review, left out of the list or struck from it.</summary>
    public static State Rejected { get; } = new("rejected");

    /// <summary>异议成立: ended by an upheld objection.</summary>
    public static State ObjectionUpheld { get; } = new("objection-upheld");

    /// <summary>取消资格: ended because the organisation was disqualified.</summary>
    public static State Disqualified { get; } = new("disqualified");

    /// <summary>The states that nothing leaves.</summary>
    public static IReadOnlyList<State> Finals { get; } = [Honoured, Forwarded, Withdrawn, Rejected, ObjectionUpheld, Disqualified];

    /// <summary>Whether the nominee went all the way: honoured, or handed on.</summary>
    public bool IsSuccess => this == Honoured || this == Forwarded;

    /// <summary>Whether nothing leaves this state.</summary>
    public bool IsFinal => Finals.Contains(this);

    /// <summary>Code of the stage; the state's own code at an end.</summary>
    public string Stage => Code.Split('/')[0];

    /// <summary>The beginning of a stage.</summary>
    public static State At(string stage) => new(stage);

    /// <summary>A publicity that runs.</summary>
    public static State Posted(string stage) => new($"{stage}/posted");

    /// <summary>A publicity that stands still.</summary>
    public static State Suspended(string stage) => new($"{stage}/suspended");

    /// <summary>The state for people, given the stage's title.</summary>
    public Text Describe(Text? stageTitle) => this switch
    {
        { Code: "honoured" } => new Text("已表彰", "honoured"),
        { Code: "forwarded" } => new Text("已上报", "handed on"),
        { Code: "withdrawn" } => new Text("已撤回", "withdrawn"),
        { Code: "rejected" } => new Text("未通过", "rejected"),
        { Code: "objection-upheld" } => new Text("异议成立", "ended by an objection"),
        { Code: "disqualified" } => new Text("取消资格", "disqualified"),
        _ when Code.EndsWith("/posted", StringComparison.Ordinal) => new Text($"{stageTitle?.Zh}（公示中）", $"{stageTitle?.En} (running)"),
        _ when Code.EndsWith("/suspended", StringComparison.Ordinal) => new Text($"{stageTitle?.Zh}（异议核查中）", $"{stageTitle?.En} (objection examined)"),
        _ => stageTitle ?? Text.Same(Code),
    };

    /// <summary>The state for people, in the words of this campaign.</summary>
    /// <param name="policy">The rules that name the stages; an unknown stage is told by its code.</param>
    public Text DescribeIn(CampaignPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Describe(policy.FindStage(Stage)?.Title);
    }

    /// <inheritdoc/>
    public override string ToString() => Code;
}
