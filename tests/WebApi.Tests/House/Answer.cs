using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Commendation.WebApi.Tests.House;

/// <summary>What the API answered.</summary>
public sealed record Answer(int Status, string Text, string? MediaType, HttpResponseHeaders Headers)
{
    /// <summary>The body as JSON.</summary>
    public JsonNode Body => JsonNode.Parse(Text)!;

    /// <summary>Key of what was created or shown.</summary>
    public Guid Id => Body["id"]!.GetValue<Guid>();

    /// <summary>The violations of a refusal.</summary>
    public IReadOnlyList<JsonNode> Violations => [.. Body["violations"]!.AsArray().Select(violation => violation!)];

    /// <summary>The member at a path such as <c>publications[0].lastDay</c>, as text; null when it is null or absent.</summary>
    public string? this[string path]
    {
        get
        {
            JsonNode? node = Body;
            foreach (var step in path.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
            {
                node = step[0] == '[' ? node?[int.Parse(step[1..^1])] : node?[step];
            }

            return node?.ToString();
        }
    }

    /// <summary>Insists that the request was accepted.</summary>
    public Answer Accepted()
    {
        Status.Should().BeInRange(200, 299, "{0}", Text);
        return this;
    }

    /// <summary>Insists that the request was refused with this status and that one of the violations has this code; gives that violation.</summary>
    public JsonNode Refused(int status, string code)
    {
        Status.Should().Be(status, "{0}", Text);
        MediaType.Should().Be("application/problem+json");
        Violations.Select(violation => (string?)violation["code"]).Should().Contain(code, "{0}", Text);
        return Violations.First(violation => (string?)violation["code"] == code);
    }
}

/// <summary>Sends requests.</summary>
internal static class Requests
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>JSON of an anonymous object; members that are null are left out.</summary>
    public static string Json(object body) => JsonSerializer.Serialize(body, Options);

    /// <summary>Sends a request with the token of somebody of the acting office, of an auditor when none acts, or with this one; with an empty one it is sent without.</summary>
    public static async Task<Answer> Send(
        this HttpClient http, string method, string path, string? body = null, string? actor = null, string? ifMatch = null, string? language = null, string? key = null, string mediaType = "application/json", string? token = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, mediaType);
        }

        token ??= actor is null ? Officers.Auditor : Officers.For(actor, path, body);
        foreach (var (name, value) in new[] { ("Authorization", token.Length > 0 ? $"Bearer {token}" : null), ("If-Match", ifMatch), ("Accept-Language", language), ("Idempotency-Key", key) })
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await http.SendAsync(request);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType, response.Headers);
    }

    /// <summary>Asks for a document.</summary>
    public static async Task<(int Status, string? MediaType, byte[] Content)> Fetch(this HttpClient http, string method, string path, string accept, string token, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Hands in files beside a body.</summary>
    public static async Task<Answer> Upload(this HttpClient http, string path, string token, string? body, params IReadOnlyList<(string Name, byte[] Content)> files)
    {
        using var content = new MultipartFormDataContent();
        if (body is not null)
        {
            content.Add(new StringContent(body, Encoding.UTF8, "application/json"), "submission");
        }

        foreach (var (name, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes), "files", name);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        using var response = await http.SendAsync(request);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType, response.Headers);
    }
}
