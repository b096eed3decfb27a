using System.Diagnostics;
using System.Text.Json;
using Commendation.WebApi.Tests.House;
using Microsoft.Playwright;

namespace Commendation.Portal.Tests.House;

/// <summary>Somebody who looks at pages. What the browser complains about is remembered.</summary>
public sealed class Visitor : IAsyncDisposable
{
    /// <summary>Where pictures of all pages go.</summary>
    private static readonly string Pictures = Directory.CreateDirectory(Path.Combine(Repository.Root, "TestResults", "pages")).FullName;

    private static readonly string Axe = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Axe", "axe.min.js"));

    /// <summary>The pictures of the guide, written anew when COMMENDATION_RECORD is set.</summary>
    private static readonly Dictionary<string, int> Guide = new() { ["notice"] = 760, ["desk"] = 640, ["nomination"] = 900, ["notice-too-early"] = 560, ["quotas"] = 700, ["try"] = 900 };

    // Milliseconds; long enough for a busy machine: what is asked for is waited for, never how soon it comes.
    private const int Patience = 60_000;

    private readonly IBrowserContext _context;

    private Visitor(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    /// <summary>The page in front of the visitor.</summary>
    public IPage Page { get; private set; }

    /// <summary>What the browser reported: refused sources, faults of scripts.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<Visitor> With(IBrowserContext context)
    {
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        var visitor = new Visitor(context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("the server responded with a status of 4", StringComparison.Ordinal))
            {
                visitor.Complaints.Add(message.Text);
            }
        };
        page.PageError += (_, fault) => visitor.Complaints.Add(fault);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("http://127.0.0.1", StringComparison.Ordinal) && !request.Url.StartsWith("http://localhost", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                visitor.Complaints.Add($"Foreign request: {request.Url}");
            }
        };
        return visitor;
    }

    /// <summary>Goes to an address and gives the status.</summary>
    public async Task<int> Goes(string path) => (await Page.GotoAsync(path))!.Status;

    /// <summary>Follows a link by its words, and stands on the page that it leads to.</summary>
    public Task Follows(string link) => Follows(Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = link, Exact = true }).First);

    /// <summary>Follows a link, and stands on the page that it leads to.</summary>
    public Task Follows(ILocator link) => Leaves(() => link.ClickAsync());

    /// <summary>Presses a button by its words, and stands on the page that answers.</summary>
    public Task Presses(string button) => Leaves(() => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button, Exact = true }).First.ClickAsync());

    /// <summary>Sends the form that has the focus by the keyboard, and stands on the page that answers.</summary>
    public Task Enters() => Leaves(() => Page.Keyboard.PressAsync("Enter"));

    /// <summary>Does what leads to another page, and waits until that has come whole: a click alone returns while the old page may still stand.</summary>
    public async Task Leaves(Func<Task> act)
    {
        await Page.EvaluateAsync("() => document.documentElement.setAttribute('data-left', '')");
        await act();
        await Page.Locator("html:not([data-left])").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await Page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>Looks at a page again and again until it says this: what is kept for a moment may still be the old one.</summary>
    public async Task Awaits(string words)
    {
        var waited = Stopwatch.StartNew();
        while (!(await Reads()).Contains(words, StringComparison.Ordinal) && waited.ElapsedMilliseconds < Patience)
        {
            await Page.ReloadAsync();
        }

        (await Reads()).Should().Contain(words);
    }

    /// <summary>What the main part says.</summary>
    public async Task<string> Reads() => await Page.Locator("main").InnerTextAsync();

    /// <summary>Chooses office and role where nobody else says who one is.</summary>
    public async Task SignsIn(string organisation, params string[] roles)
    {
        await Goes("/sign-in?campaign=qinghai-petition-2018-2020");
        await Page.GetByLabel("单位", new PageGetByLabelOptions { Exact = true }).SelectOptionAsync(organisation);
        foreach (var box in await Page.Locator("input[name=roles]").AllAsync())
        {
            var role = await box.GetAttributeAsync("value");
            await box.SetCheckedAsync(roles.Any(wanted => wanted == role));
        }

        await Presses("登录");
    }

    /// <summary>What has the focus, in its words or by its id.</summary>
    public Task<string> Focused() => Page.EvaluateAsync<string>("() => document.activeElement.id || document.activeElement.innerText");

    /// <summary>Presses the tabulator until the element of this id has the focus.</summary>
    public async Task Tabs(string id)
    {
        for (var i = 0; i < 60; i++)
        {
            if (await Focused() == id)
            {
                return;
            }

            await Page.Keyboard.PressAsync("Tab");
        }

        (await Focused()).Should().Be(id, "the keyboard leads there");
    }

    /// <summary>Turns the list that has the focus to this value, key by key: letters typed ahead would depend on how fast they come.</summary>
    public async Task Turns(string value)
    {
        await Page.Keyboard.PressAsync("Home");
        var last = "";
        for (var now = await Chosen(); now != value && now != last; now = await Chosen())
        {
            last = now;
            await Page.Keyboard.PressAsync("ArrowDown");
        }

        (await Chosen()).Should().Be(value, "the keyboard leads there");
    }

    private Task<string> Chosen() => Page.EvaluateAsync<string>("() => document.activeElement.value");

    /// <summary>Fills in facts as a form asks for them.</summary>
    public async Task Fills(IReadOnlyDictionary<string, object> facts)
    {
        foreach (var (fact, value) in facts)
        {
            var fields = Page.Locator($"[name='facts.{fact}']");
            var written = value is bool yes ? (yes ? "true" : "false") : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}");
            if (await fields.First.GetAttributeAsync("type") == "radio")
            {
                await Page.Locator($"[name='facts.{fact}'][value='{written}']").CheckAsync();
            }
            else if (await fields.First.EvaluateAsync<string>("field => field.tagName") == "SELECT")
            {
                await fields.SelectOptionAsync(written);
            }
            else
            {
                await fields.FillAsync(written);
            }
        }
    }

    /// <summary>Insists that the page is accessible and within its rules, and leaves a picture of it, wide and narrow.</summary>
    public async Task Shows(string name)
    {
        await Page.EvaluateAsync(Axe);
        var found = await Page.EvaluateAsync<JsonElement>("async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes.map(n => n.html).slice(0, 3).join(' '))");
        found.EnumerateArray().Select(finding => finding.GetString()).Should().BeEmpty("{0} is accessible", name);
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{name}.png"), FullPage = true });
        if (Guide.TryGetValue(name, out var height) && Environment.GetEnvironmentVariable("COMMENDATION_RECORD") == "1")
        {
            await Page.EvaluateAsync("() => { document.activeElement.blur(); window.scrollTo(0, 0); }");
            await Page.SetViewportSizeAsync(1000, height);
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Repository.Root, "docs", "images", "pages", $"{name}.png") });
        }

        await Page.SetViewportSizeAsync(390, 844);
        (await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(390, "{0} fits on a phone", name);
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{name}-phone.png"), FullPage = true });
        await Page.SetViewportSizeAsync(1280, 800);
        Complaints.Should().BeEmpty("{0} stays within its rules", name);
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
