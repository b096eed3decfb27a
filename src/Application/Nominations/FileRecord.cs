using Commendation.Application.Common;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>Files a record that the present stage asks for: a proceeding, attestation, finding, check, opinion or inspection.</summary>
public sealed record FileRecord(
    string Campaign, Guid Id, string Actor, DateOnly? On, int? ExpectedVersion, string Code, string By, bool Favourable, string Remarks)
    : ICommand<NominationView>
{
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
    }
}

internal sealed class FileRecordHandler(CampaignDesk desks, Access access) : IRequestHandler<FileRecord, Outcome<NominationView>>
{
    public async Task<Outcome<NominationView>> Handle(FileRecord request, CancellationToken cancellationToken) =>
        await desks.ActOn(
            new NominationAct(request.Campaign, request.Id, request.Actor, request.On, request.ExpectedVersion),
            (nomination, context) => GivesOpinionsOnly && context.Rules.Policy.FindStage(nomination.State.Stage)?.Records.FirstOrDefault(asked => asked.Code == request.Code) is { IsForReviewers: false }
                ? Access.NotAllowed
                : nomination.File(request.Code, request.By, request.Favourable, request.Remarks, context),
            cancellationToken);

    // A body whose opinion is sought gives it, and files nothing else.
    private bool GivesOpinionsOnly => access.Caller.Roles.Contains(CallerRole.OpinionBody)
        && Authority.Of(access.Caller with { Roles = [.. access.Caller.Roles.Where(role => role != CallerRole.OpinionBody)] }, Deed.Record) == Relations.None;
}
