using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies.Language;

/// <summary>Guesses what an author meant by a name that does not exist.</summary>
internal static class Spelling
{
    /// <summary>No name in a campaign file is longer; comparing longer ones would only cost time.</summary>
    public const int LongestName = 100;

    // A hint is a courtesy: thousands of names against thousands of names are not worth the wait.
    private const int MostNames = 1000;

    public static string? Nearest(string word, IEnumerable<string> names) =>
        word.Length > LongestName ? null : Commendation.Domain.Shared.Nearest.To(word, names.Where(name => name.Length <= LongestName).Take(MostNames));

    public static Text Hint(string? nearest) => nearest is null
        ? new Text(string.Empty, string.Empty)
        : new Text($"是否应为“{nearest}”？", $" Did you mean '{nearest}'?");

    public static Text Hint(string word, IEnumerable<string> names) => Hint(Nearest(word, names));

    /// <summary>A value as it can be shown in a message.</summary>
    public static string Shown(string value) => value.Length <= LongestName ? value : string.Concat(value.AsSpan(0, LongestName), "…");
}
