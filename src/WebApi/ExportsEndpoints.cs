using System.Globalization;
using Commendation.Application.Common;
using Commendation.Application.Exports;
using Commendation.Domain.Shared;
using Commendation.WebApi.Edge;
using MediatR;

namespace Commendation.WebApi;

/// <summary>Tables of a campaign for those who go on with them in a spreadsheet or a program.</summary>
internal static class ExportsEndpoints
{
    private static readonly Dictionary<TableFormat, string> MediaTypes = new()
    {
        [TableFormat.Xlsx] = Documentation.Xlsx,
        [TableFormat.Csv] = "text/csv; charset=utf-8",
        [TableFormat.Json] = "application/json; charset=utf-8",
    };

    public static void Map(RouteGroupBuilder api)
    {
        // One address for each table: they have different readers.
        foreach (var (table, summary, description) in new[]
        {
            (ExportedTable.Nominations, "Export nominations", "One row for each nomination that the caller may see, with its facts as far as they are shown. 导出推荐对象。"),
            (ExportedTable.Verdicts, "Export verdicts", "One row for each rule of each nomination that the caller may see. 导出资格审核结果。"),
            (ExportedTable.Quotas, "Export the use of the quota table", "One row for each organisation and award. 导出名额使用情况。"),
            (ExportedTable.Limits, "Export the composition limits", "One row for each limit and part of the list. 导出比例限制情况。"),
            (ExportedTable.Honours, "Export honours", "One row for each honour. 导出荣誉名册。"),
            (ExportedTable.Statistics, "Export statistics", "How many nominations that the caller may see stand where, by organisation and award. 按单位和奖项导出统计。"),
        })
        {
            api.MapGet($"/campaigns/{{campaign}}/exports/{table.ToString().ToLowerInvariant()}", async (string campaign, string? format, IMediator mediator, ITables tables, HttpContext http) =>
                {
                    if (!Enum.TryParse<TableFormat>(format ?? "xlsx", ignoreCase: true, out var form) || !Enum.IsDefined(form))
                    {
                        return UnknownFormat(format!).ToResult();
                    }

                    var outcome = await mediator.Send(new ExportTable(campaign, table), http.RequestAborted);
                    return outcome.Accepted
                        ? Results.Stream(to => tables.Write(outcome.Value, form, CultureInfo.CurrentUICulture.Name, to, http.RequestAborted), MediaTypes[form], $"{campaign}-{table}.{form}".ToLowerInvariant())
                        : outcome.Refusal.ToResult();
                })
                .WithTags("Exports 导出")
                .Does(new ExportTable(string.Empty, table).Deed)
                .DocumentTable($"export{table}", summary, $"{description} As a workbook when nothing is asked for, or format=csv or json; texts that a spreadsheet would take for a formula get an apostrophe before them. 默认xlsx，可选csv、json。");
        }
    }

    private static Refusal UnknownFormat(string format)
    {
        var known = Enum.GetNames<TableFormat>().Select(name => name.ToLowerInvariant()).ToList();
        return new Refusal(RefusalKind.Shape, [Violation.Unknown(ViolationCode.ValueUnknown, format, known, new Text("表格格式", "form of a table")) with { Place = "format", Required = string.Join(", ", known) }]);
    }
}
