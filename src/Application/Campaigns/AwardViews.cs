using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Riok.Mapperly.Abstractions;

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

[Mapper(RequiredMappingStrategy = RequiredMappingStrategy.Target)]
internal static partial class AwardViews
{
    public static partial AwardView ToView(this Award award);

    private static Text InWords(Condition condition) => condition.Describe();

    private static string Code(FactDefinition fact) => fact.Code;
}
