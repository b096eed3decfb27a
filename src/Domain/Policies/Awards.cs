using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>Who can be honoured.</summary>
public enum NomineeKind
{
    /// <summary>先进个人: a person.</summary>
    Individual,

    /// <summary>先进集体: a unit.</summary>
    Collective,
}

/// <summary>An award (奖项) of the campaign.</summary>
/// <param name="Code">Code, for example <c>advanced-individual</c>.</param>
/// <param name="Kind">Who can receive it.</param>
/// <param name="Title">Title that is conferred.</param>
/// <param name="Places">Planned number of honours.</param>
/// <param name="Clause">Clause that sets the number.</param>
/// <param name="Rules">Eligibility rules (评选条件).</param>
/// <param name="Rewards">What the honour carries.</param>
public sealed record Award(
    string Code, NomineeKind Kind, Text Title, int Places, string Clause, IReadOnlyList<EligibilityRule> Rules, IReadOnlyList<Reward> Rewards)
{
    /// <summary>Pattern of the registered number, with <c>{n}</c> for the running number; belongs to the reward that carries a document.</summary>
    public Reward? NumberedReward => Rewards.FirstOrDefault(reward => reward.NumberPattern is not null);
}

/// <summary>What sort of thing a reward is.</summary>
public enum RewardKind
{
    /// <summary>荣誉称号: the title itself.</summary>
    Title,

    /// <summary>奖牌: a plaque.</summary>
    Plaque,

    /// <summary>证书: a certificate.</summary>
    Certificate,

    /// <summary>奖金: money.</summary>
    Bonus,
}

/// <summary>A reward (奖励) that comes with an honour.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Clause">Clause that grants it.</param>
/// <param name="NumberPattern">Pattern of the number registered for a plaque or certificate, with <c>{n}</c> for the running number; null when it has none.</param>
/// <param name="Amount">Bonus in whole yuan; null when the notice leaves it open.</param>
public sealed record Reward(RewardKind Kind, string Clause, string? NumberPattern = null, int? Amount = null);

/// <summary>An eligibility rule (评选条件) of an award.</summary>
/// <param name="Code">Code, unique in the policy.</param>
/// <param name="Clause">Source clause.</param>
/// <param name="Strength">How strongly it binds.</param>
/// <param name="Title">Label for people.</param>
/// <param name="When">To whom the rule applies; null for everybody.</param>
/// <param name="Require">What must hold.</param>
public sealed record EligibilityRule(string Code, string Clause, Strength Strength, Text Title, Condition? When, Condition Require)
{
    /// <summary>Every fact that the rule reads, each once. Made anew at every call, so that a changed copy never tells the facts of its original.</summary>
    public IReadOnlyList<FactDefinition> Facts => [.. (When?.Facts ?? []).Concat(Require.Facts).Distinct()];
}

/// <summary>Which way a limit bounds.</summary>
public enum BoundKind
{
    /// <summary>不超过.</summary>
    AtMost,

    /// <summary>不少于.</summary>
    AtLeast,

    /// <summary>Only reported: the clause states a preference without a figure.</summary>
    Reported,
}

/// <summary>What a share is taken of.</summary>
public enum LimitBase
{
    /// <summary>The nominees that are actually on the list.</summary>
    Listed,

    /// <summary>The planned places of the awards.</summary>
    Planned,

    /// <summary>Both: the share of the list, and never more than the same share of the planned places.</summary>
    ListedAndPlanned,
}

/// <summary>A composition limit (比例限制) over the list of one or more awards.</summary>
/// <param name="Code">Code, unique in the policy.</param>
/// <param name="Clause">Source clause.</param>
/// <param name="Strength">How strongly it binds.</param>
/// <param name="Title">Label for people.</param>
/// <param name="Awards">Codes of the awards whose lists are taken together.</param>
/// <param name="Members">Who counts.</param>
/// <param name="Bound">Which way it bounds.</param>
/// <param name="Share">The share; null when a count is given or nothing is bounded.</param>
/// <param name="Count">The count; null when a share is given.</param>
/// <param name="Base">What the share is taken of.</param>
public sealed record CompositionLimit(
    string Code, string Clause, Strength Strength, Text Title, IReadOnlyList<string> Awards, Condition Members,
    BoundKind Bound, Share? Share, int? Count, LimitBase Base);
