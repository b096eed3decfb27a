using Commendation.Application.Campaigns;
using Commendation.Application.Reports;
using Commendation.Application.Verification;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Commendation.Portal.Authors;

/// <summary>What authors of rules look at: the rules questioned, and what their versions changed.</summary>
internal static class AuthorPages
{
    public static void Map(IEndpointRouteBuilder looking)
    {
        looking.MapGet("/verification", async (string campaign, string? part, Reader read) => read.Show<VerificationPage>(
            (nameof(VerificationPage.Campaign), await read.Get(new GetCampaign(campaign))),
            (nameof(VerificationPage.Result), part is null ? null : await read.Get(new VerifyPolicy(campaign, null, [part])))));
        looking.MapGet("/verification/report", async (string campaign, Reader read, HttpContext http) =>
        {
            var report = await read.Get(new ReportVerification(campaign));
            return read.Answer(() =>
            {
                // It is the page that the command writes, with a style of its own.
                http.Response.Headers.ContentSecurityPolicy = Html.Sources;
                http.Response.Headers.CacheControl = "no-store";
                return Results.Text(report, "text/html; charset=utf-8");
            });
        });
        looking.MapGet("/rules/versions", async (string campaign, int? older, int? newer, Reader read) => read.Show<VersionsPage>(
            (nameof(VersionsPage.Campaign), await read.Get(new GetCampaign(campaign))),
            (nameof(VersionsPage.Versions), await read.Get(new ListPolicyVersions(campaign))),
            (nameof(VersionsPage.Comparison), await read.Get(new ComparePolicyVersions(campaign, older, newer)))));
    }
}
