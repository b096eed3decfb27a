using System.Text.Json;
using Commendation.Application.Common;
using Commendation.Application.Submissions;
using Commendation.Domain.Calendars;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;
using Commendation.WebApi.Edge;
using MediatR;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Commendation.WebApi;

/// <summary>A submission.</summary>
/// <param name="Stage">Code of the submission stage.</param>
/// <param name="Nominations">Nominations, in order of recommendation.</param>
/// <param name="Report">Text of each required part of the report.</param>
/// <param name="Forms">Forms that the stage asks for.</param>
/// <param name="On">Day; today when absent.</param>
/// <param name="Evidence">References to what comes with it, for example the scan of the sealed report: words, or files that were uploaded.</param>
public sealed record SubmissionRequest(
    string Stage,
    IReadOnlyList<Guid> Nominations,
    IReadOnlyDictionary<string, string>? Report = null,
    IReadOnlyList<FilledForm>? Forms = null,
    Moment? On = null,
    IReadOnlyList<string>? Evidence = null) : DatedRequest;

/// <summary>A batch whose forms are asked for.</summary>
/// <param name="Stage">Code of the submission stage.</param>
/// <param name="Nominations">Nominations, in order of recommendation.</param>
public sealed record FormsRequest(string Stage, IReadOnlyList<Guid> Nominations);

/// <summary>Submissions: batches sent to the next level.</summary>
internal static class SubmissionsEndpoints
{
    private static readonly string[] BatchTypes = [MediaTypes.Zip, MediaTypes.Xlsx, MediaTypes.Pdf];

    public static void Map(RouteGroupBuilder api)
    {
        var submissions = api.MapGroup("/campaigns/{campaign}/submissions").WithTags("Submissions 报送");
        submissions.MapGet("/", (string campaign, string? stage, string? organisation, string? sort, string? cursor, int? size, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ListSubmissions(campaign, stage, organisation, new Paging(sort, cursor, size))))
            .Document<Page<SubmissionView>>("listSubmissions", "List submissions", "Filtered by stage and organisation. 报送列表。")
            .SortedBy(ListSubmissions.Sorts.Select(key => key.Name));
        submissions.MapPost("/", (string campaign, SubmissionRequest body, IMediator mediator, HttpContext http) =>
                mediator.Create(
                    http,
                    new MakeSubmission(campaign, http.Actor(), body.On, body.Stage, body.Report ?? new Dictionary<string, string>(), body.Forms ?? [], body.Nominations) { Evidence = body.Evidence ?? [] },
                    view => $"/api/v1/campaigns/{campaign}/submissions/{view.Id}",
                    view => view.Version))
            .WithMetadata(new TakesFiles())
            .DocumentCreate<SubmissionView>("makeSubmission", "Submit a batch", "Hands nominations to the next level, with report and forms where the stage asks for them. Forms come in the body, or as files beside it (multipart/form-data): they are read back, held against the issued template and against what was verified. Complete or refused. 报送；表格可为JSON或文件。");
        submissions.MapPost("/", async (string campaign, IMediator mediator, HttpContext http) =>
            {
                var (body, files) = await Read(http);
                return await mediator.Create(
                    http,
                    new MakeSubmission(campaign, http.Actor(), body.On, body.Stage, body.Report ?? new Dictionary<string, string>(), body.Forms ?? [], body.Nominations) { Files = files, Evidence = body.Evidence ?? [] },
                    view => $"/api/v1/campaigns/{campaign}/submissions/{view.Id}",
                    view => view.Version);
            })
            .Accepts<SubmissionRequest>("multipart/form-data")

            // A request that says nothing of its body fits both; the one above answers it.
            .WithOrder(1)
            .ExcludeFromDescription();
        submissions.MapGet("/preview", (string campaign, string stage, string nominations, IMediator mediator, HttpContext http) =>
                mediator.AnswerIn(http, new PreviewSubmission(campaign, stage, Keys(nominations)), (forms, type) => new WriteForms(campaign, forms, type), BatchTypes))
            .Document<IReadOnlyList<FilledForm>>("previewSubmission", "Look at the forms of a batch", "Every form that the stage asks for, filled with what the nominations' data answer, a table with a row for each nominee; what is personal stays hidden. As JSON, as an archive of the filled templates, or the table of the batch as xlsx or PDF. 预览整批表格：JSON、全部表格的压缩包，或汇总表；个人信息隐藏。")
            .AlsoIn(BatchTypes)
            .RefusedByRules();
        submissions.MapPost("/preview/disclosures", (string campaign, FormsRequest body, IMediator mediator, HttpContext http) =>
                mediator.AnswerIn(http, new DiscloseSubmissionForms(campaign, body.Stage, body.Nominations, http.Caller().Name), (forms, type) => new WriteForms(campaign, forms, type), BatchTypes))
            .DocumentChange<IReadOnlyList<FilledForm>>("discloseSubmissionForms", "Fill the forms of a batch", "The same forms with nothing hidden, ready to be handed in; that they were shown is journalled for each nomination. 生成整批可报送的表格，并记入日志。")
            .AlsoIn(BatchTypes);
        submissions.MapGet("/{id:guid}", (string campaign, Guid id, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new GetSubmission(campaign, id), view => view.Version))
            .Document<SubmissionView>("getSubmission", "Read a submission", "Report, forms and nominations. 报送详情。");
    }

    private static async Task<(SubmissionRequest Body, IReadOnlyList<HandedFile> Files)> Read(HttpContext http)
    {
        const int MostParts = 20_010;
        var largest = http.RequestServices.GetRequiredService<IConfiguration>().BodyBytes();
        IFormCollection form;
        try
        {
            form = await http.Request.ReadFormAsync(new FormOptions { ValueCountLimit = MostParts, MultipartBodyLengthLimit = largest, ValueLengthLimit = (int)Math.Min(largest, int.MaxValue), MemoryBufferThreshold = 256 * 1024 }, http.RequestAborted);
        }
        catch (InvalidDataException)
        {
            throw new UnreadableRequestException(new Violation(ViolationCode.RequestInvalid, new Text("multipart正文无法读取，请检查分隔标记和大小。", "The multipart body cannot be read; look at its boundary and size.")));
        }

        var written = form["submission"].FirstOrDefault() ?? (form.Files["submission"] is { } part ? await new StreamReader(part.OpenReadStream()).ReadToEndAsync(http.RequestAborted) : null);
        if (written is null)
        {
            throw new UnreadableRequestException(new Violation(ViolationCode.MemberMissing, new Text("缺少部分“submission”（JSON）。", "The part 'submission' (JSON) is missing.")) { Place = "submission" });
        }

        try
        {
            var body = JsonSerializer.Deserialize<SubmissionRequest>(written, http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions)
                ?? throw new BadHttpRequestException("Implicit body inferred for parameter \"body\" but no body was provided.");
            var files = new List<HandedFile>();
            foreach (var file in form.Files.Where(file => file.Name != "submission"))
            {
                var content = new byte[file.Length];
                await using var stream = file.OpenReadStream();
                await stream.ReadExactlyAsync(content, http.RequestAborted);
                files.Add(new HandedFile(Path.GetFileName(file.FileName), content));
            }

            return (body, files);
        }
        catch (JsonException json)
        {
            throw new BadHttpRequestException("The part 'submission' is not valid.", json);
        }
    }

    private static IReadOnlyList<Guid> Keys(string nominations) =>
    [
        .. nominations.Split(',').Select(written => Guid.TryParse(written, out var key) ? key : throw new UnreadableRequestException(new Violation(
            ViolationCode.ParameterInvalid,
            new Text($"参数“nominations”应为以逗号分隔的推荐编号（UUID），其中“{written}”不是。", $"The parameter 'nominations' lists keys of nominations (UUID) with commas between them; '{written}' is none."))
        { Place = "nominations", Actual = written, Required = "UUID" })),
    ];
}
