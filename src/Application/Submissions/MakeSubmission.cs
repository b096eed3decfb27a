using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Submissions;

/// <summary>Sends a batch of nominations to the next level, with report and forms where the stage asks for them.</summary>
public sealed record MakeSubmission(
    string Campaign,
    string Actor,
    Moment? On,
    string Stage,
    IReadOnlyDictionary<string, string> Report,
    IReadOnlyList<FilledForm> Forms,
    IReadOnlyList<Guid> Nominations) : ICommand<SubmissionView>, IDated
{
    /// <inheritdoc/>
    public Deed Deed => Deed.Submit;
}

internal sealed class MakeSubmissionValidator : AbstractValidator<MakeSubmission>
{
    public MakeSubmissionValidator()
    {
        RuleFor(request => request.Stage).GivenText();
        RuleFor(request => request.Report).TextMap();
        RuleFor(request => request.Nominations).AtLeastOne();
        RuleFor(request => request.Forms).AtMost(20_000);
        RuleForEach(request => request.Forms).Given();
        RuleForEach(request => request.Forms).ChildRules(form =>
        {
            form.RuleFor(filled => filled.Material).GivenText();

            // A summary table has a row of them for each nominee.
            form.RuleFor(filled => filled.Fields).AtMost(200_000);
            form.RuleForEach(filled => filled.Fields).Given();
            form.RuleForEach(filled => filled.Fields).ChildRules(field =>
            {
                field.RuleFor(filled => filled.Label).GivenText();
                field.RuleFor(filled => filled.Value).PlainText(Shapes.LongText);
            });
        });
    }
}

internal sealed class MakeSubmissionHandler(CampaignOpener campaigns, IKeys keys) : IRequestHandler<MakeSubmission, Outcome<SubmissionView>>
{
    public Task<Outcome<SubmissionView>> Handle(MakeSubmission request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken)
        .Then(opened => opened
            .Nominations(request.Nominations, cancellationToken)
            .Then(nominees => Submission.Make(keys.New(), request.Stage, request.Report, request.Forms, nominees))
            .Select(submission => opened.Add(submission).ToView(opened.Policy)));
}
