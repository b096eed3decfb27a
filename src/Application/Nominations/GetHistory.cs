using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Nominations;
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

internal sealed class GetHistoryHandler(CampaignOpener campaigns) : IRequestHandler<GetHistory, Outcome<IReadOnlyList<JournalLine>>>
{
    public Task<Outcome<IReadOnlyList<JournalLine>>> Handle(GetHistory request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened
            .Find<Nomination>(request.Id, cancellationToken)
            .SelectAsync(async nomination => await opened.Store.Select(new EntriesOf(opened.Id, nomination.Id), entry => entry, cancellationToken)))
        .Select<IReadOnlyList<JournalEntry>, IReadOnlyList<JournalLine>>(entries => [.. entries.Select(entry => entry.ToView())]);
}
