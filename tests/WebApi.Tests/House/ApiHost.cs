using System.Globalization;
using System.Text;
using Commendation.Infrastructure.Tests;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.WebApi.Tests.House;

/// <summary>The real host over an empty database file of its own, with the campaign under test. Its clock stands still.</summary>
public class ApiHost : WebApplicationFactory<Program>
{
    /// <summary>Largest body that this host takes; small, so that a test can exceed it.</summary>
    public const int BodyBytes = 256 * 1024;

    /// <summary>The campaign under test.</summary>
    public const string Campaign = "/api/v1/campaigns/qinghai-petition-2018-2020";

    private readonly string _folder = Directory.CreateTempSubdirectory("commendation-").FullName;

    /// <summary>The day on which the tests take place, in Xining.</summary>
    public static DateOnly Today { get; } = new(2021, 12, 1);

    /// <summary>Every exchange with the host, for the documentation's examples.</summary>
    public Exchanges Exchanges { get; } = new();

    /// <summary>The day that this host lives on.</summary>
    protected virtual DateOnly Clock => Today;

    /// <summary>How to reach the database behind the application's back.</summary>
    public string ConnectionString => $"Data Source={DatabaseFile}";

    /// <summary>Where the keys of exported journals lie.</summary>
    public string KeyFolder => Path.Combine(_folder, "keys");

    /// <summary>Folder of the campaigns that this host opens; each that is there makes its start longer.</summary>
    protected virtual string Campaigns => Repository.CampaignUnderTest;

    /// <summary>A folder for campaigns of this host alone; it goes with the host.</summary>
    protected string OwnCampaigns => Path.Combine(_folder, "campaigns");

    private string DatabaseFile => Path.Combine(_folder, "commendation.db");

    /// <summary>A client that speaks for an organisation.</summary>
    public Office Office(string code) => new(Client(), code);

    /// <summary>A client without any manners of its own.</summary>
    public HttpClient Client() => CreateDefaultClient(new Listener(Exchanges));

    /// <summary>A client that hears of an answer as it comes.</summary>
    public HttpClient Streaming() => CreateDefaultClient();

    /// <summary>Everything that is stored, but how often who asked, as text: two equal dumps mean that nothing was stored in between.</summary>
    public string Stored()
    {
        using var connection = new SqliteConnection($"Data Source={DatabaseFile};Mode=ReadOnly");
        connection.Open();
        var tables = Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'RequestCounts' ORDER BY name").Select(row => row.Trim()).ToList();
        return string.Concat(tables.Select(table => $"{table}\n{string.Concat(Rows(connection, $"SELECT * FROM \"{table}\""))}"));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Authentication:DevelopmentKey", Officers.KeyFile);
        builder.UseSetting("Keys:Folder", Officers.KeysFolder);
        builder.UseSetting("Keys:CreateMissing", "true");
        builder.UseSetting("Limits:RequestsPerMinute", "1000000");
        builder.UseSetting("Limits:ObjectionsPerMinute", "1000000");
        builder.UseSetting("Campaigns:Folder", Campaigns);
        builder.UseSetting("Database:Provider", "Sqlite");
        builder.UseSetting("Database:ConnectionString", ConnectionString);
        builder.UseSetting("Journal:KeyFolder", KeyFolder);
        builder.UseSetting("Limits:BodyBytes", BodyBytes.ToString(CultureInfo.InvariantCulture));
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(new StoppedTime(new DateTimeOffset(Clock.ToDateTime(new TimeOnly(1, 30)), TimeSpan.Zero))));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static List<string> Rows(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            var row = new StringBuilder();
            for (var i = 0; i < reader.FieldCount; i++)
            {
                row.Append(CultureInfo.InvariantCulture, $"{(reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i))}\t");
            }

            rows.Add(row.Append('\n').ToString());
        }

        return rows;
    }

    private sealed class Listener(Exchanges exchanges) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var asked = request.Content?.Headers.ContentType?.MediaType is "application/json" or "text/plain" ? await request.Content.ReadAsStringAsync(cancellationToken) : null;
            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            exchanges.Add(new Exchange(
                request.Method.Method, request.RequestUri!.AbsolutePath, asked, (int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken)));
            return response;
        }
    }
}

/// <summary>The real host with every campaign that the repository ships.</summary>
public sealed class EveryCampaign : ApiHost
{
    protected override string Campaigns => Repository.Campaigns;
}

/// <summary>One request and its answer.</summary>
public sealed record Exchange(string Method, string Path, string? Asked, int Status, string Answered);

/// <summary>Requests and answers in the order in which they were made.</summary>
public sealed class Exchanges
{
    private readonly List<Exchange> _all = [];

    /// <summary>A copy of what was heard so far.</summary>
    public IReadOnlyList<Exchange> All
    {
        get
        {
            lock (_all)
            {
                return [.. _all];
            }
        }
    }

    internal void Add(Exchange exchange)
    {
        lock (_all)
        {
            _all.Add(exchange);
        }
    }
}

/// <summary>Places in the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Campaigns { get; } = Path.Combine(Root, "campaigns");

    public static string Qinghai { get; } = Path.Combine(Campaigns, "qinghai-petition-2018-2020");

    public static string Operations { get; } = Path.Combine(Root, "src", "WebApi", "OpenApi", "operations.json");

    /// <summary>A folder of campaigns that holds the one under test and no other.</summary>
    public static string CampaignUnderTest { get; } = Path.GetDirectoryName(Copy(Qinghai, Path.Combine(AppContext.BaseDirectory, "campaigns", Path.GetFileName(Qinghai))))!;

    public static string Examples { get; } = Path.Combine(Root, "src", "WebApi", "OpenApi", "examples.json");

    /// <summary>Copies the files of a campaign, without its scenarios, into a folder of this name, and gives the folder.</summary>
    /// <param name="campaign">The campaign's folder.</param>
    /// <param name="to">The folder to copy to; what lies there under the same names is replaced.</param>
    /// <param name="edit">What becomes of the text of a file, by its name; nothing when null.</param>
    public static string Copy(string campaign, string to, Func<string, string, string>? edit = null)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(campaign))
        {
            var (name, text) = (Path.GetFileName(file), File.ReadAllText(file));
            File.WriteAllText(Path.Combine(to, name), edit?.Invoke(name, text) ?? text);
        }

        if (Path.Combine(campaign, "forms") is var forms && Directory.Exists(forms))
        {
            Directory.CreateDirectory(Path.Combine(to, "forms"));
            Directory.EnumerateFiles(forms).ToList().ForEach(file => File.Copy(file, Path.Combine(to, "forms", Path.GetFileName(file)), overwrite: true));
        }

        return to;
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Commendation.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
