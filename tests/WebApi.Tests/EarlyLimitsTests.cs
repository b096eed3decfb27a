using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>Limits that bite at the recommendation and at the hand-in, counted act by act.</summary>
public sealed class EarlyLimitsTests : IDisposable
{
    private const string Cadre = "county-division-deputy";

    private readonly Limited _host = Limited.Cadres("recommendation");

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_unit_allotted_fewer_than_five_may_not_recommend_a_division_level_cadre()
    {
        var unit = _host.Office("63D02");
        var (cadre, other) = (await Filed(unit, Nominee.Person(1, Cadre)), await Filed(unit, Nominee.Person(2)));

        var refused = (await Recommends(unit, cadre)).Refused(422, "cadres-by-size");
        (refused["clause"]!.ToString(), refused["place"]!.ToString(), refused["actual"]!.ToString(), refused["required"]!.ToString()).Should().Be(("1.2.f", "63D02", "1", "0"));
        refused["message"]!.ToString().Should().Contain("县处级干部指标").And.Contain("单位推荐");
        (await unit.Reads($"nominations/{cadre}/actions?on=2021-07-09")).Body.AsArray().Single(act => (string?)act!["act"] == "recommend")!["violations"]![0]!["code"]!.ToString().Should().Be("cadres-by-size");
        (await Recommends(unit, other)).Accepted();
    }

    [Fact]
    public async Task The_next_one_is_refused_the_answer_before_it_warns_and_who_withdraws_makes_room()
    {
        var (unit, office) = (_host.Office("630102"), _host.Office("63LG"));
        var (first, second) = (await Filed(unit, Nominee.Person(1, Cadre)), await Filed(unit, Nominee.Person(2, Cadre)));

        var warned = (await Recommends(unit, first)).Accepted().Body["warnings"]!.AsArray().Single()!;
        (warned["code"]!.ToString(), warned["place"]!.ToString()).Should().Be(("limit-tight", "630100"));
        (await unit.Reads($"nominations/{second}")).Body["warnings"]!.AsArray().Select(warning => warning!["code"]!.ToString()).Should().Equal("limit-tight");
        (await Recommends(unit, second)).Refused(422, "cadres-by-size")["required"]!.ToString().Should().Be("1");

        var status = (await office.Reads("limits")).Body.AsArray().Single(row => $"{row!["limit"]}/{row["holder"]}" == "cadres-by-size/630100")!;
        ($"{status["enforcedAt"]}", $"{status["tight"]}", $"{status["left"]}").Should().Be(("unit-recommendation", "true", "0"));
        (await office.Reads("policy")).Body["limits"]!.AsArray().Select(limit => $"{limit!["code"]} {limit["enforcedAt"]}").Should().Contain(["cadres-by-size unit-recommendation", "county-division-share proposed-list"]);

        (await unit.Sends("POST", $"{Campaign}/nominations/{first}/acts/withdraw", new { on = "2021-07-10", reason = "改报他人。" })).Accepted();
        (await Recommends(unit, second, "2021-07-10")).Accepted();
        (await office.Reads("journal/verification"))["holds"].Should().Be("true");
    }

    [Fact]
    public async Task Only_one_of_many_that_race_for_the_last_one_passes()
    {
        var unit = _host.Office("630102");
        var nominations = new List<Guid>();
        foreach (var n in Enumerable.Range(1, 20))
        {
            nominations.Add(await Filed(unit, Nominee.Person(n, Cadre)));
        }

        var client = _host.Client();
        var answers = await Task.WhenAll(nominations.Select(nomination => Task.Run(() =>
            client.Send("POST", $"{Campaign}/nominations/{nomination}/acts/recommend", "{\"on\":\"2021-07-09\"}", "630102"))));

        answers.Count(answer => answer.Status == 200).Should().Be(1);
        answers.Where(answer => answer.Status is not (200 or 409)).Should().OnlyContain(answer => answer.Status == 422 && answer.Text.Contains("cadres-by-size", StringComparison.Ordinal));
        (await unit.Reads("journal/verification"))["holds"].Should().Be("true");
    }

    [Fact]
    public async Task A_corrected_fact_is_counted_anew_and_so_is_everything_once_the_rules_are_amended()
    {
        var (unit, office) = (_host.Office("630102"), _host.Office("63LG"));
        var (first, second, third) = (await Filed(unit, Nominee.Person(1, Cadre)), await Filed(unit, Nominee.Person(2, Cadre)), await Filed(unit, Nominee.Person(3, Cadre)));
        (await Recommends(unit, first)).Accepted();

        (await unit.Sends("POST", $"{Campaign}/nominations/{first}/acts/correct", new
        {
            on = "2021-07-10",
            reason = "职务填报有误。",
            evidence = new[] { "任免文件" },
            facts = new Dictionary<string, object> { ["leadingPost"] = "section-head", ["grade"] = "section-head" },
        })).Accepted();
        (await Recommends(unit, second, "2021-07-10")).Accepted();
        (await Recommends(unit, third, "2021-07-10")).Refused(422, "cadres-by-size");

        var campaign = await File.ReadAllTextAsync(_host.CampaignFile);
        (await office.Sends("POST", $"{Campaign}/policy/versions", new
        {
            on = "2021-07-10",
            effectiveOn = "2021-07-12",
            document = "青政办函〔2021〕150号",
            reason = "放宽县处级干部指标。",
            files = new Dictionary<string, string> { ["campaign.yaml"] = campaign.Replace("figure: 1, allottedAtLeast", "figure: 2, allottedAtLeast", StringComparison.Ordinal) },
        })).Accepted();
        (await Recommends(unit, third, "2021-07-12")).Accepted();
        (await Recommends(unit, await Filed(unit, Nominee.Person(4, Cadre)), "2021-07-12")).Refused(422, "cadres-by-size")["actual"]!.ToString().Should().Be("3");
        (await office.Reads("journal/verification"))["holds"].Should().Be("true");
    }

    [Fact]
    public async Task Those_of_one_hand_in_are_counted_behind_each_other_and_refused_together()
    {
        using var host = Limited.Cadres("hand-in");
        var unit = host.Office("630102");
        var (first, second, third) = (await unit.BringsToHandIn(Nominee.Person(1, Cadre)), await unit.BringsToHandIn(Nominee.Person(2, Cadre)), await unit.BringsToHandIn(Nominee.Person(3)));

        var answer = await unit.Sends("POST", $"{Campaign}/submissions", new { stage = "hand-in", on = "2021-07-21", nominations = new[] { first, third, second } });
        answer.Status.Should().Be(422, answer.Text);
        answer.Violations.Select(violation => ($"{violation["code"]}", $"{violation["place"]}")).Should().Equal(("cadres-by-size", $"nominations/{second}"));
        (await unit.Sends("POST", $"{Campaign}/submissions", new { stage = "hand-in", on = "2021-07-21", nominations = new[] { first, third } })).Accepted();
        (await unit.Reads($"nominations/{second}"))["warnings[0].code"].Should().Be("limit-tight", "two are recommended and one is allowed");
    }

    private static async Task<Guid> Filed(Office unit, Nominee nominee)
    {
        var nomination = await unit.Nominates(nominee, on: "2021-07-09");
        await unit.FilesEverything(on: "2021-07-09", nomination);
        return nomination;
    }

    private static Task<Answer> Recommends(Office unit, Guid nomination, string on = "2021-07-09") =>
        unit.Sends("POST", $"{Campaign}/nominations/{nomination}/acts/recommend", new { on });
}
