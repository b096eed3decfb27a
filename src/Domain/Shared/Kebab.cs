namespace Commendation.Domain.Shared;

/// <summary>Names of members as addresses, files and the journal write them.</summary>
internal static class Kebab
{
    /// <summary>The member in lower case with hyphens, for example <c>needs-waiver</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Of(value.ToString());

    /// <summary>The name of a member in lower case with hyphens.</summary>
    public static string Of(string member) => string.Concat(
        member.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : string.Empty) + char.ToLowerInvariant(c) : c.ToString()));
}
