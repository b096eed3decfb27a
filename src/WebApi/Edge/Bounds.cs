using System.Globalization;
using Commendation.Application.Common;
using FluentValidation;
using FluentValidation.Validators;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;

namespace Commendation.WebApi.Edge;

/// <summary>Lengths and ranges in the description: those of bodies are read from the validators that check them.</summary>
internal static class Bounds
{
    private static readonly Dictionary<string, (int Least, int Most)> Ranges = new()
    {
        ["size"] = (1, PageRequest<object>.MaxSize),
        ["wait"] = (0, EventsEndpoints.LongestWait),
        ["days"] = (1, 1000),
    };

    private static readonly Dictionary<string, int> Lengths = new()
    {
        [Replays.Header] = Replays.LongestKey,
    };

    /// <summary>Bounds of a parameter.</summary>
    public static void Of(string parameter, OpenApiSchema schema)
    {
        if (Ranges.TryGetValue(parameter, out var range))
        {
            (schema.Minimum, schema.Maximum) = (Text(range.Least), Text(range.Most));
        }

        if (Lengths.TryGetValue(parameter, out var longest))
        {
            (schema.MinLength, schema.MaxLength) = (1, longest);
        }
    }

    /// <summary>Bounds of the members of a body, by the validators of the requests that its endpoints send.</summary>
    public static void Of(Type body, OpenApiSchema schema, IServiceProvider services)
    {
        foreach (var descriptor in DescriptorsOf(body, services))
        {
            foreach (var (name, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
            {
                // A member of a kind of its own is described at its kind.
                if (property is OpenApiSchema member)
                {
                    foreach (var (check, options) in descriptor.GetValidatorsForMember(char.ToUpperInvariant(name[0]) + name[1..]))
                    {
                        Of(check, member, always: !options.HasCondition);
                    }
                }
            }
        }
    }

    // What must be given under a condition only may be left out.
    private static void Of(IPropertyValidator check, OpenApiSchema member, bool always)
    {
        switch (check)
        {
            case ILengthValidator { Max: > 0 } length:
                member.MaxLength = length.Max;
                break;
            case IItemsAtMost items:
                member.MaxItems = items.Max;
                break;
            case INotEmptyValidator when always && member.Type?.HasFlag(JsonSchemaType.Array) == true:
                member.MinItems = 1;
                break;
            case INotEmptyValidator when always && member.Type?.HasFlag(JsonSchemaType.String) == true:
                member.MinLength = 1;
                break;
            case IBetweenValidator { From: int least, To: int most }:
                (member.Minimum, member.Maximum) = (Text(least), Text(most));
                break;
        }
    }

    private static IEnumerable<IValidatorDescriptor> DescriptorsOf(Type body, IServiceProvider services) =>
        from endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints
        where endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType == body
        from request in KnownOperation.Find(endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? string.Empty)?.Requests ?? []
        let type = typeof(Caller).Assembly.GetTypes().FirstOrDefault(type => type.Name == request)
        where type is not null
        from validator in services.GetServices(typeof(IValidator<>).MakeGenericType(type)).OfType<IValidator>()
        select validator.CreateDescriptor();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
