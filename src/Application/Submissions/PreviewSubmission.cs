using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Submissions;

/// <summary>Every form that a batch needs at a stage, filled with what is known; what is personal stays hidden.</summary>
public sealed record PreviewSubmission(string Campaign, string Stage, IReadOnlyList<Guid> Nominations) : IQuery<IReadOnlyList<FilledForm>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadNomination;
}

/// <summary>The same forms with nothing hidden, ready to be handed in. That they were shown is journalled for each nomination.</summary>
public sealed record DiscloseSubmissionForms(string Campaign, string Stage, IReadOnlyList<Guid> Nominations, string Actor) : ICommand<IReadOnlyList<FilledForm>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPersonal;
}

internal sealed class PreviewSubmissionValidator : AbstractValidator<PreviewSubmission>
{
    public PreviewSubmissionValidator()
    {
        RuleFor(request => request.Stage).GivenText();
        RuleFor(request => request.Nominations).AtLeastOne();
    }
}

internal sealed class DiscloseSubmissionFormsValidator : AbstractValidator<DiscloseSubmissionForms>
{
    public DiscloseSubmissionFormsValidator()
    {
        RuleFor(request => request.Stage).GivenText();
        RuleFor(request => request.Nominations).AtLeastOne();
    }
}

internal sealed class PreviewSubmissionHandler(CampaignOpener campaigns) : IRequestHandler<PreviewSubmission, Outcome<IReadOnlyList<FilledForm>>>
{
    public Task<Outcome<IReadOnlyList<FilledForm>>> Handle(PreviewSubmission request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened
            .Nominations(request.Nominations, cancellationToken)
            .Then(nominees => BatchForms.Fill(request.Stage, nominees, opened.Policy))
            .Select<IReadOnlyList<FilledForm>, IReadOnlyList<FilledForm>>(forms => [.. forms.Select(form => Forms.Hidden(form, opened.Policy))]));
}

internal sealed class DiscloseSubmissionFormsHandler(CampaignOpener campaigns) : IRequestHandler<DiscloseSubmissionForms, Outcome<IReadOnlyList<FilledForm>>>
{
    public Task<Outcome<IReadOnlyList<FilledForm>>> Handle(DiscloseSubmissionForms request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened
            .Nominations(request.Nominations, cancellationToken)
            .Then(nominees => BatchForms.Fill(request.Stage, nominees, opened.Policy).Then(forms => nominees.Nominations.Aggregate(
                Outcome<IReadOnlyList<FilledForm>>.Of(forms),
                (shown, nomination) => shown.Then(_ => nomination.Disclose($"forms/{request.Stage}", opened.Campaign, request.Actor, opened.On)).Select(_ => forms)))));
}

internal static class BatchForms
{
    /// <summary>The forms that a stage asks for of these nominations, in the order of the stage's materials; refused for a stage that is no submission.</summary>
    public static Outcome<IReadOnlyList<FilledForm>> Fill(string code, Nominees nominees, CampaignPolicy policy)
    {
        var stages = policy.Stages.Where(stage => stage.Kind == StageKind.Submission).ToList();
        if (stages.Find(stage => stage.Code == code) is not { } asking)
        {
            return Violation.Unknown(ViolationCode.StageUnknown, code, stages.Select(known => known.Code), ("报送环节", "submission stage")) with { Place = "stage" };
        }

        return Outcome<IReadOnlyList<FilledForm>>.Of(
        [
            .. from material in asking.Materials
               let asked = policy.Materials.First(known => known.Code == material)
               from form in Forms.FillAll(asked, nominees.Nominations, policy)
               select form,
        ]);
    }
}
