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

    private static readonly Regex Named = new(@"`(?<path>(src|tests|architecture|campaigns|\.ci)(/[A-Za-z0-9._-]+)*/?)`");

    private static readonly Regex Links = new(@"\]\((?<path>[A-Za-z0-9._/-]+)\)");

    public static TheoryData<string> Documents() =>
    [
        .. new[] { Root, Path.Combine(Root, "architecture"), Path.Combine(Root, "src") }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.md", folder == Root ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void The_map_shows_the_arrows_that_are_kept()
    {
        var table = new StringBuilder("| module | may use |\n|---|---|\n");
        foreach (var (module, uses) in House.DomainArrows)
        {
            table.Append($"| {module} | {(uses.Length == 0 ? "–" : string.Join(", ", uses))} |\n");
        }

        Keep("arrows", table.ToString());
    }

    [Fact]
    public void The_map_draws_the_procedure_that_runs()
    {
        var policy = CampaignFolder.Load(Path.Combine(Root, "campaigns", "qinghai-petition-2018-2020")).Value;

        Keep("states", $"```mermaid\n{Procedure.Compile(policy).ToMermaid()}```\n");
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_file_and_folder_that_a_document_names_exists(string document)
    {
        var text = File.ReadAllText(Path.Combine(Root, document));
        var named = Named.Matches(text).Select(match => match.Groups["path"].Value)
            .Concat(Links.Matches(text).Select(match => Path.Combine(Path.GetDirectoryName(document)!, match.Groups["path"].Value)));

        named.Where(path => !Path.Exists(Path.Combine(Root, path))).Should().BeEmpty();
    }

    [Fact]
    public void Documents_are_found() => Documents().Should().Contain(row => row.Contains("README.md")).And.Contain(row => row.Contains(Map));

    private static void Keep(string marker, string generated)
    {
        var path = Path.Combine(Root, Map);
        var (start, end) = ($"<!-- {marker} -->\n", $"<!-- /{marker} -->\n");
        string Between(string text) => text[(text.IndexOf(start, StringComparison.Ordinal) + start.Length)..text.IndexOf(end, StringComparison.Ordinal)];
        var text = File.ReadAllText(path);
        if (Environment.GetEnvironmentVariable("COMMENDATION_RECORD") == "1")
        {
            text = text.Replace(start + Between(text) + end, $"{start}\n{generated}\n{end}", StringComparison.Ordinal);
            File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        Between(text).Trim('\n').Should().Be(generated.TrimEnd('\n'), "COMMENDATION_RECORD=1 writes {0} anew", Map);
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
