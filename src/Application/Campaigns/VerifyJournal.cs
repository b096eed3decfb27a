using Commendation.Application.Common;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Campaigns;

/// <summary>Holds a campaign against its journal, and the journal against a place in it that the caller remembers (<c>number:hash</c>).</summary>
public sealed record VerifyJournal(string Campaign, string? Remembered) : IQuery<JournalVerification>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadJournal;
}

internal sealed class VerifyJournalHandler(CampaignOpener campaigns, IJournal journal) : IRequestHandler<VerifyJournal, Outcome<JournalVerification>>
{
    public async Task<Outcome<JournalVerification>> Handle(VerifyJournal request, CancellationToken cancellationToken)
    {
        var mark = request.Remembered is { } text ? JournalMark.Parse(text) : null;
        if (request.Remembered is not null && mark is null)
        {
            return new Refusal(RefusalKind.Shape, [new Violation(ViolationCode.MarkInvalid, new Text("所记位置须写作“序号:哈希值”。", "A remembered place is written number:hash."))
            {
                Place = "remembered",
                Actual = request.Remembered,
            }]);
        }

        // Its rules are not needed, and may be what was tampered with.
        return await campaigns.Find(request.Campaign, cancellationToken).SelectAsync(campaign => journal.Verify(campaign.Id, mark, cancellationToken));
    }
}
