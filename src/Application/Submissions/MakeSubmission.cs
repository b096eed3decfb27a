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
    IReadOnlyList<Guid> Nominations) : ICommand<SubmissionView>, IDated, INamesEvidence
{
    /// <summary>Forms that came as files.</summary>
    public IReadOnlyList<HandedFile> Files { get; init; } = [];

    /// <summary>References to what comes with it, for example the scan of the sealed report.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<(string Place, string Reference)> Named => Evidence.At("evidence").Concat(Forms.Index().Where(form => form.Item?.Attachment is not null).Select(form => ($"forms[{form.Index}].attachment", form.Item.Attachment!)));

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
        RuleFor(request => request.Evidence).AtMost(50);
        RuleForEach(request => request.Evidence).GivenText();
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

internal sealed class MakeSubmissionHandler(CampaignOpener campaigns, IFormFiles files, IAttachments attachments, IKeys keys, IClock clock) : IRequestHandler<MakeSubmission, Outcome<SubmissionView>>
{
    public Task<Outcome<SubmissionView>> Handle(MakeSubmission request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken)
        .Then(opened => opened
            .Nominations(request.Nominations, cancellationToken)
            .Then(nominees => Read(request, nominees, opened, cancellationToken)
                .Then(forms => Submission.Make(keys.New(), request.Stage, request.Report, forms, nominees, request.Evidence)))
            .Select(submission => opened.Add(submission).ToView(opened.Policy)));

    // What is wrong with the files is told of all of them; what they say is looked at once all could be read.
    private async Task<Outcome<IReadOnlyList<FilledForm>>> Read(MakeSubmission request, Nominees nominees, OpenedCampaign opened, CancellationToken ct)
    {
        var asked = opened.Policy.FindStage(request.Stage)?.Materials ?? [];
        List<FilledForm> forms = [.. request.Forms];
        var faults = new List<Violation>();
        foreach (var file in request.Files)
        {
            var read = await files.Read(opened.Policy, asked, nominees.Nominations, file, ct).Then(form => Kept(form, file, opened, ct));
            faults.AddRange(read.Violations);
            forms.AddRange(read.Accepted ? [read.Value] : []);
        }

        return faults.Count > 0 ? Outcome.Refused(faults) : forms;
    }

    // The file itself is kept with what it says, so that the office above can look at what was handed in.
    private Task<Outcome<FilledForm>> Kept(FilledForm form, HandedFile file, OpenedCampaign opened, CancellationToken ct) => attachments
        .Keep(opened.Id, opened.Actor, file.Name, file.Content, ct)
        .Select(attachment =>
        {
            attachment.AttachedAt ??= clock.Now;
            return form with { Attachment = attachment.Reference };
        });
}
