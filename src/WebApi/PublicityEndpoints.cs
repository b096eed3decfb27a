using Commendation.Application.Common;
using Commendation.Application.Publicity;
using Commendation.Domain.Calendars;
using Commendation.Domain.Publicity;
using Commendation.WebApi.Edge;
using MediatR;

namespace Commendation.WebApi;

/// <summary>A public notice.</summary>
/// <param name="Stage">Code of the publicity stage.</param>
/// <param name="Nominations">Nominations to post.</param>
/// <param name="Content">Text of each required part.</param>
/// <param name="On">Day of posting; today when absent.</param>
/// <param name="PublishedElsewhere">For a posting of an earlier day that is recorded late: where the public could see it before; its term then counts from that day.</param>
public sealed record NoticeRequest(string Stage, IReadOnlyList<Guid> Nominations, IReadOnlyDictionary<string, string>? Content = null, DateOnly? On = null, PublishedElsewhere? PublishedElsewhere = null) : DatedRequest;

/// <summary>An objection.</summary>
/// <param name="NominationId">Nomination objected to.</param>
/// <param name="Channel">How it came in.</param>
/// <param name="Signed">Signed with a name, or anonymous.</param>
/// <param name="Statement">What is objected.</param>
/// <param name="Evidence">References to evidence.</param>
/// <param name="ArrivedOn">Day of arrival; the day of recording when absent.</param>
/// <param name="PostmarkedOn">Day of the postmark of a letter.</param>
/// <param name="On">Day on which it is recorded; today when absent.</param>
public sealed record ObjectionRequest(
    Guid NominationId,
    ObjectionChannel Channel,
    bool Signed,
    string Statement,
    IReadOnlyList<string>? Evidence = null,
    DateOnly? ArrivedOn = null,
    DateOnly? PostmarkedOn = null,
    DateOnly? On = null);

/// <summary>What the examination of an objection found.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="On">Day; today when absent.</param>
public sealed record FindingRequest(string Finding, DateOnly? On = null);

/// <summary>Why the bar on a new nomination is lifted.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="On">Day; today when absent.</param>
public sealed record LiftRequest(string Reason, DateOnly? On = null);

/// <summary>The day of an act.</summary>
/// <param name="On">Day, or day and time where something is due at a time; now when absent.</param>
public sealed record DayRequest(Moment? On = null) : DatedRequest;

/// <summary>Public notices and objections.</summary>
internal static class PublicityEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var notices = api.MapGroup("/campaigns/{campaign}/public-notices").WithTags("Publicity 公示");
        notices.MapGet("/", (string campaign, string? stage, string? organisation, string? sort, string? cursor, int? size, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ListNotices(campaign, stage, organisation, new Paging(sort, cursor, size))))
            .Document<Page<NoticeView>>("listNotices", "List public notices", "Filtered by stage and organisation. 公告列表。")
            .SortedBy(ListNotices.Sorts.Select(key => key.Name));
        notices.MapPost("/", (string campaign, NoticeRequest body, IMediator mediator, HttpContext http) =>
                mediator.Create(
                    http,
                    new PostNotice(campaign, http.Actor(), body.On, body.Stage, body.Content ?? new Dictionary<string, string>(), body.Nominations) { PublishedElsewhere = body.PublishedElsewhere },
                    view => $"/api/v1/campaigns/{campaign}/public-notices/{view.Id}",
                    view => view.Version))
            .DocumentCreate<NoticeView>("postNotice", "Post a public notice", "Posts nominees with the content that the clause asks for; the term begins. 发布公示。");
        notices.MapGet("/{id:guid}", (string campaign, Guid id, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new GetNotice(campaign, id), view => view.Version))
            .Document<NoticeView>("getNotice", "Read a public notice", "Content, nominees and objections. 公告详情。");
        notices.MapPost("/{id:guid}/acts/close", (string campaign, Guid id, DayRequest body, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new CloseNotice(campaign, id, http.Actor(), body.On, http.Expected())))
            .DocumentChange<NoticeClosedView>("closeNotice", "Close a public notice", "After the full term; nominees under examination stay and are closed later. 结束公示。")
            .ChecksVersion();
        notices.MapPost("/{id:guid}/objections", (string campaign, Guid id, ObjectionRequest body, IMediator mediator, HttpContext http) =>
                mediator.Create(
                    http,
                    new RaiseObjection(campaign, id, http.Actor(), body.On, body.NominationId, body.Channel, body.Signed, body.ArrivedOn, body.Statement, body.Evidence ?? []) { PostmarkedOn = body.PostmarkedOn, ExpectedVersion = http.Expected() },
                    _ => $"/api/v1/campaigns/{campaign}/public-notices/{id}"))
            .DocumentCreate<ObjectionView>("raiseObjection", "Take in an objection", "The nominee's term stands still from the day of arrival. What came in time and is recorded after the publicity was closed, with evidence of it, brings the nominee back to it; after the honour it is examined as a report of misconduct. If-Match takes the ETag of the notice. 受理异议。")
            .ChecksVersion();
        api.MapGet("/campaigns/{campaign}/objections", (string campaign, string? status, string? stage, string? organisation, string? cursor, int? size, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ListObjections(campaign, status, stage, organisation, new Paging(null, cursor, size))))
            .WithTags("Publicity 公示")
            .Document<Page<ListedObjection>>("listObjections", "List objections", "By state, stage and who posted, as far as the caller handles or reviews them; the oldest first. 异议列表，可按处理状态筛选。");
        notices.MapPost("/{id:guid}/objections/{objectionId:guid}/acts/lift", (string campaign, Guid id, Guid objectionId, LiftRequest body, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new LiftBar(campaign, id, objectionId, http.Actor(), body.On, body.Reason) { ExpectedVersion = http.Expected() }))
            .DocumentChange<ObjectionView>("liftBar", "Let the nominee be nominated again", "An upheld objection bars the same person or unit from a new nomination; the body that examined it lifts that with a reason. 解除重新推荐限制。")
            .ChecksVersion();
        foreach (var (act, upheld, summary) in new[]
        {
            ("uphold", true, "Uphold an objection"),
            ("dismiss", false, "Dismiss an objection"),
        })
        {
            notices.MapPost($"/{{id:guid}}/objections/{{objectionId:guid}}/acts/{act}", (string campaign, Guid id, Guid objectionId, FindingRequest body, IMediator mediator, HttpContext http) =>
                    mediator.Answer(http, new DecideObjection(campaign, id, objectionId, http.Actor(), body.On, upheld, body.Finding) { ExpectedVersion = http.Expected() }))
                .DocumentChange<ObjectionView>(
                    $"{act}Objection",
                    summary,
                    upheld ? "The objection holds: the nomination ends, and the same person or unit is not nominated again. Done by the body that examines, which is never the recommending one. 异议成立。" : "The objection does not hold: the term goes on once no other is open. Done by the body that examines, which is never the recommending one. 异议不成立。")
                .ChecksVersion();
        }
    }
}
