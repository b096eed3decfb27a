using Commendation.Domain.Verification;
using Commendation.Portal.Tests.House;
using Commendation.WebApi.Tests.House;
using Microsoft.Playwright;

namespace Commendation.Portal.Tests;

/// <summary>A campaign under way, to be reached over a socket.</summary>
public sealed class Underway : IAsyncLifetime
{
    public Midway Host { get; } = new Midway().OnSocket();

    public Task InitializeAsync() => Host.InitializeAsync();

    public Task DisposeAsync() => Host.DisposeAsync().AsTask();
}

/// <summary>Pages that offices look at, over a campaign that is under way.</summary>
[Collection(Browsing.Name)]
public sealed class OfficePagesTests(Browser browser, Underway underway) : IClassFixture<Underway>
{
    private const string Campaign = "/campaigns/qinghai-petition-2018-2020";

    private readonly Midway _host = underway.Host;

    [BrowserFact]
    public async Task Places_dates_and_journal_are_shown_and_verified()
    {
        await using var clerk = await browser.Visits(_host);
        await clerk.SignsIn("63LG", "organising-office");

        await clerk.Goes($"{Campaign}/quotas");
        (await clerk.Reads()).Should().Contain("共60个名额").And.Contain("县处级干部比例");
        await clerk.Shows("quotas");
        await clerk.Goes($"{Campaign}/timeline");
        (await clerk.Reads()).Should().Contain("报送初审").And.Contain("2021年7月26日");
        await clerk.Shows("timeline");
        await clerk.Goes($"{Campaign}/journal");
        await clerk.Page.GetByLabel("事项").SelectOptionAsync("post-notice");
        await clerk.Presses("筛选");
        (await clerk.Page.Locator("tbody tr").AllInnerTextsAsync()).Should().HaveCountGreaterThan(2).And.OnlyContain(line => line.Contains("发布公告"));
        await clerk.Follows("立即核验");
        (await clerk.Reads()).Should().Contain("核验通过");
        await clerk.Shows("journal");
        await clerk.Goes($"{Campaign}/desk");
        await clerk.Shows("desk-leading-group");
        await clerk.Goes($"{Campaign}/list");
        await clerk.Shows("list-candidates");
    }

    [BrowserFact]
    public async Task A_reviewer_decides_an_objection_on_the_page_of_the_notice()
    {
        await using var reviewer = await browser.Visits(_host);
        await reviewer.SignsIn("630100", "regional-reviewer");
        await reviewer.Goes($"{Campaign}/notices/{_host.SuspendedNotice}/work");
        (await reviewer.Reads()).Should().Contain("反映其工作年限不实");
        await reviewer.Shows("objection-to-examine");

        await reviewer.Page.GetByLabel("核查结论").FillAsync("经核查，工作年限属实。");
        await reviewer.Page.GetByLabel("办理日期").First.FillAsync("2021-07-15");
        await reviewer.Presses("提交核查结论");

        (await reviewer.Reads()).Should().Contain("核查结论：经核查，工作年限属实。").And.Contain("不成立");
    }

    [BrowserFact]
    public async Task Rules_are_readable_and_a_case_is_judged_while_it_is_written()
    {
        await using var citizen = await browser.Visits(_host);
        await citizen.Goes($"{Campaign}/rules");
        (await citizen.Reads()).Should().Contain("1.2.f").And.Contain("干部级别上限").And.Contain("不超过20%").And.Contain("状态图").And.Contain("时间安排");
        await citizen.Shows("rules");
        await citizen.Follows(citizen.Page.Locator("a", new() { HasTextString = "试填试算" }).Last);
        (await citizen.Reads()).Should().Contain("待补充事实");

        await citizen.Fills(Nominee.Person(1).Facts);
        await citizen.Page.Locator("#verdict").GetByText("符合条件", new() { Exact = true }).WaitForAsync();
        await citizen.Page.Locator("[name='facts.petitionServiceSince']").FillAsync("2018-07-09");
        await citizen.Page.Locator("#verdict").GetByText("不符合条件").WaitForAsync();
        (await citizen.Reads()).Should().Contain("该规则即不构成障碍");
        await citizen.Shows("try");
    }

    [BrowserFact]
    public async Task Rules_are_verified_part_by_part_and_as_one_report()
    {
        await using var author = await browser.Visits(_host);
        await author.SignsIn("63LG", "organising-office");
        await author.Goes($"{Campaign}/rules");
        (await author.Reads()).Should().Contain("西宁市");
        await author.Follows("核验规则");

        await author.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "逐项核验" }).ClickAsync();
        await author.Page.Locator("[data-part] .tag").Nth(Part.All.Count - 1).WaitForAsync();
        (await author.Page.Locator("[data-part=coverage] .tag").InnerTextAsync()).Should().Be("通过");
        (await author.Page.Locator("[data-part=scenarios]").InnerTextAsync()).Should().Contain("个问题", "the campaign of the tests has no scenarios");
        await author.Shows("verification");

        await author.Follows("核验全部并打开报告");
        (await author.Reads()).Should().Contain("发现").And.Contain("条款及其落实").And.Contain("埋入的错误");
        await author.Shows("verification-report");
    }

    [BrowserFact]
    public async Task Statistics_are_shown_and_tables_are_downloaded_by_the_readers_own_rights()
    {
        await using var clerk = await browser.Visits(_host);
        await clerk.SignsIn("63LG", "organising-office");
        await clerk.Goes($"{Campaign}/statistics");
        (await clerk.Reads()).Should().Contain("本地本单位公示").And.Contain("荣誉名册");
        await clerk.Shows("statistics");

        var download = await clerk.Page.RunAndWaitForDownloadAsync(() => clerk.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "csv 推荐", Exact = true }).ClickAsync());
        (await File.ReadAllTextAsync((await download.PathAsync())!)).Should().Contain("王一").And.NotContain(Nominee.Person(1).Identifier);
        var other = new Clerk(_host);
        await other.SignsIn("63D05", "recommending-unit");
        (await other.Gets($"{Campaign}/tables/nominations.csv")).Html.Should().NotContain("王一");
        (await other.Gets($"{Campaign}/tables/none.csv")).Status.Should().Be(404);
    }

    [BrowserFact]
    public async Task The_menu_shows_a_reader_what_the_role_may_see_and_the_rest_is_refused()
    {
        await using var clerk = await browser.Visits(_host);
        await clerk.SignsIn("630102", "recommending-unit");
        await clerk.Goes($"{Campaign}/desk");
        (await clerk.Page.Locator("nav.campaign").InnerTextAsync()).Should().NotContain("日志").And.NotContain("名单");

        (await clerk.Goes($"{Campaign}/journal")).Should().Be(403);
        (await clerk.Reads()).Should().Contain("无权查看");
        (await clerk.Goes($"{Campaign}/nominations/{_host.ToSubmit}")).Should().Be(404);
        await clerk.Shows("not-allowed");
    }

    [BrowserFact]
    public async Task By_keyboard_alone_a_clerk_signs_in_and_filters_the_nominees()
    {
        await using var clerk = await browser.Visits(_host);
        await clerk.Goes("/sign-in?campaign=qinghai-petition-2018-2020");
        await clerk.Page.Keyboard.PressAsync("Tab");
        (await clerk.Focused()).Should().Contain("跳到正文");
        await clerk.Page.Keyboard.PressAsync("Enter");
        await clerk.Tabs("organisation");
        await clerk.Turns("63LG");
        await clerk.Tabs("role-recommending-unit");
        await clerk.Page.Keyboard.PressAsync("Space");
        await clerk.Tabs("role-organising-office");
        await clerk.Page.Keyboard.PressAsync("Space");
        await clerk.Tabs("subject");
        await clerk.Enters();
        clerk.Page.Url.Should().Contain("/campaigns/qinghai");
        await clerk.Goes($"{Campaign}/nominations");
        await clerk.Tabs("name");
        await clerk.Page.Keyboard.TypeAsync("王一");
        await clerk.Enters();
        clerk.Page.Url.Should().Contain("name=");
        (await clerk.Page.Locator("tbody tr").CountAsync()).Should().BeGreaterThan(0);
        (await clerk.Page.EvaluateAsync<string>("() => { const link = document.querySelector('tbody a'); link.focus(); return getComputedStyle(link).outlineStyle; }")).Should().Be("solid");
    }
}
