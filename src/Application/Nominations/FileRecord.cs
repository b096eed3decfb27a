using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>Files a record that the present stage asks for: a proceeding, attestation, finding, check, opinion or inspection.</summary>
public sealed record FileRecord(
    string Campaign, Guid Id, string Actor, DateOnly? On, int? ExpectedVersion, string Code, string By, bool Favourable, string Remarks)
    : ICommand<NominationView>
{
    /// <summary>Why it takes the place of the one before; null where there is none.</summary>
    public string? Reason { get; init; }

    /// <summary>The document by which it came in; null when the body enters it itself.</summary>
    public ReceivedDocument? Received { get; init; }

    /// <inheritdoc/>
    public Deed Deed => Deed.Record;
}

internal sealed class FileRecordValidator : AbstractValidator<FileRecord>
{
    public FileRecordValidator()
    {
        RuleFor(request => request.Code).GivenText();
        RuleFor(request => request.By).GivenText();
        RuleFor(request => request.Remarks).PlainText(Shapes.LongText);
        RuleFor(request => request.Reason!).PlainText(Shapes.LongText);
        When(request => request.Received is not null, () =>
        {
            RuleFor(request => request.Received!.DocumentNumber).GivenText();
            RuleFor(request => request.Received!.Evidence).AtLeastOne();
            RuleFor(request => request.Received!.Evidence).AtMost(50);
            RuleForEach(request => request.Received!.Evidence).GivenText();
        });
    }
}

internal sealed class FileRecordHandler(CampaignOpener campaigns) : IRequestHandler<FileRecord, Outcome<NominationView>>
{
    public Task<Outcome<NominationView>> Handle(FileRecord request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken)
        .Then(opened => opened
            .Nomination(request.Id, cancellationToken, request.ExpectedVersion)
            .Then(subject => GivesOpinionsOnly(opened.Access.Caller) && IsNoOpinion(request.Code, subject.Nomination, opened.Policy)
                ? Access.NotAllowed
                : subject.Nomination.File(
                    new RecordDraft(request.Code, request.By, request.Favourable, request.Remarks)
                    {
                        Reason = request.Reason,
                        Received = request.Received,
                        Consulted = GivesOpinionsOnly(opened.Access.Caller),
                    },
                    subject.Context))
            .Select(nomination => nomination.ToView(opened)));

    private static bool IsNoOpinion(string record, Nomination nomination, CampaignPolicy policy) =>
        policy.FindStage(nomination.State.Stage)?.Records.FirstOrDefault(asked => asked.Code == record) is { IsForReviewers: false };

    // A body whose opinion is sought gives it, and files nothing else.
    private static bool GivesOpinionsOnly(Caller caller) => caller.Roles.Contains(CallerRole.OpinionBody)
        && Authority.Of(caller with { Roles = [.. caller.Roles.Where(role => role != CallerRole.OpinionBody)] }, Deed.Record) == Relations.None;
}
