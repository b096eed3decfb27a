using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>Every act that a nomination has been through, in order.</summary>
public sealed record GetHistory(string Campaign, Guid Id) : IQuery<IReadOnlyList<JournalLine>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadNomination;
}

internal sealed class EntriesOf : Specification<JournalEntry>
{
    public EntriesOf(Guid campaignId, Guid subjectId) => Query
        .Where(entry => entry.CampaignId == campaignId && entry.SubjectId == subjectId)
        .OrderBy(entry => entry.Number);
}

internal sealed class GetHistoryHandler(CampaignDesk desks, IStore store) : IRequestHandler<GetHistory, Outcome<IReadOnlyList<JournalLine>>>
{
    public async Task<Outcome<IReadOnlyList<JournalLine>>> Handle(GetHistory request, CancellationToken cancellationToken)
    {
        var read = await desks.Read(request.Campaign, request.Id, (desk, _) => desk.Campaign.Id, cancellationToken);
        if (!read.Accepted)
        {
            return read.Refusal;
        }

        var entries = await store.Select(new EntriesOf(read.Value, request.Id), entry => entry, cancellationToken);
        return Outcome<IReadOnlyList<JournalLine>>.Of([.. entries.Select(entry => entry.ToView())]);
    }
}
