using Commendation.Domain.Policies;

namespace Commendation.Domain.Nominations;

/// <summary>One value that was replaced, by where it stands: <c>name</c>, <c>identifier</c>, <c>division</c> or <c>facts.birthDate</c>.</summary>
/// <param name="Field">Where it stands.</param>
/// <param name="From">The value before; null where there was none.</param>
/// <param name="To">The value since; null where it was taken back.</param>
public sealed record ReplacedValue(string Field, string? From, string? To)
{
    private const string OfFacts = "facts.";

    /// <summary>Code of the fact; null for what belongs to the nominee.</summary>
    internal string? Fact => Field.StartsWith(OfFacts, StringComparison.Ordinal) ? Field[OfFacts.Length..] : null;

    /// <summary>Whether ordinary views hide it: the identifier, why there is none, and confidential facts.</summary>
    /// <param name="policy">The policy that says how private a fact is.</param>
    public bool IsPersonal(CampaignPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Fact is { } fact ? policy.Facts.Find(fact)?.IsPersonal != false : Field is "identifier" or "noIdentifierBecause";
    }

    /// <summary>Whether the public is told it: the name, the division, and public facts.</summary>
    /// <param name="policy">The policy that says how private a fact is.</param>
    public bool IsPublic(CampaignPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Fact is { } fact ? policy.Facts.Find(fact)?.Privacy == Privacy.Public : Field is "name" or "division";
    }

    internal static ReplacedValue OfFact(string code, string? from, string? to) => new(OfFacts + code, from, to);
}

/// <summary>What somebody says to be otherwise than it stands: the nominee, facts, or both.</summary>
/// <param name="Nominee">The nominee as it should stand.</param>
/// <param name="Facts">Facts by code; null takes one back.</param>
/// <param name="Reason">Why.</param>
/// <param name="Evidence">References of documents; at least one.</param>
public sealed record Restatement(Nominee Nominee, IReadOnlyDictionary<string, string?> Facts, string Reason, IReadOnlyList<string> Evidence);

/// <summary>A correction (更正) of what had been written wrongly.</summary>
/// <param name="On">Day of the correction.</param>
/// <param name="By">Code of the organisation that held the nomination.</param>
/// <param name="Reason">Why.</param>
/// <param name="Evidence">References of documents.</param>
/// <param name="Values">What was replaced.</param>
/// <param name="Reopened">Code of the publicity that begins anew because of it; null where nothing public changed.</param>
public sealed record Correction(
    DateOnly On, string By, string Reason, IReadOnlyList<string> Evidence, IReadOnlyList<ReplacedValue> Values, string? Reopened);

/// <summary>What happened to a nominee after the recommendation (情况变化).</summary>
public enum CircumstanceKind
{
    /// <summary>去世: the person died.</summary>
    Death,

    /// <summary>调动: the person moved to another unit or post.</summary>
    Transfer,

    /// <summary>晋升: the person was promoted.</summary>
    Promotion,

    /// <summary>离职: the person left.</summary>
    Left,

    /// <summary>更名: the person or unit has another name.</summary>
    Renamed,

    /// <summary>合并: the unit was merged with another.</summary>
    Merged,
}

/// <summary>A change of circumstances (情况变化) that was reported; the reviewer decides what follows.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="HappenedOn">Day on which it happened.</param>
/// <param name="ReportedOn">Day of the report.</param>
/// <param name="By">Code of the organisation that reported it.</param>
/// <param name="Reason">What the report says.</param>
/// <param name="Evidence">References of documents.</param>
/// <param name="Values">What was replaced.</param>
/// <param name="Reopened">Code of the publicity that begins anew because of it; null where none does.</param>
public sealed record ReportedChange(
    CircumstanceKind Kind, DateOnly HappenedOn, DateOnly ReportedOn, string By, string Reason, IReadOnlyList<string> Evidence, IReadOnlyList<ReplacedValue> Values, string? Reopened)
{
    /// <summary>What the reviewer decided; null while it is open.</summary>
    public ChangeDecision? Decision { get; init; }
}

/// <summary>What followed from a change of circumstances.</summary>
/// <param name="Act">Name of the act that decided it: <c>keep</c>, <c>return</c>, <c>reject</c>.</param>
/// <param name="By">Code of the organisation that decided.</param>
/// <param name="On">Day of the decision.</param>
/// <param name="Reason">Why.</param>
public sealed record ChangeDecision(string Act, string By, DateOnly On, string Reason);

/// <summary>Whether something can be put right, reported or kept on a day, and if not, what stands in the way.</summary>
/// <param name="Act">Name of the act: <c>correct</c>, <c>report-change</c> or <c>keep</c>.</param>
/// <param name="To">Where it leaves the nomination when nothing has to be posted anew.</param>
/// <param name="Clause">Clause under which it is done.</param>
/// <param name="ActingOrganisation">Code of the organisation that does it.</param>
/// <param name="Violations">What stands in the way; empty when it is possible.</param>
public sealed record PossibleRestatement(
    string Act, Procedures.State To, string Clause, string? ActingOrganisation, IReadOnlyList<Shared.Violation> Violations);
