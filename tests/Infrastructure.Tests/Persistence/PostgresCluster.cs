using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Commendation.Infrastructure.Tests.Persistence;

/// <summary>A temporary PostgreSQL cluster: own folder, own socket, a free port, nothing left behind.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    // The server refuses to run as root; Debian's package brings this user.
    private const string SystemUser = "postgres";
    private const string Owner = "commendation";

    private readonly string _folder;
    private readonly int _port;

    private PostgresCluster(string folder, int port)
    {
        _folder = folder;
        _port = port;
    }

    /// <summary>Why no cluster can be started here; null when one can.</summary>
    public static string? Missing => Programs is null ? "PostgreSQL is not installed: apt-get install -y postgresql" : null;

    private static string? Programs =>
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
            .Where(version => File.Exists(Path.Combine(version, "bin", "initdb")))
            .OrderByDescending(Version)
            .Select(version => Path.Combine(version, "bin"))
            .FirstOrDefault();

    private string Data => Path.Combine(_folder, "data");

    public static async Task<PostgresCluster> Start()
    {
        var programs = Programs ?? throw new InvalidOperationException(Missing);
        var cluster = new PostgresCluster(Directory.CreateTempSubdirectory("commendation-pg-").FullName, FreePort());
        try
        {
            await cluster.Run(asOwner: false, Environment.IsPrivilegedProcess ? ["chown", SystemUser, cluster._folder] : ["true"]);

            // Texts sort as Chinese readers expect by default here, so that the tests notice a column that forgets its own order.
            string[] locale = Version(Path.GetDirectoryName(programs)!) >= 15 ? ["--locale-provider=icu", "--icu-locale=zh"] : [];
            await cluster.Run(
                asOwner: true,
                [Path.Combine(programs, "initdb"), "-D", cluster.Data, "-U", Owner, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", .. locale]);
            await cluster.Run(
                asOwner: true,
                [
                    Path.Combine(programs, "pg_ctl"), "-D", cluster.Data, "-l", Path.Combine(cluster._folder, "server.log"), "-w", "-o",
                    $"-p {cluster._port} -k {cluster._folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=100", "start",
                ]);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={_port};Username={Owner};Database={database};Maximum Pool Size=60";

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await Run(asOwner: true, [Path.Combine(Programs!, "pg_ctl"), "-D", Data, "-m", "immediate", "-w", "stop"]);
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static int Version(string folder) => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // Output goes to a file: a pipe would stay open for as long as the server, which inherits it, runs.
    private async Task Run(bool asOwner, string[] command)
    {
        var output = Path.Combine(_folder, "output.log");
        string[] prefix = asOwner && Environment.IsPrivilegedProcess ? ["runuser", "-u", SystemUser, "--"] : [];
        using var process = Process.Start(new ProcessStartInfo(
            "/bin/sh", ["-c", "exec \"$@\" >\"$0\" 2>&1 </dev/null", output, .. prefix, .. command])
        { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {await File.ReadAllTextAsync(output)}");
        }
    }
}
