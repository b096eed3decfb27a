using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>Files a record that the present stage asks for: a proceeding, attestation, finding, check, opinion or inspection.</summary>
public sealed record FileRecord(
    string Campaign, Guid Id, string Actor, DateOnly? On, int? ExpectedVersion, string Code, string By, bool Favourable, string Remarks)
    : ICommand<NominationView>, IDated, INamesEvidence
{
    /// <summary>Why it takes the place of the one before; null where there is none.</summary>
    public string? Reason { get; init; }

    /// <summary>The document by which it came in; null when the body enters it itself.</summary>
    public ReceivedDocument? Received { get; init; }

    /// <summary>References to what shows it, where the body enters it itself.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<(string Place, string Reference)> Named => [.. Evidence.At("evidence"), .. Received?.Evidence.At("received.evidence") ?? []];

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
        RuleFor(request => request.Evidence).AtMost(50);
        RuleForEach(request => request.Evidence).GivenText();
        RuleFor(request => request.Received!).SetValidator(new ReceivedDocumentValidator()).When(request => request.Received is not null);
    }
}

internal sealed class ReceivedDocumentValidator : AbstractValidator<ReceivedDocument>
{
    public ReceivedDocumentValidator()
    {
        RuleFor(received => received.DocumentNumber).GivenText();
        RuleFor(received => received.Evidence).AtLeastOne(50);
        RuleForEach(received => received.Evidence).GivenText();
    }
}

internal sealed class FileRecordHandler(CampaignOpener campaigns) : IRequestHandler<FileRecord, Outcome<NominationView>>
{
    public Task<Outcome<NominationView>> Handle(FileRecord request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken)
        .Then(opened => opened
            .Nomination(request.Id, cancellationToken, request.ExpectedVersion)
            .Then(subject => opened.File(
                new RecordDraft(request.Code, request.By, request.Favourable, request.Remarks) { Reason = request.Reason, Received = request.Received, Evidence = request.Evidence }, subject.Nomination, subject.Context))
            .Select(nomination => nomination.ToView(opened)));
}

internal static class RecordFiling
{
    /// <summary>Files a record; a body whose opinion is sought gives it, and files nothing else.</summary>
    public static Outcome<Nomination> File(this OpenedCampaign opened, RecordDraft draft, Nomination nomination, ActContext context)
    {
        var opinionsOnly = GivesOpinionsOnly(opened.Access.Caller);
        return opinionsOnly && IsNoOpinion(draft.Code, nomination, opened.Policy) ? Access.NotAllowed : nomination.File(draft with { Consulted = opinionsOnly }, context);
    }

    private static bool IsNoOpinion(string record, Nomination nomination, CampaignPolicy policy) =>
        policy.FindStage(nomination.State.Stage)?.Records.FirstOrDefault(asked => asked.Code == record) is { IsForReviewers: false };

    private static bool GivesOpinionsOnly(Caller caller) => caller.Roles.Contains(CallerRole.OpinionBody)
        && Authority.Of(caller with { Roles = [.. caller.Roles.Where(role => role != CallerRole.OpinionBody)] }, Deed.Record) == Relations.None;
}
