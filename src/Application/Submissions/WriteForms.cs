using Commendation.Application.Common;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;
using MediatR;

namespace Commendation.Application.Submissions;

/// <summary>Writes forms, as they were just read, into files of their templates: all of them in an archive, or one by what it is.</summary>
public sealed record WriteForms(string Campaign, IReadOnlyList<FilledForm> Forms, string MediaType) : IQuery<MadeDocument>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadNomination;
}

internal sealed class WriteFormsHandler(CampaignOpener campaigns, IFormFiles files, IPrinter printer) : IRequestHandler<WriteForms, Outcome<MadeDocument>>
{
    public Task<Outcome<MadeDocument>> Handle(WriteForms request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then<OpenedCampaign, MadeDocument>(async opened =>
        {
            if (request.MediaType == MediaTypes.Zip)
            {
                var all = new List<MadeDocument>();
                foreach (var form in request.Forms)
                {
                    all.Add(await files.Write(opened.Policy, form, cancellationToken));
                }

                return files.Pack($"{request.Campaign}.zip", all);
            }

            // Of a whole batch it is the table that stands for all.
            var tables = opened.Policy.Materials.Where(material => material.IsTable).Select(material => material.Code).ToHashSet();
            if ((request.Forms.FirstOrDefault(form => tables.Contains(form.Material)) ?? (request.Forms is [var first, ..] ? first : null)) is not { } one)
            {
                return Outcome.Missing("表格 / form", request.MediaType);
            }

            var written = await files.Write(opened.Policy, one, cancellationToken);
            return request.MediaType == MediaTypes.Pdf ? await printer.Print(written, cancellationToken)
                : written.MediaType == request.MediaType ? written
                : new Violation(ViolationCode.NotAcceptable, new Text($"“{one.Material}”的格式是{written.MediaType}。", $"'{one.Material}' is written as {written.MediaType}.")) { Place = "Accept", Actual = request.MediaType, Required = written.MediaType };
        });
}
