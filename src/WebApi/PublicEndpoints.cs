using Commendation.Application.Common;
using Commendation.Application.Honours;
using Commendation.Application.Publicity;
using Commendation.WebApi.Edge;
using MediatR;

namespace Commendation.WebApi;

/// <summary>An objection of anybody (网上异议).</summary>
/// <param name="Nominee">Number of the nominee in the notice.</param>
/// <param name="Statement">What is objected.</param>
/// <param name="Name">Who objects; absent for an anonymous objection.</param>
/// <param name="Contact">Where to answer to.</param>
public sealed record PublicObjectionRequest(int Nominee, string Statement, string? Name = null, string? Contact = null);

/// <summary>What anybody may do without signing in: read notices and honours, and object.</summary>
internal static class PublicEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var campaign = api.MapGroup("/public/campaigns/{campaign}").WithTags("Public 公开").AllowAnonymous();
        campaign.MapGet("/notices", (string campaign, string? stage, string? cursor, int? size, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ListPosted(campaign, stage, new Paging(null, cursor, size))))
            .Document<Page<PostedView>>("listPosted", "Read the notices as the public does", "Content and nominees of public notices, without a token; of a nominee only what is declared public. 公众查看公示。");
        campaign.MapGet("/notices/{id:guid}/receipt", (string campaign, Guid id, IMediator mediator, HttpContext http) => mediator.Answer(http, new GetReceipt(campaign, id)))
            .Document<NoticeReceipt>("getReceipt", "Get the receipt of a posting", "What was made public and since when, signed with the journal key; 'journal receipt' checks it without this server. 公示回执。");
        campaign.MapGet("/notices/{id:guid}/text", (string campaign, Guid id, IMediator mediator, HttpContext http) => mediator.Answer(http, new GetPostedText(campaign, id)))
            .Document<PostedText>("getPostedText", "Get the text of a notice for its receipt", "What of a notice is public now, in the form whose digest its receipt holds; keep it together with the receipt. 供核对回执的公告内容。");
        campaign.MapPost("/notices/{id:guid}/objections", (string campaign, Guid id, PublicObjectionRequest body, IMediator mediator, HttpContext http) =>
                mediator.Create(http, new ObjectPublicly(campaign, id, body.Nominee, body.Statement, body.Name, body.Contact), view => $"/api/v1/public/campaigns/{campaign}/objections/{view.Receipt}"))
            .RequireRateLimiting(Protection.Objections)
            .DocumentCreate<ObjectionReceipt>("objectPublicly", "Object to a nominee", "Anybody may, without a token, with a name or without. The nominee's term stands still until it is decided; name and contact are shown to who examines, never to who recommended. The receipt tells what becomes of it. 公众提出异议。");
        campaign.MapGet("/objections/{receipt}", (string campaign, string receipt, IMediator mediator, HttpContext http) => mediator.Answer(http, new GetObjectionStatus(campaign, receipt)))
            .RequireRateLimiting(Protection.Objections)
            .Document<ObjectionStatusView>("getObjectionStatus", "Ask what has become of an objection", "Its state and nothing else, by the number of the receipt. 凭回执查询异议处理状态。");
        campaign.MapGet("/honours", (string campaign, string? award, string? cursor, int? size, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ListHonours(campaign, award, null, new Paging(null, cursor, size))))
            .Document<Page<HonourView>>("listPublicHonours", "Read the honours as the public does", "Honours with their numbers, and revocations, without a token. 公众查看荣誉名册。");
    }
}
