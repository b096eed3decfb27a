using System.Text.RegularExpressions;
using Commendation.Infrastructure.PolicyFiles;

namespace Commendation.Infrastructure.Tests.PolicyFiles;

/// <summary>docs/notice-to-folder stays true: what it shows stands in the folder that it takes the reader through.</summary>
public partial class NoticeToFolderTests
{
    [Theory]
    [InlineData("notice-to-folder.md")]
    [InlineData("notice-to-folder.zh-CN.md")]
    public void Every_line_that_is_shown_stands_in_the_folder(string page)
    {
        var text = File.ReadAllText(Path.Combine(Qinghai.Root, "docs", page)).ReplaceLineEndings("\n");
        var written = CampaignFiles.Read(Path.Combine(Qinghai.Root, "campaigns", "jinan-private-economy-2010")).Value.All
            .SelectMany(file => file.Value.ReplaceLineEndings("\n").Split('\n')).Select(line => line.Trim()).ToHashSet();
        var shown = Block().Matches(text).SelectMany(block => block.Groups["text"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(line => line.Trim()).ToList();

        shown.Count.Should().BeGreaterThan(50);
        shown.Where(line => !written.Contains(line)).Should().BeEmpty();
    }

    [GeneratedRegex("^```(?:yaml|csv)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
