using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Commendation.WebApi.Edge;

/// <summary>The OpenAPI description of the API.</summary>
internal static class OpenApi
{
    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Commendation 评选表彰";
            document.Info.Version = "v1";
            document.Info.Description =
                "Runs government commendation campaigns: nominations, reviews, publicities, decisions. Every refusal is an RFC 9457 problem whose violations name the clause. "
                + "运行评选表彰活动；每个拒绝都指明依据条款。";
            return Task.CompletedTask;
        });
    }
}
