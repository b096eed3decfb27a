using System.Text.RegularExpressions;
using Commendation.Application.Common;
using Commendation.Portal.Tests.House;
using Commendation.WebApi.Tests.House;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.Portal.Tests;

/// <summary>Every page × every role, asked of the running host and held against the table of <see cref="Authority"/>, as the API is.</summary>
public sealed class PageAuthorityTests : IAsyncLifetime, IDisposable
{
    private const string Campaign = "/campaigns/qinghai-petition-2018-2020";

    private readonly Midway _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Pages_open_for_whom_the_table_lets_in_and_for_nobody_else()
    {
        var pages = Table();
        var faults = new List<string>();
        foreach (var (name, role) in Authority.Roles.Where(role => role.Value != CallerRole.Tester))
        {
            var clerk = new Clerk(_host);
            await clerk.SignsIn("630102", name);
            foreach (var (path, deed) in pages)
            {
                var (expected, status) = (Authority.Of(role, deed) != Relations.None ? 200 : 403, (await clerk.Gets(path)).Status);
                faults.AddRange(status == expected ? [] : [$"{name} {path} ({deed}): {status} instead of {expected}"]);
            }
        }

        faults.Should().BeEmpty();
    }

    // A new page is in the table, or here with what shows it.
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["/assets/{name}"] = "holds nothing of a campaign",
        ["/language/{tag}"] = "chooses a language",
        ["/sign-in"] = "shows no campaign's data but names of offices: SignInTests",
        ["/campaigns/{campaign}/verification/report"] = "verifies everything, which takes its time: OfficePagesTests",
        ["/campaigns/{campaign}/notices.atom"] = "PublicPagesTests: the feed",
        ["/campaigns/{campaign}/nominations/new"] = "a form; what it sends is in the table of forms",
        ["/campaigns/{campaign}/notices/new"] = "a form; what it sends is in the table of forms",
        ["/campaigns/{campaign}/submissions/new"] = "a form; what it sends is in the table of forms",
        ["/campaigns/{campaign}/nominations/several"] = "a form; what it sends is in the table of forms",
        ["/campaigns/{campaign}/nominations/outcomes"] = "what came of a form of many nominees",
        ["/campaigns/{campaign}/decision"] = "a form; what it sends is in the table of forms",
        ["/campaigns/{campaign}/honours/{id:guid}/correction"] = "a form for what is public anyway",
        ["/campaigns/{campaign}/honours/{id:guid}/revocation"] = "a form for what is public anyway: PublicPagesTests",
    };

    [Fact]
    public void No_page_is_missing_from_the_table()
    {
        var known = Table().Select(page => page.Path.Split('?')[0]).ToList();

        var missing = _host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
            .Where(pattern => (pattern == "/" || pattern.StartsWith("/campaigns", StringComparison.Ordinal) || Elsewhere.ContainsKey(pattern)) && !Elsewhere.ContainsKey(pattern))
            .Where(pattern => !known.Any(path => Regex.IsMatch(path, $"^{Regex.Replace(Regex.Escape(pattern).Replace("}", "\\}"), @"\\\{[^{}]*?\\\}", "[^/]+")}$")));

        string.Join(' ', missing).Should().BeEmpty();
    }

    private (string Path, Deed Deed)[] Table() =>
        [
            ("/", Deed.ReadPublic),
            (Campaign, Deed.ReadPublic),
            ($"{Campaign}/rules", Deed.ReadPublic),
            ($"{Campaign}/try/advanced-individual", Deed.ReadPublic),
            ($"{Campaign}/honours", Deed.ReadPublic),
            ($"{Campaign}/notices", Deed.ReadPosted),
            ($"{Campaign}/notices/{_host.Notice}", Deed.ReadPosted),
            ($"{Campaign}/notices/{_host.Notice}/objection", Deed.ReadPosted),
            ($"{Campaign}/objections", Deed.ReadPublic),
            ($"{Campaign}/notices/{_host.Notice}/work", Deed.ReadPublic),
            ($"{Campaign}/desk", Deed.ReadNomination),
            ($"{Campaign}/nominations", Deed.ReadNomination),
            ($"{Campaign}/nominations/{_host.Fresh}", Deed.ReadNomination),
            ($"{Campaign}/nominations/{_host.Fresh}/facts", Deed.ReadNomination),
            ($"{Campaign}/nominations/{_host.Fresh}/records/new", Deed.ReadNomination),
            ($"{Campaign}/quotas", Deed.ReadProgress),
            ($"{Campaign}/timeline", Deed.ReadProgress),
            ($"{Campaign}/list", Deed.ReadNomination),
            ($"{Campaign}/journal", Deed.ReadJournal),
            ($"{Campaign}/journal?verify=now", Deed.ReadJournal),
            ($"{Campaign}/rules/versions", Deed.ReadPublic),
            ($"{Campaign}/verification", Deed.ReadPublic),
            ($"{Campaign}/statistics", Deed.ReadNomination),
            ($"{Campaign}/tables/quotas.csv", Deed.ReadProgress),
            ($"{Campaign}/tables/nominations.xlsx", Deed.ReadNomination),
        ];

    [Fact]
    public async Task Forms_act_for_whom_the_table_lets_act_and_for_nobody_else()
    {
        var (nomination, notice) = ($"{Campaign}/nominations/{_host.Fresh}", $"{Campaign}/notices/{_host.Notice}");
        var forms = new (string Address, Deed Deed, (string, string)[] Fields)[]
        {
            ($"{Campaign}/nominations/new", Deed.Nominate, [("award", "advanced-individual"), ("name", "某"), ("identifier", "1")]),
            ($"{nomination}/facts", Deed.Declare, [("facts.unitAndPost", "科长"), ("on", "2021-07-09"), ("_version", "99")]),
            ($"{nomination}/records/new", Deed.Record, [("code", "leadership-study"), ("by", "会"), ("favourable", "true"), ("_version", "99")]),
            ($"{nomination}/acts/recommend", Deed.Recommend, [("_version", "99")]),
            ($"{nomination}/acts/pass", Deed.Review, [("_version", "99")]),
            ($"{Campaign}/notices/new", Deed.Publicise, [("stage", "local-publicity"), ("n", Guid.NewGuid().ToString())]),
            ($"{notice}/close", Deed.Publicise, [("_version", "99")]),
            ($"{notice}/objections", Deed.HandleObjection, [("statement", "x"), ("_version", "99")]),
            ($"{Campaign}/submissions/new", Deed.Submit, [("stage", "hand-in"), ("n", Guid.NewGuid().ToString())]),
            ($"{Campaign}/list", Deed.DrawUpList, [("_version", "99")]),
            ($"{Campaign}/decision", Deed.Decide, [("documentNumber", "x"), ("_version", "99")]),
            ($"{Campaign}/honours/{Guid.Empty}/correction", Deed.Revoke, [("name", "x"), ("reason", "x"), ("evidence", "x"), ("_version", "99")]),
        };
        var before = _host.Stored();
        var faults = new List<string>();
        foreach (var (name, role) in Authority.Roles.Where(role => role.Value != CallerRole.Tester))
        {
            var clerk = new Clerk(_host);
            await clerk.SignsIn("630102", name);
            var token = House.Clerk.Fields(await clerk.Gets(Campaign), "/sign-out");
            foreach (var (address, deed, fields) in forms)
            {
                var status = (await clerk.Sends(address, [.. token, .. fields])).Status;
                faults.AddRange((status == 403) != (Authority.Of(role, deed) == Relations.None) || status is 200 or 303 or >= 500 ? [$"{name} {address} ({deed}): {status}"] : []);
            }
        }

        faults.Should().BeEmpty();
        _host.Stored().Should().Be(before);
    }

    [Fact]
    public async Task Without_signing_in_office_pages_ask_to_and_lead_back()
    {
        var clerk = new Clerk(_host);
        foreach (var path in new[] { "/desk", "/nominations", $"/nominations/{_host.Fresh}", "/quotas", "/timeline", "/journal", "/list", "/decision", $"/notices/{_host.Notice}/work" })
        {
            var answer = await clerk.Gets(Campaign + path);
            answer.Status.Should().Be(302, "{0}", path);
            answer.Location.Should().EndWith($"/sign-in?back={Uri.EscapeDataString(Campaign + path)}");
        }
    }
}
