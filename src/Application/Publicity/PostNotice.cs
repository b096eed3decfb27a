using Commendation.Application.Common;
using Commendation.Domain.Publicity;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Publicity;

/// <summary>Posts a public notice for one or more nominations of a publicity stage.</summary>
public sealed record PostNotice(
    string Campaign, string Actor, DateOnly? On, string Stage, IReadOnlyDictionary<string, string> Content, IReadOnlyList<Guid> Nominations)
    : ICommand<NoticeView>, IDated, INamesEvidence
{
    /// <summary>Where else it was published, for a posting that is recorded late; null where it was not.</summary>
    public PublishedElsewhere? PublishedElsewhere { get; init; }

    /// <inheritdoc/>
    public IEnumerable<(string Place, string Reference)> Named => PublishedElsewhere?.Evidence.At("publishedElsewhere.evidence") ?? [];

    /// <inheritdoc/>
    public Deed Deed => Deed.Publicise;
}

internal sealed class PostNoticeValidator : AbstractValidator<PostNotice>
{
    public PostNoticeValidator()
    {
        RuleFor(request => request.Stage).GivenText();
        RuleFor(request => request.Content).TextMap();
        RuleFor(request => request.Nominations).AtLeastOne();
        RuleFor(request => request.PublishedElsewhere!.Where).GivenText().When(request => request.PublishedElsewhere is not null);
        RuleFor(request => request.PublishedElsewhere!.Evidence).AtLeastOne(50).When(request => request.PublishedElsewhere is not null);
        RuleForEach(request => request.PublishedElsewhere!.Evidence).GivenText().When(request => request.PublishedElsewhere is not null);
    }
}

internal sealed class PostNoticeHandler(CampaignOpener campaigns, IKeys keys, IUnitOfWork work, IJournalSigner signer) : IRequestHandler<PostNotice, Outcome<NoticeView>>
{
    public Task<Outcome<NoticeView>> Handle(PostNotice request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken)
        .Then(opened => opened
            .Nominations(request.Nominations, cancellationToken)
            .Then(nominees =>
            {
                var id = keys.New();
                var text = new PostedText
                {
                    Campaign = opened.Campaign.Code,
                    Notice = id,
                    Stage = request.Stage,
                    PostedBy = opened.Actor,
                    PostedOn = opened.On,
                    PublishedElsewhere = request.PublishedElsewhere,
                    Content = request.Content,
                    Nominees = [.. nominees.Nominations.Select(nomination => PostedText.Named(nomination, opened.Policy))],
                };
                return PublicNotice.Post(id, request.Stage, request.Content, nominees, new Dictionary<string, string> { [NoticeReceipt.Digest] = text.Digest() }, request.PublishedElsewhere);
            })
            .Select(notice =>
            {
                var view = opened.Add(notice).ToView(opened);
                work.WhenSealed(lines => view.Receipt = NoticeReceipt.Of(opened, lines.Single(line => line.SubjectId == notice.Id && line.Act == NoticeReceipt.Posting), signer));
                return view;
            }));
}
