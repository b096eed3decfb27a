using Commendation.Portal.Tests.House;
using Commendation.WebApi.Tests.House;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.Portal.Tests;

/// <summary>What tired people, two windows, and other sites do to forms: nothing is lost, nothing is done twice, nothing is done for others.</summary>
public sealed class FormsTests : IDisposable
{
    private const string Campaign = "/campaigns/qinghai-petition-2018-2020";
    private const string Nominate = $"{Campaign}/nominations/new";

    private readonly Running _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_form_sent_after_the_session_is_kept_and_sent_again_after_signing_in()
    {
        var clerk = await Clerk();
        var page = await clerk.Gets($"{Nominate}?award=advanced-individual");
        (string, string)[] fields = [.. House.Clerk.Fields(page, Nominate), .. Written(Nominee.Person(1))];
        await clerk.SignsOut();

        var over = await clerk.Sends(Nominate, fields);
        over.Status.Should().Be(401);
        over.Text.Should().Contain("登录已过期").And.Contain("王一");

        await clerk.SignsIn("630102", "recommending-unit");
        var again = await clerk.Sends(Nominate, House.Clerk.Fields(over, Nominate));
        again.Status.Should().Be(400);
        again.Text.Should().Contain("请再次提交").And.Contain("王一");
        (await Count()).Should().Be(0);

        (await clerk.Sends(Nominate, House.Clerk.Fields(again, Nominate))).Status.Should().Be(303);
        (await Count()).Should().Be(1);
    }

    [Fact]
    public async Task A_session_that_stood_idle_for_hours_is_over()
    {
        var clerk = await Clerk();
        (await clerk.Gets($"{Campaign}/desk")).Status.Should().Be(200);

        _host.Now = _host.Now.AddHours(5);

        (await clerk.Gets($"{Campaign}/desk")).Location.Should().Contain("/sign-in?back=");
    }

    [Fact]
    public async Task A_double_click_nominates_once_and_both_lead_to_the_nominee()
    {
        var clerk = await Clerk();
        var page = await clerk.Gets($"{Nominate}?award=advanced-individual");
        (string, string)[] fields = [.. House.Clerk.Fields(page, Nominate), .. Written(Nominee.Person(1))];

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => clerk.Sends(Nominate, fields)));

        answers.Select(answer => answer.Status).Should().AllBeEquivalentTo(303);
        answers.Select(answer => answer.Location).Distinct().Should().ContainSingle();
        (await Count()).Should().Be(1);
    }

    [Fact]
    public async Task Back_after_an_act_and_changed_is_told_and_can_be_sent_as_a_new_one()
    {
        var clerk = await Clerk();
        var page = await clerk.Gets($"{Nominate}?award=advanced-individual");
        await clerk.Sends(Nominate, [.. House.Clerk.Fields(page, Nominate), .. Written(Nominee.Person(1))]);

        var changed = await clerk.Sends(Nominate, [.. House.Clerk.Fields(page, Nominate), .. Written(Nominee.Person(2))]);

        changed.Status.Should().Be(422);
        changed.Text.Should().Contain("先前已经提交").And.NotContain("Idempotency");
        changed.Html.Should().Contain("李二");
        (await clerk.Sends(Nominate, [.. House.Clerk.Fields(changed, Nominate), .. Written(Nominee.Person(2))])).Status.Should().Be(303);
        (await Count()).Should().Be(2);
    }

    [Fact]
    public async Task A_second_window_is_told_what_changed_and_keeps_what_was_typed()
    {
        var nomination = await Nominates();
        var clerk = await Clerk();
        var facts = $"{Campaign}/nominations/{nomination}/facts";
        var second = await clerk.Gets(facts);
        (await clerk.Filled(facts, facts, ("facts.unitAndPost", "信访局副局长"))).Status.Should().Be(303);

        var stale = await clerk.Sends(facts, [.. House.Clerk.Fields(second, facts), ("facts.unitAndPost", "信访局督查科科长")]);

        stale.Status.Should().Be(412);
        stale.Text.Should().Contain("他人已办理了此事项").And.Contain("期间的办理").And.Contain("填报事实");
        stale.Html.Should().Contain("信访局督查科科长");
        (await clerk.Sends(facts, [.. House.Clerk.Fields(stale, facts), ("facts.unitAndPost", "信访局督查科科长")])).Status.Should().Be(303);
        (await clerk.Gets($"{Campaign}/nominations/{nomination}")).Text.Should().Contain("信访局督查科科长");
    }

    [Fact]
    public async Task A_huge_paste_is_refused_with_a_sentence_and_kept()
    {
        var nomination = await Nominates();
        var clerk = await Clerk();
        var records = $"{Campaign}/nominations/{nomination}/records/new";
        var paste = new string('x', 200_000);

        var refused = await clerk.Filled(records, records, ("code", "leadership-study"), ("by", "党组会"), ("favourable", "true"), ("remarks", paste));

        refused.Status.Should().Be(400);
        refused.Text.Should().Contain("不得超过4000字");
        refused.Html.Should().Contain(paste);
        var tooLarge = await clerk.Filled(records, records, ("remarks", new string('x', 4 * 1024 * 1024)));
        tooLarge.Status.Should().Be(413);
        tooLarge.Text.Should().Contain("内容过大").And.Contain("什么都没有保存");
    }

    [Fact]
    public async Task No_form_is_taken_without_its_token_or_from_another_site()
    {
        var nomination = await Nominates();
        var clerk = await Clerk();
        var page = await clerk.Gets($"{Campaign}/nominations/{nomination}/facts");
        var token = House.Clerk.Fields(page, $"{Campaign}/nominations/{nomination}/facts").Single(field => field.Name.StartsWith("__", StringComparison.Ordinal));
        var addresses = Posts().Select(pattern => "/" + pattern.Trim('/')
            .Replace("{campaign}", "qinghai-petition-2018-2020", StringComparison.Ordinal)
            .Replace("{id:guid}", nomination.ToString(), StringComparison.Ordinal)
            .Replace("{objection:guid}", nomination.ToString(), StringComparison.Ordinal)
            .Replace("{act}", "withdraw", StringComparison.Ordinal)).ToList();
        addresses.Should().HaveCountGreaterThan(12);
        var before = _host.Stored();

        foreach (var address in addresses)
        {
            var without = await clerk.Sends(address, [("reason", "x"), ("n", nomination.ToString())]);
            without.Status.Should().Be(400, "{0} has no token", address);
            var foreign = await clerk.Sends(address, [token, ("reason", "x")], from: "cross-site");
            foreign.Status.Should().Be(400, "{0} comes from elsewhere", address);
            foreign.Html.Should().NotContain("value=\"x\"");
        }

        _host.Stored().Should().Be(before);
    }

    [Fact]
    public async Task The_cookie_opens_pages_and_never_the_API()
    {
        var clerk = await Clerk();
        (await clerk.Gets($"{Campaign}/desk")).Status.Should().Be(200);

        (await clerk.Gets("/api/v1/campaigns", "application/json")).Status.Should().Be(401);
    }

    [Fact]
    public async Task Cookies_are_kept_from_scripts_and_from_other_sites()
    {
        var clerk = new Clerk(_host);
        var page = await clerk.Gets("/sign-in?campaign=qinghai-petition-2018-2020");
        var signedIn = await clerk.SignsIn("630102", "recommending-unit");

        page.Cookies.Should().Contain(cookie => cookie.StartsWith("commendation-form=", StringComparison.Ordinal) && cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase) && cookie.Contains("samesite=strict", StringComparison.OrdinalIgnoreCase));
        signedIn.Cookies.Should().Contain(cookie => cookie.StartsWith("commendation=", StringComparison.Ordinal) && cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase) && cookie.Contains("samesite=lax", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_led_to_another_site(string back)
    {
        var clerk = new Clerk(_host);

        (await clerk.Gets($"/language/en?back={Uri.EscapeDataString(back)}")).Location.Should().Be("/");
        (await clerk.Gets($"/sign-in?campaign=qinghai-petition-2018-2020&back={Uri.EscapeDataString(back)}")).Html.Should().NotContain("evil.example/\"");
    }

    [Fact]
    public async Task What_people_write_is_text_on_every_page()
    {
        const string Attack = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";
        var office = _host.Office("630102");
        _host.Morning("2021-07-09");
        var nominee = Nominee.Person(1) with { Name = "<script>alert(1)</script>" };
        var nomination = await office.BringsToPublicity(nominee.With("unitAndPost", Attack));
        _host.Morning("2021-07-12");
        var notice = (await office.Posts("public-notices", new { stage = "local-publicity", nominations = new[] { nomination }, content = new Dictionary<string, string> { ["criteria"] = Attack, ["basic-facts"] = Attack, ["main-deeds"] = Attack } })).Id;
        await office.TakesInObjection(notice, nomination, Attack, "2021-07-12");
        var clerk = await Clerk("630102", "recommending-unit", "organising-office");

        foreach (var path in new[]
        {
            Campaign, $"{Campaign}/notices", $"{Campaign}/notices/{notice}", $"{Campaign}/notices/{notice}?embed", $"{Campaign}/notices/{notice}/objection", $"{Campaign}/notices/{notice}/work",
            $"{Campaign}/nominations", $"{Campaign}/nominations?name={Uri.EscapeDataString(Attack)}", $"{Campaign}/nominations/{nomination}", $"{Campaign}/honours?number={Uri.EscapeDataString(Attack)}",
            $"{Campaign}/objections?receipt={Uri.EscapeDataString(Attack)}", $"{Campaign}/desk", $"/sign-in?back={Uri.EscapeDataString("/" + Attack)}", $"{Campaign}/try/advanced-individual?facts.unitAndPost={Uri.EscapeDataString(Attack)}",
        })
        {
            var page = await clerk.Gets(path);
            page.Status.Should().Be(200, "{0}", path);
            page.Html.Should().NotContain("<script>alert").And.NotContain("<img src=x");
        }
    }

    private static IEnumerable<(string, string)> Written(Nominee nominee) =>
        new[] { ("name", nominee.Name), ("identifier", nominee.Identifier) }
            .Concat(nominee.Facts.Select(fact => ($"facts.{fact.Key}", fact.Value is bool yes ? (yes ? "true" : "false") : $"{fact.Value}")));

    private IEnumerable<string> Posts() => _host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true && !endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal))
        .Select(endpoint => endpoint.RoutePattern.RawText!);

    private async Task<Clerk> Clerk(string organisation = "630102", params string[] roles)
    {
        var clerk = new Clerk(_host);
        (await clerk.SignsIn(organisation, roles.Length > 0 ? roles : ["recommending-unit"])).Status.Should().Be(302);
        return clerk;
    }

    private async Task<Guid> Nominates()
    {
        _host.Morning("2021-07-09");
        return await _host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");
    }

    private async Task<int> Count() => (await _host.Office("630102").Reads("nominations")).Body["items"]!.AsArray().Count;
}
