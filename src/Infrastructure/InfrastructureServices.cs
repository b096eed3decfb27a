using Commendation.Application.Common;
using Commendation.Application.Honours;
using Commendation.Application.Nominations.Imports;
using Commendation.Application.Submissions;
using Commendation.Application.Verification;
using Commendation.Infrastructure.Calendars;
using Commendation.Infrastructure.Documents;
using Commendation.Infrastructure.Documents.Forms;
using Commendation.Infrastructure.Persistence;
using Commendation.Infrastructure.Persistence.Mapping;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Commendation.Infrastructure;

/// <summary>Registers what the use cases need from the outside world.</summary>
public static class InfrastructureServices
{
    /// <summary>Adds the database that the configuration names, keys, the clock and the library of policies.</summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IClock, Clock>();
        services.AddSingleton<IKeys, Keys>();
        services.AddSingleton(AttachmentOptions.From(configuration));
        services.AddDatabase(DatabaseOptions.From(configuration), KeyRing.Open(configuration["Keys:Folder"], string.Equals(configuration["Keys:CreateMissing"], "true", StringComparison.OrdinalIgnoreCase)));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<RequestCounts>(provider, TimeProvider.System));
        services.Decorate<IStore, GuardedStore>();
        services.AddSingleton(provider => JournalKeys.From(configuration, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IJournalSigner>(provider => provider.GetRequiredService<JournalKeys>());

        services.AddSingleton(KeptAnswerOptions.From(configuration));
        services.AddScoped<IAnswers, KeptAnswers>();

        services.AddSingleton(provider => new CalendarFolder(CalendarFolder.From(configuration), TimeProvider.System, provider.GetService<ILogger<CalendarFolder>>()));
        services.AddSingleton(ImportOptions.From(configuration));
        services.AddSingleton<ISheets, Sheets>();
        services.AddSingleton<IWorkbooks, Workbooks>();
        services.AddSingleton<ITables, Tables>();
        services.AddScoped<IImports, Imports>();
        services.AddScoped<IAttachments>(provider => provider.GetRequiredService<Attachments>());
        services.AddScoped<IFilesHeld, FilesHeld>();

        services.AddSingleton<IPolicyParser, PolicyParser>();
        services.AddSingleton<CampaignLibrary>();
        services.AddSingleton<ICampaignLibrary>(provider => provider.GetRequiredService<CampaignLibrary>());
        services.AddScoped<CampaignFolders>();
        services.AddSingleton<FaultyFolders>();
        services.AddSingleton<IVerifiablePolicies, VerifiablePolicies>();
        services.AddSingleton<IFormFiles, FormFiles>();
        services.AddSingleton<IOfficialPapers, OfficialPapers>();
        services.AddSingleton<IPrinter>(_ => OfficePrinter.From(configuration));
        return services;
    }

    /// <summary>Adds a database.</summary>
    internal static IServiceCollection AddDatabase(this IServiceCollection services, DatabaseOptions database, KeyRing? keys = null)
    {
        var ring = keys ?? KeyRing.Open(KeyRing.Memory, createMissing: false);
        services.AddSingleton(database);
        services.AddSingleton<IKeyedDigests>(ring);
        services.AddSingleton(ring);
        _ = database.Provider switch
        {
            DatabaseProvider.Sqlite => services.AddDbContextPool<CommendationContext, SqliteContext>(options => Configure(options, database, ring)),
            DatabaseProvider.SqlServer => services.AddDbContextPool<CommendationContext, SqlServerContext>(options => Configure(options, database, ring)),
            _ => services.AddDbContextPool<CommendationContext, PostgreSqlContext>(options => Configure(options, database, ring)),
        };
        services.AddSingleton(provider => new DatabaseBackups(database, ring, provider.GetService<TimeProvider>() ?? TimeProvider.System));
        services.AddScoped<DatabaseStartup>();
        services.AddScoped<Resealing>();
        services.TryAddSingleton(AttachmentOptions.Default);
        services.AddScoped<IAttachmentContents>(provider => provider.GetRequiredService<AttachmentOptions>().Folder is { } folder
            ? new FolderContents(folder)
            : new DatabaseContents(provider.GetRequiredService<CommendationContext>()));
        services.AddScoped<Attachments>();
        services.AddScoped<Store>();
        services.AddScoped<IStore>(provider => provider.GetRequiredService<Store>());
        services.AddScoped<IUnitOfWork>(provider => provider.GetRequiredService<Store>());
        services.AddScoped<IJournal, Journal>();
        return services;
    }

    private static void Configure(DbContextOptionsBuilder options, DatabaseOptions database, KeyRing ring)
    {
        options.Use(database);
        options.With(ring);
    }
}
