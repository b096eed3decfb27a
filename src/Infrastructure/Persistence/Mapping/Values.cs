using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Commendation.Infrastructure.Persistence.Mapping;

/// <summary>Values that are replaced as a whole, kept as one JSON text.</summary>
internal static class JsonColumns
{
    // Chinese stays readable in the database, and one value always gives one text.
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property) =>
        property.HasConversion(new JsonText<T>(), new SameInstance<T>());
}

/// <summary>
/// Columns that a later release added. Where they are null they are left out of the digest of a state, so that the digests of rows from
/// before stay what the journal says.
/// </summary>
internal static class AddedLater
{
    private const string Annotation = "Commendation:AddedLater";

    public static PropertyBuilder<T> IsAddedLater<T>(this PropertyBuilder<T> property) => property.HasAnnotation(Annotation, true);

    public static ComplexTypePropertyBuilder<T> IsAddedLater<T>(this ComplexTypePropertyBuilder<T> property) => property.HasAnnotation(Annotation, true);

    public static bool IsAddedLater(this IReadOnlyAnnotatable property) => property.FindAnnotation(Annotation) is not null;
}

internal sealed class JsonText<T>() : ValueConverter<T, string>(
    value => JsonSerializer.Serialize(value, JsonColumns.Options),
    text => JsonSerializer.Deserialize<T>(text, JsonColumns.Options)!);

/// <summary>An aggregate never alters such a value, it puts another in its place: so the same instance is the same value, and comparing costs nothing.</summary>
internal sealed class SameInstance<T>() : ValueComparer<T>(
    (one, other) => ReferenceEquals(one, other),
    value => RuntimeHelpers.GetHashCode(value),
    value => value);

/// <summary>A key as 16 bytes in the order in which it is written.</summary>
internal sealed class KeyBytes() : ValueConverter<Guid, byte[]>(
    key => key.ToByteArray(true),
    bytes => new Guid(bytes, true));

/// <summary>A moment in UTC. Databases without time zones would hand it back without saying so.</summary>
internal sealed class UtcMoment() : ValueConverter<DateTime, DateTime>(
    moment => moment.ToUniversalTime(),
    moment => DateTime.SpecifyKind(moment, DateTimeKind.Utc));
