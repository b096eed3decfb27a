using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>A nominee who dies on the way is honoured posthumously, where the campaign foresees it.</summary>
public sealed class PosthumousTests
{
    private static readonly string[] Evidence = ["死亡证明第5号"];

    [Fact]
    public async Task A_death_reported_in_the_second_review_is_kept_and_marks_the_honour()
    {
        using var host = new Posthumously();
        var (police, group) = (host.Office("63D03"), host.Office("63LG"));
        var nomination = await police.BringsToSubmission(Nominee.Person(1));
        await police.Submits(on: "2021-07-26", await police.FillsForms(nomination), nomination);
        await group.FilesEverything(on: "2021-07-28", nomination);

        (await Reports(police, nomination, "2021-07-29")).Refused(422, "date-in-future");
        var reported = (await Reports(police, nomination, "2021-07-27")).Accepted();

        (reported["state"], reported["changes[0].kind"], reported["changes[0].decision"]).Should().Be(("second-review", "death", null));
        var open = (await group.Reads("nominations")).Body["items"]![0]!;
        (open["changeOpen"]!.GetValue<bool>(), open["corrected"]!.GetValue<bool>()).Should().Be((true, false));
        var offered = (await group.Reads($"nominations/{nomination}/actions?on=2021-07-28")).Body.AsArray().ToDictionary(act => act!["act"]!.ToString(), act => act!);
        (offered["pass"]["possible"]!.GetValue<bool>(), offered["keep"]["possible"]!.GetValue<bool>(), offered["keep"]["actingOrganisation"]!.ToString()).Should().Be((false, true, "63LG"));
        (await group.Sends("POST", $"{Campaign}/nominations/{nomination}/acts/pass", new { on = "2021-07-28" })).Refused(422, "change-undecided");

        (await group.Sends("POST", $"{Campaign}/nominations/{nomination}/acts/keep", new { reason = "同意追授。", on = "2021-07-28" })).Accepted();
        await group.Does("pass", on: "2021-07-28", nomination);
        await group.Closes(await group.PostsAllOverTheProvince(on: "2021-07-29", nomination), on: "2021-08-06");
        await group.DrawsUpList(on: "2021-08-09", nomination);
        await host.Office("63GOV").Decides("青政〔2021〕40号", on: "2021-08-26");

        var honour = (await host.Client().Send("GET", "/api/v1/public/campaigns/qinghai-petition-2018-2020/honours", token: string.Empty)).Accepted();
        (honour["items[0].name"], honour["items[0].posthumous"]).Should().Be((Nominee.Person(1).Name, "true"));
        (await group.Reads("journal/verification"))["holds"].Should().Be("true");
    }

    [Fact]
    public async Task What_can_be_put_right_or_reported_is_offered_to_whom_it_belongs()
    {
        using var host = new ApiHost();
        var unit = host.Office("630102");
        var nomination = await unit.BringsToFirstReview(Nominee.Person(2));

        var offered = (await unit.Reads($"nominations/{nomination}/actions?on=2021-07-22")).Body.AsArray().ToDictionary(act => act!["act"]!.ToString(), act => act!);

        foreach (var (act, by) in new[] { ("correct", "630100"), ("report-change", "630102") })
        {
            (offered[act]["possible"]!.GetValue<bool>(), offered[act]["actingOrganisation"]!.ToString(), offered[act]["needsReason"]!.GetValue<bool>(), offered[act]["to"]!.ToString(), offered[act]["clause"]!.ToString())
                .Should().Be((true, by, true, "first-review", "4.2.a"));
        }

        offered.Should().NotContainKey("keep", "no change is open");
        var posted = await unit.BringsToPublicity(Nominee.Person(3));
        var notice = await unit.PostsLocally(on: "2021-07-12", posted);
        await unit.TakesInObjection(notice, posted, "反映情况。", arrivedOn: "2021-07-13");
        var held = (await unit.Reads($"nominations/{posted}/actions?on=2021-07-14")).Body.AsArray().Single(act => (string?)act!["act"] == "correct")!;
        (held["possible"]!.GetValue<bool>(), held["violations"]![0]!["code"]!.ToString()).Should().Be((false, "term-suspended"));
        (await unit.Sends("POST", $"{Campaign}/nominations/{nomination}/acts/withdraw", new { reason = "本人放弃。", on = "2021-07-22" })).Accepted();
        (await unit.Reads($"nominations/{nomination}/actions?on=2021-07-22")).Body.AsArray().Should().BeEmpty();
    }

    private static Task<Answer> Reports(Office office, Guid nomination, string happenedOn) =>
        office.Sends("POST", $"{Campaign}/nominations/{nomination}/acts/report-change", new { kind = "death", happenedOn, reason = "因公殉职。", evidence = Evidence, on = "2021-07-28" });

    private sealed class Posthumously : ApiHost
    {
        public Posthumously() => Repository.Copy(
            Repository.Qinghai,
            Path.Combine(OwnCampaigns, Path.GetFileName(Repository.Qinghai)),
            (name, text) => name == "campaign.yaml"
                ? text.Replace("  - { use: sector }\n", "  - { use: sector }\n  - { use: diedOn }\n", StringComparison.Ordinal) + "\nposthumous: { clause: \"4.4\", diedOn: diedOn }\n"
                : text);

        protected override string Campaigns => OwnCampaigns;
    }
}
