using System.Globalization;
using Commendation.Application.Campaigns;
using Commendation.Application.Common;
using Commendation.Application.Exports;
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
        MapTables(looking);
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

    private static void MapTables(IEndpointRouteBuilder looking)
    {
        looking.MapGet("/statistics", async (string campaign, Reader read, HttpContext http) =>
        {
            var rows = new List<IReadOnlyList<object?>>();
            await foreach (var row in ((await read.Get(new ExportTable(campaign, ExportedTable.Statistics)))?.Rows ?? AsyncEnumerable.Empty<IReadOnlyList<object?>>()).WithCancellation(http.RequestAborted))
            {
                rows.Add(row);
            }

            return read.Show<StatisticsPage>(
                (nameof(StatisticsPage.Campaign), await read.Get(new GetCampaign(campaign))),
                (nameof(StatisticsPage.Policy), await read.Get(new GetPolicy(campaign))),
                (nameof(StatisticsPage.Rows), rows));
        });
        looking.MapGet("/tables/{table}.{format:regex(^(xlsx|csv)$)}", async (string campaign, string table, string format, Reader read, ITables tables, HttpContext http) =>
        {
            if (!Enum.TryParse<ExportedTable>(table, ignoreCase: true, out var asked) || !Enum.IsDefined(asked))
            {
                return Pages.Failed(StatusCodes.Status404NotFound);
            }

            var (found, form) = (await read.Get(new ExportTable(campaign, asked)), format == "csv" ? TableFormat.Csv : TableFormat.Xlsx);
            return read.Answer(() => Results.Stream(to => tables.Write(found, form, Words.Tag, to, http.RequestAborted), form == TableFormat.Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{campaign}-{table}.{format}".ToLowerInvariant()));
        });
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
