using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Infrastructure.PolicyFiles.Syntax;

/// <summary>What every campaign file has to be before it is parsed: text that shows all that it holds.</summary>
internal static class PlainText
{
    /// <summary>
    /// Whether the text is free of tabs and of characters that nobody sees; reports the first one. Behind a NUL a parser would see nothing, and
    /// the digest of the files, in which NUL separates them, could be made to fit two different texts.
    /// </summary>
    public static bool Check(string file, string text, Findings findings)
    {
        if (FirstIn(text) is not { } unseen)
        {
            return true;
        }

        var before = text.AsSpan(0, unseen.Index);
        var at = new Position(file, before.Count('\n') + 1, unseen.Index - before.LastIndexOf('\n'));
        var (name, advice) = text[unseen.Index] == '\t'
            ? (new Text("制表符", "a tab"), new Text("请改用空格", "use spaces instead"))
            : (new Text($"{unseen.Kind.Zh}（{unseen.Name}）", $"{unseen.Kind.En} ({unseen.Name})"), new Text("请删去", "delete it"));
        findings.Add(at.Place(string.Empty), ViolationCode.UnseenCharacter, $"文件中有{name.Zh}，{advice.Zh}。", $"The file contains {name.En}; {advice.En}.");
        return false;
    }

    /// <summary>The first character of a value that nobody sees, line breaks aside; null when there is none.</summary>
    public static UnseenCharacter? FirstIn(string text)
    {
        var start = 0;
        while (UnseenCharacter.InLine(text.AsSpan(start)) is { } unseen)
        {
            if (text[start + unseen.Index] is not ('\n' or '\r'))
            {
                return unseen with { Index = start + unseen.Index };
            }

            start += unseen.Index + 1;
        }

        return null;
    }
}
