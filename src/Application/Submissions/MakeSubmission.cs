using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
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
    /// <summary>Forms that came as files.</summary>
    public IReadOnlyList<HandedFile> Files { get; init; } = [];

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
        RuleFor(request => request.Files).AtMost(20_000);
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

internal sealed class MakeSubmissionHandler(CampaignOpener campaigns, IFormFiles files, IKeys keys) : IRequestHandler<MakeSubmission, Outcome<SubmissionView>>
{
    public Task<Outcome<SubmissionView>> Handle(MakeSubmission request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken)
        .Then(opened => opened
            .Nominations(request.Nominations, cancellationToken)
            .Then(nominees => Read(request, nominees, opened.Policy, cancellationToken)
                .Then(forms => Submission.Make(keys.New(), request.Stage, request.Report, forms, nominees)))
            .Select(submission => opened.Add(submission).ToView(opened.Policy)));

    // What is wrong with the files is told of all of them; what they say is looked at once all could be read.
    private async Task<Outcome<IReadOnlyList<FilledForm>>> Read(MakeSubmission request, Nominees nominees, CampaignPolicy policy, CancellationToken ct)
    {
        var asked = policy.FindStage(request.Stage)?.Materials ?? [];
        List<FilledForm> forms = [.. request.Forms];
        var faults = new List<Violation>();
        foreach (var file in request.Files)
        {
            var read = await files.Read(policy, asked, nominees.Nominations, file, ct);
            faults.AddRange(read.Violations);
            forms.AddRange(read.Accepted ? [read.Value] : []);
        }

        return faults.Count > 0 ? Outcome.Refused(faults) : forms;
    }
}
