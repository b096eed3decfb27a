using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Commendation.Infrastructure;

namespace Commendation.WebApi.Tests;

/// <summary>A server that cannot start says why in one line and ends with an exit code that is documented, whatever it was given.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("commendation-start-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Invalid url", "--Urls", "nonsense")]
    [InlineData("HTTPS", "--Urls", "https://127.0.0.1:0")]
    [InlineData("Limits:BodyBytes", "--Limits:BodyBytes", "many")]
    [InlineData("Limits:VerificationSeconds", "--Limits:VerificationSeconds", "long")]
    [InlineData("Database:Provider", "--Database:Provider", "Oracle")]
    [InlineData("Database:ConnectionString", "--Database:ConnectionString", "nonsense")]
    [InlineData("file is not a database", "--Database:ConnectionString", "Data Source=FOLDER/noise")]
    [InlineData("nowhere", "--Database:ConnectionString", "Data Source=/proc/nowhere/commendation.db")]
    [InlineData("127.0.0.1:1", "--Database:Provider", "PostgreSql", "--Database:ConnectionString", "Host=127.0.0.1;Port=1;Database=x;Username=x;Password=secret")]
    [InlineData("SQL Server", "--Database:Provider", "SqlServer", "--Database:ConnectionString", "Server=127.0.0.1,1;Database=x;User Id=x;Password=secret;Connect Timeout=1;Connect Retry Count=0")]
    [InlineData("noise", "--Keys:Folder", "FOLDER/noise")]
    [InlineData("Proxies:0", "--Proxies:0", "%%")]
    [InlineData("Authentication:DevelopmentKey", "--Authentication:DevelopmentKey", "FOLDER/noise")]
    public async Task What_it_cannot_use_is_told(string says, params string[] settings)
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, "noise"), [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 31))]);

        var (exit, error) = await Start([.. settings.Select(setting => setting.Replace("FOLDER", _folder, StringComparison.Ordinal))]);

        exit.Should().Be(Surroundings.Unusable, error);
        error.Should().Contain(says).And.NotContain("secret").And.NotContain("   at ");
        error.Trim().Split('\n').Should().ContainSingle();
    }

    [Fact]
    public async Task A_port_that_another_program_has_is_told()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var (exit, error) = await Start(["--Urls", $"http://127.0.0.1:{port}"]);

        exit.Should().Be(Surroundings.Unusable, error);
        error.Should().Contain(port);
    }

    // What comes later in the arguments counts.
    private async Task<(int Exit, string Error)> Start(string[] settings)
    {
        await using var error = new StringWriter();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        string[] usable =
        [
            "--environment", "Development", "--Urls", "http://127.0.0.1:0", "--Campaigns:Folder", Path.Combine(_folder, "campaigns"), "--Keys:Folder", "memory",
            "--Database:ConnectionString", $"Data Source={Path.Combine(_folder, "start.db")}", "--Authentication:DevelopmentKey", Path.Combine(_folder, "key.pem"),
        ];
        return (await Surroundings.Run(() => Serve.Run([.. usable, .. settings], stop.Token), error), error.ToString());
    }
}
