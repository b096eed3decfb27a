using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace Commendation.WebApi.Edge;

/// <summary>What every operation may answer: described once in the document, and referred to.</summary>
internal static class CommonAnswers
{
    private static readonly Dictionary<int, (string Name, string Description, OpenApiHeader Header, string HeaderName)> All = new()
    {
        [StatusCodes.Status405MethodNotAllowed] = ("MethodNotAllowed", "The address knows other methods than the one sent; Allow names them. 该地址不支持此方法。", Header("Methods that the address knows. 该地址支持的方法。", "GET"), "Allow"),
        [StatusCodes.Status429TooManyRequests] = ("TooManyRequests", "Too many requests: go on after the seconds that Retry-After names. 请求过于频繁，请按Retry-After等待。", Header("Seconds to wait. 等待秒数。", "1"), "Retry-After"),
        [StatusCodes.Status503ServiceUnavailable] = ("ServiceUnavailable", "The server has too much to do, or it took too long: go on after the seconds that Retry-After names. 系统繁忙或处理超时，请按Retry-After等待。", Header("Seconds to wait. 等待秒数。", "5"), "Retry-After"),
    };

    /// <summary>Adds the answers to the document, each with what the server says.</summary>
    public static void Add(OpenApiDocument document, IServiceProvider services)
    {
        var json = services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        document.Components!.Responses ??= new Dictionary<string, IOpenApiResponse>();
        foreach (var (status, (name, description, header, headerName)) in All)
        {
            document.Components.Responses[name] = new OpenApiResponse
            {
                Description = description,
                Headers = new Dictionary<string, IOpenApiHeader> { [headerName] = header },
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(nameof(Problem), document), Example = JsonSerializer.SerializeToNode(UnreadableRequest.Of(status), json) },
                },
            };
        }
    }

    /// <summary>Refers to them from an operation.</summary>
    public static void Refer(OpenApiOperation operation, OpenApiDocument document)
    {
        foreach (var (status, (name, _, _, _)) in All)
        {
            operation.Responses![status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponseReference(name, document);
        }
    }

    private static OpenApiHeader Header(string description, string example) => new()
    {
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = example,
    };
}
