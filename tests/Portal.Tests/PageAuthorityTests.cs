using Commendation.Application.Common;
using Commendation.Portal.Tests.House;
using Commendation.WebApi.Tests.House;

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
        var pages = new (string Path, Deed Deed)[]
        {
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
        };
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
