using System.CommandLine;
using System.Text.Json.Nodes;
using Commendation.Cli.Commands;
using Commendation.WebApi.Tests.House;

namespace Commendation.Cli.Tests;

/// <summary>The commands <c>journal verify</c>, <c>export</c> and <c>check</c>, over the database of a campaign that has run.</summary>
public sealed class JournalCommandTests : IDisposable
{
    private readonly ApiHost _host = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("journal-").FullName;

    public void Dispose()
    {
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_journal_is_verified_exported_and_checked_without_the_server()
    {
        var nomination = await _host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");
        var (whole, one) = (Path.Combine(_folder, "whole.json"), Path.Combine(_folder, "one.json"));

        var verified = Run(["verify", .. Database]);
        verified.Exit.Should().Be(0, verified.Error);
        verified.Output.Should().MatchRegex("✓ qinghai-petition-2018-2020: 2 lines 条, \\d+ states 项数据, chain ends 链末 2:[0-9a-f]{64}");
        Run(["export", "qinghai-petition-2018-2020", "--out", whole, .. Database]).Exit.Should().Be(0);
        Run(["export", "qinghai-petition-2018-2020", "--nomination", nomination.ToString(), "--out", one, .. Database]).Exit.Should().Be(0);

        Run(["check", whole]).Output.Should().Contain("2 lines").And.Contain("Everything fits");
        Run(["check", one]).Output.Should().Contain($"nomination/{nomination}: 1 lines").And.Contain("Everything fits");
        var key = (await _host.Office("630102").Reads("/api/v1/journal/keys"))["keys[0].kid"]!;
        Run(["check", one, "--key", key]).Exit.Should().Be(0, "the server publishes the key that signed");
        Run(["check", one, "--key", "another"]).Output.Should().Contain("key-unexpected");
    }

    [Fact]
    public async Task Whatever_is_altered_in_an_exported_file_is_found()
    {
        await _host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");
        var exported = (await _host.Office("63LG").Reads("journal/export")).Text;
        var leaves = Leaves(JsonNode.Parse(exported)!).ToList();
        leaves.Should().HaveCountGreaterThan(60);

        foreach (var leaf in leaves)
        {
            var altered = JsonNode.Parse(exported)!;
            Alter(altered, leaf);
            var file = Path.Combine(_folder, "altered.json");
            await File.WriteAllTextAsync(file, altered.ToJsonString());

            Run(["check", file]).Exit.Should().BeOneOf([1, 2], "{0} was altered", string.Join('.', leaf));
        }
    }

    [Theory]
    [InlineData("{}", "no-export")]
    [InlineData("[1]", "json-invalid")]
    [InlineData("{", "json-invalid")]
    public void What_is_no_exported_file_is_refused(string text, string code)
    {
        var file = Path.Combine(_folder, "none.json");
        File.WriteAllText(file, text);

        var (exit, _, error) = Run(["check", file]);

        exit.Should().Be(2);
        error.Should().Contain(code);
    }

    [Fact]
    public void A_database_that_is_not_there_is_not_made()
    {
        using var started = _host.Client(); // makes the keys
        var (exit, _, error) = Run(["verify", "--setting", $"Database:ConnectionString=Data Source={Path.Combine(_folder, "none.db")}", "--setting", $"Keys:Folder={Officers.KeysFolder}"]);

        exit.Should().Be(2);
        error.Should().Contain("database-not-ready");
        File.Exists(Path.Combine(_folder, "none.db")).Should().BeFalse();
    }

    private string[] Database => ["--setting", $"Database:ConnectionString={_host.ConnectionString}", "--setting", $"Journal:KeyFolder={_host.KeyFolder}", "--setting", $"Keys:Folder={Officers.KeysFolder}"];

    private static IEnumerable<string[]> Leaves(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Leaves(member.Value).Select(path => (string[])[member.Key, .. path])),
        JsonArray items => items.SelectMany((item, i) => Leaves(item).Select(path => (string[])[$"{i}", .. path])),
        _ => [[]],
    };

    private static void Alter(JsonNode node, string[] path)
    {
        foreach (var step in path[..^1])
        {
            node = node is JsonArray items ? items[int.Parse(step)]! : node[step]!;
        }

        var last = node[path[^1]];
        node[path[^1]] = last?.GetValueKind() switch
        {
            null => "x",
            System.Text.Json.JsonValueKind.Number => (long)last + 1,
            System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => !(bool)last,
            _ => Turned((string)last!),
        };
    }

    private static string Turned(string text) => text.Length == 0 ? "x" : (text[0] == 'a' ? 'b' : 'a') + text[1..];

    private static (int Exit, string Output, string Error) Run(string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = JournalCommands.Command().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }
}
