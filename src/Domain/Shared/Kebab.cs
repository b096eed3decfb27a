namespace Commendation.Domain.Shared;

/// <summary>The members of an enumeration as addresses, files and the journal write them.</summary>
internal static class Kebab
{
    /// <summary>The member in lower case with hyphens, for example <c>needs-waiver</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => string.Concat(
        value.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : string.Empty) + char.ToLowerInvariant(c) : c.ToString()));
}
