using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>A request that is repeated under its <c>Idempotency-Key</c> does nothing again.</summary>
public sealed class ReplayTests : IDisposable
{
    private const string Key = "0b9f6c52-6f0d-4f6e-8a3c-3f6f6d1f2a10";

    private readonly ApiHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_repeat_gets_the_answer_of_the_first_time()
    {
        var client = _host.Client();
        var first = (await Nominate(client, 1)).Accepted();

        var second = await Nominate(client, 1);

        (second.Status, second.Text).Should().Be((201, first.Text));
        second.Headers.Location.Should().Be(first.Headers.Location);
        second.Headers.ETag.Should().Be(first.Headers.ETag);
        second.Headers.GetValues("Idempotency-Replayed").Should().Equal("true");
        (await _host.Office("630102").Reads("nominations")).Body["items"]!.AsArray().Should().HaveCount(1);
    }

    [Fact]
    public async Task Another_request_under_the_same_key_is_refused()
    {
        var client = _host.Client();
        (await Nominate(client, 1)).Accepted();

        (await Nominate(client, 2)).Refused(422, "key-used");
        (await client.Send("POST", $"{Campaign}/nominations", Body(2), "630121", key: Key)).Accepted();
    }

    [Fact]
    public async Task A_repeat_is_known_by_what_it_means_and_not_by_how_it_is_written()
    {
        var client = _host.Client();
        var first = (await Nominate(client, 1)).Accepted();
        var written = System.Text.Json.Nodes.JsonNode.Parse(Body(1))!.AsObject();
        var turned = new System.Text.Json.Nodes.JsonObject(written.Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
        var spaced = turned.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true }); // Chinese is escaped too

        var second = await client.Send("POST", $"{Campaign}/nominations", spaced, "630102", key: Key);

        (second.Status, second.Text).Should().Be((201, first.Text));
    }

    [Fact]
    public async Task A_token_for_other_campaigns_is_not_shown_the_answer()
    {
        var client = _host.Client();
        (await client.Send("POST", $"{Campaign}/nominations", Body(1), key: Key, token: Officers.Token(["recommending-unit"], "630102", "clerk"))).Accepted();

        var elsewhere = await client.Send("POST", $"{Campaign}/nominations", Body(1), key: Key, token: Officers.Token(["recommending-unit"], "630102", "clerk", "another-campaign"));

        elsewhere.Refused(404, "not-found");
    }

    [Fact]
    public async Task Of_many_that_come_at_once_one_acts_and_all_get_its_answer()
    {
        var client = _host.Client();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Nominate(client, 1))));

        answers.Select(answer => (answer.Status, answer.Text)).Distinct().Should().ContainSingle().Which.Status.Should().Be(201);
        (await _host.Office("630102").Reads("nominations")).Body["items"]!.AsArray().Should().HaveCount(1);
    }

    [Fact]
    public async Task What_was_refused_is_judged_anew()
    {
        var client = _host.Client();
        var nomination = (await client.Send("POST", $"{Campaign}/nominations", Body(1), "630102")).Accepted().Id;
        var path = $"{Campaign}/nominations/{nomination}/acts/recommend";
        (await client.Send("POST", path, """{"on":"2021-07-09"}""", "630102", key: Key)).Status.Should().Be(422);

        await _host.Office("630102").FilesEverything("2021-07-09", nomination);

        (await client.Send("POST", path, """{"on":"2021-07-09"}""", "630102", key: Key)).Accepted();
        (await client.Send("POST", path, """{"on":"2021-07-09"}""", "630102", key: Key)).Accepted();
        (await client.Send("POST", path, """{"on":"2021-07-09"}""", "630102")).Status.Should().Be(422, "without the key it is another act");
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public async Task A_key_that_is_none_is_refused(string key) =>
        (await _host.Client().Send("POST", $"{Campaign}/nominations", Body(1), "630102", key: key)).Refused(400, "idempotency-key-invalid");

    [Fact]
    public async Task A_key_is_forgotten_after_its_time()
    {
        var client = _host.Client();
        (await Nominate(client, 1)).Accepted();
        using (var database = new Microsoft.Data.Sqlite.SqliteConnection(_host.ConnectionString))
        {
            database.Open();
            using var command = database.CreateCommand();
            command.CommandText = "UPDATE KeptAnswers SET ExpiresAt = '2021-11-30 00:00:00'";
            command.ExecuteNonQuery().Should().Be(1);
        }

        (await Nominate(client, 2)).Accepted();
    }

    private static Task<Answer> Nominate(HttpClient client, int number) => client.Send("POST", $"{Campaign}/nominations", Body(number), "630102", key: Key);

    private static string Body(int number)
    {
        var person = Nominee.Person(number);
        return Requests.Json(new { person.Award, person.Kind, person.Name, person.Identifier, person.Facts, on = "2021-07-09" });
    }
}
