using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>Windows over HTTP: nothing is posted or handed in before they open, and what is due is told step by step.</summary>
public sealed class WindowsTests : IDisposable
{
    private readonly Edited _host = new(
        new DateOnly(2021, 7, 22),
        ("    - code: hand-in\n      kind: submission\n", "    - code: hand-in\n      kind: submission\n      notBefore: { on: 2021-07-22, at: 09:00, clause: 4.1.c, tiers: [county] }\n"),
        ("    - code: local-publicity\n      kind: publicity\n", "    - code: local-publicity\n      kind: publicity\n      posting: { notBefore: { on: 2021-07-13, clause: 4.1.b }, due: { within: { until: friday, after: notice }, clause: 4.1.b, inclusive: true } }\n"));

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_notice_is_posted_and_handed_in_within_the_windows_and_the_answers_tell_which_is_next()
    {
        var chengdong = _host.Office("630102");
        var nomination = await chengdong.Nominates(Nominee.Person(1), on: "2021-07-09");
        await chengdong.FilesEverything(on: "2021-07-09", nomination);
        await chengdong.Does("recommend", on: "2021-07-09", nomination);

        // 9 July is the first Friday after the notice of 8 July: whoever posts later needs consent.
        (await Post(chengdong, nomination, "2021-07-12")).Violations.Select(violation => $"{violation["code"]} {violation["required"]}").Should().BeEquivalentTo("too-early 2021-07-13", "overdue 2021-07-09");
        (await chengdong.Reads("open-terms")).Body.AsArray().Select(term => $"{term!["stage"]} {term["kind"]} {term["standing"]} {term["lastDay"]}").Should().Equal("local-publicity due over 2021-07-09");
        await _host.Office("630100").Does("accept-late", "2021-07-13", "公示栏维修", nomination);
        var notice = await chengdong.PostsLocally(on: "2021-07-13", nomination);
        await chengdong.Closes(notice, on: "2021-07-21");

        (await HandIn(chengdong, nomination, "2021-07-21")).Refused(422, "too-early")["required"]!.ToString().Should().Be("2021-07-22 09:00");
        (await HandIn(chengdong, nomination, "2021-07-22")).Refused(422, "time-needed")["message"]!.ToString().Should().Contain("2021-07-22T09:00");
        (await HandIn(chengdong, nomination, "2021-07-22T08:59")).Refused(422, "too-early");
        (await HandIn(chengdong, nomination, "2021-07-22T09:00")).Accepted();
        (await chengdong.Reads("journal/verification"))["holds"].Should().Be("true");
    }

    [Fact]
    public async Task The_policy_and_the_timeline_tell_when_a_stage_opens()
    {
        var office = _host.Office("63LG");

        var stages = (await office.Reads("policy")).Body["stages"]!.AsArray().ToDictionary(stage => stage!["code"]!.ToString(), stage => stage!);
        ($"{stages["hand-in"]["notBefore"]!["on"]} {stages["hand-in"]["notBefore"]!["at"]}", $"{stages["local-publicity"]["posting"]!["due"]!["rule"]}").Should().Be(("2021-07-22 09:00", "通知印发后第一个星期五前"));
        (await office.Reads("timeline")).Body.AsArray().Take(3).Select(stage => $"{stage!["stage"]}: {stage["opens"]}").Should().Equal("unit-recommendation: ", "local-publicity: 2021-07-13", "hand-in: 2021-07-22 09:00");
    }

    private static Task<Answer> Post(Office office, Guid nomination, string on) =>
        office.Sends("POST", $"{Campaign}/public-notices", new { stage = "local-publicity", nominations = new[] { nomination }, content = Office.NoticeContent, on });

    private static Task<Answer> HandIn(Office office, Guid nomination, string on) =>
        office.Sends("POST", $"{Campaign}/submissions", new { stage = "hand-in", nominations = new[] { nomination }, on });
}
