using System.Text;

namespace Commendation.Domain.Nominations;

/// <summary>Brings what people type into the form in which it is compared: one person or unit is written one way.</summary>
internal static class Writing
{
    /// <summary>A name. Offices pad names of two characters with a blank, and write the dot inside a name in several ways.</summary>
    public static string Name(string written)
    {
        var name = new StringBuilder();
        foreach (var rune in written.Trim().EnumerateRunes())
        {
            var one = Rune.IsWhiteSpace(rune) ? new Rune(' ') : rune.Value is '\u2022' or '\u2027' or '\u2219' or '\u22C5' or '\u30FB' or '\uFF65' ? new Rune('·') : rune;
            if (one.Value != ' ' || (name.Length > 0 && name[^1] != ' '))
            {
                name.Append(one);
            }
        }

        return name.ToString() is var told && told.EnumerateRunes().All(rune => rune.Value == ' ' || IsHan(rune.Value)) ? told.Replace(" ", string.Empty, StringComparison.Ordinal) : told;
    }

    /// <summary>An identity number or code.</summary>
    public static string Identifier(string written)
    {
        var identifier = new StringBuilder(written.Length);
        foreach (var character in written)
        {
            if (!char.IsWhiteSpace(character))
            {
                identifier.Append(character is >= '\uFF01' and <= '\uFF5E' ? (char)(character - 0xFEE0) : character);
            }
        }

        return identifier.ToString().ToUpperInvariant();
    }

    private static bool IsHan(int code) => code is (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) or 0x3007;
}
