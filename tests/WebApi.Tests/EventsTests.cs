using System.Text.Json.Nodes;
using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>What portals get to know of what has happened.</summary>
public sealed class EventsTests : IDisposable
{
    private readonly ApiHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Who_was_away_for_a_week_catches_up_page_by_page_without_loss()
    {
        var office = _host.Office("63LG");
        var cursor = (await office.Reads("/api/v1/events?after=latest"))["next"]!;
        await MainJobTests.Walk(_host);

        var caught = new List<JsonNode>();
        while (true)
        {
            var page = await office.Reads($"/api/v1/events?after={cursor}&size=7");
            cursor = page["next"]!;
            var items = page.Body["items"]!.AsArray();
            items.Count.Should().BeLessThanOrEqualTo(7);
            if (items.Count == 0)
            {
                break;
            }

            caught.AddRange(items.Select(item => item!));
        }

        var journal = new List<string>();
        for (string? next = string.Empty; next is not null;)
        {
            var page = await office.Reads($"journal?size=200{(next.Length > 0 ? $"&cursor={next}" : string.Empty)}");
            journal.AddRange(page.Body["items"]!.AsArray().Select(line => line!["id"]!.ToString()));
            next = page["next"];
        }

        caught.Select(one => one["id"]!.ToString()).Should().BeEquivalentTo(journal.Skip(1), "everything since the campaign was opened");
        caught.Select(one => int.Parse(one["sequence"]!.ToString())).Should().Equal(Enumerable.Range(2, journal.Count - 1));
        caught.Should().AllSatisfy(one =>
        {
            one["specversion"]!.ToString().Should().Be("1.0");
            one["type"]!.ToString().Should().StartWith("commendation.").And.EndWith(".v1");
            one.ToJsonString().Should().NotContain("合成").And.NotContain("卓玛", "events name no person");
        });
        var types = (await office.Reads("/api/v1/events/types")).Body.AsArray().Select(type => type!["type"]!.ToString()).ToList();
        caught.Select(one => one["type"]!.ToString()).Distinct().Should().BeSubsetOf(types).And.Contain("commendation.honour.grant.v1");
    }

    [Fact]
    public async Task Who_waits_is_answered_when_something_happens_and_not_before()
    {
        var office = _host.Office("63LG");
        var cursor = (await office.Reads("/api/v1/events?after=latest"))["next"]!;

        var waiting = office.Reads($"/api/v1/events?after={cursor}&wait=30");
        await Task.Delay(700);
        waiting.IsCompleted.Should().BeFalse();
        var nomination = await _host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");

        (await waiting)["items[0].subject"].Should().Be($"nomination/{nomination}");
    }

    [Fact]
    public async Task A_stream_goes_on_after_the_last_event_that_was_received()
    {
        var office = _host.Office("630102");
        var cursor = (await office.Reads("/api/v1/events?after=latest"))["next"]!;
        await office.Nominates(Nominee.Person(1), on: "2021-07-09");
        var (first, received) = await FirstOf(cursor);
        var second = await office.Nominates(Nominee.Person(2), on: "2021-07-09");

        first.Should().Contain("commendation.nomination.nominate.v1");
        (await FirstOf(received)).Data.Should().Contain($"nomination/{second}");
    }

    [Theory]
    [InlineData("after=nonsense!", "cursor-invalid")]
    [InlineData("size=0", "size-out-of-range")]
    [InlineData("wait=61", "wait-out-of-range")]
    public async Task What_cannot_be_read_is_refused_by_name(string query, string code) =>
        (await _host.Office("63LG").Sends("GET", $"/api/v1/events?{query}")).Refused(400, code);

    [Fact]
    public async Task A_portal_hears_of_what_is_public_and_a_unit_of_its_own_besides()
    {
        await MainJobTests.Walk(_host);

        var portal = await Heard(Officers.Token(["portal"], string.Empty));
        var unit = await Heard(Officers.Token(["recommending-unit"], "630102"));

        portal.Should().OnlyContain(type => new[] { "campaign.open", "public-notice.post-notice", "decision.", "honour." }.Any(known => type.Contains(known, StringComparison.Ordinal)));
        portal.Should().Contain("commendation.honour.grant.v1");
        unit.Should().Contain("commendation.nomination.nominate.v1");
        unit.Count(type => type == "commendation.nomination.nominate.v1").Should().BeLessThan((await Heard(Officers.Auditor)).Count(type => type == "commendation.nomination.nominate.v1"));
    }

    [Fact]
    public async Task The_schema_of_the_data_is_served()
    {
        var schema = (await _host.Office("63LG").Reads("/schemas/event-data.json")).Body;

        schema["properties"]!.AsObject().Select(member => member.Key).Should().Contain("act", "subjectId", "clause");
    }

    private async Task<List<string>> Heard(string token)
    {
        var (types, cursor) = (new List<string>(), string.Empty);
        while (true)
        {
            var page = (await _host.Client().Send("GET", $"/api/v1/events?campaign=qinghai-petition-2018-2020&size=200{(cursor.Length > 0 ? $"&after={cursor}" : string.Empty)}", token: token)).Accepted();
            types.AddRange(page.Body["items"]!.AsArray().Select(item => item!["type"]!.ToString()));
            if (page["next"] == cursor)
            {
                return types;
            }

            cursor = page["next"]!;
        }
    }

    private async Task<(string Data, string Id)> FirstOf(string last)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events");
        request.Headers.Authorization = new("Bearer", Officers.Auditor);
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.Add("Last-Event-ID", last);
        using var client = _host.Streaming();
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var (data, id) = (string.Empty, string.Empty);
        while (data.Length == 0)
        {
            var line = (await reader.ReadLineAsync())!;
            id = line.StartsWith("id: ", StringComparison.Ordinal) ? line[4..] : id;
            data = line.StartsWith("data: ", StringComparison.Ordinal) ? line[6..] : data;
        }

        return (data, id);
    }
}
