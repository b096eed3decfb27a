using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Commendation.WebApi.Tests.House;

namespace Commendation.WebApi.Tests;

/// <summary>The requests file of the repository can be sent from top to bottom against an empty database.</summary>
public sealed partial class RequestsFileTests : IDisposable
{
    private readonly ApiHost _host = new();
    private readonly Dictionary<string, string> _variables = [];
    private readonly Dictionary<string, JsonNode> _answers = [];

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Every_request_of_the_file_does_what_its_title_says()
    {
        var client = _host.Client();
        var sent = 0;
        foreach (var block in (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "requests.http"))).ReplaceLineEndings("\n").Split("\n###"))
        {
            var lines = block.Split('\n');
            var title = lines[0].Trim();
            foreach (var (comment, variable) in lines.Zip(lines.Skip(1)).Where(pair => pair.Second.StartsWith('@')))
            {
                var parts = variable[1..].Split(" = ", 2);
                _variables[parts[0]] = parts[1] == "TOKEN" && Command().Match(comment) is { Success: true } command
                    ? Officers.Token([command.Groups["role"].Value], command.Groups["org"].Value)
                    : Resolved(parts[1]);
            }

            if (lines.Skip(1).FirstOrDefault(line => Verb().IsMatch(line)) is { } request)
            {
                var head = lines.SkipWhile(line => line != request).Skip(1).TakeWhile(line => line.Length > 0).Select(line => line.Split(": ", 2)).ToDictionary(header => header[0], header => header[1]);
                var body = string.Join('\n', lines.SkipWhile(line => line != request).SkipWhile(line => line.Length > 0));
                var answer = await client.Send(
                    request.Split(' ')[0],
                    Resolved(request.Split(' ')[1])["http://localhost:5080".Length..],
                    head.ContainsKey("Content-Type") ? Resolved(body) : null,
                    ifMatch: head.GetValueOrDefault("If-Match"),
                    language: head.GetValueOrDefault("Accept-Language"),
                    token: Resolved(head["Authorization"])["Bearer ".Length..]);
                sent++;

                (answer.Status < 300).Should().Be(!title.StartsWith("Refused", StringComparison.Ordinal), "{0}: {1}", title, answer.Text);
                if (Expected().Match(title) is { Success: true } status)
                {
                    answer.Status.Text().Should().Be(status.Groups[1].Value, "{0}", title);
                }

                if (lines.FirstOrDefault(line => line.StartsWith("# @name ", StringComparison.Ordinal)) is { } name)
                {
                    _answers[name["# @name ".Length..]] = answer.Body;
                }
            }
        }

        sent.Should().BeGreaterThan(40);
    }

    private string Resolved(string text) => Variable().Replace(text, match => match.Groups[1].Value.Split(".response.body.$.") is [var request, var path]
        ? Regex.Split(path, @"\.|(?=\[)").Aggregate<string, JsonNode?>(_answers[request], (node, step) => step[0] == '[' ? node![int.Parse(step[1..^1])] : node![step])!.ToString()
        : _variables[match.Groups[1].Value]);

    [GeneratedRegex("^(GET|POST|PATCH) ")]
    private static partial Regex Verb();

    [GeneratedRegex("-- token --role (?<role>\\S+) --org (?<org>\\S+)$")]
    private static partial Regex Command();

    [GeneratedRegex("\\((\\d{3})\\)$")]
    private static partial Regex Expected();

    [GeneratedRegex("\\{\\{([^}]+)\\}\\}")]
    private static partial Regex Variable();
}
