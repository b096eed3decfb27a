using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Honours;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Honours;

/// <summary>
/// Issues the commendation decision over everything that still stands on the proposed list, in the list's order, and confers the honours.
/// </summary>
public sealed record IssueDecision(string Campaign, string Actor, Moment? On, string DocumentNumber) : ICommand<DecisionView>, IWholeCampaign, INamesEvidence
{
    /// <summary>The version of the campaign that the caller saw; null when it does not matter.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>References to what shows it, for example the scan of the sealed document; everybody may read it.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<(string Place, string Reference)> Named => Evidence.At("evidence");

    /// <inheritdoc/>
    public Deed Deed => Deed.Decide;
}

internal sealed class IssueDecisionValidator : AbstractValidator<IssueDecision>
{
    public IssueDecisionValidator()
    {
        RuleFor(request => request.DocumentNumber).GivenText();
        RuleFor(request => request.Evidence).AtMost(50);
        RuleForEach(request => request.Evidence).GivenText();
    }
}

internal sealed class IssueDecisionHandler(CampaignOpener campaigns, IKeys keys) : IRequestHandler<IssueDecision, Outcome<DecisionView>>
{
    public Task<Outcome<DecisionView>> Handle(IssueDecision request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken, request.ExpectedVersion)
        .Then(opened => Issue(request, opened, keys.New(), cancellationToken).Select(decision => decision.ToView(opened.IsEnteredAfterwards)));

    private Task<Outcome<Decision>> Issue(IssueDecision request, OpenedCampaign opened, Guid id, CancellationToken ct) => opened.Campaign
        .Decided(id, opened.Policy)
        .Then(_ => ProposedList(opened, ct))
        .Then(list => opened.Nominations(list.Nominations, ct))
        .Then(listed =>
        {
            // What was struck from the list since it was drawn up has ended and is not decided on.
            var deciding = State.At(opened.Policy.Stages[^1].Code);
            var standing = listed with { Nominations = [.. listed.Nominations.Where(nomination => nomination.State == deciding)] };
            return Decision.Issue(id, request.DocumentNumber, standing, keys.New, request.Evidence);
        })
        .Select(issued =>
        {
            foreach (var honour in issued.Honours)
            {
                opened.Add(honour);
            }

            return opened.Add(issued.Decision);
        });

    private static async Task<Outcome<ProposedList>> ProposedList(OpenedCampaign opened, CancellationToken ct) =>
        opened.Campaign.ProposedListId is { } id && await opened.Store.Find<ProposedList>(opened.Id, id, ct) is { } list
            ? list
            : new Violation(
                ViolationCode.ListMissing,
                new Text("尚未拟定名单，不能作出表彰决定。", "No list has been proposed yet; there is nothing to decide on."),
                opened.Policy.ProcedureClause);
}
