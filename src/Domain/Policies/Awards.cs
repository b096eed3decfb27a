using System.Globalization;
using Commendation.Domain.Policies.Language;
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
public sealed record Reward(RewardKind Kind, string Clause, string? NumberPattern = null, int? Amount = null, Text? Title = null)
{
    /// <summary>What stands in a pattern for the running number.</summary>
    public const string RunningNumber = "{n}";

    /// <summary>The registered number of the honour of this order; null where the reward has none.</summary>
    public string? NumberOf(int order) => NumberPattern?.Replace(RunningNumber, order.ToString("000", CultureInfo.InvariantCulture), StringComparison.Ordinal);
}

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
public sealed record EligibilityRule(string Code, string Clause, Strength Strength, Text Title, Condition? When, Condition Require) : IPlaced
{
    /// <summary>Where several awards share it, the path at which it is written; null where it stands with its award.</summary>
    public string? DeclaredAt { get; init; }

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

/// <summary>The sections <c>awards</c> and <c>posthumous</c>.</summary>
internal sealed class AwardLanguage(Reader<Condition> condition, Reader<FactDefinition?> known)
{
    /// <summary>The section <c>awards</c>.</summary>
    public Reader<IReadOnlyList<Award>> Awards => Expect.ListOf(Expect.Element<Award>(f =>
    {
        f.Element(award => $"award {award.Code}");
        return new Award(
            f.Code(award => award.Code),
            f.Required("kind", award => award.Kind, Expect.OneOf<NomineeKind>(), "individual 个人，collective 集体", "individual or collective"),
            f.Title(award => award.Title),
            f.Required("places", award => award.Places, Expect.Whole, "名额数", "number of places", Slip.Altered),
            f.Clause(award => award.Clause, award => $"award {award.Code}", ClauseKind.Quota, ClauseKind.Reward),
            f.Optional("rules", award => award.Rules, Expect.ListOf(Expect.Element<EligibilityRule>(Rule)), [], "资格规则", "rules of eligibility", Slip.ItemLeftOut),
            f.Optional("rewards", award => award.Rewards, Expect.ListOf(Expect.Element<Reward>(Reward)), [], "奖励", "rewards"))
        {
            Titles = f.Optional("titles", award => award.Titles, Expect.ListOf(Expect.Element<TitleVariant>(Title)), [], "因人而异的称号，取首个符合者", "titles that depend on facts; the first that applies is conferred", Slip.ItemLeftOut),
            ConferredBy = f.Optional("conferredBy", award => award.ConferredBy, Expect.Name, "授予（并可撤销）该奖项的职责", "role that confers the award, and may revoke it"),
        };
    }));

    /// <summary>The section <c>conditions</c>; each is known to those behind it.</summary>
    public static Reader<IReadOnlyList<NamedCondition>> Conditions(Reader<Condition> condition, Dictionary<string, Condition> named) => Expect.ListOf(Expect.Element<NamedCondition>(f =>
    {
        f.Element(one => $"condition {one.Code}");
        var one = new NamedCondition(f.Code(one => one.Code), f.Title(one => one.Title), f.Required("when", one => one.When, condition, "条件", "what holds"));
        named.TryAdd(one.Code, one.When);
        return one;
    }));

    /// <summary>The section <c>rules</c>: rules with the awards that share them.</summary>
    public Reader<IReadOnlyList<(IReadOnlyList<string> Awards, EligibilityRule Rule)>> SharedRules(IReadOnlyList<Award> awards)
    {
        // The name of an award whose code could not be read may be the one that is meant.
        var codes = awards.Select(award => award.Code).ToList();
        var award = Expect.Known(ViolationCode.AwardUnknown, new Text("奖项", "award"), codes.Contains(string.Empty) ? [] : codes);
        return Expect.ListOf(i => Expect.Element<EligibilityRule, (IReadOnlyList<string>, EligibilityRule)>(f => (
            f.Required("awards", Expect.ListOf(award), "适用的奖项代码", "codes of the awards that it is for", Slip.ItemLeftOut),
            Rule(f) with { DeclaredAt = string.Create(CultureInfo.InvariantCulture, $"rules[{i}]") })));
    }

    /// <summary>The awards with the rules that they share behind their own.</summary>
    public static IReadOnlyList<Award> With(IReadOnlyList<(IReadOnlyList<string> Awards, EligibilityRule Rule)> shared, IReadOnlyList<Award> awards) => shared.Count == 0 ? awards :
        [.. awards.Select(award => award with { Rules = [.. award.Rules, .. shared.Where(one => one.Awards.Contains(award.Code)).Select(one => one.Rule)] })];

    /// <summary>The section <c>posthumous</c>; null when its fact could not be read.</summary>
    public Reader<Posthumous?> Posthumous => Expect.Element<Posthumous, Posthumous?>(
        f =>
        {
            f.Element(_ => "posthumous");
            var clause = f.Clause(posthumous => posthumous.Clause, _ => "posthumous awards", ClauseKind.Step);
            var diedOn = f.Required("diedOn", posthumous => posthumous.DiedOn, known, "去世日期的事实", "fact with the day of death");
            if (diedOn is { Kind: not FactKind.Date })
            {
                f.Report(ViolationCode.WrongType, $"“{diedOn.Code}”须为日期。", $"'{diedOn.Code}' must be a date.");
            }

            return diedOn is null ? null : new Posthumous(clause, diedOn);
        },
        () => null);

    private static Reward Reward(Fields<Reward> f) => new(
        f.Required("kind", reward => reward.Kind, Expect.OneOf<RewardKind>(), "title 称号，plaque 奖牌，certificate 证书，bonus 奖金，merit 记功，treatment 待遇", "title, plaque, certificate, bonus, merit or treatment"),
        f.Clause(reward => reward.Clause, reward => $"reward {{0}}/{reward.Kind}", ClauseKind.Reward),
        f.Optional("number", reward => reward.NumberPattern, Expect.Words, "编号样式，{n} 为顺序号", "pattern of the number; {n} stands for the order"),
        f.OptionalValue("amount", reward => reward.Amount, Expect.Whole, "金额（元）；不写即未定", "amount in yuan; open when left out", Slip.Altered),
        f.Optional("title", reward => reward.Title, Expect.Label, "名称，中英文", "title in both languages"));

    private TitleVariant Title(Fields<TitleVariant> f) => new(
        f.Clause(variant => variant.Clause, variant => $"title {variant.Title.En}", ClauseKind.Fact, ClauseKind.Reward),
        f.Title(variant => variant.Title),
        f.Required("when", variant => variant.When, condition, When.Zh, When.En, Slip.LeftOut));

    private EligibilityRule Rule(Fields<EligibilityRule> f)
    {
        f.Element(rule => $"rule {{0}}/{rule.Code}");
        return new EligibilityRule(
            f.Code(rule => rule.Code),
            f.Clause(rule => rule.Clause, rule => $"rule {rule.Code}", ClauseKind.Fact, ClauseKind.Limit),
            f.Optional("strength", rule => rule.Strength, Expect.OneOf<Strength>(), Strength.Must, ClauseLanguage.StrengthNote.Zh, ClauseLanguage.StrengthNote.En, new Slips(Slip.Altered, Added: "in-principle")),
            f.Title(rule => rule.Title),
            f.Optional("when", rule => rule.When, condition, When.Zh, When.En, Slip.LeftOut),
            f.Required("require", rule => rule.Require, condition, "要求符合的条件", "the condition that must be met"))
        {
            Unless = f.Optional("unless", rule => rule.Unless, Expect.ListOf(Expect.Element<RuleException>(Exception)), [], "例外：符合其一即不受该规则限制", "exceptions: a nominee who meets one passes all the same", Slip.LeftOut | Slip.ItemLeftOut),
        };
    }

    private RuleException Exception(Fields<RuleException> f) => new(
        f.Clause(exception => exception.Clause, _ => "exception from {0}", ClauseKind.Fact),
        f.Title(exception => exception.Title),
        f.Required("when", exception => exception.When, condition, When.Zh, When.En, Slip.LeftOut));

    private static Text When { get; } = new("适用对象的条件；不写即适用于全部", "to whom it applies; to all when left out");
}
