using System.Text;
using System.Text.RegularExpressions;
using Commendation.Domain.Procedures;
using Commendation.Infrastructure.PolicyFiles;

namespace Commendation.Architecture.Tests;

/// <summary>What the documents say about the code, held against the code. COMMENDATION_RECORD=1 writes the generated parts anew.</summary>
public class DocumentsTests
{
    private const string Map = "architecture/README.md";

    internal static readonly string Root = Find();

    private const int ReadmeBytes = 8 * 1024;

    private static readonly Regex Named = new(@"`(?<path>(src|tests|architecture|docs|schemas|campaigns|\.ci)(/[A-Za-z0-9._-]+)*/?)`");

    private static readonly Regex Links = new(@"\]\((?<path>[^)#:\s]*)(#(?<heading>[^)\s]+))?\)");

    private static readonly Regex Headings = new(@"^(?<level>#+) (?<text>.+)$", RegexOptions.Multiline);

    private static readonly Regex Fences = new(@"^```(?<language>[a-z]+).*?\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline);

    private static readonly Regex Tables = new(@"(^\|.*\n)+", RegexOptions.Multiline);

    public static TheoryData<string> Documents() => [.. Files()];

    /// <summary>What stands in two languages: the readme and every guide.</summary>
    public static TheoryData<string> Guides() =>
        [.. Files().Where(path => !path.EndsWith(".zh-CN.md", StringComparison.Ordinal) && (path == "README.md" || path.StartsWith("docs/", StringComparison.Ordinal)))];

    private static IEnumerable<string> Files() =>
        new[] { Root, Path.Combine(Root, "architecture"), Path.Combine(Root, "docs"), Path.Combine(Root, "src") }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.md", folder == Root ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    [Fact]
    public void The_map_shows_the_arrows_that_are_kept()
    {
        var table = new StringBuilder("| module | may use |\n|---|---|\n");
        foreach (var (module, uses) in House.DomainArrows)
        {
            table.Append($"| {module} | {(uses.Length == 0 ? "–" : string.Join(", ", uses))} |\n");
        }

        Keep(Map, "arrows", table.ToString());
    }

    [Fact]
    public void The_map_draws_the_procedure_that_runs()
    {
        var policy = CampaignFolder.Load(Path.Combine(Root, "campaigns", "qinghai-petition-2018-2020")).Value;

        Keep(Map, "states", $"```mermaid\n{Procedure.Compile(policy).ToMermaid()}```\n");
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_file_and_folder_that_a_document_names_exists(string document)
    {
        var text = Read(document);
        var named = Named.Matches(text).Select(match => match.Groups["path"].Value)
            .Concat(Links.Matches(text).Select(match => Target(document, match)));

        named.Where(path => !Path.Exists(Path.Combine(Root, path))).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_heading_that_a_link_leads_to_exists(string document)
    {
        var dead = Links.Matches(Read(document)).Where(match => match.Groups["heading"].Success)
            .Where(match => !Headings.Matches(Read(Target(document, match))).Select(Anchor).Contains(match.Groups["heading"].Value));

        dead.Select(match => match.Value).Should().BeEmpty();
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void The_readme_is_short(string readme) => new FileInfo(Path.Combine(Root, readme)).Length.Should().BeLessThanOrEqualTo(ReadmeBytes);

    [Theory]
    [MemberData(nameof(Guides))]
    public void A_guide_says_the_same_in_both_languages(string english)
    {
        var chinese = Path.ChangeExtension(english, ".zh-CN.md");

        Path.Exists(Path.Combine(Root, chinese)).Should().BeTrue("{0} has a Chinese page", english);
        Outline(Read(chinese)).Should().Equal(Outline(Read(english)));
    }

    [Theory]
    [InlineData("docs/authors.md")]
    [InlineData("docs/authors.zh-CN.md")]
    public void The_guide_for_authors_lists_the_acts(string guide)
    {
        var table = new StringBuilder("| act | 办理事项 | in English |\n|---|---|---|\n");
        foreach (var act in Enum.GetValues<Act>())
        {
            table.Append($"| `{act.Name()}` | {act.Describe().Zh} | {act.Describe().En} |\n");
        }

        Keep(guide, "acts", table.ToString());
    }

    [Fact]
    public void Documents_are_found() =>
        Files().Should().Contain(["README.md", "README.zh-CN.md", Map, "docs/operations/README.md", "src/Domain/README.md"]);

    private static string Read(string document) => File.ReadAllText(Path.Combine(Root, document));

    /// <summary>The file that a link leads to, from the root; the document itself when the link names none.</summary>
    private static string Target(string document, Match link) =>
        link.Groups["path"].Length == 0 ? document : Path.Combine(Path.GetDirectoryName(document)!, link.Groups["path"].Value);

    /// <summary>A heading as code hosts write it in a link: small letters, hyphens for blanks, no other signs.</summary>
    private static string Anchor(Match heading) =>
        new([.. heading.Groups["text"].Value.Where(sign => char.IsLetterOrDigit(sign) || sign is ' ' or '-' or '_').Select(sign => sign == ' ' ? '-' : char.ToLowerInvariant(sign))]);

    /// <summary>What must not differ between the languages: the levels of headings, the commands to paste, the length of tables.</summary>
    private static IEnumerable<string> Outline(string text)
    {
        var fences = Fences.Matches(text).Select(match => (match.Index, Line: match.Groups["language"].Value is "sh" ? match.Value : $"```{match.Groups["language"].Value}"));
        var prose = Fences.Replace(text, match => new string('\n', match.Length));
        var headings = Headings.Matches(prose).Select(match => (match.Index, Line: match.Groups["level"].Value));
        var tables = Tables.Matches(prose).Select(match => (match.Index, Line: $"table of {match.Value.Count(sign => sign == '\n')} lines"));
        return fences.Concat(headings).Concat(tables).OrderBy(part => part.Index).Select(part => part.Line);
    }

    private static void Keep(string document, string marker, string generated)
    {
        var path = Path.Combine(Root, document);
        var (start, end) = ($"<!-- {marker} -->\n", $"<!-- /{marker} -->\n");
        string Between(string text) => text[(text.IndexOf(start, StringComparison.Ordinal) + start.Length)..text.IndexOf(end, StringComparison.Ordinal)];
        var text = File.ReadAllText(path);
        if (Environment.GetEnvironmentVariable("COMMENDATION_RECORD") == "1")
        {
            text = text.Replace(start + Between(text) + end, $"{start}\n{generated}\n{end}", StringComparison.Ordinal);
            File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        Between(text).Trim('\n').Should().Be(generated.TrimEnd('\n'), "COMMENDATION_RECORD=1 writes {0} anew", document);
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Commendation.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
