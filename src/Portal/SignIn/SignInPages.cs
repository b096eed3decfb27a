using System.Security.Claims;
using Commendation.Application.Campaigns;
using Commendation.Application.Common;
using Commendation.Portal.Forms;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Commendation.Portal.SignIn;

/// <summary>Signing in and out: at the authority, or in development by saying who one is.</summary>
internal static class SignInPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(string.Empty).AllowAnonymous();
        pages.MapGet("/sign-in", async (string? back, string? campaign, Reader read, IOptions<PortalOptions> options) => options.Value.Challenge is { } challenge
            ? Results.Challenge(new AuthenticationProperties { RedirectUri = Pages.Local(back, "/") }, [challenge])
            : read.Show<SignInPage>(
                (nameof(SignInPage.Back), Pages.Local(back, "/")),
                (nameof(SignInPage.Campaigns), await read.Get(new ListCampaigns())),
                (nameof(SignInPage.Campaign), campaign),
                (nameof(SignInPage.Organisations), campaign is null ? null : await read.Get(new ListOrganisations(campaign, null, null)))));
        pages.MapPost("/sign-out", (HttpContext http, IOptions<PortalOptions> options) => http.Receive(async _ =>
        {
            await http.SignOutAsync(options.Value.Scheme);
            return Results.Redirect("/");
        }));
        pages.MapPost("/sign-in", (HttpContext http, IOptions<PortalOptions> options) => options.Value.Challenge is null
            ? http.Receive(form => Enter(http, form, options.Value), fromAnybody: true)
            : Task.FromResult(Pages.Failed(StatusCodes.Status404NotFound)));
    }

    private static async Task<IResult> Enter(HttpContext http, Filled form, PortalOptions options)
    {
        var roles = form.All("roles").Where(Authority.Roles.ContainsKey).ToList();
        if (roles.Count == 0)
        {
            return Results.Redirect(Pages.With("/sign-in", ("campaign", form["campaign"]), ("back", Pages.Local(form["back"], "/"))));
        }

        var (subject, organisation, roleNames) = options.Claims;
        var identity = new ClaimsIdentity(
            [
                new Claim(subject, form.Given("subject") ?? $"{form["organisation"]}/{roles[0]}"),
                new Claim(organisation, form["organisation"]),
                .. roles.Select(role => new Claim(roleNames, role)),
            ],
            options.Scheme,
            subject,
            roleNames);
        await http.SignInAsync(options.Scheme, new ClaimsPrincipal(identity));
        return Results.Redirect(Pages.Local(form["back"], "/"));
    }
}
