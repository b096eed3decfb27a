using System.Text.Json.Nodes;
using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>Records and acts for many nominees in one request.</summary>
public sealed class BulkTests : IDisposable
{
    private static readonly string[] Proceedings = ["democratic-recommendation", "inspection-and-review", "leadership-study"];
    private static readonly string[] Attestations = ["individual-orientation", "individual-results", "individual-dedication", "individual-key-dates", "individual-integrity"];

    private readonly ApiHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task One_request_files_records_for_many_and_another_recommends_them_all()
    {
        var (county, ids) = await Nominated(3);

        var filed = (await county.Sends("POST", $"{Campaign}/nominations/records", Records([.. Proceedings, .. Attestations], ids))).Accepted();
        var recommended = (await county.Sends("POST", $"{Campaign}/nominations/acts", new { act = "recommend", nominations = ids, on = "2021-07-09" })).Accepted();

        (filed.Status, filed["accepted"], filed["refused"]).Should().Be((207, "24", "0"));
        Items(recommended).Select(item => (item["nomination"]!.GetValue<Guid>(), item["state"]!.ToString(), item["version"]!.GetValue<int>()))
            .Should().Equal(ids.Select(id => (id, "local-publicity", 10)), "1 nomination, 8 records, 1 act");
        foreach (var id in ids)
        {
            (await county.Reads($"nominations/{id}/history")).Body.AsArray().Select(line => line!["act"]!.ToString())
                .Should().Equal(["nominate", .. Enumerable.Repeat("record", 8), "recommend"]);
        }

        (await _host.Client().Send("GET", $"{Campaign}/journal/verification")).Accepted()["holds"].Should().Be("true");
    }

    [Fact]
    public async Task Each_is_judged_by_itself()
    {
        var (county, ids) = await Nominated(2);
        var foreign = await _host.Office("630103").Nominates(Nominee.Person(9), on: "2021-07-09");
        await county.FilesEverything(on: "2021-07-09", ids[0]);
        var stranger = Guid.NewGuid();

        var answer = (await county.Sends("POST", $"{Campaign}/nominations/acts", new { act = "recommend", nominations = new[] { ids[0], ids[1], stranger, foreign, ids[0] }, on = "2021-07-09" })).Accepted();

        (answer.Status, answer["accepted"], answer["refused"]).Should().Be((207, "1", "4"));
        Items(answer).Select(item => (item["accepted"]!.GetValue<bool>(), (string?)item["violations"]!.AsArray().FirstOrDefault()?["code"]))
            .Should().Equal((true, null), (false, "record-missing"), (false, "not-found"), (false, "not-found"), (false, "stage-closed"));
        (await county.Reads($"nominations/{ids[0]}"))["state"].Should().Be("local-publicity");
        (await county.Reads($"nominations/{ids[1]}"))["state"].Should().Be("unit-recommendation");
    }

    [Fact]
    public async Task All_or_nothing_one_refusal_refuses_all_and_tells_whose_it_is()
    {
        var (county, ids) = await Nominated(2);
        await county.FilesEverything(on: "2021-07-09", ids[0]);
        var before = _host.Stored();

        var acts = await county.Sends("POST", $"{Campaign}/nominations/acts", new { act = "recommend", nominations = ids, on = "2021-07-09", allOrNothing = true });
        var records = await county.Sends("POST", $"{Campaign}/nominations/records", Records(["leadership-study", "individual-wealth"], [ids[1]], allOrNothing: true));

        acts.Refused(422, "record-missing")["place"]!.ToString().Should().Be("nominations[1]");
        records.Refused(422, "record-unknown")["place"]!.ToString().Should().Be("records[1].nominations[0]");
        _host.Stored().Should().Be(before);
    }

    [Fact]
    public async Task The_last_place_goes_to_the_first_and_the_others_are_told_so()
    {
        var department = _host.Office("63D02");
        var ids = await department.BringsUnitsToReview(4);

        var answer = (await department.Sends("POST", $"{Campaign}/nominations/acts", new { act = "pass", nominations = ids, on = "2021-07-22" })).Accepted();

        var places = (await department.Reads("quotas?award=advanced-collective")).Body.AsArray().Single(row => row!["organisation"]!.ToString() == "63D02")!;
        var given = places["places"]!.GetValue<int>();
        given.Should().BeLessThan(4);
        answer["accepted"].Should().Be(places["taken"]!.ToString()).And.Be(places["places"]!.ToString());
        Items(answer).Skip(given).Should().OnlyContain(item => item["violations"]![0]!["code"]!.ToString() == "no-place-left");
        (await _host.Client().Send("GET", $"{Campaign}/journal/verification")).Accepted()["holds"].Should().Be("true");
    }

    [Fact]
    public async Task A_repeat_gets_the_first_answer_and_files_nothing_again()
    {
        var (_, ids) = await Nominated(2);
        var body = Requests.Json(Records(["leadership-study"], ids));

        var first = (await _host.Client().Send("POST", $"{Campaign}/nominations/records", body, "630102", key: "bulk-1")).Accepted();
        var again = (await _host.Client().Send("POST", $"{Campaign}/nominations/records", body, "630102", key: "bulk-1")).Accepted();

        (again.Status, again.Text).Should().Be((207, first.Text));
        again.Headers.GetValues("Idempotency-Replayed").Should().Equal("true");
        (await _host.Office("630102").Reads($"nominations/{ids[0]}"))["version"].Should().Be("2");
    }

    [Fact]
    public async Task What_names_nobody_or_no_act_is_refused()
    {
        var county = _host.Office("630102");

        (await county.Sends("POST", $"{Campaign}/nominations/acts", new { act = "recommend", nominations = Array.Empty<Guid>() })).Refused(400, "required")["place"]!.ToString().Should().Be("nominations");
        (await county.Sends("POST", $"{Campaign}/nominations/acts", new { act = "reccomend", nominations = new[] { Guid.NewGuid() } })).Refused(400, "act-unknown");
        (await county.Sends("POST", $"{Campaign}/nominations/acts", new { act = "post", nominations = new[] { Guid.NewGuid() } })).Refused(400, "act-by-document");
        (await county.Sends("POST", $"{Campaign}/nominations/records", new { records = new[] { new { nominations = new[] { Guid.NewGuid() }, code = "", by = "", favourable = true } } }))
            .Refused(400, "required")["place"]!.ToString().Should().StartWith("records[0].");
    }

    private async Task<(Office County, Guid[] Ids)> Nominated(int people)
    {
        var county = _host.Office("630102");
        var ids = new Guid[people];
        for (var n = 0; n < people; n++)
        {
            ids[n] = await county.Nominates(Nominee.Person(n + 1), on: "2021-07-09");
        }

        return (county, ids);
    }

    private static object Records(string[] codes, Guid[] nominations, bool allOrNothing = false) => new
    {
        records = codes.Select(code => new { nominations, code, by = "评选工作组", favourable = true, remarks = "经审核，情况属实。" }),
        on = "2021-07-09",
        allOrNothing,
    };

    private static IReadOnlyList<JsonNode> Items(Answer answer) => [.. answer.Body["items"]!.AsArray().Select(item => item!)];
}
