using Commendation.Domain.Policies;

namespace Commendation.Domain.Publicity;

/// <summary>What of a notice's text stays public when nominees have left it.</summary>
public static class PostedContent
{
    private static readonly char[] SentenceEnds = ['。', '；', '！', '？', ';', '!', '?'];

    /// <summary>
    /// The text without what is about those who left: a paragraph that names one of them goes unless it names somebody who is still posted; then its
    /// sentences that name one of them go. Where nobody is left, the whole text goes.
    /// </summary>
    /// <param name="content">The text of each part.</param>
    /// <param name="left">Names, also earlier ones, of those who left.</param>
    /// <param name="posted">Names of those who are still posted.</param>
    public static IReadOnlyDictionary<string, string> Without(IReadOnlyDictionary<string, string> content, IReadOnlyCollection<string> left, IReadOnlyCollection<string> posted)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(posted);
        return left.Count == 0 ? content : content.ToDictionary(part => part.Key, part => posted.Count == 0 ? FactDefinition.Hidden : Without(part.Value, left, posted));
    }

    private static string Without(string text, IReadOnlyCollection<string> left, IReadOnlyCollection<string> posted) => string.Join('\n', text.Split('\n').Select(paragraph =>
        !Names(paragraph, left) ? paragraph
        : !Names(paragraph, posted) ? FactDefinition.Hidden
        : string.Concat(Sentences(paragraph).Select(sentence => Names(sentence, left) ? FactDefinition.Hidden : sentence))));

    // A name may be written with blanks in it.
    private static bool Names(string text, IEnumerable<string> names) =>
        string.Concat(text.Where(character => !char.IsWhiteSpace(character))) is var dense
        && names.Any(name => dense.Contains(string.Concat(name.Where(character => !char.IsWhiteSpace(character))), StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Sentences(string paragraph)
    {
        for (var begin = 0; begin < paragraph.Length;)
        {
            var end = paragraph.IndexOfAny(SentenceEnds, begin) is var at and >= 0 ? at + 1 : paragraph.Length;
            yield return paragraph[begin..end];
            begin = end;
        }
    }
}
