using Commendation.Application.Attachments;
using Commendation.Application.Common;
using Commendation.Application.Submissions;
using Commendation.Domain.Shared;
using Commendation.WebApi.Edge;
using MediatR;

namespace Commendation.WebApi;

/// <summary>Evidence: files are uploaded once, named by acts, and read by those who may read the act.</summary>
internal static class AttachmentsEndpoints
{
    // An office far away sends twenty megabytes for longer than any other request takes.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static readonly string[] Types = [MediaTypes.Pdf, "image/png", "image/jpeg", "image/tiff", MediaTypes.Docx, MediaTypes.Xlsx];

    private static readonly (EvidenceHolder Holder, string Path, string Id, string Of, string Zh)[] Holders =
    [
        (EvidenceHolder.Nomination, "nominations", "discloseNominationAttachment", "a record, correction or reported change of the nomination", "记录、更正或情况变化"),
        (EvidenceHolder.PublicNotice, "public-notices", "discloseNoticeAttachment", "an objection to a nominee of the notice, or its publication elsewhere,", "异议或他处发布"),
        (EvidenceHolder.LateAct, "late-acts", "discloseLateActAttachment", "the late act", "补录事项"),
        (EvidenceHolder.Submission, "submissions", "discloseSubmissionAttachment", "the submission, forms that were handed in as files included,", "报送（含报来的表格原件）"),
    ];

    public static void Map(RouteGroupBuilder api)
    {
        var campaign = api.MapGroup("/campaigns/{campaign}").WithTags("Evidence 附件");
        campaign.MapPost("/attachments", async (string campaign, string? fileName, IMediator mediator, HttpContext http) =>
            {
                var file = (MemoryStream)await http.Uploaded();
                return await mediator.Create(
                    http,
                    new UploadAttachment(campaign, http.Actor(), fileName, file.GetBuffer().AsMemory(0, (int)file.Length)),
                    view => $"/api/v1/campaigns/{campaign}/attachments/{view.Reference}");
            })
            .WithMetadata(new TakesEvidence())
            .Accepts<Stream>("application/octet-stream", Types)
            .DocumentCreate<AttachmentView>("uploadAttachment", "Upload evidence", "The file itself (PDF, PNG, JPEG, TIFF, docx, xlsx by its content), kept sealed. Acts name it by the reference of the answer wherever they take evidence; the same file again has the same reference. What no act names is deleted after some days. 上传附件，答复中的编号用于办理事项的evidence。")
            .WithRequestTimeout(Longest);
        campaign.MapGet("/attachments/{reference}", (string campaign, string reference, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new GetAttachment(campaign, http.Actor(), reference)))
            .Document<AttachmentView>("getAttachment", "Read what was uploaded", "Name, kind and size of a file that the acting organisation uploaded, and whether an act has named it. 本单位上传的附件。");
        foreach (var (holder, path, id, of, zh) in Holders)
        {
            campaign.MapPost($"/{path}/{{id:guid}}/attachments/{{reference}}/disclosures", (string campaign, Guid id, string reference, IMediator mediator, IAttachments attachments, HttpContext http) =>
                    Send(http, mediator, attachments, new DiscloseAttachment(campaign, holder, id, reference, http.Caller().Name)))
                .DocumentShowing(id, "Read evidence", $"A file that {of} names, for those who may read that; that it was shown is journalled. 查阅{zh}的附件，并记入日志。", Types);
        }

        campaign.MapGet("/decisions/{id:guid}/attachments/{reference}", (string campaign, Guid id, string reference, IMediator mediator, IAttachments attachments, HttpContext http) =>
                Send(http, mediator, attachments, new GetDecisionAttachment(campaign, id, reference)))
            .DocumentBinary("getDecisionAttachment", "Read a file of the decision", "A file that the decision names, for example the scan of the sealed document; public as the decision is. 表彰决定的附件。", Types);
    }

    private static async Task<IResult> Send(HttpContext http, IMediator mediator, IAttachments attachments, IRequest<Outcome<Attachment>> request)
    {
        var found = await mediator.Send(request, http.RequestAborted);
        if (!found.Accepted)
        {
            return found.Refusal.ToResult();
        }

        var file = found.Value;
        http.Response.ContentLength = file.Size;
        return Results.Stream(
            async output =>
            {
                await foreach (var piece in attachments.Read(file, http.RequestAborted))
                {
                    await output.WriteAsync(piece, http.RequestAborted);
                }
            },
            file.MediaType,
            file.Name);
    }
}
