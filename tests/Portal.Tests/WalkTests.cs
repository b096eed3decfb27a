using System.Text.RegularExpressions;
using Commendation.Portal.Tests.House;
using Commendation.WebApi.Tests.House;
using Microsoft.Playwright;

namespace Commendation.Portal.Tests;

/// <summary>The main job from the nomination to the honour, by clicking: county, prefecture, leading group, government, public, auditor.</summary>
[Collection(Browsing.Name)]
public sealed class WalkTests(Browser browser) : IDisposable
{
    private const string Campaign = "/campaigns/qinghai-petition-2018-2020";

    private readonly Running _host = new Running().OnSocket();

    public void Dispose() => _host.Dispose();

    [BrowserFact]
    public async Task A_nominee_is_walked_from_the_nomination_to_the_honour()
    {
        await using var clerk = await browser.Visits(_host);
        var (page, nominee) = (clerk.Page, Nominee.Person(1));

        // The county nominates.
        await SignsIn(clerk, "2021-07-09", "630102", "recommending-unit");
        await clerk.Shows("sign-in-done");
        await clerk.Goes($"{Campaign}/desk");
        await clerk.Follows("新增推荐");
        await clerk.Follows("青海省信访系统先进个人");
        await page.GetByLabel("姓名").FillAsync(nominee.Name);
        await page.GetByLabel("公民身份号码").FillAsync(nominee.Identifier);
        await clerk.Fills(nominee.Facts);
        await clerk.Shows("nominate");
        await clerk.Presses("保存推荐");
        (await clerk.Reads()).Should().Contain("符合条件").And.Contain("还不能办理").And.NotContain(nominee.Identifier);
        await clerk.Shows("nomination");

        // It files what the stage asks for, and recommends.
        await Files(clerk);
        await clerk.Presses("推荐");
        (await clerk.Reads()).Should().Contain("本地本单位公示");

        // It posts, and closes after five working days.
        await SignsIn(clerk, "2021-07-12", "630102", "recommending-unit");
        await Chooses(clerk, nominee.Name, "发布公示");
        foreach (var (part, text) in new[] { ("评选条件", "评选条件见青政办函〔2021〕121号。"), ("拟推荐对象基本情况", "城东区信访局接访科科长，从事信访工作九年。"), ("主要事迹", "长期在接访一线，化解多起信访积案。") })
        {
            await page.GetByLabel(part, new PageGetByLabelOptions { Exact = true }).FillAsync(text);
        }

        await clerk.Presses("预览");
        (await clerk.Reads()).Should().Contain("预览：公众将看到");
        await clerk.Shows("post-notice");
        await clerk.Presses("发布公示");
        await clerk.Presses("结束公示");
        (await clerk.Reads()).Should().Contain("未能办理").And.Contain("公示期");
        await clerk.Shows("notice-too-early");
        await SignsIn(clerk, "2021-07-20", "630102", "recommending-unit");
        await clerk.Goes($"{Campaign}/desk");
        await clerk.Shows("desk");
        await clerk.Follows(clerk.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "本地本单位公示" }).First);
        await clerk.Presses("结束公示");
        await Chooses(clerk, nominee.Name, "报送");
        await clerk.Presses("报送");

        // The prefecture reviews and submits.
        await SignsIn(clerk, "2021-07-22", "630100", "regional-reviewer");
        await clerk.Goes($"{Campaign}/desk");
        (await clerk.Reads()).Should().Contain("审核通过");
        await clerk.Goes($"{Campaign}/nominations");
        await clerk.Shows("nominations");
        await clerk.Follows(nominee.Name);
        await Files(clerk);
        await clerk.Presses("审核通过");
        (await clerk.Reads()).Should().Contain("报送领导小组");
        await Chooses(clerk, nominee.Name, "报送");
        foreach (var field in await page.Locator("main form textarea, main form input[type=text]").AllAsync())
        {
            await field.FillAsync(await page.Locator($"label[for='{await field.GetAttributeAsync("id")}']").InnerTextAsync() is "序号" ? "1" : "经审核，情况属实，同意推荐。");
        }

        await clerk.Shows("submit");
        await clerk.Presses("报送");
        (await clerk.Reads()).Should().Contain("工作台");

        // The leading group reviews, posts for the whole province and draws up the list.
        await SignsIn(clerk, "2021-07-28", "63LG", "organising-office");
        await Opens(clerk, nominee.Name);
        await Files(clerk);
        await clerk.Presses("审核通过");
        await SignsIn(clerk, "2021-07-29", "63LG", "organising-office");
        await Chooses(clerk, nominee.Name, "发布公示");
        await clerk.Presses("发布公示");
        await SignsIn(clerk, "2021-08-06", "63LG", "organising-office");
        await clerk.Goes($"{Campaign}/desk");
        await clerk.Follows(clerk.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "全省公示" }).First);
        await clerk.Presses("结束公示");
        await clerk.Goes($"{Campaign}/list");
        await clerk.Shows("list");
        await clerk.Presses("拟定名单");
        (await clerk.Reads()).Should().Contain("名单于2021年8月6日拟定");

        // The government decides, and the public sees it.
        await SignsIn(clerk, "2021-08-26", "63GOV", "deciding-authority");
        await clerk.Goes($"{Campaign}/list");
        await clerk.Follows("印发表彰决定");
        await page.GetByLabel("决定文号").FillAsync("青政〔2021〕40号");
        await clerk.Shows("decision");
        await clerk.Presses("印发表彰决定");
        (await clerk.Reads()).Should().Contain("青政〔2021〕40号").And.Contain(nominee.Name);
        await using var citizen = await browser.Visits(_host);
        await citizen.Goes($"{Campaign}/honours?number=青信个〔2021〕001号");
        (await citizen.Reads()).Should().Contain("此荣誉有效").And.NotContain("撤销");

        // The auditor reads everything and is offered nothing.
        await SignsIn(clerk, "2021-08-27", "63GOV", "auditor");
        await Opens(clerk, nominee.Name);
        (await clerk.Reads()).Should().Contain("办理经过").And.Contain("表彰");
        (await page.Locator("main form[method=post]").CountAsync()).Should().Be(0);
        await clerk.Shows("nomination-audited");
        (await _host.Office("63GOV").Reads("journal/verification"))["holds"].Should().Be("true");
    }

    private static async Task Opens(Visitor clerk, string name)
    {
        await clerk.Goes($"{Campaign}/nominations");
        await clerk.Follows(name);
    }

    private static async Task Chooses(Visitor clerk, string name, string act)
    {
        await clerk.Goes($"{Campaign}/nominations");
        await clerk.Page.GetByLabel($"选择{name}").CheckAsync();
        await clerk.Presses(act);
    }

    // From the nominee's page: every record of the stage in one go.
    private static async Task Files(Visitor clerk)
    {
        await clerk.Follows("登记记录");
        foreach (var box in await clerk.Page.Locator("input[name=code]").AllAsync())
        {
            await box.CheckAsync();
        }

        await clerk.Page.GetByLabel("由谁作出").FillAsync("评选工作组");
        await clerk.Page.GetByLabel("同意（符合）", new PageGetByLabelOptions { Exact = true }).CheckAsync();
        await clerk.Page.GetByLabel(new Regex("^内容")).FillAsync("经审核，情况属实。");
        await clerk.Shows("records");
        await clerk.Presses("登记");
        clerk.Page.Url.Should().NotContain("/records/", await clerk.Reads());
    }

    private async Task SignsIn(Visitor clerk, string day, string organisation, string role)
    {
        _host.Morning(day);
        await clerk.SignsIn(organisation, role);
    }
}
