using System.Text.Json;
using Commendation.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.Infrastructure.Persistence.Mapping;

/// <summary>Columns whose content only the holder of the keys can read. The migrations tool, which reads nothing, has no keys.</summary>
internal static class Sealing
{
    /// <summary>A text that is sealed.</summary>
    public static void IsSealed(this ComplexTypePropertyBuilder<string> property, KeyRing? ring, string place) =>
        _ = ring is null ? property : property.HasConversion(new SealedText(ring, place));

    /// <inheritdoc cref="IsSealed(ComplexTypePropertyBuilder{string}, KeyRing?, string)"/>
    public static void IsSealed(this PropertyBuilder<string> property, KeyRing? ring, string place) =>
        _ = ring is null ? property : property.HasConversion(new SealedText(ring, place));

    /// <summary>A value that is sealed as one JSON text.</summary>
    public static void IsSealedJson<T>(this PropertyBuilder<T> property, KeyRing? ring, string place) =>
        _ = ring is null ? property.IsJson() : property.HasConversion(new SealedJson<T>(ring, place), new SameInstance<T>());

    /// <summary>A text of which only a keyed digest is stored.</summary>
    public static PropertyBuilder<T> IsDigested<T>(this PropertyBuilder<T> property, KeyRing? ring) =>
        ring is null ? property : property.HasConversion(new DigestedText(ring));

    /// <summary>Opens sealed columns with these keys.</summary>
    public static void With(this DbContextOptionsBuilder builder, KeyRing ring) =>
        ((IDbContextOptionsBuilderInfrastructure)builder).AddOrUpdateExtension(new Extension(ring));

    /// <summary>The keys of a context; null in the migrations tool.</summary>
    public static KeyRing? Ring(this DbContextOptions options) => options.FindExtension<Extension>()?.Ring;

    // The keys are part of the model, so that contexts with other keys have models of their own.
    private sealed class Extension(KeyRing ring) : IDbContextOptionsExtension
    {
        private ExtensionInfo? _info;

        public KeyRing Ring => ring;

        public DbContextOptionsExtensionInfo Info => _info ??= new ExtensionInfo(this);

        public void ApplyServices(IServiceCollection services)
        {
        }

        public void Validate(IDbContextOptions options)
        {
        }

        private sealed class ExtensionInfo(Extension extension) : DbContextOptionsExtensionInfo(extension)
        {
            public override bool IsDatabaseProvider => false;

            public override string LogFragment => string.Empty;

            private KeyRing Ring => ((Extension)Extension).Ring;

            public override int GetServiceProviderHashCode() => string.GetHashCode(Ring.Identity, StringComparison.Ordinal);

            public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ExtensionInfo known && ReferenceEquals(known.Ring, Ring);

            public override void PopulateDebugInfo(IDictionary<string, string> debugInfo)
            {
            }
        }
    }
}

/// <summary>
/// What a column protects has a keyed digest in the journal: it is the same however often the column is sealed anew, and whoever has only the
/// database cannot find the value by trying.
/// </summary>
internal interface IProtected
{
    /// <summary>The digest of a value as the application sees it.</summary>
    string Digest(object value);
}

/// <summary>A column that is sealed anew when keys rotate.</summary>
internal interface ISealed : IProtected;

internal sealed class SealedText(KeyRing ring, string place) : ValueConverter<string, string>(text => ring.Seal(text, place), box => ring.Unseal(box, place)), ISealed
{
    public string Digest(object value) => ring.Digest((string)value);
}

internal sealed class SealedJson<T>(KeyRing ring, string place) : ValueConverter<T, string>(
    value => ring.Seal(JsonSerializer.Serialize(value, JsonColumns.Options), place),
    box => JsonSerializer.Deserialize<T>(ring.Unseal(box, place), JsonColumns.Options)!), ISealed
{
    public string Digest(object value) => ring.Digest(JsonSerializer.Serialize((T)value, JsonColumns.Options));
}

internal sealed class DigestedText(KeyRing ring) : ValueConverter<string, string>(text => ring.Digest(text), digest => digest), IProtected
{
    public string Digest(object value) => ring.Digest((string)value);
}
