using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>The notice as it was lived through in 2021, from an empty database to the honours, over HTTP.</summary>
public sealed class MainJobTests : IDisposable
{
    private readonly ApiHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public Task From_an_empty_database_to_the_decision() => Walk(_host);

    /// <summary>The whole walk with everything that must be true on the way.</summary>
    internal static async Task Walk(ApiHost host)
    {
        var chengdong = host.Office("630102");
        var xining = host.Office("630100");
        var education = host.Office("63D02");
        var leadingGroup = host.Office("63LG");
        var government = host.Office("63GOV");

        (await chengdong.Reads("nominations")).Body["items"]!.AsArray().Should().BeEmpty();

        // Unit recommendation: a county and a department of the province.
        var wang = await chengdong.Nominates(Nominee.Person(1).Without("grade"), on: "2021-07-09");
        var li = await chengdong.Nominates(Nominee.Person(2), on: "2021-07-09");
        var room = await chengdong.Nominates(Nominee.Unit(1), on: "2021-07-09");
        var zhang = await education.Nominates(Nominee.Person(3), on: "2021-07-09");
        var office = await education.Nominates(Nominee.Unit(2), on: "2021-07-09");
        Guid[] ofChengdong = [wang, li, room], ofEducation = [zhang, office], everybody = [.. ofChengdong, .. ofEducation];

        (await chengdong.Reads($"nominations/{wang}"))["standing"].Should().Be("undetermined", "the grade is missing");
        await chengdong.Declares(wang, on: "2021-07-09", new { grade = "section-head" }, ifMatch: "\"1\"");
        (await chengdong.Reads($"nominations/{wang}"))["standing"].Should().Be("eligible");

        await chengdong.FilesEverything(on: "2021-07-09", ofChengdong);
        await chengdong.Does("recommend", on: "2021-07-09", ofChengdong);
        await education.FilesEverything(on: "2021-07-09", ofEducation);
        await education.Does("recommend", on: "2021-07-09", ofEducation);

        // Local publicity: Monday 12 July, five working days to Monday 19 July. An objection holds up one nominee only.
        var atChengdong = await chengdong.PostsLocally(on: "2021-07-12", ofChengdong);
        var atEducation = await education.PostsLocally(on: "2021-07-12", ofEducation);
        (await chengdong.Reads($"nominations/{wang}"))["publications[0].completeFrom"].Should().Be("2021-07-20");
        var objection = await chengdong.TakesInObjection(atChengdong, against: li, "反映其办理信访事项超期。", arrivedOn: "2021-07-14");
        (await chengdong.Reads($"nominations/{li}"))["state"].Should().Be("local-publicity/suspended");
        (await chengdong.Closes(atChengdong, on: "2021-07-20"))["underExamination[0]"].Should().Be($"{li}");
        await xining.Dismisses(atChengdong, objection, "经核查，办理未超期，异议不成立。", on: "2021-07-20");
        (await chengdong.Reads($"nominations/{li}"))["publications[0].completeFrom"].Should().Be("2021-07-27", "13 July and the four working days from 21 July count");
        await chengdong.Closes(atChengdong, on: "2021-07-27");
        await education.Closes(atEducation, on: "2021-07-20");

        // Hand-in by 26 July; Li is late because of the examination, which Xining accepts.
        await chengdong.HandsIn(on: "2021-07-21", wang, room);
        (await chengdong.Sends("POST", $"{Campaign}/submissions", new { stage = "hand-in", nominations = new[] { li }, on = "2021-07-27" })).Refused(422, "overdue");
        await xining.Does("accept-late", on: "2021-07-27", "公示期间核查异议，情况属实。", li);
        await chengdong.HandsIn(on: "2021-07-27", li);
        await education.HandsIn(on: "2021-07-21", ofEducation);

        // First review with checks and opinions, then submission with report and forms.
        await xining.FilesEverything(on: "2021-07-28", ofChengdong);
        await xining.Does("pass", on: "2021-07-28", ofChengdong);
        await education.FilesEverything(on: "2021-07-22", ofEducation);
        await education.Does("pass", on: "2021-07-23", ofEducation);
        await xining.Submits(on: "2021-07-29", await xining.FillsForms(ofChengdong), ofChengdong);
        await education.Submits(on: "2021-07-26", await education.FillsForms(ofEducation), ofEducation);

        // Second review and province publicity: Friday 30 July, five working days to Friday 6 August.
        await leadingGroup.FilesEverything(on: "2021-07-30", everybody);
        await leadingGroup.Does("pass", on: "2021-07-30", everybody);
        var overProvince = await leadingGroup.PostsAllOverTheProvince(on: "2021-07-30", everybody);
        await leadingGroup.Closes(overProvince, on: "2021-08-07");

        // Proposed list and decision.
        var list = await leadingGroup.DrawsUpList(on: "2021-08-09", everybody);
        var decision = await government.Decides("青政〔2021〕40号", on: "2021-08-26");
        decision.Body["nominations"]!.AsArray().Should().HaveCount(5);

        var honours = (await government.Reads("honours?sort=order")).Body["items"]!.AsArray();
        honours.Select(honour => (string?)honour!["number"]).Should().BeEquivalentTo(
            "青信个〔2021〕001号", "青信个〔2021〕002号", "青信个〔2021〕003号", "青信集〔2021〕001号", "青信集〔2021〕002号");
        honours.Should().OnlyContain(honour => (string?)honour!["grantedOn"] == "2021-08-26" && honour["revocation"] == null);

        var campaign = await government.Reads(Campaign);
        campaign["proposedListId"].Should().Be(list["id"]);
        campaign["decisionId"].Should().Be(decision["id"]);

        // What is left behind: a history of every act, planned and actual dates, places taken.
        var history = (await chengdong.Reads($"nominations/{li}/history")).Body.AsArray();
        history.Select(line => (string?)line!["act"]).Where(act => act != "record").Should().Equal(
            "nominate", "recommend", "post", "suspend", "resume", "close", "accept-late", "submit", "pass", "disclose", "submit", "pass", "post", "close", "list", "decide");
        history.Should().OnlyContain(line => ((string?)line!["clause"] != null || (string?)line["act"] == "disclose") && (string?)line["recordedAt"] == "2021-12-01T01:30:00Z");
        history.Where(line => (string?)line!["act"] != "disclose").Select(line => (int)line!["sequence"]!).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();

        var timeline = (await chengdong.Reads("timeline")).Body.AsArray().ToDictionary(stage => (string)stage!["stage"]!);
        timeline["hand-in"]!["due"]!.ToString().Should().Be("2021-07-26");
        timeline["decision"]!["lastLeft"]!.ToString().Should().Be("2021-08-26");
        ((int)timeline["decision"]!["slackWorkingDays"]!).Should().Be(3);

        var quotas = (await chengdong.Reads("quotas")).Body.AsArray();
        Taken(quotas, "630100", "advanced-individual").Should().Be(2);
        Taken(quotas, "63D02", "advanced-collective").Should().Be(1);
    }

    private static int Taken(System.Text.Json.Nodes.JsonArray quotas, string organisation, string award) =>
        (int)quotas.Single(row => (string?)row!["organisation"] == organisation && (string?)row["award"] == award)!["taken"]!;
}
