using Commendation.Application.Common;
using Commendation.Application.Submissions;
using Commendation.Domain.Calendars;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;
using Commendation.WebApi.Edge;
using MediatR;

namespace Commendation.WebApi;

/// <summary>A submission.</summary>
/// <param name="Stage">Code of the submission stage.</param>
/// <param name="Nominations">Nominations, in order of recommendation.</param>
/// <param name="Report">Text of each required part of the report.</param>
/// <param name="Forms">Forms that the stage asks for.</param>
/// <param name="On">Day; today when absent.</param>
public sealed record SubmissionRequest(
    string Stage,
    IReadOnlyList<Guid> Nominations,
    IReadOnlyDictionary<string, string>? Report = null,
    IReadOnlyList<FilledForm>? Forms = null,
    Moment? On = null) : DatedRequest;

/// <summary>A batch whose forms are asked for.</summary>
/// <param name="Stage">Code of the submission stage.</param>
/// <param name="Nominations">Nominations, in order of recommendation.</param>
public sealed record FormsRequest(string Stage, IReadOnlyList<Guid> Nominations);

/// <summary>Submissions: batches sent to the next level.</summary>
internal static class SubmissionsEndpoints
{
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
                    new MakeSubmission(campaign, http.Actor(), body.On, body.Stage, body.Report ?? new Dictionary<string, string>(), body.Forms ?? [], body.Nominations),
                    view => $"/api/v1/campaigns/{campaign}/submissions/{view.Id}",
                    view => view.Version))
            .DocumentCreate<SubmissionView>("makeSubmission", "Submit a batch", "Hands nominations to the next level, with report and forms where the stage asks for them. Complete or refused. 报送。");
        submissions.MapGet("/preview", (string campaign, string stage, string nominations, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new PreviewSubmission(campaign, stage, Keys(nominations))))
            .Document<IReadOnlyList<FilledForm>>("previewSubmission", "Look at the forms of a batch", "Every form that the stage asks for, filled with what the nominations' data answer, a table with a row for each nominee; what is personal stays hidden. 预览整批表格，个人信息隐藏。")
            .RefusedByRules();
        submissions.MapPost("/preview/disclosures", (string campaign, FormsRequest body, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new DiscloseSubmissionForms(campaign, body.Stage, body.Nominations, http.Caller().Name)))
            .DocumentChange<IReadOnlyList<FilledForm>>("discloseSubmissionForms", "Fill the forms of a batch", "The same forms with nothing hidden, ready to be handed in; that they were shown is journalled for each nomination. 生成整批可报送的表格，并记入日志。");
        submissions.MapGet("/{id:guid}", (string campaign, Guid id, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new GetSubmission(campaign, id), view => view.Version))
            .Document<SubmissionView>("getSubmission", "Read a submission", "Report, forms and nominations. 报送详情。");
    }

    private static IReadOnlyList<Guid> Keys(string nominations) =>
    [
        .. nominations.Split(',').Select(written => Guid.TryParse(written, out var key) ? key : throw new UnreadableRequestException(new Violation(
            ViolationCode.ParameterInvalid,
            new Text($"参数“nominations”应为以逗号分隔的推荐编号（UUID），其中“{written}”不是。", $"The parameter 'nominations' lists keys of nominations (UUID) with commas between them; '{written}' is none."))
        { Place = "nominations", Actual = written, Required = "UUID" })),
    ];
}
