using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Nominations;

/// <summary>Who is nominated (推荐对象).</summary>
/// <param name="Kind">A person or a unit.</param>
/// <param name="Name">Name of the person or full official name of the unit.</param>
/// <param name="Identifier">The number or code that identifies the person or unit; empty for a group that has none.</param>
public sealed record Nominee(NomineeKind Kind, string Name, string Identifier)
{
    /// <summary>What the identifier is.</summary>
    public IdentifierKind IdentifierKind => OtherKind ?? (Kind == NomineeKind.Individual ? IdentifierKind.ResidentNumber : IdentifierKind.CreditCode);

    /// <summary>What the identifier is where it is neither the resident number of a person nor the credit code of a unit; null where it is.</summary>
    public IdentifierKind? OtherKind { get; init; }

    /// <summary>The team or department (班组、科室) of the unit that is meant; null for the unit itself.</summary>
    public string? Division { get; init; }

    /// <summary>Why there is no identifier; null where there is one.</summary>
    public string? NoIdentifierBecause { get; init; }

    /// <summary>What one person or unit is told from another by: the same number under two kinds names two, and so do two divisions of one unit.</summary>
    public string Key => IdentifierKind switch
    {
        IdentifierKind.None => $"none:{Name}",
        IdentifierKind.ResidentNumber or IdentifierKind.CreditCode => Division is null ? Identifier : $"{Identifier}/{Division}",
        var kind => $"{Kebab.Of(kind)}:{Identifier}",
    };

    /// <summary>The identifier with all but its ends hidden, for every view that people see.</summary>
    public string MaskedIdentifier => Identifier.Length <= 8
        ? new string('*', Identifier.Length)
        : $"{Identifier[..4]}{new string('*', Identifier.Length - 8)}{Identifier[^4..]}";

    /// <summary>
    /// A nominee as somebody wrote it: full-width letters and digits of the identifier become half-width ones, its blanks go and its letters
    /// are capitals; blanks around and inside the name are single ones, and go from a name that is written in Chinese characters alone.
    /// </summary>
    /// <param name="kind">A person or a unit.</param>
    /// <param name="name">The name.</param>
    /// <param name="identifier">The identifier; empty for a group that has none.</param>
    /// <param name="identifierKind">What the identifier is; null for the resident number of a person, the credit code of a unit.</param>
    /// <param name="division">The team or department of the unit; null for the unit itself.</param>
    /// <param name="noIdentifierBecause">Why there is no identifier; null where there is one.</param>
    public static Nominee Written(
        NomineeKind kind, string name, string identifier, IdentifierKind? identifierKind = null, string? division = null, string? noIdentifierBecause = null)
    {
        var nominee = new Nominee(kind, Writing.Name(name), Writing.Identifier(identifier))
        {
            Division = string.IsNullOrWhiteSpace(division) ? null : Writing.Name(division),
            NoIdentifierBecause = string.IsNullOrWhiteSpace(noIdentifierBecause) ? null : noIdentifierBecause.Trim(),
        };
        return identifierKind is { } given && given != nominee.IdentifierKind ? nominee with { OtherKind = given } : nominee;
    }
}
