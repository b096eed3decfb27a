using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>What sort of duty a clause lays on somebody.</summary>
public enum ClauseKind
{
    /// <summary>事实: computed from declared facts.</summary>
    Fact,

    /// <summary>认定: a named body records a finding.</summary>
    Attest,

    /// <summary>比例: a share or count over a list.</summary>
    Limit,

    /// <summary>名额: places.</summary>
    Quota,

    /// <summary>步骤: a stage of the procedure.</summary>
    Step,

    /// <summary>期限: a duration or due date.</summary>
    Term,

    /// <summary>材料: a document with required content.</summary>
    Material,

    /// <summary>处理: a consequence of misconduct.</summary>
    Sanction,

    /// <summary>奖励: what the honour carries.</summary>
    Reward,

    /// <summary>说明: describes, binds nobody.</summary>
    Frame,
}

/// <summary>One binding sentence of the campaign's notice, in the campaign's own words.</summary>
/// <param name="Id">Id that every policy element cites, for example <c>4.1.b</c>.</param>
/// <param name="Kinds">What the sentence lays on whom; at least one.</param>
/// <param name="Strength">How strongly it binds.</param>
/// <param name="Summary">A short summary, not the sentence itself.</param>
/// <param name="CoveredBy">Ids of the clauses whose implementation also carries this one; empty when it has its own.</param>
public sealed record Clause(
    string Id, IReadOnlyList<ClauseKind> Kinds, Strength Strength, Text Summary, IReadOnlyList<string> CoveredBy)
{
    /// <summary>Why nothing carries it although it binds (未落实): somebody else has to see to it. Null where something does, or it binds nobody.</summary>
    public Text? NotCarried { get; init; }

    /// <summary>Whether the figures that carry it are made up (示例), because the notice does not publish them.</summary>
    public bool Illustrative { get; init; }

    /// <summary>Whether the clause only describes and binds nobody.</summary>
    public bool IsFrame => Kinds is [ClauseKind.Frame];
}

/// <summary>What clauses.yaml says.</summary>
internal static class ClauseLanguage
{
    public static Reader<IReadOnlyList<Clause>> Ledger { get; } = Expect.Element<CampaignPolicy, IReadOnlyList<Clause>>(f => f.Required(
        "clauses", policy => policy.Clauses, Expect.ListOf(Expect.Element<Clause>(Clause)), "通知的条款，每个有约束力的句子一条", "the clauses of the notice, one for each sentence that binds"));

    private static Clause Clause(Fields<Clause> f)
    {
        f.Element(clause => $"clause {clause.Id}", (clause, _) => clause.Id, (clause, _) => clause.Summary);
        return new Clause(
            f.Code(clause => clause.Id, "id", "条款编号", "id of the clause"),
            f.Required("kinds", clause => clause.Kinds, Expect.ListOf(Expect.OneOf<ClauseKind>()), "fact 条件，attest 证明，limit 比例，quota 名额，step 环节，term 期限，material 材料，sanction 处理，reward 奖励，frame 不约束任何人", "fact, attest, limit, quota, step, term, material, sanction, reward, or frame, which binds nobody"),
            f.Required("strength", clause => clause.Strength, Expect.OneOf<Strength>(), StrengthNote.Zh, StrengthNote.En),
            f.Required("summary", clause => clause.Summary, Expect.Label, "条款内容，用自己的话概括", "what it says, in one's own words"),
            f.Optional("coveredBy", clause => clause.CoveredBy, Expect.ListOf(Expect.Name), [], "由哪些条款落实", "clauses that carry it"))
        {
            NotCarried = f.Optional("notCarried", clause => clause.NotCarried, NotCarried, "有约束力、但本系统未落实的条款及原因", "a clause that binds and that nothing here carries, and why"),
            Illustrative = f.Optional("illustrative", clause => clause.Illustrative, Expect.Flag, otherwise: false, "true：通知未公布，落实该条款的数字为示例", "true: the notice does not publish the figures that carry it, and those here are made up"),
        };
    }

    private static Reader<Text> NotCarried { get; } = Expect.Element<Text>(f => f.Required("reason", reason => reason, Expect.Label, "为何不能落实，由谁另行保证", "why nothing carries it, and who sees to it"));

    /// <summary>What the key <c>strength</c> means.</summary>
    public static Text StrengthNote { get; } = new("约束强度：must 必须，in-principle 一般（可豁免），emphasis 着力（只提示）", "must; in-principle, can be waived; emphasis, only shown");
}
