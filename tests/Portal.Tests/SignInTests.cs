using Commendation.Portal.Tests.House;
using Commendation.WebApi.Tests.House;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Commendation.Portal.Tests;

/// <summary>Signing in at an authority, as in production.</summary>
[Collection(Browsing.Name)]
public sealed class SignInTests(Browser browser)
{
    private const string Desk = "/campaigns/qinghai-petition-2018-2020/desk";

    [BrowserFact]
    public async Task An_officer_signs_in_at_the_authority_and_comes_back_to_where_they_were()
    {
        await using var issuer = await Issuer.Starts();
        using var host = new Guarded(issuer.Address, "Development").OnSocket();
        await using var officer = await browser.Visits(host);

        await officer.Goes(Desk);

        officer.Page.Url.Should().EndWith(Desk);
        (await officer.Page.Locator("header").InnerTextAsync()).Should().Contain("clerk-7").And.Contain("630102");
        (await officer.Reads()).Should().Contain("城东区");
        issuer.Faults.Should().BeEmpty();
        await officer.Presses("退出");
        (await officer.Page.Locator("header").InnerTextAsync()).Should().NotContain("clerk-7");
    }

    [Fact]
    public async Task Nobody_chooses_a_role_where_there_is_an_authority()
    {
        await using var issuer = await Issuer.Starts();
        using var host = new Guarded(issuer.Address, "Development");
        var clerk = new Clerk(host);
        var page = await clerk.Gets("/campaigns/qinghai-petition-2018-2020/notices");

        (await clerk.Gets("/sign-in")).Location.Should().StartWith($"{issuer.Address}/authorize").And.Contain("code_challenge=");
        (await clerk.Sends("/sign-in", [("organisation", "63GOV"), ("roles", "deciding-authority")])).Status.Should().Be(404);
        page.Status.Should().Be(200);
    }

    [Fact]
    public async Task In_production_cookies_travel_over_TLS_only()
    {
        await using var issuer = await Issuer.Starts();
        using var host = new Guarded(issuer.Address, "Production");

        var cookie = host.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get("Cookie").Cookie;

        (cookie.SecurePolicy, cookie.HttpOnly, cookie.SameSite).Should().Be((CookieSecurePolicy.Always, true, SameSiteMode.Lax));
    }

    [Fact]
    public async Task A_server_without_pages_has_none()
    {
        using var host = new WithoutPages();
        var clerk = new Clerk(host);

        (await clerk.Gets("/")).Location.Should().Be("/docs");
        (await clerk.Gets(Desk)).Status.Should().Be(401);
    }

    /// <summary>A host whose people an authority knows.</summary>
    private sealed class Guarded(string authority, string environment) : ApiHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseEnvironment(environment);
            builder.UseSetting("Authentication:Authority", authority);
            builder.UseSetting("Authentication:RequireHttps", "false");

            // Tokens of an authority are of the present.
            builder.ConfigureTestServices(services => services.AddSingleton(TimeProvider.System));
        }
    }

    private sealed class WithoutPages : ApiHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Portal:Enabled", "false");
        }
    }
}
