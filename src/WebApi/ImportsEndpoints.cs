using System.Globalization;
using Commendation.Application.Common;
using Commendation.Application.Nominations.Imports;
using Commendation.WebApi.Edge;
using MediatR;

namespace Commendation.WebApi;

/// <summary>Rows to be stored.</summary>
/// <param name="Rows">all, or sound: those that can be stored.</param>
/// <param name="Size">Rows of this transaction, 1 to 5000.</param>
/// <param name="On">Day of the nominations; today when absent.</param>
public sealed record ApplyImportRequest(ImportRows Rows = ImportRows.All, int Size = ApplyImport.DefaultSize, DateOnly? On = null);

/// <summary>Tables of nominees: handed in, judged, and stored step by step.</summary>
internal static class ImportsEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var imports = api.MapGroup("/campaigns/{campaign}/imports").WithTags("Imports 批量导入");
        imports.MapGet("/template", async (string campaign, string award, IMediator mediator, IWorkbooks workbooks, HttpContext http) =>
                await mediator.AnswerFile(http, new GetImportTemplate(campaign, award), layout => workbooks.Template(layout, CultureInfo.CurrentUICulture.Name), $"{award}.xlsx"))
            .DocumentBinary("getImportTemplate", "Fetch the table to be filled in", "A workbook with one column for each fact of the award's nominees: label, unit, choices as lists, notes with the clauses behind them, an example row; its headings are locked. 推荐对象导入模板。", Documentation.Xlsx);
        imports.MapPost("/", async (string campaign, string award, string? fileName, DateOnly? on, IMediator mediator, HttpContext http) =>
                await mediator.Create(
                    http,
                    new MakeImport(campaign, http.Actor(), on, award, fileName, await http.Uploaded()),
                    view => $"/api/v1/campaigns/{campaign}/imports/{view.Import.Id}",
                    view => view.Import.Version))
            .Accepts<Stream>(Documentation.Xlsx, Documentation.Xls, "text/csv", "application/octet-stream")
            .DocumentCreate<ImportReportView>("makeImport", "Hand in a table of nominees", "The file itself (xlsx, xls, csv) is judged row by row as the nominations that it would make: identifiers, facts, eligibility, duplicates in the table and in the campaign, and what would become of places and limits. It is a trial: nothing is nominated until the table is applied. What is not applied is deleted after some days. 导入推荐对象名册，只核验不推荐。");
        imports.MapGet("/{id:guid}", (string campaign, Guid id, IMediator mediator, HttpContext http) => mediator.Answer(http, new GetImport(campaign, id), view => view.Version))
            .Document<ImportView>("getImport", "Read how far a table is stored", "Rows stored, left out and still to come. 导入进度。");
        imports.MapGet("/{id:guid}/rows", (string campaign, Guid id, bool? found, string? cursor, int? size, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ListImportRows(campaign, id, found, cursor, size)))
            .Document<Page<ImportRowView>>("listImportRows", "Read the rows of a table", "The rows that are not stored yet, each with everything that was found in it, cell by cell. 导入名册各行的核验结果。");
        imports.MapGet("/{id:guid}/workbook", async (string campaign, Guid id, IMediator mediator, IWorkbooks workbooks, HttpContext http) =>
                await mediator.AnswerFile(http, new GetImportWorkbook(campaign, id), table => workbooks.Report(table, CultureInfo.CurrentUICulture.Name), $"{id}.xlsx"))
            .DocumentBinary("getImportWorkbook", "Fetch the table with its findings", "The rows that are not stored yet as a workbook: what hinders is red, what is only to be known is yellow, comments say why. 以表格返回核验结果，问题单元格着色并加批注。", Documentation.Xlsx);
        imports.MapPost("/{id:guid}/acts/apply", (string campaign, Guid id, ApplyImportRequest body, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ApplyImport(campaign, id, http.Actor(), body.On, http.Expected(), body.Rows, body.Size), view => view.Import.Version))
            .DocumentChange<ImportStepView>("applyImport", "Store the next rows of a table", "One transaction: the next rows are nominated and leave the table, each with its line in the journal. Repeat it until nothing remains; after a crash go on in the same way, no row is lost or stored twice. 逐步办理导入名册，可中断后继续，不漏不重。")
            .ChecksVersion();
    }
}
