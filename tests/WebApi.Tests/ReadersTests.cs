using Commendation.Application.Common;
using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>
/// What can name a third person is read by who may read opinions: why a waiver was granted, why a sanction was laid and by which document. Planted
/// sentences are looked for behind every address that is read, with every role.
/// </summary>
public sealed class ReadersTests : IDisposable
{
    private const string Waived = "豁免事由标记";
    private const string Ground = "处理事由标记";
    private const string Document = "处理文号标记";
    private const string Rejected = "落选者标记";

    private static readonly string Code = Campaign.Split('/')[^1];

    private readonly ApiHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Planted_sentences_are_read_by_nobody_whose_role_may_not_read_opinions()
    {
        var (office, city) = (_host.Office("63LG"), _host.Office("630100"));
        await office.Waives("county-division-share", Waived, on: "2021-07-12");
        await office.LaysSanction("disqualify-organisation", "63D11", Ground, Document, on: "2021-07-12");
        var nomination = await _host.Office("630102").BringsToFirstReview(Nominee.Person(1) with { Name = Rejected });
        await city.Does("reject", on: "2021-07-22", "不符合条件。", nomination);
        var addresses = await Addresses(nomination);
        addresses.Should().HaveCountGreaterThan(30);

        foreach (var role in Enum.GetValues<CallerRole>())
        {
            var reads = Authority.Of(role, Deed.ReadOpinion) == Relations.Any;
            var token = Officers.Token([Named(role)], "63D02");
            foreach (var address in addresses)
            {
                var text = (await _host.Client().Send("GET", address, token: token)).Text;
                if (!reads)
                {
                    text.Should().NotContainAny([Waived, Ground, Document], "{0} asks for {1}", role, address);
                }
            }

            // The tester finds no real campaign; the sentences are there for all others who may read them.
            if (reads && role != CallerRole.Tester)
            {
                (await _host.Client().Send("GET", Campaign, token: token)).Text.Should().Contain(Waived).And.Contain(Ground).And.Contain(Document, "{0} reads opinions", role);
            }
        }

        foreach (var address in addresses.Where(address => address.Contains("/public/", StringComparison.Ordinal)))
        {
            (await _host.Client().Send("GET", address, token: string.Empty)).Text.Should().NotContainAny([Waived, Ground, Document, Rejected], "everybody reads {0}", address);
        }
    }

    [Fact]
    public async Task What_is_written_about_a_nominee_is_read_by_its_readers_and_by_nobody_else()
    {
        var (unit, city) = (_host.Office("630102"), _host.Office("630100"));
        Guid[] nominees = [await unit.BringsToPublicity(Nominee.Person(1)), await unit.BringsToPublicity(Nominee.Person(2) with { Name = "撤回者标记甲" })];
        var content = Office.NoticeContent.ToDictionary(part => part.Key, part => part.Key == "main-deeds" ? "王一事迹。\n撤回者标记甲事迹，撤回者事迹标记。" : part.Value);
        var notice = (await unit.Posts("public-notices", new { stage = "local-publicity", nominations = nominees, content, on = "2021-11-29" })).Id;
        var address = $"/api/v1/public/campaigns/{Code}/notices/{notice}";
        (await _host.Client().Send("POST", $"{address}/objections", Requests.Json(new { nominee = 1, statement = "网上异议标记", name = "举报人标记", contact = "联系方式标记" }), token: string.Empty)).Accepted();
        await unit.TakesInObjection(notice, nominees[0], "来信异议标记", arrivedOn: "2021-12-01");
        var objections = (await city.Reads($"public-notices/{notice}")).Body["objections"]!.AsArray().Select(objection => Guid.Parse(objection!["id"]!.ToString())).ToList();
        await city.Dismisses(notice, objections[0], "核查结论标记", on: "2021-12-01");
        (await unit.Sends("POST", $"{Campaign}/nominations/{nominees[1]}/acts/withdraw", new { reason = "撤回理由标记", on = "2021-12-01" })).Accepted();

        var reviewed = await unit.BringsToFirstReview(Nominee.Person(3));
        await city.Files(reviewed, "personnel-file", "市委组织部", on: "2021-07-22", favourable: false, remarks: "核查意见标记");
        await city.Files(reviewed, "personnel-file", "市委组织部", on: "2021-07-22", remarks: "无", reason: "取代理由标记");
        (await _host.Client().Send("POST", $"{Campaign}/nominations/{reviewed}/recusals", Requests.Json(new { reason = "回避事由标记", on = "2021-07-22" }), token: Officers.Token(["regional-reviewer"], "630100", subject: "kin"))).Accepted();
        (await unit.Sends("POST", $"{Campaign}/nominations/{reviewed}/acts/report-change", new { kind = "left", happenedOn = "2021-07-20", reason = "变化情况标记", evidence = new[] { "变化证明标记" }, on = "2021-07-22" })).Accepted();

        var (own, reviewers, all) = (new[] { "recommending-unit@630102" }, new[] { "regional-reviewer@630100", "opinion-body@630100" }, new[] { "organising-office@63LG", "organising-member@63LG", "deciding-authority@63GOV", "auditor@63D02" });
        string[] readers = [.. own, .. reviewers, .. all];
        string[] opinions = [.. reviewers, .. all];
        var table = new Dictionary<string, string[]>
        {
            ["网上异议标记"] = readers,
            ["来信异议标记"] = readers,
            ["核查结论标记"] = readers,
            ["举报人标记"] = opinions,
            ["联系方式标记"] = opinions,
            ["核查意见标记"] = opinions,
            ["取代理由标记"] = opinions,
            ["回避事由标记"] = opinions,
            ["变化情况标记"] = readers,
            ["变化证明标记"] = readers,
            ["撤回理由标记"] = readers,
            ["撤回者标记"] = readers,
            ["撤回者事迹标记"] = readers,
        };
        string[] others = ["recommending-unit@630103", "local-office@630103", "regional-reviewer@630200", "department-reviewer@63D02", "opinion-body@63D02", "portal@63D02", "administrator@63D02", "tester@63D02", string.Empty];
        var addresses = nominees.Append(reviewed).SelectMany(nomination => Addresses(nomination, notice).Result).Distinct().ToList();
        foreach (var caller in readers.Concat(others))
        {
            var token = caller.Length == 0 ? string.Empty : Officers.Token([caller.Split('@')[0]], caller.Split('@')[1]);
            var read = new HashSet<string>();
            foreach (var asked in addresses)
            {
                var text = (await _host.Client().Send("GET", asked, token: token)).Text;
                foreach (var sentence in table.Keys.Where(sentence => text.Contains(sentence, StringComparison.Ordinal)))
                {
                    table[sentence].Should().Contain(caller, "of '{0}' nobody else reads, behind {1}", sentence, asked);
                    asked.Should().NotContain("/public/", "nobody reads '{0}' there", sentence);
                    read.Add(sentence);
                }
            }

            read.Should().BeEquivalentTo(table.Where(row => row.Value.Contains(caller)).Select(row => row.Key), "that is what {0} reads somewhere", caller);
        }

        // The others of the notice keep their text.
        (await _host.Client().Send("GET", $"{address}/text", token: string.Empty)).Accepted()["content.main-deeds"].Should().Be("王一事迹。\n***");
    }

    // Every address of the description that is read, with the keys of what the campaign holds.
    private async Task<IReadOnlyList<string>> Addresses(Guid nomination, Guid? notice = null)
    {
        var description = (await _host.Client().Send("GET", "/openapi/v1.json", token: string.Empty)).Body;
        return
        [
            .. description["paths"]!.AsObject()
                .Where(path => path.Value!["get"] is not null)
                .Select(path => path.Key
                    .Replace("{campaign}", Code, StringComparison.Ordinal)
                    .Replace("{id}", (path.Key.Contains("notices/", StringComparison.Ordinal) ? notice ?? nomination : nomination).ToString(), StringComparison.Ordinal)
                    .Replace("{number}", "1", StringComparison.Ordinal))
                .Where(path => !path.Contains('{', StringComparison.Ordinal))
                .Select(path => path.EndsWith("/events", StringComparison.Ordinal) ? $"{path}?wait=0" : path),
        ];
    }

    private static string Named(CallerRole role) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString());
}
