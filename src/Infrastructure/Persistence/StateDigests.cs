using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Commendation.Application.Common;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Commendation.Infrastructure.Persistence;

/// <summary>
/// Digests of stored states. The model says what is stored, so that no column can be forgotten; values are taken as the application sees
/// them, so that a state has the same digest on every kind of database and however often a column is sealed anew.
/// </summary>
internal static class StateDigests
{
    private static readonly ConcurrentDictionary<IEntityType, IReadOnlyList<Part>> Parts = new();

    /// <summary>The digest of an aggregate.</summary>
    public static StateDigest Of(Aggregate aggregate, IEntityType type) => new(
        JournalEntry.KindOf(aggregate.GetType()), aggregate.Id, aggregate.Version, CanonicalJson.Sha256(Canonical(aggregate, type)));

    private static string Canonical(Aggregate aggregate, IEntityType type) => CanonicalJson.Write(new JsonObject(
        Parts.GetOrAdd(type, known => [.. PartsOf(known, [])])
            .Select(part => (Part: part, Value: part.Read(aggregate)))
            .Where(read => read.Value is not null || !read.Part.AddedLater)
            .Select(read => KeyValuePair.Create(read.Part.Name, read.Value))));

    private static IEnumerable<Part> PartsOf(ITypeBase type, IReadOnlyList<PropertyInfo> path)
    {
        var prefix = string.Concat(path.Select(step => step.Name + "."));
        foreach (var property in type.GetProperties())
        {
            var member = property.PropertyInfo ?? throw new NotSupportedException($"{property.Name} of {type.ClrType.Name} is stored but is no property of it.");
            yield return new Part(prefix + property.Name, [.. path, member], property.GetTypeMapping().Converter, property.IsAddedLater());
        }

        foreach (var part in type.GetComplexProperties().SelectMany(part => PartsOf(part.ComplexType, [.. path, part.PropertyInfo!])))
        {
            yield return part;
        }
    }

    /// <summary>One stored value.</summary>
    private sealed record Part(string Name, IReadOnlyList<PropertyInfo> Path, ValueConverter? Converter, bool AddedLater)
    {
        public JsonNode? Read(object aggregate)
        {
            object? value = aggregate;
            foreach (var step in Path)
            {
                value = value is null ? null : step.GetValue(value);
            }

            if (value is not null && Converter is IProtected hidden)
            {
                return hidden.Digest(value);
            }

            return Plain(value) ?? (value is null ? null : Plain(Converter?.ConvertToProvider(value))
                ?? throw new NotSupportedException($"There is no canonical form of {Name}, a {value.GetType().Name}."));
        }

        private static JsonNode? Plain(object? value) => value switch
        {
            string text => text,
            bool truth => truth,
            int number => number,
            long number => number,
            Guid key => key.ToString(),
            DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
            DateTime moment => moment.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
            Enum word => word.ToString(),
            _ => null,
        };
    }
}
