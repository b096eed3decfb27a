using Commendation.Application.Campaigns;
using Commendation.Application.Common;
using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Nominations.Imports;

/// <summary>Hands in a table of nominees and has it judged. Nothing of it is stored as a nomination until it is applied.</summary>
public sealed record MakeImport(string Campaign, string Actor, DateOnly? On, string Award, string? File, Stream Content) : ICommand<ImportReportView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.Nominate;
}

internal sealed class MakeImportValidator : AbstractValidator<MakeImport>
{
    public MakeImportValidator()
    {
        RuleFor(request => request.Award).GivenText();
        RuleFor(request => request.File!).GivenName().When(request => request.File is not null);
    }
}

internal sealed class MakeImportHandler(CampaignOpener campaigns, IStore store, IImports imports, ISheets sheets, IKeys keys, IKeyedDigests digests, IClock clock)
    : IRequestHandler<MakeImport, Outcome<ImportReportView>>
{
    // Rows of one chunk, and rows with findings that the answer shows at once.
    private const int ChunkRows = 1_000;
    private const int Shown = 200;

    // Nominees whose facts are kept for the limits; those of a longer table are read again.
    private const int Kept = 10_000;

    public Task<Outcome<ImportReportView>> Handle(MakeImport request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken)
        .Then(opened => opened.LayoutOf(request.Award).Then(layout => sheets.Read(request.Content, request.File).Then(rows => Judge(request, opened, layout, rows, cancellationToken))));

    private async Task<Outcome<ImportReportView>> Judge(MakeImport request, OpenedCampaign opened, ImportLayout layout, IEnumerable<SheetRow> rows, CancellationToken ct)
    {
        await imports.Sweep(ct);
        var id = keys.New();
        try
        {
            using var table = rows.GetEnumerator();
            var top = new List<SheetRow>();
            while (top.Count < 2 * ImportLayout.LooksAt && table.MoveNext())
            {
                top.Add(table.Current);
            }

            var header = layout.HeaderIn(top);
            return header.Accepted ? await Judge(id, request, opened, layout, header.Value, Rest(top, header.Value, table), ct) : header.Refusal;
        }
        catch (SheetException unreadable)
        {
            await imports.Drop(id, ct);
            return unreadable.Violation;
        }
    }

    private async Task<Outcome<ImportReportView>> Judge(Guid id, MakeImport request, OpenedCampaign opened, ImportLayout layout, ImportHeader header, IEnumerable<SheetRow> rows, CancellationToken ct)
    {
        var now = clock.Now;

        // A copy: what is only tried leaves no reserve in the account.
        var account = await opened.AccountOf(layout.Award, (specification, cancel) => opened.Store.Select(specification, account => account, cancel), ct);
        var judge = await ImportJudging.Judge(opened, layout, header, account, digests, keys, ct);
        var (all, sound, number, wanted) = (0, 0, 0, 0);
        var standings = new Dictionary<Standing, int>();
        var (found, kept) = (new List<ImportRowView>(), new List<ListedNominee>());
        foreach (var part in rows.Where(row => judge.Holds(row.Cells)).Select(row => (row.Number, row.Cells)).Chunk(ChunkRows))
        {
            var judged = await judge.Judge(part, ct);
            foreach (var (row, nomination) in judged)
            {
                all++;
                if (nomination is not null)
                {
                    sound++;
                    if (all <= Kept && nomination.Reserve is null)
                    {
                        kept.Add(nomination.Listed(opened.Policy));
                    }

                    wanted += nomination is { Channel: null, Reserve: null } ? 1 : 0;
                    standings[row.Standing!.Value] = standings.GetValueOrDefault(row.Standing.Value) + 1;
                }

                if (row.Findings.Count > 0 && found.Count < Shown)
                {
                    found.Add(row.ToView(header));
                }
            }

            await imports.Store(new ImportChunk { ImportId = id, Number = ++number, StoredAt = now, Rows = [.. judged.Select(row => row.Row)] }, ct);
        }

        if (all == 0)
        {
            return new Violation(ViolationCode.FileEmpty, new Text("表头下面没有推荐对象。", "There is no nominee below the headings."));
        }

        var import = new Import
        {
            Id = id,
            CampaignId = opened.Id,
            Organisation = opened.Actor,
            Award = layout.Award.Code,
            File = request.File ?? string.Empty,
            StoredAt = now,
            Header = header,
            Rows = all,
            Sound = sound,
        };
        store.Add(import);
        return new ImportReportView
        {
            Import = import.ToView(layout),
            Standings = ImportViews.ByStanding(standings),
            Quota = account is null ? null : Places(account, wanted, opened.Policy),
            Limits = await Limits(opened, import, layout, kept, ct),
            Found = found,
        };
    }

    private static IEnumerable<SheetRow> Rest(List<SheetRow> top, ImportHeader header, IEnumerator<SheetRow> table)
    {
        foreach (var row in top.Where(row => row.Number > header.Row))
        {
            yield return row;
        }

        while (table.MoveNext())
        {
            yield return table.Current;
        }
    }

    private static ImportQuotaView Places(QuotaAccount account, int wanted, CampaignPolicy policy)
    {
        var places = account.PlacesUnder(policy);
        return new ImportQuotaView
        {
            Organisation = account.Organisation,
            Places = places,
            Taken = account.Taken,
            Wanted = wanted,
            Beyond = Math.Max(0, wanted - account.Free(account.CandidatesUnder(policy))),
        };
    }

    // Counted over the stored rows, one after the other: a table may have more of them than should be held at once.
    private async Task<IReadOnlyList<LimitStatusView>> Limits(OpenedCampaign opened, Import import, ImportLayout layout, IReadOnlyList<ListedNominee> kept, CancellationToken ct)
    {
        if (opened.Policy.Limits.Count == 0)
        {
            return [];
        }

        var policy = opened.Campaign.WithoutLapsed(opened.Policy);
        var living = (await opened.Store.Countable(new LivingNominations(opened.Id), ct)).Select(nominee => nominee.Listed(opened.Policy)).ToList();
        var recommended = await opened.Recommended(ct);
        var holder = opened.Policy.QuotaHolder(opened.Actor, layout.Award.Code);
        var rows = import.Rows <= Kept ? kept : kept.Concat(imports.Rows(import.Id).Skip(Kept).Where(row => row.Sound).Select(row => ImportJudging.Listed(row, layout, import.Header, opened.Policy, holder)).Where(listed => listed is not null).Select(listed => listed!.Value));
        return [.. LimitReport.Over(policy, living.Concat(rows), recommended?.Concat(rows)).Select(status => status.ToView(opened.Campaign, opened.Policy))];
    }
}
