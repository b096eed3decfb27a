using System.Globalization;
using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>A record that is the same for many nominees.</summary>
/// <param name="Nominations">Keys of the nominations.</param>
/// <param name="Code">Code of the required record.</param>
/// <param name="By">Body or meeting that made it.</param>
/// <param name="Favourable">Whether it speaks for the nominees.</param>
/// <param name="Remarks">What it says.</param>
/// <param name="Reason">Why it takes the place of the ones before; needed where there are any.</param>
/// <param name="Received">The document by which it came in; absent when the body enters it itself.</param>
/// <param name="Evidence">References to what shows it, where the body enters it itself.</param>
public sealed record SharedRecord(
    IReadOnlyList<Guid> Nominations, string Code, string By, bool Favourable, string Remarks = "", string? Reason = null, ReceivedDocument? Received = null, IReadOnlyList<string>? Evidence = null);

/// <summary>Files records for many nominations, each judged by itself.</summary>
public sealed record FileRecords(string Campaign, string Actor, DateOnly? On, IReadOnlyList<SharedRecord> Records, bool AllOrNothing) : ICommand<BatchView>, INamesEvidence
{
    /// <summary>How many records one request can carry, over all nominations.</summary>
    public const int Most = 20_000;

    /// <inheritdoc/>
    public IEnumerable<(string Place, string Reference)> Named => Records.SelectMany((record, i) =>
        record.Evidence.At(string.Create(CultureInfo.InvariantCulture, $"records[{i}].evidence")).Concat(record.Received?.Evidence.At(string.Create(CultureInfo.InvariantCulture, $"records[{i}].received.evidence")) ?? []));

    /// <inheritdoc/>
    public Deed Deed => Deed.Record;
}

internal sealed class FileRecordsValidator : AbstractValidator<FileRecords>
{
    public FileRecordsValidator()
    {
        RuleFor(request => request.Records).AtLeastOne(200);
        RuleFor(request => request.Records)
            .Must(records => records.Sum(record => record?.Nominations.Count ?? 0) <= FileRecords.Most)
            .WithErrorCode(ViolationCode.TooMany.Name).WithState(_ => new Text($"一次最多{FileRecords.Most}条记录。", $"At most {FileRecords.Most} records in one request."));
        RuleForEach(request => request.Records).Given();
        RuleForEach(request => request.Records).ChildRules(record =>
        {
            record.RuleFor(shared => shared.Nominations).AtLeastOne();
            record.RuleFor(shared => shared.Code).GivenText();
            record.RuleFor(shared => shared.By).GivenText();
            record.RuleFor(shared => shared.Remarks).PlainText(Shapes.LongText);
            record.RuleFor(shared => shared.Reason!).PlainText(Shapes.LongText);
            record.RuleFor(shared => shared.Evidence!).AtMost(50).When(shared => shared.Evidence is not null);
            record.RuleForEach(shared => shared.Evidence).GivenText();
            record.RuleFor(shared => shared.Received!).SetValidator(new ReceivedDocumentValidator()).When(shared => shared.Received is not null);
        });
    }
}

internal sealed class FileRecordsHandler(CampaignOpener campaigns) : IRequestHandler<FileRecords, Outcome<BatchView>>
{
    public Task<Outcome<BatchView>> Handle(FileRecords request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken)
        .Then(opened => opened.Do(
            [
                .. from shared in request.Records.Index()
                   let draft = new RecordDraft(shared.Item.Code, shared.Item.By, shared.Item.Favourable, shared.Item.Remarks) { Reason = shared.Item.Reason, Received = shared.Item.Received, Evidence = shared.Item.Evidence }
                   from nomination in shared.Item.Nominations.Index()
                   select new BatchItem(
                       string.Create(CultureInfo.InvariantCulture, $"records[{shared.Index}].nominations[{nomination.Index}]"),
                       nomination.Item,
                       draft.Code,
                       subject => opened.File(draft, subject.Nomination, subject.Context)),
            ],
            request.AllOrNothing,
            cancellationToken));
}
