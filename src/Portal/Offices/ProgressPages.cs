using System.Globalization;
using Commendation.Application.Campaigns;
using Commendation.Application.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Commendation.Portal.Offices;

/// <summary>How the campaign goes: places, dates, journal.</summary>
internal static class ProgressPages
{
    public static void Map(IEndpointRouteBuilder looking)
    {
        looking.MapGet("/quotas", async (string campaign, Reader read) => read.Show<QuotasPage>(
            (nameof(QuotasPage.Campaign), await read.Get(new GetCampaign(campaign))),
            (nameof(QuotasPage.Policy), await read.Get(new GetPolicy(campaign))),
            (nameof(QuotasPage.Uses), await read.Get(new GetQuotaUse(campaign, null))),
            (nameof(QuotasPage.Limits), await read.Get(new GetLimits(campaign)))));
        looking.MapGet("/timeline", async (string campaign, Reader read) => read.Show<TimelinePage>(
            (nameof(TimelinePage.Campaign), await read.Get(new GetCampaign(campaign))),
            (nameof(TimelinePage.Stages), await read.Get(new GetTimeline(campaign))),
            (nameof(TimelinePage.Terms), await read.Get(new ReadOpenTerms(campaign))),
            (nameof(TimelinePage.Today), (await read.Get(new GetCourse(campaign)))?.Today)));
        looking.MapGet("/journal", async (string campaign, string? act, string? actor, string? on, string? cursor, string? verify, Reader read) =>
        {
            var asked = new ListJournal(campaign, new Paging(null, Given(cursor), 100)) { Act = Given(act), Actor = Given(actor), On = DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null };
            return read.Show<JournalPage>(
                (nameof(JournalPage.Campaign), await read.Get(new GetCampaign(campaign))),
                (nameof(JournalPage.Policy), await read.Get(new GetPolicy(campaign))),
                (nameof(JournalPage.Organisations), await read.Get(new ListOrganisations(campaign, null, null))),
                (nameof(JournalPage.Asked), asked),
                (nameof(JournalPage.Lines), await read.Get(asked)),
                (nameof(JournalPage.Verified), verify is null ? null : await read.Get(new VerifyJournal(campaign, null))));
        });
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
