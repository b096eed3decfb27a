using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Application.Campaigns;

/// <summary>An award with its rules and rewards.</summary>
public sealed record AwardView
{
    public required string Code { get; init; }

    public required NomineeKind Kind { get; init; }

    public required Text Title { get; init; }

    public required int Places { get; init; }

    public required string Clause { get; init; }

    public required IReadOnlyList<RuleView> Rules { get; init; }

    /// <summary>Titles for some of the nominees; the first whose condition is met takes the place of the award's own.</summary>
    public required IReadOnlyList<ExceptionView> Titles { get; init; }

    /// <summary>Role that confers it; null for the role of the last stage.</summary>
    public required string? ConferredBy { get; init; }

    public required IReadOnlyList<Reward> Rewards { get; init; }
}

/// <summary>An eligibility rule in words.</summary>
public sealed record RuleView
{
    public required string Code { get; init; }

    public required string Clause { get; init; }

    public required Strength Strength { get; init; }

    public required Text Title { get; init; }

    public required Text? When { get; init; }

    public required Text Require { get; init; }

    /// <summary>Exceptions: a nominee who does not meet the rule passes if one of them is met.</summary>
    public required IReadOnlyList<ExceptionView> Unless { get; init; }

    public required IReadOnlyList<string> Facts { get; init; }
}

/// <summary>Something that holds for those who meet a condition: an exception from a rule, or another title.</summary>
public sealed record ExceptionView
{
    public required string Clause { get; init; }

    public required Text Title { get; init; }

    public required Text When { get; init; }
}

internal static class AwardViews
{
    public static AwardView ToView(this Award award) => new()
    {
        Code = award.Code,
        Kind = award.Kind,
        Title = award.Title,
        Places = award.Places,
        Clause = award.Clause,
        Rules = [.. award.Rules.Select(ToView)],
        Titles = [.. award.Titles.Select(variant => new ExceptionView { Clause = variant.Clause, Title = variant.Title, When = variant.When.Describe() })],
        ConferredBy = award.ConferredBy,
        Rewards = award.Rewards,
    };

    private static RuleView ToView(this EligibilityRule rule) => new()
    {
        Code = rule.Code,
        Clause = rule.Clause,
        Strength = rule.Strength,
        Title = rule.Title,
        When = rule.When?.Describe(),
        Require = rule.Require.Describe(),
        Unless = [.. rule.Unless.Select(exception => new ExceptionView { Clause = exception.Clause, Title = exception.Title, When = exception.When.Describe() })],
        Facts = [.. rule.Facts.Select(fact => fact.Code)],
    };
}
