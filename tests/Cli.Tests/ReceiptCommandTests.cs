using System.CommandLine;
using System.Text.Json.Nodes;
using Commendation.Cli.Commands;
using Commendation.WebApi.Tests.House;

namespace Commendation.Cli.Tests;

/// <summary>The command <c>journal receipt</c>: anybody can show what was public since when, and nobody can show what was not.</summary>
public sealed class ReceiptCommandTests : IDisposable
{
    private const string Public = "/api/v1/public/campaigns/qinghai-petition-2018-2020/notices";

    private readonly ApiHost _host = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("receipt-").FullName;

    public void Dispose()
    {
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Anybody_shows_what_was_public_since_when()
    {
        var notice = await Posted(Nominee.Person(1));
        var (receipt, text) = (await Kept("receipt", notice), await Kept("text", notice));

        var checkedAlone = Run("receipt", receipt);
        checkedAlone.Exit.Should().Be(0, checkedAlone.Output);
        checkedAlone.Output.Should().Contain($"public-notice/{notice}: public since").And.Contain("2021-12-01T01:30").And.Contain("Everything fits");
        Run("receipt", receipt, "--notice", text).Exit.Should().Be(0);
        var key = (await _host.Office("630102").Reads("/api/v1/journal/keys"))["keys[0].kid"]!;
        Run("receipt", receipt, "--key", key).Exit.Should().Be(0);
        (await File.ReadAllTextAsync(receipt)).Should().NotContain(Nominee.Person(1).Name, "a receipt holds no word of the notice");
    }

    [Fact]
    public async Task To_forge_a_receipt()
    {
        var receipt = JsonNode.Parse(await File.ReadAllTextAsync(await Kept("receipt", await Posted(Nominee.Person(1)))))!;
        foreach (var (member, value) in new[] { ("recordedAt", "2021-11-29T01:30:00Z"), ("postedOn", "2021-07-01"), ("textDigest", new string('0', 64)), ("notice", Guid.Empty.ToString()) })
        {
            var forged = receipt.DeepClone();
            forged[member] = value;
            Run("receipt", await Written("forged.json", forged.ToJsonString())).Should().Match<(int Exit, string Output)>(run => run.Exit == 1 && run.Output.Contains("signature-invalid"), "{0} was altered", member);
        }

        Run("receipt", await Written("receipt.json", receipt.ToJsonString()), "--key", "another").Output.Should().Contain("key-unexpected");
        Run("receipt", await Written("other.json", "{}")).Exit.Should().Be(2);
    }

    [Fact]
    public async Task To_show_the_receipt_of_another_notice_or_a_text_that_was_altered_since()
    {
        var (one, other) = (await Posted(Nominee.Person(1)), await Posted(Nominee.Person(2)));
        var (receipt, text) = (await Kept("receipt", one), await Kept("text", one));

        Run("receipt", receipt, "--notice", await Kept("text", other)).Should().Match<(int Exit, string Output)>(run => run.Exit == 1 && run.Output.Contains("text-not-posted"));
        var altered = (await File.ReadAllTextAsync(text)).Replace("主要事迹。", "主要事迹，另有补充。", StringComparison.Ordinal);
        Run("receipt", receipt, "--notice", await Written("altered.json", altered)).Exit.Should().Be(1);
    }

    private async Task<Guid> Posted(Nominee nominee) => await _host.Office("630102").PostsLocally("2021-11-29", await _host.Office("630102").BringsToPublicity(nominee));

    private async Task<string> Kept(string what, Guid notice) =>
        await Written($"{what}-{notice}.json", (await _host.Client().Send("GET", $"{Public}/{notice}/{what}", token: string.Empty)).Accepted().Text);

    private async Task<string> Written(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(file, text);
        return file;
    }

    private static (int Exit, string Output) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        var exit = JournalCommands.Command().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = output });
        return (exit, output.ToString());
    }
}
