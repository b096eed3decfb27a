using Commendation.Application.Common;
using Commendation.Application.Nominations;
using Commendation.WebApi.Edge;
using MediatR;

namespace Commendation.WebApi;

/// <summary>Why a late act is not confirmed.</summary>
/// <param name="Reason">The reason.</param>
public sealed record LateRefusalRequest(string Reason);

/// <summary>Acts that were recorded late: they wait until a second person confirms them.</summary>
internal static class LateActsEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var acts = api.MapGroup("/campaigns/{campaign}/late-acts").WithTags("Late acts 补录");
        acts.MapGet("/", (string campaign, string? status, string? cursor, int? size, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ListLateActs(campaign, status, new Paging(null, cursor, size))))
            .Document<Page<LateActView>>("listLateActs", "List acts that were recorded late", "Those that wait for their confirmation, those that were confirmed and those that were refused. 补录事项列表。");
        acts.MapGet("/{id:guid}", (string campaign, Guid id, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new GetLateAct(campaign, id), view => view.Version))
            .Document<LateActView>("getLateAct", "Read an act that was recorded late", "Both days, who recorded it, why, what shows it, who confirms it and what became of it. 补录事项详情。");
        acts.MapPost("/{id:guid}/disclosures", (string campaign, Guid id, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new DiscloseLateAct(campaign, id, http.Caller().Name)))
            .DocumentChange<LateRequestView>("discloseLateAct", "Read the whole request of a late act", "With everything confidential that it holds; that it was shown is journalled. 查阅补录内容，并记入日志。");
        acts.MapPost("/{id:guid}/acts/confirm", (string campaign, Guid id, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ConfirmLateAct(campaign, id, http.Actor(), http.Expected()), view => view.Version))
            .DocumentChange<LateActView>("confirmLateAct", "Confirm a late act", "By a second person of the organisation that confirms: it is judged anew and done as of its own day; refused, it goes on waiting. 确认补录。")
            .ChecksVersion();
        acts.MapPost("/{id:guid}/acts/refuse", (string campaign, Guid id, LateRefusalRequest body, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new RefuseLateAct(campaign, id, http.Actor(), http.Expected(), body.Reason), view => view.Version))
            .DocumentChange<LateActView>("refuseLateAct", "Refuse a late act", "It is not done. 不予确认。")
            .ChecksVersion();
    }
}
