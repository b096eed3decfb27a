using Commendation.Infrastructure.Persistence.Mapping;
using Commendation.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Commendation.Infrastructure.Persistence;

/// <summary>
/// Everything that is stored. One derived class for each kind of database, because each has migrations of its own; what they have in
/// common is decided here, so that lists come in the same order and texts compare alike wherever the system runs.
/// </summary>
public abstract class CommendationContext : DbContext
{
    private readonly KeyRing? _ring;

    protected CommendationContext(DbContextOptions options)
        : base(options)
    {
        _ring = options.Ring();

        // What fails ends its whole transaction, so that a point to go back to would only cost two statements.
        Database.AutoSavepointsEnabled = false;
    }

    /// <summary>Name of the collation that compares texts character code by character code; null where that is the default.</summary>
    protected abstract string? OrdinalCollation { get; }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new CampaignConfiguration(_ring));
        modelBuilder.ApplyConfiguration(new QuotaAccountConfiguration());
        modelBuilder.ApplyConfiguration(new LimitCountConfiguration());
        modelBuilder.ApplyConfiguration(new NominationConfiguration(_ring));
        modelBuilder.ApplyConfiguration(new PublicNoticeConfiguration(_ring));
        modelBuilder.ApplyConfiguration(new LateActConfiguration(_ring));
        modelBuilder.ApplyConfiguration(new SubmissionConfiguration(_ring));
        modelBuilder.ApplyConfiguration(new ProposedListConfiguration());
        modelBuilder.ApplyConfiguration(new DecisionConfiguration());
        modelBuilder.ApplyConfiguration(new HonourConfiguration());
        modelBuilder.ApplyConfiguration(new JournalEntryConfiguration());
        modelBuilder.ApplyConfiguration(new JournalHeadConfiguration());
        modelBuilder.ApplyConfiguration(new ImportConfiguration());
        modelBuilder.ApplyConfiguration(new ImportChunkConfiguration(_ring));
        modelBuilder.ApplyConfiguration(new AttachmentConfiguration(_ring));
        modelBuilder.ApplyConfiguration(new AttachmentPieceConfiguration());
        modelBuilder.ApplyConfiguration(new KeptAnswerConfiguration(_ring));
        modelBuilder.ApplyConfiguration(new RequestCountConfiguration());
        modelBuilder.ApplyConfiguration(new CampaignSourceConfiguration());

        if (OrdinalCollation is { } collation)
        {
            foreach (var text in modelBuilder.Model.GetEntityTypes().SelectMany(Texts))
            {
                text.SetCollation(collation);
            }
        }
    }

    private static IEnumerable<IMutableProperty> Texts(IMutableTypeBase type) =>
    [
        .. type.GetProperties().Where(property => property.GetMaxLength() is not null &&
            (property.GetProviderClrType() ?? property.GetValueConverter()?.ProviderClrType ?? property.ClrType) == typeof(string)),
        .. type.GetComplexProperties().SelectMany(part => Texts(part.ComplexType)),
    ];
}

/// <summary>The system on SQLite.</summary>
public sealed class SqliteContext(DbContextOptions<SqliteContext> options) : CommendationContext(options)
{
    protected override string? OrdinalCollation => null;
}

/// <summary>The system on PostgreSQL.</summary>
public sealed class PostgreSqlContext(DbContextOptions<PostgreSqlContext> options) : CommendationContext(options)
{
    protected override string OrdinalCollation => "C";
}

/// <summary>The system on SQL Server.</summary>
public sealed class SqlServerContext(DbContextOptions<SqlServerContext> options) : CommendationContext(options)
{
    protected override string OrdinalCollation => "Latin1_General_100_BIN2";

    // SQL Server compares a uniqueidentifier from its last bytes on, so that keys which grow with time would neither sort nor lie on disk in
    // the order of creation. As 16 bytes they do.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<Guid>().HaveConversion<KeyBytes>().HaveColumnType("binary(16)");
}
