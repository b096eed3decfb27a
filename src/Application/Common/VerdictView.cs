using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Application.Common;

/// <summary>A verdict with the result of every rule.</summary>
public sealed record VerdictView
{
    public required string Award { get; init; }

    /// <summary>The title that such a nominee of the award would receive.</summary>
    public required Text Title { get; init; }

    public required string PolicyVersion { get; init; }

    public required Standing Standing { get; init; }

    public required IReadOnlyList<RuleResultView> Rules { get; init; }

    /// <summary>Clauses of the notice that bind and that no rule carries: what the verdict does not say.</summary>
    public required IReadOnlyList<OpenClauseView> NotCarried { get; init; }
}

/// <summary>A clause that binds and that nothing carries.</summary>
/// <param name="Clause">Its id.</param>
/// <param name="Summary">What it says.</param>
/// <param name="Reason">Why nothing carries it, and who sees to it.</param>
public sealed record OpenClauseView(string Clause, Text Summary, Text Reason)
{
    /// <summary>All of a policy.</summary>
    public static IReadOnlyList<OpenClauseView> Of(CampaignPolicy policy) =>
        [.. policy.Clauses.Where(clause => clause.NotCarried is not null).Select(clause => new OpenClauseView(clause.Id, clause.Summary, clause.NotCarried!))];
}

/// <summary>The result of one rule, with everything that explains it.</summary>
public sealed record RuleResultView
{
    public required string Code { get; init; }

    public required string Clause { get; init; }

    public required Strength Strength { get; init; }

    public required RuleOutcome Outcome { get; init; }

    public required Text Title { get; init; }

    public required Text Required { get; init; }

    public required IReadOnlyList<FactUsedView> Facts { get; init; }

    public required Text Message { get; init; }

    /// <summary>Whether the rule's figures are made up, because the notice does not publish them.</summary>
    public required bool Illustrative { get; init; }
}

/// <summary>A fact that a rule used.</summary>
public sealed record FactUsedView
{
    public required string Code { get; init; }

    public required Text Label { get; init; }

    /// <summary>The value in invariant form; null when it is missing, *** where the caller may not know.</summary>
    public required string? Value { get; init; }
}

/// <summary>Views of verdicts.</summary>
public static class VerdictViews
{
    /// <summary>The verdict as a view.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="policy">The policy that it was given under.</param>
    /// <param name="known">Whether the caller knows the facts, because they came with the request; else personal ones are hidden.</param>
    public static VerdictView ToView(this Verdict verdict, CampaignPolicy policy, bool known) => new()
    {
        NotCarried = OpenClauseView.Of(policy),
        Award = verdict.Award.Code,
        Title = verdict.Title,
        PolicyVersion = verdict.PolicyVersion,
        Standing = verdict.Standing,
        Rules =
        [
            .. verdict.Results.Select(result => new RuleResultView
            {
                Code = result.Rule.Code,
                Clause = result.Rule.Clause,
                Strength = result.Rule.Strength,
                Outcome = result.Outcome,
                Title = result.Rule.Title,
                Required = result.Rule.Require.Describe(),
                Facts =
                [
                    .. result.FactsUsed.Select(used => new FactUsedView
                    {
                        Code = used.Fact.Code,
                        Label = used.Fact.Label,
                        Value = !used.Value.IsKnown ? null : known ? used.Fact.Print(used.Value) : used.Fact.Tell(used.Value),
                    }),
                ],
                Message = result.Message,
                Illustrative = policy.IsIllustrative(result.Rule.Clause),
            }),
        ],
    };
}
