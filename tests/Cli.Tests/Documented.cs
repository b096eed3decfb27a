using System.Text;
using System.Text.RegularExpressions;
using Commendation.WebApi.Tests.House;

namespace Commendation.Cli.Tests;

/// <summary>A fenced block of a document that a marker stands before, as <c>&lt;!-- printed --&gt;</c>: run, or held to what is printed.</summary>
internal static class Documented
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The text of the block behind a marker.</summary>
    public static string Block(string document, string marker) => Fenced(File.ReadAllText(Place(document)), marker).Groups["text"].Value;

    /// <summary>Holds the block to what a program printed; COMMENDATION_RECORD=1 writes it anew.</summary>
    public static void Keep(string document, string marker, string printed)
    {
        if (Environment.GetEnvironmentVariable("COMMENDATION_RECORD") == "1")
        {
            var text = File.ReadAllText(Place(document));
            Write(document, text.Replace(Fenced(text, marker).Value, $"<!-- {marker} -->\n```text\n{printed}```\n", StringComparison.Ordinal));
        }

        Block(document, marker).Should().Be(printed, "{0} shows what is printed; COMMENDATION_RECORD=1 writes it anew", document);
    }

    /// <summary>Holds a whole file to what a program wrote; COMMENDATION_RECORD=1 writes it anew.</summary>
    public static void KeepFile(string document, string written)
    {
        if (Environment.GetEnvironmentVariable("COMMENDATION_RECORD") == "1")
        {
            Write(document, written);
        }

        File.ReadAllText(Place(document)).Should().Be(written, "{0} is what the program writes; COMMENDATION_RECORD=1 writes it anew", document);
    }

    private static void Write(string document, string text) => File.WriteAllText(Place(document), text, Utf8);

    private static Match Fenced(string text, string marker)
    {
        var match = Regex.Match(text, $"^<!-- {marker} -->\n```[a-z]+\n(?<text>.*?)^```\n", RegexOptions.Multiline | RegexOptions.Singleline);
        match.Success.Should().BeTrue("there is a block <!-- {0} -->", marker);
        return match;
    }

    private static string Place(string document) => Path.Combine(Repository.Root, document);
}
