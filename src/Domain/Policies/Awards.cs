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
    /// <summary>Titles that depend on the nominee (按身份授予不同称号); the first whose condition is met takes the place of <see cref="Title"/>.</summary>
    public IReadOnlyList<TitleVariant> Titles { get; init; } = [];

    /// <summary>Code of the role that confers this award, where one campaign confers at several levels; null for the role of the last stage.</summary>
    public string? ConferredBy { get; init; }

    /// <summary>The title that a nominee with these facts receives.</summary>
    public Text TitleFor(FactSet facts) => Titles.FirstOrDefault(variant => variant.When.Evaluate(facts) == Truth.Met)?.Title ?? Title;

    /// <summary>Pattern of the registered number, with <c>{n}</c> for the running number; belongs to the reward that carries a document.</summary>
    public Reward? NumberedReward => Rewards.FirstOrDefault(reward => reward.NumberPattern is not null);
}

/// <summary>A title for those of an award's nominees who meet a condition.</summary>
/// <param name="Clause">Source clause.</param>
/// <param name="Title">The title.</param>
/// <param name="When">Who receives it.</param>
public sealed record TitleVariant(string Clause, Text Title, Condition When);

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

    /// <summary>记功: a merit citation that comes with the title.</summary>
    Merit,

    /// <summary>待遇: how the honoured are treated from then on, for example as labour models of a city.</summary>
    Treatment,
}

/// <summary>A reward (奖励) that comes with an honour.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Clause">Clause that grants it.</param>
/// <param name="NumberPattern">Pattern of the number registered for a plaque or certificate, with <c>{n}</c> for the running number; null when it has none.</param>
/// <param name="Amount">Bonus in whole yuan; null when the notice leaves it open.</param>
/// <param name="Title">What it is called, for example 个人一等功 or 享受市级劳模待遇; null where the kind says it all, which merit and treatment never do.</param>
public sealed record Reward(RewardKind Kind, string Clause, string? NumberPattern = null, int? Amount = null, Text? Title = null);

/// <summary>How awards to nominees who have died are marked (追授). They count inside all totals.</summary>
/// <param name="Clause">Source clause.</param>
/// <param name="DiedOn">The fact that holds the day of death.</param>
public sealed record Posthumous(string Clause, FactDefinition DiedOn);

/// <summary>An eligibility rule (评选条件) of an award.</summary>
/// <param name="Code">Code, unique in the policy.</param>
/// <param name="Clause">Source clause.</param>
/// <param name="Strength">How strongly it binds.</param>
/// <param name="Title">Label for people.</param>
/// <param name="When">To whom the rule applies; null for everybody.</param>
/// <param name="Require">What must hold.</param>
public sealed record EligibilityRule(string Code, string Clause, Strength Strength, Text Title, Condition? When, Condition Require)
{
    /// <summary>Exceptions (例外): where one is met, a nominee who does not meet the rule passes all the same.</summary>
    public IReadOnlyList<RuleException> Unless { get; init; } = [];

    /// <summary>Every fact that the rule reads, each once. Made anew at every call, so that a changed copy never tells the facts of its original.</summary>
    public IReadOnlyList<FactDefinition> Facts =>
        [.. (When?.Facts ?? []).Concat(Require.Facts).Concat(Unless.SelectMany(exception => exception.When.Facts)).Distinct()];
}

/// <summary>An exception from an eligibility rule.</summary>
/// <param name="Clause">Clause that grants it.</param>
/// <param name="Title">Label for people.</param>
/// <param name="When">To whom it is granted.</param>
public sealed record RuleException(string Clause, Text Title, Condition When);
