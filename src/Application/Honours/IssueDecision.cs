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
public sealed record IssueDecision(string Campaign, string Actor, Moment? On, string DocumentNumber) : ICommand<DecisionView>, IWholeCampaign
{
    /// <summary>The version of the campaign that the caller saw; null when it does not matter.</summary>
    public int? ExpectedVersion { get; init; }

    /// <inheritdoc/>
    public Deed Deed => Deed.Decide;
}

internal sealed class IssueDecisionValidator : AbstractValidator<IssueDecision>
{
    public IssueDecisionValidator() => RuleFor(request => request.DocumentNumber).GivenText();
}

internal sealed class IssueDecisionHandler(CampaignDesk desks, IStore store, IKeys keys) : IRequestHandler<IssueDecision, Outcome<DecisionView>>
{
    public async Task<Outcome<DecisionView>> Handle(IssueDecision request, CancellationToken cancellationToken)
    {
        var opened = await desks.Open(request.Campaign, request.Actor, request.On, request.ExpectedVersion, cancellationToken);
        if (!opened.Accepted)
        {
            return opened.Refusal;
        }

        var (desk, policy) = (opened.Value, opened.Value.Rules.Policy);
        var deciding = policy.Stages[^1];
        var id = keys.New();
        if (desk.Campaign.Decided(id, policy).Refusal is { } decided)
        {
            return decided;
        }

        if (desk.Campaign.ProposedListId is not { } listId
            || await store.Find<ProposedList>(desk.Campaign.Id, listId, cancellationToken) is not { } list)
        {
            return new Violation(
                "list-missing",
                new Text("尚未拟定名单，不能作出表彰决定。", "No list has been proposed yet; there is nothing to decide on."),
                policy.ProcedureClause);
        }

        var loaded = await desks.Nominations(desk, list.Nominations, cancellationToken);
        return loaded
            .Then(subjects =>
            {
                // What was struck from the list since it was drawn up has ended and is not decided on.
                var standing = subjects.Nominations.Where(nomination => nomination.State == State.At(deciding.Code)).ToList();
                return Decision.Issue(id, request.DocumentNumber, standing, keys.New, subjects.ContextOf, desk.Context());
            })
            .Select(issued =>
            {
                store.Add(issued.Decision);
                foreach (var honour in issued.Honours)
                {
                    store.Add(honour);
                }

                return issued.Decision.ToView();
            });
    }
}
