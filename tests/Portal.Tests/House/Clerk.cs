using System.Net;
using System.Text.RegularExpressions;
using Commendation.WebApi.Tests.House;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Commendation.Portal.Tests.House;

/// <summary>What a page answered.</summary>
public sealed record PageAnswer(int Status, string Html, string? Location, IReadOnlyList<string> Cookies)
{
    /// <summary>What the page says, without tags.</summary>
    public string Text => WebUtility.HtmlDecode(Regex.Replace(Html, "<[^>]+>", " "));
}

/// <summary>Somebody with cookies and without a browser: sends forms as a browser would, and as it would not.</summary>
public sealed partial class Clerk(ApiHost host)
{
    private readonly HttpClient _http = host.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = host.ClientOptions.BaseAddress, AllowAutoRedirect = false, HandleCookies = true });

    /// <summary>Chooses office and roles.</summary>
    public async Task<PageAnswer> SignsIn(string organisation, params string[] roles)
    {
        var page = await Gets("/sign-in?campaign=qinghai-petition-2018-2020");
        return await Sends("/sign-in", [.. Fields(page, "/sign-in").Where(field => field.Name != "back"), ("organisation", organisation), .. roles.Select(role => ("roles", role))]);
    }

    public Task<PageAnswer> SignsOut() => Filled("/campaigns/qinghai-petition-2018-2020", "/sign-out");

    public async Task<PageAnswer> Gets(string path, string? accept = "text/html")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await Answer(request);
    }

    /// <summary>Sends these fields.</summary>
    public async Task<PageAnswer> Sends(string path, IEnumerable<(string Name, string Value)> fields, string? from = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        if (from is not null)
        {
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", from);
        }

        return await Answer(request);
    }

    /// <summary>Fills in a form of a page and sends it.</summary>
    public async Task<PageAnswer> Filled(string page, string action, params (string Name, string Value)[] fields) => await Sends(action, [.. Fields(await Gets(page), action), .. fields]);

    /// <summary>The hidden fields of a page's form.</summary>
    public static IReadOnlyList<(string Name, string Value)> Fields(PageAnswer page, string action) =>
    [
        .. from form in Forms().Matches(page.Html)
           where WebUtility.HtmlDecode(form.Groups["action"].Value) == action
           from field in Hidden().Matches(form.Groups["inside"].Value)
           select (WebUtility.HtmlDecode(field.Groups["name"].Value), WebUtility.HtmlDecode(field.Groups["value"].Value)),
    ];

    private async Task<PageAnswer> Answer(HttpRequestMessage request)
    {
        using var answer = await _http.SendAsync(request);
        return new PageAnswer((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.Location?.OriginalString, answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : []);
    }

    [GeneratedRegex("<form method=\"post\" action=\"(?<action>[^\"]*)\".*?>(?<inside>.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Hidden();
}
