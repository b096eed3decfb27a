using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Honours;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Honours;

/// <summary>One who follows on the list, and for whom.</summary>
/// <param name="Fallen">Key of the nomination that fell after the list was drawn up.</param>
/// <param name="By">Key of the nomination that follows; the same where it was sent back and comes anew.</param>
public sealed record ReplacementPair(Guid Fallen, Guid By);

/// <summary>Lets others follow on the proposed list for those who fell after it was drawn up, until the decision.</summary>
public sealed record ReplaceListed(string Campaign, Guid Id, string Actor, Moment? On, IReadOnlyList<ReplacementPair> Replacements, string Reason)
    : ICommand<ProposedListView>, IDated, IWholeCampaign
{
    /// <summary>The version of the list that the caller saw; null when it does not matter.</summary>
    public int? ExpectedVersion { get; init; }

    /// <inheritdoc/>
    public Deed Deed => Deed.DrawUpList;
}

internal sealed class ReplaceListedValidator : AbstractValidator<ReplaceListed>
{
    public ReplaceListedValidator()
    {
        RuleFor(request => request.Replacements).AtLeastOne();
        RuleForEach(request => request.Replacements).Given();
        RuleFor(request => request.Reason).GivenText(Shapes.LongText);
    }
}

internal sealed class ReplaceListedHandler(CampaignOpener campaigns) : IRequestHandler<ReplaceListed, Outcome<ProposedListView>>
{
    public Task<Outcome<ProposedListView>> Handle(ReplaceListed request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken)
        .Then(opened => opened
            .Find<ProposedList>(request.Id, cancellationToken, request.ExpectedVersion)
            .Then(list => Replace(request, opened, list, cancellationToken)))
        .Select(replaced => replaced.ToView());

    private static async Task<Outcome<ProposedList>> Replace(ReplaceListed request, OpenedCampaign opened, ProposedList list, CancellationToken ct)
    {
        if (opened.Campaign.AlreadyDecided(opened.Policy) is { } decided)
        {
            return decided;
        }

        var named = request.Replacements.SelectMany(pair => new[] { pair.Fallen, pair.By });
        var recommended = await opened.Recommended(ct);
        return await opened.Nominations([.. list.Nominations.Concat(named).Distinct()], ct).Then(subjects =>
        {
            var byKey = subjects.Nominations.ToDictionary(nomination => nomination.Id);
            return list.Replace(
                [.. request.Replacements.Select(pair => (byKey[pair.Fallen], byKey[pair.By]))],
                [.. list.Nominations.Select(id => byKey[id])],
                request.Reason,
                subjects.ContextOf,
                opened.Context(),
                recommended);
        });
    }
}
