using Commendation.Application.Common;
using Commendation.Application.Honours;
using Commendation.Application.Publicity;
using Commendation.WebApi.Edge;
using MediatR;

namespace Commendation.WebApi;

/// <summary>What anybody may read without signing in: notices and honours.</summary>
internal static class PublicEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var campaign = api.MapGroup("/public/campaigns/{campaign}").WithTags("Public 公开").AllowAnonymous();
        campaign.MapGet("/notices", (string campaign, string? stage, string? cursor, int? size, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ListPosted(campaign, stage, new Paging(null, cursor, size))))
            .Document<Page<PostedView>>("listPosted", "Read the notices as the public does", "Content and nominees of public notices, without a token; of a nominee only what is declared public. 公众查看公示。");
        campaign.MapGet("/honours", (string campaign, string? award, string? cursor, int? size, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ListHonours(campaign, award, null, new Paging(null, cursor, size))))
            .Document<Page<HonourView>>("listPublicHonours", "Read the honours as the public does", "Honours with their numbers, and revocations, without a token. 公众查看荣誉名册。");
    }
}
