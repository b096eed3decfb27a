using System.Text.Json;
using System.Text.Json.Nodes;
using Commendation.Application.Common;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;

namespace Commendation.WebApi.Edge;

/// <summary>What an endpoint is to those who say who may call it, where its request alone does not tell.</summary>
/// <param name="Of">What it does.</param>
internal sealed record Deeds(IReadOnlyList<Deed> Of);

/// <summary>
/// Which requests an operation sends, what they do and which codes its refusals can carry, as <c>OpenApi/operations.json</c> holds it: a test
/// reads it from the compiled code and keeps it true. Who may call an operation follows from the table of <see cref="Authority"/>.
/// </summary>
internal sealed record KnownOperation(IReadOnlyList<string> Requests, IReadOnlyList<Deed> Deeds, IReadOnlyList<string> Codes)
{
    private static readonly Lazy<IReadOnlyDictionary<string, KnownOperation>> All = new(() =>
    {
        using var stream = typeof(KnownOperation).Assembly.GetManifestResourceStream("operations.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, KnownOperation>>(stream, Json.Indented)!;
    });

    /// <summary>What is known of an operation; null for a new one that nobody has recorded yet.</summary>
    public static KnownOperation? Find(string id) => All.Value.GetValueOrDefault(id);

    /// <summary>Says in the description who may call an operation and why it may be refused.</summary>
    public static void Complete(OpenApiOperation operation, IList<object> metadata)
    {
        var open = metadata.OfType<IAllowAnonymous>().Any();
        if (open)
        {
            operation.Security = [];
        }

        if (Find(operation.OperationId!) is not { } known)
        {
            return;
        }

        var roles = known.Roles();
        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        operation.Extensions["x-roles"] = new JsonNodeExtension(new JsonObject(roles.Select(role => KeyValuePair.Create(role.Name, (JsonNode?)new JsonArray([.. Named(role.Relations)])))));
        operation.Extensions["x-refusal-codes"] = new JsonNodeExtension(new JsonObject(known.Codes.Select(code => KeyValuePair.Create(code, (JsonNode?)Catalogue.AddressOf(code)))));
        operation.Description += open
            ? "\n\nNo token is needed. 无需令牌。"
            : $"\n\nRoles 角色: {string.Join(", ", roles.Select(role => role.Relations == Relations.Any ? role.Name : $"{role.Name} ({string.Join(", ", Named(role.Relations))})"))}.";
    }

    // By any of its deeds: which one a call is depends on what it holds.
    private IReadOnlyList<(string Name, Relations Relations)> Roles() =>
    [
        .. from role in Authority.Roles
           let relations = Deeds.Aggregate(Relations.None, (all, deed) => all | Authority.Of(role.Value, deed))
           where relations != Relations.None
           select (role.Key, relations),
    ];

    private static IEnumerable<string> Named(Relations relations) => relations == Relations.Any
        ? ["any"]
        : Enum.GetValues<Relations>().Where(relation => relation is not (Relations.None or Relations.Any) && relations.HasFlag(relation)).Select(relation => JsonNamingPolicy.KebabCaseLower.ConvertName(relation.ToString()));
}
