using System.Buffers;
using Commendation.Domain.Shared;

namespace Commendation.Infrastructure.PolicyFiles.Syntax;

/// <summary>What every campaign file has to be before it is parsed: text that shows all that it holds.</summary>
internal static class PlainText
{
    private static readonly SearchValues<char> ControlCharacters =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code).Where(c => c is not ('\n' or '\r'))]);

    /// <summary>
    /// Whether the text is free of tabs and control characters; reports the first one. Behind a NUL a parser would see nothing, and the
    /// digest of the files, in which NUL separates them, could be made to fit two different texts.
    /// </summary>
    public static bool Check(string file, string text, Findings findings)
    {
        var index = text.AsSpan().IndexOfAny(ControlCharacters);
        if (index < 0)
        {
            return true;
        }

        var before = text.AsSpan(0, index);
        var at = new Position(file, before.Count('\n') + 1, index - before.LastIndexOf('\n'));
        var name = text[index] == '\t' ? new Text("制表符", "a tab") : new Text("控制字符", "a control character");
        findings.Add(at.Place(string.Empty), "control-character", $"文件中有{name.Zh}，请改用空格。", $"The file contains {name.En}; use spaces instead.");
        return false;
    }
}
