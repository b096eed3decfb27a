using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Commendation.Infrastructure.Tests.Persistence;
using Commendation.WebApi.Tests.House;

namespace Commendation.WebApi.Tests.Endurance;

/// <summary>A server in a process of its own, on loopback, which a test can kill and start again over the same database.</summary>
internal sealed class Server(string folder, params string[] database) : IAsyncDisposable
{
    private readonly int _port = FreePort();
    private Process? _process;

    /// <summary>Where it answers.</summary>
    public Uri Address => new($"http://127.0.0.1:{_port}");

    /// <summary>Memory that it holds, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Whether it runs.</summary>
    public bool Runs => _process is { HasExited: false };

    /// <summary>A folder with the campaign of the tests alone, so that a start takes little time.</summary>
    public static string Folder()
    {
        var folder = Directory.CreateTempSubdirectory("commendation-server-").FullName;
        Repository.Copy(Repository.Qinghai, Path.Combine(folder, "campaigns", Path.GetFileName(Repository.Qinghai)));
        return folder;
    }

    /// <summary>The settings of a SQLite database in a folder.</summary>
    public static string[] Sqlite(string folder) => ["--Database:Provider", "Sqlite", "--Database:ConnectionString", $"Data Source={Path.Combine(folder, "commendation.db")}"];

    /// <summary>The settings of a PostgreSQL database.</summary>
    public static string[] PostgreSql(PostgresCluster cluster) => ["--Database:Provider", "PostgreSql", "--Database:ConnectionString", cluster.ConnectionString("endurance")];

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task Start()
    {
        // Output is not read: it goes nowhere, so that no full pipe stops the server.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >\"$0\" 2>&1 </dev/null", Path.Combine(folder, "server.log"), "dotnet", Path.Combine(AppContext.BaseDirectory, "Commendation.WebApi.dll")])
        {
            WorkingDirectory = folder,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Logging__LogLevel__Default"] = "Warning" },
        };
        foreach (var argument in (string[])["--Urls", $"http://127.0.0.1:{_port}", "--Authentication:DevelopmentKey", Officers.KeyFile, "--Limits:RequestsPerMinute", "100000000", .. database])
        {
            start.ArgumentList.Add(argument);
        }

        _ = Officers.Auditor; // makes the key before two servers could
        _process = Process.Start(start)!;
        using var http = Client();
        for (var limit = Stopwatch.StartNew(); limit.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(100))
        {
            if (_process.HasExited)
            {
                break;
            }

            try
            {
                if ((await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }
        }

        throw new InvalidOperationException($"The server did not become ready: {await File.ReadAllTextAsync(Path.Combine(folder, "server.log"))}");
    }

    /// <summary>Kills it as a power cut would (SIGKILL).</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>A client that tells of every answer.</summary>
    public HttpClient Client(Action<HttpRequestMessage, HttpResponseMessage>? heard = null) =>
        new(new Listener(heard)) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(60) };

    public async ValueTask DisposeAsync()
    {
        if (Runs)
        {
            await Kill();
        }

        _process?.Dispose();
        _process = null;
    }

    /// <summary>A number from the environment: the tests are short unless it says more.</summary>
    public static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Listener(Action<HttpRequestMessage, HttpResponseMessage>? heard) : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (heard is not null)
            {
                await response.Content.LoadIntoBufferAsync(cancellationToken);
                heard(request, response);
            }

            return response;
        }
    }
}

/// <summary>A fact that needs PostgreSQL; where it is required, it runs and fails rather than be skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = Environment.GetEnvironmentVariable("COMMENDATION_REQUIRE_POSTGRES") == "1" ? null : PostgresCluster.Missing;
}
