using Commendation.Domain.Shared;

namespace Commendation.Infrastructure.PolicyFiles.Syntax;

/// <summary>
/// What word processors and Chinese keyboards put where YAML wants a blank or a colon. Inside a text it is right, so it is looked for only when
/// a file cannot be read; the parser then names a later line.
/// </summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="What">What it is, and what to write instead.</param>
internal sealed record KeyboardHabit(int Line, int Column, Text What)
{
    private const char NoBreakSpace = '\u00A0';
    private const char FullWidthSpace = '\u3000';
    private const char FullWidthColon = '\uFF1A';

    private static readonly Text NoBreak = new("不换行空格（U+00A0），缩进请改用普通空格", "a no-break space (U+00A0); indent with ordinary spaces");
    private static readonly Text FullWidth = new("全角空格（U+3000），缩进请改用普通空格", "a full-width space (U+3000); indent with ordinary spaces");
    private static readonly Text Colon = new("全角冒号“：”，键后请改用“: ”", "a full-width colon (U+FF1A) after a key; write ': '");

    /// <summary>The last one at or before a line; null when there is none.</summary>
    public static KeyboardHabit? Before(string text, int line)
    {
        var lines = text.Split('\n');
        for (var i = Math.Min(line, lines.Length) - 1; i >= 0; i--)
        {
            if (In(lines[i]) is var (column, what))
            {
                return new KeyboardHabit(i + 1, column + 1, what);
            }
        }

        return null;
    }

    private static (int Column, Text What)? In(string line)
    {
        var start = 0;
        for (; start < line.Length && (line[start] is ' ' or NoBreakSpace or FullWidthSpace); start++)
        {
            if (line[start] is not ' ')
            {
                return (start, line[start] == NoBreakSpace ? NoBreak : FullWidth);
            }
        }

        start += line.AsSpan(start).StartsWith("- ") ? 2 : 0;
        var end = start;
        while (end < line.Length && (char.IsAsciiLetterOrDigit(line[end]) || line[end] is '-' or '_' or '.'))
        {
            end++;
        }

        return end > start && end < line.Length && line[end] == FullWidthColon ? (end, Colon) : null;
    }
}
