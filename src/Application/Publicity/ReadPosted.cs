using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Publicity;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Publicity;

/// <summary>What the public reads: the notices of a campaign with their content and nominees, and of these no more than may be public.</summary>
public sealed record ListPosted(string Campaign, string? Stage, Paging Paging) : IQuery<Page<PostedView>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPosted;
}

/// <summary>A public notice as the public sees it.</summary>
public sealed record PostedView
{
    public required Guid Id { get; init; }

    public required string Stage { get; init; }

    public required Text StageTitle { get; init; }

    public required Text PostedBy { get; init; }

    public required DateOnly PostedOn { get; init; }

    /// <summary>Day from which the public could see it and the term counts, where it was recorded later than it was posted; null where that is the day of posting.</summary>
    public required DateOnly? SeenFrom { get; init; }

    /// <summary>Where else it was published; null where it was not.</summary>
    public required PublishedElsewhere? PublishedElsewhere { get; init; }

    /// <summary>Who vouches for a posting that was recorded late; null for every other one.</summary>
    public required LateView? Late { get; init; }

    /// <summary>Whether it was entered afterwards, in the record of a campaign that is over.</summary>
    public required bool EnteredAfterwards { get; init; }

    /// <summary>The parts that the notice must contain, by their code; *** in place of what is about nominees whose term is over.</summary>
    public required IReadOnlyDictionary<string, string> Content { get; init; }

    /// <summary>Nominees whose own term runs, or stands still. Those whose term is over are counted below and not named.</summary>
    public required IReadOnlyList<PostedNominee> Nominees { get; init; }

    /// <summary>How many were posted.</summary>
    public required int Posted { get; init; }

    /// <summary>How many of them went on to the next stage.</summary>
    public required int WentOn { get; init; }

    /// <summary>How many of them ended without an honour, then or later.</summary>
    public required int Ended { get; init; }

    /// <summary>What was made public and since when, signed, to be kept; null for a notice from before receipts were given.</summary>
    public required NoticeReceipt? Receipt { get; init; }
}

/// <summary>A nominee as the public sees it.</summary>
public sealed record PostedNominee
{
    /// <summary>Its number in the notice, from 1: an objection names it by this.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }

    public required Text Award { get; init; }

    public required Text RecommendedBy { get; init; }

    /// <summary>Facts that the campaign declares as public.</summary>
    public required IReadOnlyDictionary<string, string> Facts { get; init; }

    /// <summary>What of this was corrected or has changed, the latest last.</summary>
    public required IReadOnlyList<PostedCorrection> Corrected { get; init; }
}

/// <summary>A public value that was corrected or has changed.</summary>
public sealed record PostedCorrection
{
    public required DateOnly On { get; init; }

    /// <summary><c>name</c>, <c>division</c>, or a public fact as <c>facts.</c> and its code.</summary>
    public required string Field { get; init; }

    public required string? From { get; init; }

    public required string? To { get; init; }
}

internal sealed class ListPostedHandler(CampaignOpener campaigns, IJournalSigner signer) : IRequestHandler<ListPosted, Outcome<Page<PostedView>>>
{
    public Task<Outcome<Page<PostedView>>> Handle(ListPosted request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.FilteredBy(("stage", request.Stage)))
        .Then(opened => opened
            .Page(new NoticesOf(opened.Id, request.Stage, null), request.Paging, ListNotices.Sorts, cancellationToken)
            .SelectAsync(async page =>
            {
                var posted = await PostedNominees.Of(opened, page.Items, cancellationToken);
                var receipts = await NoticeReceipt.Of(opened, [.. page.Items.Select(notice => notice.Id)], signer, cancellationToken);
                return page.Select(notice => View(notice, posted[notice.Id], receipts.GetValueOrDefault(notice.Id), opened));
            }));

    private static PostedView View(PublicNotice notice, PostedNominees posted, NoticeReceipt? receipt, OpenedCampaign opened) => new()
    {
        Id = notice.Id,
        Stage = notice.Stage,
        StageTitle = opened.Policy.FindStage(notice.Stage)?.Title ?? Text.Same(notice.Stage),
        PostedBy = Organisation(opened.Policy, notice.Organisation),
        PostedOn = notice.PostedOn,
        SeenFrom = notice.SeenFrom,
        PublishedElsewhere = notice.PublishedElsewhere,
        Late = receipt?.Late,
        EnteredAfterwards = opened.IsEnteredAfterwards,
        Content = posted.Content,
        Nominees = [.. posted.Shown.Select(one => Nominee(one.Number, one.Nomination, opened.Policy))],
        Posted = posted.Posted,
        WentOn = posted.WentOn,
        Ended = posted.Ended,
        Receipt = receipt,
    };

    private static PostedNominee Nominee(int number, Nomination nomination, CampaignPolicy policy) => new()
    {
        Number = number,
        Name = nomination.Nominee.Name,
        Award = policy.FindAward(nomination.Award)?.Title ?? Text.Same(nomination.Award),
        RecommendedBy = Organisation(policy, nomination.RecommendedBy),
        Facts = nomination.Facts.Where(fact => policy.Facts.Find(fact.Key)?.Privacy == Privacy.Public).ToDictionary(),
        Corrected =
        [
            .. from replaced in nomination.Corrections.Select(correction => (correction.On, correction.Values))
                   .Concat(nomination.Changes.Select(change => (On: change.ReportedOn, change.Values)))
               from value in replaced.Values
               where value.IsPublic(policy)
               orderby replaced.On
               select new PostedCorrection { On = replaced.On, Field = value.Field, From = value.From, To = value.To },
        ],
    };

    private static Text Organisation(CampaignPolicy policy, string code) => policy.Organisations.Find(code)?.Name ?? Text.Same(code);
}
