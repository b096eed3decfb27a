using Commendation.Application.Common;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Nominations.Imports;

/// <summary>Which rows of a table are stored.</summary>
public enum ImportRows
{
    /// <summary>All of them: one that cannot be stored stands in the way of the others.</summary>
    All,

    /// <summary>Those that can be stored; the others are left out.</summary>
    Sound,
}

/// <summary>
/// Stores the next rows of a table as nominations, in one transaction. Rows that are stored leave the table with it: whoever goes on after a
/// crash neither loses nor doubles one.
/// </summary>
public sealed record ApplyImport(string Campaign, Guid Id, string Actor, DateOnly? On, int? ExpectedVersion, ImportRows Rows, int Size) : ICommand<ImportStepView>
{
    /// <summary>Most rows of one transaction.</summary>
    public const int MaxSize = 5_000;

    /// <summary>Rows of one transaction when the caller names no number.</summary>
    public const int DefaultSize = 1_000;

    /// <inheritdoc/>
    public Deed Deed => Deed.Nominate;
}

/// <summary>What one step stored.</summary>
public sealed record ImportStepView
{
    public required ImportView Import { get; init; }

    /// <summary>Keys of the nominations that the step stored, in the order of the rows.</summary>
    public required IReadOnlyList<Guid> Nominations { get; init; }

    /// <summary>Rows that the step left out, with the reasons.</summary>
    public required IReadOnlyList<ImportRowView> LeftOut { get; init; }
}

internal sealed class ApplyImportValidator : AbstractValidator<ApplyImport>
{
    public ApplyImportValidator()
    {
        RuleFor(request => request.Rows).IsInEnum().WithErrorCode(ViolationCode.ValueUnknown.Name);
        RuleFor(request => request.Size).InclusiveBetween(1, ApplyImport.MaxSize).WithErrorCode(ViolationCode.SizeOutOfRange.Name).WithState(_ => new Text($"应在1至{ApplyImport.MaxSize}之间。", $"It must lie in 1..{ApplyImport.MaxSize}."));
    }
}

internal sealed class ApplyImportHandler(CampaignOpener campaigns, IImports imports, IKeys keys, IKeyedDigests digests) : IRequestHandler<ApplyImport, Outcome<ImportStepView>>
{
    // Violations of a refusal; more nobody reads, and the rows' own address has them all.
    private const int Told = 100;

    public Task<Outcome<ImportStepView>> Handle(ApplyImport request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken)
        .Then(opened => imports.Find(opened, request.Id, cancellationToken)
            .Then(import => Step(request, opened, import, cancellationToken)));

    private async Task<Outcome<ImportStepView>> Step(ApplyImport request, OpenedCampaign opened, Import import, CancellationToken ct)
    {
        if (Versions.Stale(import.Version, request.ExpectedVersion) is { } stale)
        {
            return stale;
        }

        if (request.Rows == ImportRows.All && import.Sound < import.Rows)
        {
            return new Violation(
                ViolationCode.RowUnsound,
                new Text($"{import.Rows - import.Sound}行不能办理；请改正后重新上传，或只办理无误的行（rows: sound）。", $"{import.Rows - import.Sound} rows cannot be stored; correct them and send the table again, or store the sound ones only (rows: sound)."));
        }

        return await opened.LayoutOf(import.Award).Then(layout => Store(request, opened, import, layout, ct));
    }

    private async Task<Outcome<ImportStepView>> Store(ApplyImport request, OpenedCampaign opened, Import import, ImportLayout layout, CancellationToken ct)
    {
        var account = await opened.AccountOf(layout.Award, opened.Store.List, ct);
        var judge = await ImportJudging.Judge(opened, layout, import.Header, account, digests, keys, ct);
        var taken = Take(await imports.Next(import.Id, request.Size, ct), request.Size);
        var judged = await judge.Judge([.. taken.Select(row => (row.Number, row.Cells))], ct);
        var unsound = judged.Where(row => row.Nomination is null).Select(row => row.Row).ToList();
        if (request.Rows == ImportRows.All && unsound.Count > 0)
        {
            return Outcome.Refused(
                from row in unsound.Take(Told)
                from finding in row.Findings
                where finding.Hinders
                select new Violation(
                    ViolationCode.RowUnsound,
                    new Text($"第{row.Number}行：{finding.Message.Zh}", $"Row {row.Number}: {finding.Message.En}"),
                    finding.Clause)
                { Place = SheetCells.At(row.Number, finding.Column ?? 0), Actual = finding.Code });
        }

        var stored = judged.Select(row => row.Nomination).OfType<Domain.Nominations.Nomination>().Select(opened.Add).ToList();
        import.Applied += stored.Count;
        import.LeftOut += unsound.Count;
        import.Version++;
        return new ImportStepView
        {
            Import = import.ToView(layout),
            Nominations = [.. stored.Select(nomination => nomination.Id)],
            LeftOut = [.. unsound.Select(row => row.ToView(import.Header))],
        };
    }

    private List<ImportRow> Take(IReadOnlyList<ImportChunk> chunks, int size)
    {
        var taken = new List<ImportRow>();
        foreach (var chunk in chunks)
        {
            var rest = size - taken.Count;
            taken.AddRange(chunk.Rows.Take(rest));
            if (chunk.Rows.Count <= rest)
            {
                imports.Remove(chunk);
            }
            else
            {
                chunk.Rows = [.. chunk.Rows.Skip(rest)];
            }
        }

        return taken;
    }
}
