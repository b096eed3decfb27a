using Commendation.Infrastructure.Persistence;

namespace Commendation.WebApi.Edge;

/// <summary>
/// Whether there is room for what is to be stored. The disk of a database file is looked at; that of a database server is known only by what
/// it could not store, and is believed to be full for a while after that.
/// </summary>
internal sealed class DiskSpace(DatabaseOptions database, TimeProvider time, long leastBytes)
{
    private const string Setting = "Database:LeastFreeMegabytes";
    private const int Megabytes = 64;
    private const long Bytes = 1024 * 1024;

    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(30);

    private long _believedUntil;

    /// <summary>Whether nothing more should be stored.</summary>
    public bool IsFull => time.GetUtcNow().UtcTicks < Interlocked.Read(ref _believedUntil) || Free() < leastBytes;

    /// <summary>As configured: less room than so many megabytes is none.</summary>
    public static void Add(WebApplicationBuilder builder)
    {
        var least = builder.Configuration.GetValue(Setting, Megabytes) * Bytes;
        builder.Services.AddSingleton(provider => new DiskSpace(provider.GetRequiredService<DatabaseOptions>(), provider.GetRequiredService<TimeProvider>(), least));
    }

    /// <summary>Hears of a fault, and whether a full disk is behind it.</summary>
    public bool Heard(Exception fault)
    {
        var full = DatabaseFaults.IsFullDisk(fault);
        if (full)
        {
            Interlocked.Exchange(ref _believedUntil, (time.GetUtcNow() + Believed).UtcTicks);
        }

        return full;
    }

    private long Free()
    {
        try
        {
            return database.File is { } file ? new DriveInfo(Path.GetFullPath(file)).AvailableFreeSpace : long.MaxValue;
        }
        catch (IOException)
        {
            // A volume that cannot say is not full for that.
            return long.MaxValue;
        }
    }
}
