namespace Commendation.Domain.Shared;

/// <summary>Finds the valid name that somebody probably meant.</summary>
public static class Nearest
{
    /// <summary>No name in a campaign file is longer; comparing longer ones would only cost time.</summary>
    internal const int LongestName = 100;

    // A hint is a courtesy: thousands of names against thousands of names are not worth the wait.
    private const int MostNames = 1000;

    /// <summary>The candidate within a third of the word's length in edits (at least 2), or null when none is that close. Names of more than 100 letters, and those after the first thousand, are not compared.</summary>
    public static string? To(string word, IEnumerable<string> candidates) => word.Length > LongestName ? null :
        (from candidate in candidates.Where(candidate => candidate.Length <= LongestName).Take(MostNames)
         let distance = Distance(word, candidate)
         where distance <= Math.Max(2, word.Length / 3)
         orderby distance, candidate.Length
         select candidate).FirstOrDefault();

    /// <summary>"Did you mean …?" in both languages, or empty texts.</summary>
    public static Text Hint(string word, IEnumerable<string> candidates) => Hint(To(word, candidates));

    /// <summary>"Did you mean …?" in both languages for a name found otherwise; empty texts for null.</summary>
    public static Text Hint(string? nearest) => nearest is null
        ? new Text(string.Empty, string.Empty)
        : new Text($"是否应为“{nearest}”？", $" Did you mean '{nearest}'?");

    /// <summary>Edits (insert, delete, replace, swap of neighbours) that turn one word into the other, upper and lower case, full and half width alike.</summary>
    internal static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }

    private static bool Same(char a, char b) => char.ToUpperInvariant(Narrow(a)) == char.ToUpperInvariant(Narrow(b));

    // What a Chinese keyboard writes for a letter, a digit or a sign (全角).
    private static char Narrow(char letter) => letter is >= '\uFF01' and <= '\uFF5E' ? (char)(letter - 0xFEE0) : letter;
}
