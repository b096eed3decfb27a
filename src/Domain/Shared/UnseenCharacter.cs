using System.Globalization;
using System.Text;

namespace Commendation.Domain.Shared;

/// <summary>
/// A character that nobody sees, or that turns the direction of what stands around it. In a name, a number or a code it makes two different
/// texts look alike, or a text look empty.
/// </summary>
/// <param name="Index">Position in the text, from 0, in UTF-16 code units.</param>
/// <param name="Name">Its name in Unicode's notation, for example <c>U+200B</c>.</param>
/// <param name="Kind">What it is, in both languages.</param>
public sealed record UnseenCharacter(int Index, string Name, Text Kind)
{
    private static readonly Text Control = new("控制字符", "a control character");
    private static readonly Text Broken = new("残缺的字符（半个代理对）", "a broken character (half of a surrogate pair)");
    private static readonly Text Turning = new("改变文字方向的字符", "a character that turns the direction of the text");
    private static readonly Text Invisible = new("看不见的字符", "an invisible character");

    // Blank as glyphs although Unicode calls them letters or symbols, and marks that join without a trace.
    private static readonly HashSet<int> Blanks = [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0xFFFC, 0xFFFD];

    /// <summary>The first such character of a text on one line, as a name or a code is; null when there is none.</summary>
    public static UnseenCharacter? InLine(ReadOnlySpan<char> text) => First(text, static rune => Of(rune) ?? (IsBreak(rune.Value) ? Control : null));

    /// <summary>
    /// The first such character of a text of several lines; null when there is none. Line breaks and tabs are text here, and so are the
    /// separators that word processors leave between words and that harm nobody.
    /// </summary>
    public static UnseenCharacter? InText(ReadOnlySpan<char> text) => First(text, static rune => Of(rune) is { } kind && kind != Invisible ? kind : null);

    /// <summary>Whether anything of the text can be seen.</summary>
    public static bool HasVisible(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && Of(rune) is null && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
            {
                return true;
            }
        }

        return false;
    }

    private static UnseenCharacter? First(ReadOnlySpan<char> text, Func<Rune, Text?> judge)
    {
        var index = 0;
        while (index < text.Length)
        {
            if (Rune.DecodeFromUtf16(text[index..], out var rune, out var length) != System.Buffers.OperationStatus.Done)
            {
                return new UnseenCharacter(index, Told(text[index]), Broken);
            }

            if (judge(rune) is { } kind)
            {
                return new UnseenCharacter(index, Told(rune.Value), kind);
            }

            index += length;
        }

        return null;
    }

    private static Text? Of(Rune rune) => rune.Value switch
    {
        // Mongolian words are written with it.
        0x180E => null,
        0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => Turning,
        var code when Blanks.Contains(code) => Invisible,
        var code => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control => IsBreak(code) ? null : Control,
            UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => Invisible,
            _ => null,
        },
    };

    private static bool IsBreak(int code) => code is '\n' or '\r' or '\t';

    private static string Told(int code) => $"U+{code.ToString("X4", CultureInfo.InvariantCulture)}";
}
