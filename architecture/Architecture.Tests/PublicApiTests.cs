using System.Text;
using Commendation.Domain.Shared;

namespace Commendation.Architecture.Tests;

/// <summary>What the library lets others name is a list that is checked in: whoever changes it sees what embedders will see.</summary>
public class PublicApiTests
{
    private const string Kept = "src/Domain/PublicApi.txt";

    private const string Again = "COMMENDATION_RECORD=1 dotnet test architecture/Architecture.Tests --filter PublicApi";

    [Fact]
    public void The_librarys_public_API_changes_by_decision_only()
    {
        var path = Path.Combine(DocumentsTests.Root, Kept);
        var now = PublicApi.Of(typeof(Outcome).Assembly);
        if (Environment.GetEnvironmentVariable("COMMENDATION_RECORD") == "1")
        {
            File.WriteAllText(path, now, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        var (before, after) = (Lines(File.ReadAllText(path)), Lines(now));
        var changes = before.Except(after).Select(line => $"- {line}").Concat(after.Except(before).Select(line => $"+ {line}"));

        changes.Should().BeEmpty($"{Kept} is what embedders build upon; if each change is meant (or the file was merged), record it anew: {Again}");
        now.Should().Be(File.ReadAllText(path).ReplaceLineEndings("\n"), $"{Kept} is in order; record it anew: {Again}");
    }

    [Fact]
    public void The_list_tells_kinds_signatures_and_what_may_be_null()
    {
        var lines = Lines(PublicApi.Of(typeof(Outcome).Assembly));

        lines.Should().Contain("record struct Commendation.Domain.Shared.Share")
            .And.Contain("enum Commendation.Domain.Shared.Truth")
            .And.Contain("Commendation.Domain.Shared.Truth > Met = 2")
            .And.Contain("Commendation.Domain.Policies.CampaignPolicy > Award? FindAward(String code)")
            .And.Contain("Commendation.Domain.Policies.CampaignPolicy > required String Version { get; init; }")
            .And.Contain("Commendation.Domain.Shared.Share > static Boolean TryParse(String text, ref Share share)");
        lines.Should().NotContain(line => line.Contains("<Clone>$") || line.Contains("PrintMembers"));
    }

    // Each member with the type that it is of, so that a line says all by itself.
    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        var type = string.Empty;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] != ' ')
            {
                var head = line.Split(" : ")[0];
                type = head[head.IndexOf("Commendation", StringComparison.Ordinal)..];
                lines.Add(line);
            }
            else
            {
                lines.Add($"{type} > {line.Trim()}");
            }
        }

        return lines;
    }
}
