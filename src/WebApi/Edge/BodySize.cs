using Commendation.Infrastructure.Persistence;
using Microsoft.AspNetCore.Http.Features;

namespace Commendation.WebApi.Edge;

/// <summary>The endpoint takes a file as its body, as large as evidence may be.</summary>
internal sealed record TakesEvidence;

/// <summary>How large a body may be: everywhere as <c>Limits:BodyBytes</c> says, where evidence is uploaded as <c>Attachments:LargestBytes</c> does.</summary>
internal static class BodySize
{
    /// <summary>Bytes that the body of a request may have.</summary>
    public static long Largest(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<TakesEvidence>() is not null
        ? http.RequestServices.GetRequiredService<AttachmentOptions>().LargestBytes
        : http.RequestServices.GetRequiredService<IConfiguration>().BodyBytes();

    /// <summary>Refuses a body that says that it is larger, before anything of it is read.</summary>
    public static Task Check(HttpContext http, RequestDelegate next)
    {
        var largest = Largest(http);
        if (http.Request.ContentLength > largest)
        {
            throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = largest;
        }

        return next(http);
    }
}
