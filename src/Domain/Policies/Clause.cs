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
    /// <summary>Whether the clause only describes and binds nobody.</summary>
    public bool IsFrame => Kinds is [ClauseKind.Frame];
}
