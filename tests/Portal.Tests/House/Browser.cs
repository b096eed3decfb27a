using Commendation.WebApi.Tests.House;
using Microsoft.Playwright;

namespace Commendation.Portal.Tests.House;

/// <summary>Chromium of the system, with an empty profile.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The browser's program; null where it is not installed.</summary>
    internal static string? Program { get; } = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    public async Task InitializeAsync()
    {
        if (Program is not null)
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Headless = true, Args = Arguments });
        }
    }

    /// <summary>Somebody at a browser of their own, in front of a server.</summary>
    public async Task<Visitor> Visits(ApiHost host, bool scripts = true)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions { BaseURL = host.Address(), JavaScriptEnabled = scripts, ViewportSize = new ViewportSize { Width = 1280, Height = 800 } });
        return await Visitor.With(context);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}

/// <summary>A test that needs Chromium: skipped where it is missing, failed there when COMMENDATION_REQUIRE_CHROMIUM is set.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Browser.Program is null && Environment.GetEnvironmentVariable("COMMENDATION_REQUIRE_CHROMIUM") != "1")
        {
            Skip = "Chromium is not installed; on Debian: apt-get install chromium fonts-noto-cjk";
        }
    }
}

/// <summary>One browser for all tests.</summary>
[CollectionDefinition(Name)]
public sealed class Browsing : ICollectionFixture<Browser>
{
    public const string Name = "Browser";
}

internal static class Listening
{
    /// <summary>Starts the host as a server of its own, once, and gives its address.</summary>
    public static string Address(this ApiHost host)
    {
        host.StartServer();
        return host.ClientOptions.BaseAddress.ToString();
    }

    /// <summary>The host, to be reached over a socket.</summary>
    public static T OnSocket<T>(this T host)
        where T : ApiHost
    {
        host.UseKestrel(0);
        host.StartServer();
        return host;
    }
}
