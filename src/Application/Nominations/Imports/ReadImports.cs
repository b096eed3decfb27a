using System.Globalization;
using Commendation.Application.Common;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Nominations.Imports;

/// <summary>A table of nominees: how far it is stored.</summary>
public sealed record GetImport(string Campaign, Guid Id) : IQuery<ImportView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.Nominate;
}

/// <summary>The rows of a table that are not stored yet, with what was found in them.</summary>
public sealed record ListImportRows(string Campaign, Guid Id, bool? Found, string? Cursor, int? Size) : IQuery<Page<ImportRowView>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.Nominate;
}

/// <summary>The table as a workbook with what was found in it.</summary>
public sealed record GetImportWorkbook(string Campaign, Guid Id) : IQuery<ImportWorkbook>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.Nominate;
}

/// <summary>The table to be filled in for an award.</summary>
public sealed record GetImportTemplate(string Campaign, string Award) : IQuery<ImportLayout>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

/// <summary>What a workbook of a judged table is made of; its rows are read as they are asked for.</summary>
/// <param name="Layout">The columns.</param>
/// <param name="Header">Where they stand.</param>
/// <param name="Rows">The rows.</param>
public sealed record ImportWorkbook(ImportLayout Layout, ImportHeader Header, IEnumerable<ImportRow> Rows);

internal static class ImportReading
{
    /// <summary>An import of the organisation that the caller acts for; others do not exist for it.</summary>
    public static async Task<Outcome<Import>> Find(this IImports imports, OpenedCampaign opened, Guid id, CancellationToken ct) =>
        await imports.Find(opened.Id, id, ct) is { } found && opened.Access.Permits(found.Organisation) ? found : Outcome.Missing("导入 / import", id.ToString());
}

internal sealed class GetImportHandler(CampaignOpener campaigns, IImports imports) : IRequestHandler<GetImport, Outcome<ImportView>>
{
    public Task<Outcome<ImportView>> Handle(GetImport request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => imports.Find(opened, request.Id, cancellationToken).Then(import => opened.LayoutOf(import.Award).Select(layout => import.ToView(layout))));
}

internal sealed class ListImportRowsHandler(CampaignOpener campaigns, IImports imports) : IRequestHandler<ListImportRows, Outcome<Page<ImportRowView>>>
{
    public Task<Outcome<Page<ImportRowView>>> Handle(ListImportRows request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => imports.Find(opened, request.Id, cancellationToken).Then(import => Page(request, import)));

    private Outcome<Page<ImportRowView>> Page(ListImportRows request, Import import)
    {
        var after = 0;
        if (request.Cursor is not null && !int.TryParse(request.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            return new Refusal(RefusalKind.Shape, [new Violation(ViolationCode.CursorInvalid, new Text("游标无效，请从第一页重新开始。", "The cursor does not belong to this list; start again from the first page.")) { Place = "cursor" }]);
        }

        return PageRequest<ImportRow>.Read(new Paging(Size: request.Size), []).Select(page =>
        {
            var rows = imports.Rows(import.Id).Where(row => row.Number > after && (request.Found != true || row.Findings.Count > 0)).Take(page.Size + 1).ToList();
            return new Page<ImportRowView>([.. rows.Take(page.Size).Select(row => row.ToView(import.Header))], rows.Count > page.Size ? ImportViews.Cursor(rows[page.Size - 1].Number) : null);
        });
    }
}

internal sealed class GetImportWorkbookHandler(CampaignOpener campaigns, IImports imports) : IRequestHandler<GetImportWorkbook, Outcome<ImportWorkbook>>
{
    public Task<Outcome<ImportWorkbook>> Handle(GetImportWorkbook request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => imports.Find(opened, request.Id, cancellationToken)
            .Then(import => opened.LayoutOf(import.Award).Select(layout => new ImportWorkbook(layout, import.Header, imports.Rows(import.Id)))));
}

internal sealed class GetImportTemplateHandler(CampaignOpener campaigns) : IRequestHandler<GetImportTemplate, Outcome<ImportLayout>>
{
    public Task<Outcome<ImportLayout>> Handle(GetImportTemplate request, CancellationToken cancellationToken) =>
        campaigns.Open(request.Campaign, cancellationToken).Then(opened => opened.LayoutOf(request.Award));
}
