using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Xml.Linq;
using Commendation.Portal.Tests.House;
using Commendation.WebApi.Tests.House;
using Microsoft.Playwright;

namespace Commendation.Portal.Tests;

/// <summary>What anybody may look at, in Chromium and as it goes over the wire.</summary>
[Collection(Browsing.Name)]
public sealed class PublicPagesTests(Browser browser) : IDisposable
{
    private const string Campaign = "/campaigns/qinghai-petition-2018-2020";

    private readonly Running _host = new Running().OnSocket();

    public void Dispose() => _host.Dispose();

    [BrowserFact]
    public async Task A_citizen_finds_the_notice_and_reads_until_when_it_stands_and_why()
    {
        var notice = await Posts();
        await using var citizen = await browser.Visits(_host);

        await citizen.Goes("/");
        await citizen.Shows("campaigns");
        await citizen.Follows("2018—2020年度青海省信访系统先进集体、先进个人评选表彰");
        (await citizen.Reads()).Should().Contain("已进行到：本地本单位公示");
        await citizen.Shows("campaign");
        await citizen.Follows(citizen.Page.Locator("main").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "本地本单位公示" }));

        citizen.Page.Url.Should().EndWith($"{Campaign}/notices/{notice}");
        var text = await citizen.Reads();
        text.Should().Contain("2021年7月19日（星期一）").And.Contain("剩余").And.Contain("5个工作日").And.Contain("发布当日不计入").And.Contain("周末")
            .And.Contain("王一").And.Contain("评选条件").And.Contain("如何提出异议").And.Contain("下载回执");
        await citizen.Shows("notice");
    }

    [BrowserFact]
    public async Task A_notice_shows_its_outcome_and_no_name_once_its_term_is_over()
    {
        var notice = await Posts();
        _host.Morning("2021-07-20");
        await using var citizen = await browser.Visits(_host);

        await citizen.Goes($"{Campaign}/notices/{notice}");

        (await citizen.Reads()).Should().Contain("公示已经结束").And.Contain("2个待办理").And.NotContain("王一").And.NotContain("主要事迹");
        await _host.Office("630102").Closes(notice, on: "2021-07-20");
        await citizen.Awaits("其中2个进入下一环节");
        await citizen.Shows("notice-over");
    }

    [BrowserFact]
    public async Task A_reader_switches_to_English_and_back()
    {
        await using var citizen = await browser.Visits(_host);
        await citizen.Goes(Campaign);

        await citizen.Follows("English");

        (await citizen.Reads()).Should().Contain("How far it has come").And.Contain("Commendation of Qinghai's petition system");
        (await citizen.Page.Locator("html").GetAttributeAsync("lang")).Should().Be("en");
        await citizen.Shows("campaign-en");
        await citizen.Follows("中文");
        (await citizen.Reads()).Should().Contain("目前进展");
    }

    [BrowserFact]
    public async Task A_citizen_objects_is_given_a_receipt_and_asks_what_became_of_it()
    {
        var notice = await Posts();
        await using var citizen = await browser.Visits(_host);
        await citizen.Goes($"{Campaign}/notices/{notice}");
        await citizen.Follows("网上提出异议");
        await citizen.Page.GetByLabel("异议内容").FillAsync("反映其<b>工作年限</b>不实。");

        await citizen.Presses("提出异议");
        (await citizen.Reads()).Should().Contain("请选择针对谁提出异议");
        await citizen.Shows("objection-refused");
        (await citizen.Page.GetByLabel("异议内容").InputValueAsync()).Should().Be("反映其<b>工作年限</b>不实。");
        await citizen.Page.GetByLabel("王一").CheckAsync();
        await citizen.Presses("提出异议");

        (await citizen.Reads()).Should().Contain("核查中").And.Contain("回执编号");
        await citizen.Shows("objection-receipt");
        (await _host.Office("630100").Reads($"public-notices/{notice}"))["objections[0].statement"].Should().Be("反映其<b>工作年限</b>不实。");
    }

    [BrowserFact]
    public async Task Without_scripts_everything_can_be_read()
    {
        var notice = await Posts();
        await using var citizen = await browser.Visits(_host, scripts: false);

        await citizen.Goes($"{Campaign}/notices/{notice}");

        (await citizen.Reads()).Should().Contain("公示期如何计算").And.Contain("王一");
        citizen.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_notice_in_a_frame_has_no_surroundings_and_may_be_framed_by_nobody_unless_configured()
    {
        var notice = await Posts();
        using var http = _host.Client();

        using var framed = await http.GetAsync($"{Campaign}/notices/{notice}?embed");

        var html = await framed.Content.ReadAsStringAsync();
        html.Should().Contain("王一").And.NotContain("<header").And.NotContain("<footer");
        framed.Headers.GetValues("Content-Security-Policy").Single().Should().EndWith("frame-ancestors 'none'");
        framed.Headers.GetValues("X-Frame-Options").Should().Equal("DENY");
    }

    [Fact]
    public async Task The_feed_lists_notices_and_none_of_their_nominees()
    {
        var notice = await Posts();
        using var http = _host.Client();

        var feed = XDocument.Parse(await http.GetStringAsync($"{Campaign}/notices.atom"));

        XNamespace atom = "http://www.w3.org/2005/Atom";
        feed.Root!.Elements(atom + "entry").Should().ContainSingle().Which.Element(atom + "id")!.Value.Should().Be($"urn:uuid:{notice}");
        feed.ToString().Should().NotContain("王一");
    }

    [Fact]
    public async Task Pages_take_nothing_inline_or_foreign_and_weigh_little()
    {
        using var http = _host.Client();

        using var answer = await http.GetAsync(Campaign);

        var html = await answer.Content.ReadAsStringAsync();
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.Should().Contain("default-src 'none'").And.NotContain("unsafe").And.NotContain("http");
        html.Should().NotContain("style=").And.NotContain("<style").And.NotContain("onclick").And.NotContain("//cdn");
        var addresses = new[] { "portal.css", "portal.js" }.Select(name => html.Split('"').Single(part => part.StartsWith($"/assets/{name.Split('.')[0]}.", StringComparison.Ordinal) && part.EndsWith(name.Split('.')[1], StringComparison.Ordinal)));
        var weight = 0;
        foreach (var address in addresses)
        {
            using var file = await http.GetAsync(address);
            file.Headers.CacheControl!.ToString().Should().Contain("immutable");
            weight += (await file.Content.ReadAsByteArrayAsync()).Length;
        }

        weight.Should().BeLessThanOrEqualTo(60 * 1024);
    }

    [Fact]
    public async Task A_page_is_compressed_tagged_and_not_sent_again_while_it_is_the_same()
    {
        using var http = _host.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, Campaign);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var first = await http.SendAsync(request);
        first.Content.Headers.ContentEncoding.Should().Equal("gzip");
        await using var zipped = new GZipStream(await first.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var text = new StreamReader(zipped);
        (await text.ReadToEndAsync()).Should().Contain("目前进展");

        foreach (var wait in new[] { 0, 1100 })
        {
            await Task.Delay(wait);
            using var again = new HttpRequestMessage(HttpMethod.Get, Campaign);
            again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var second = await http.SendAsync(again);
            second.StatusCode.Should().Be(HttpStatusCode.NotModified);
            second.Headers.TryGetValues("Content-Security-Policy", out var sources);
            (sources ?? first.Headers.GetValues("Content-Security-Policy")).Should().Equal(first.Headers.GetValues("Content-Security-Policy"), "a browser takes over what comes with 304");
        }
    }

    [Fact]
    public async Task What_does_not_exist_is_told_as_a_page_to_browsers_and_as_a_problem_to_programs()
    {
        using var http = _host.Client();
        foreach (var (path, status) in new[] { ("/campaigns/none", 404), ("/none", 404), ($"{Campaign}/notices/{Guid.NewGuid()}", 404), ($"{Campaign}/honours?award=none", 400) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Accept.ParseAdd("text/html");
            using var answer = await http.SendAsync(request);
            ((int)answer.StatusCode).Should().Be(status, "{0}", path);
            answer.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
            (await answer.Content.ReadAsStringAsync()).Should().Contain("回到活动列表");
        }

        (await http.Send("GET", "/api/v1/campaigns/none")).Refused(404, "not-found");
    }

    [BrowserFact]
    public async Task A_certificate_is_checked_by_its_number_and_a_revoked_one_says_so()
    {
        using var past = new ApiHost().OnSocket();
        await past.Honours(("63D01", Nominee.Person(1)), ("63D02", Nominee.Person(2)));
        var honour = (await past.Office("63GOV").Reads("honours")).Body["items"]![1]!["id"]!.GetValue<Guid>();
        await past.Office("63GOV").Revokes(honour, "弄虚作假", "青政〔2021〕60号", on: "2021-11-30");
        await using var citizen = await browser.Visits(past);

        await citizen.Goes($"{Campaign}/honours");
        await citizen.Page.GetByLabel("核验证书或奖牌编号").FillAsync("青信个〔2021〕001号");
        await citizen.Presses("核验");
        (await citizen.Reads()).Should().Contain("此荣誉有效");
        await citizen.Shows("honours");
        await citizen.Goes($"{Campaign}/honours?number=青信个〔2021〕002号");
        (await citizen.Reads()).Should().Contain("此荣誉已撤销").And.NotContain("弄虚作假");
        await citizen.Goes($"{Campaign}/honours?number=青信个〔2021〕999号");
        (await citizen.Reads()).Should().Contain("没有编号为");
        await citizen.Goes("/");
        (await citizen.Reads()).Should().Contain("已表彰");
    }

    private async Task<Guid> Posts()
    {
        var office = _host.Office("630102");
        var nominations = new List<Guid>();
        _host.Morning("2021-07-09");
        foreach (var nominee in new[] { Nominee.Person(1), Nominee.Unit(1) })
        {
            nominations.Add(await office.BringsToPublicity(nominee));
        }

        _host.Morning("2021-07-12");
        return await office.PostsLocally(on: "2021-07-12", [.. nominations]);
    }
}
