using System.Text.RegularExpressions;

namespace Commendation.Architecture.Tests;

/// <summary>
/// A campaign is data: no identifier and no string of the program names a region, an office or a campaign. What may not occur is read from
/// the campaign folders themselves. Comments are left out: an example in a remark decides nothing.
/// </summary>
public class CampaignFreeTests
{
    internal static readonly string Root = FindRoot();

    // A string of any form, a character, or a comment. Not generated: its types would stray among those that the other rules look at.
    private static readonly Regex Token = new("\"\"\"[\\s\\S]*?\"\"\"|@\"(?:[^\"]|\"\")*\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])'|//[^\\n]*|/\\*[\\s\\S]*?\\*/");

    // What the folders do not spell out as a word of their own.
    private static readonly string[] Stems =
    [
        "qinghai", "petition", "greening", "ningde", "acftu", "jiangxi", "jinan", "police", "leading group", "leading-group",
        "青海", "信访", "绿化", "宁德", "总工会", "江西", "济南", "公安", "领导小组", "省政府", "市政府",
    ];

    public static TheoryData<string> Sources =>
    [
        .. Directory.GetFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_source_file_names_no_region_office_or_campaign(string file)
    {
        var code = WithoutComments(File.ReadAllText(Path.Combine(Root, file)));

        Named(code).Should().BeEmpty();
    }

    [Theory]
    [InlineData("var x = \"西宁市\";")]
    [InlineData("class PetitionRules;")]
    [InlineData("var path = \"campaigns/qinghai-petition-2018-2020\"; // fine here")]
    [InlineData("var text = \"http://x\" + \"Xining\";")]
    [InlineData("var code = \"63LG\";")]
    public void A_planted_name_is_found(string code) => Named(WithoutComments(code)).Should().NotBeEmpty();

    [Theory]
    [InlineData("// for example 青海")]
    [InlineData("/* Xining */ var x = \"a // b\";")]
    [InlineData("/// <summary>信访</summary>")]
    [InlineData("var reward = RewardKind.Certificate;")]
    public void A_remark_and_an_ordinary_word_are_not(string code) => Named(WithoutComments(code)).Should().BeEmpty();

    private static IEnumerable<string> Named(string code) =>
        Stems.Where(stem => code.Contains(stem, StringComparison.OrdinalIgnoreCase))
            .Concat(Names.Where(name => name.IsMatch(code)).Select(name => name.ToString()));

    private static IReadOnlyList<Regex> Names { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Root, "campaigns"), "organisations.csv", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Where(line => !line.StartsWith('#') && !line.StartsWith("code,", StringComparison.Ordinal))
            .Select(line => line.Split(','))
            .SelectMany(cells => new[] { cells[0], cells[3], cells[4] })
            .Concat(Directory.GetDirectories(Path.Combine(Root, "campaigns")).Select(folder => Path.GetFileName(folder)))
            .Distinct()
            .Select(name => new Regex($"(?<![A-Za-z0-9]){Regex.Escape(name)}(?![A-Za-z0-9])")),
    ];

    private static string WithoutComments(string code) => Token.Replace(code, token => token.Value.StartsWith('/') ? " " : token.Value);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Commendation.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
