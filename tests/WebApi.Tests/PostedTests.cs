using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>Whom a notice shows to everybody: one rule for list, text and page, so that none tells more than another.</summary>
public sealed class PostedTests : IDisposable
{
    private const string Public = "/api/v1/public/campaigns/qinghai-petition-2018-2020/notices";

    private readonly Running _host = new();
    private int _asked;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_nominee_is_named_until_the_last_day_of_its_own_term_and_counted_afterwards()
    {
        var unit = _host.Office("630102");
        var (notice, nominees) = await Posts(unit, "王一标记", "王二标记", "王三标记");
        _host.Morning("2021-07-15");
        (await unit.Sends("POST", $"{Campaign}/nominations/{nominees[2]}/acts/withdraw", new { reason = "本人放弃。" })).Accepted();
        (await unit.Sends("POST", $"{Campaign}/public-notices/{notice}/objections", new { nominationId = nominees[1], channel = "letter", signed = true, statement = "反映情况。" })).Accepted();

        _host.Morning("2021-07-19");
        (await Named(notice)).Should().Be("王一标记 王二标记", "the last day counts, and what stands still goes on");

        _host.Morning("2021-07-20");
        (await Named(notice)).Should().Be("王二标记", "the term of the first is over, though nobody has closed it yet");
        await unit.Closes(notice, on: "2021-07-20");
        (await Named(notice)).Should().Be("王二标记");
        var item = (await _host.Client().Send("GET", Public, token: string.Empty)).Accepted().Body["items"]![0]!;
        (item["posted"]!.GetValue<int>(), item["wentOn"]!.GetValue<int>(), item["ended"]!.GetValue<int>()).Should().Be((3, 1, 1));
        item["nominees"]![0]!["number"]!.GetValue<int>().Should().Be(2, "an objection names it by its number in the notice");

        var objection = (await unit.Reads($"public-notices/{notice}")).Body["objections"]![0]!["id"]!.GetValue<Guid>();
        (await _host.Client().Send("POST", $"{Campaign}/public-notices/{notice}/objections/{objection}/acts/dismiss", """{"finding":"不实。"}""", token: Officers.Token(["regional-reviewer"], "630100"))).Accepted();
        _host.Morning("2021-07-29");
        (await Named(notice)).Should().BeEmpty();
        (await _host.Client().Send("GET", Public, token: string.Empty)).Accepted().Body["items"]![0]!["content"]!.AsObject().Select(part => part.Value!.ToString()).Should().AllBe("***");
        (await unit.Reads($"public-notices/{notice}"))["content.main-deeds"].Should().Contain("王一标记", "the office that posted reads its own notice");
    }

    // The names that the list shows, after making sure that nothing else does otherwise.
    private async Task<string> Named(Guid notice)
    {
        string[] all = ["王一标记", "王二标记", "王三标记"];
        var list = (await _host.Client().Send("GET", Public, token: string.Empty)).Accepted();
        string[] named = [.. list.Body["items"]!.AsArray().SelectMany(one => one!["nominees"]!.AsArray()).Select(nominee => nominee!["name"]!.ToString())];
        var asked = new Dictionary<string, string>
        {
            [Public] = string.Empty,
            [$"{Public}/{notice}/text"] = string.Empty,
            [$"/campaigns/qinghai-petition-2018-2020/notices/{notice}?number={_asked++}"] = string.Empty, // pages are kept for a second by the true clock
            [$"{Campaign}/public-notices/{notice}"] = Officers.Token(["portal"], string.Empty),
            [$"{Campaign}/public-notices"] = Officers.Token(["recommending-unit"], "630103"),
        };
        foreach (var (path, token) in asked)
        {
            var text = (await _host.Client().Send("GET", path, token: token)).Text;
            var decoded = System.Net.WebUtility.HtmlDecode(text);
            all.Where(name => decoded.Contains(name, StringComparison.Ordinal)).Should().BeEquivalentTo(named, "{0} shows whom the list shows", path);
        }

        return string.Join(' ', named);
    }

    private static async Task<(Guid Notice, Guid[] Nominees)> Posts(Office unit, params string[] names)
    {
        var nominees = new List<Guid>();
        foreach (var (index, name) in names.Index())
        {
            var nominee = await unit.Nominates(Nominee.Person(index + 1) with { Name = name }, on: "2021-07-12");
            await unit.FilesEverything(on: "2021-07-12", nominee);
            await unit.Does("recommend", on: "2021-07-12", nominee);
            nominees.Add(nominee);
        }

        var content = Office.NoticeContent.ToDictionary(part => part.Key, part => part.Key == "main-deeds" ? string.Join('\n', names.Select(name => $"{name}：事迹。")) : part.Value);
        var notice = (await unit.Posts("public-notices", new { stage = "local-publicity", nominations = nominees, content })).Id;
        return (notice, [.. nominees]);
    }
}
