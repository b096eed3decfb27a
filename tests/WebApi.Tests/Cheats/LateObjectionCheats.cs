using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests.Cheats;

/// <summary>Somebody wants an objection that came in time to be too late. The notice is posted on 12 July; its last day is the 19th.</summary>
public sealed class LateObjectionCheats : IDisposable
{
    private readonly ApiHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Closing_the_notice_before_the_letter_of_its_last_day_is_entered()
    {
        var (unit, reviewer) = (_host.Office("630102"), _host.Office("630100"));
        var (nominee, notice) = await InReview(1);
        await reviewer.FilesEverything(on: "2021-07-22", nominee);

        var taken = (await Letter(unit, notice, nominee, arrivedOn: "2021-07-19", on: "2021-07-23")).Accepted();

        (taken["status"], taken["arrivedOn"], taken["recordedOn"]).Should().Be(("open", "2021-07-19", "2021-07-23"));
        var held = await unit.Reads($"nominations/{nominee}");
        (held["state"], held["publications[0].closedOn"], held["publications[0].lastDay"]).Should().Be(("local-publicity/suspended", null, null));
        var line = (await unit.Reads($"nominations/{nominee}/history")).Body.AsArray()[^1]!;
        (line["on"]!.ToString(), line["from"]!.ToString(), line["details"]!["arrivedOn"]!.ToString(), line["details"]!["reopened"]!.ToString())
            .Should().Be(("2021-07-23", "first-review", "2021-07-19", "local-publicity"));
        (await reviewer.Sends("POST", $"{Campaign}/nominations/{nominee}/acts/pass", new { on = "2021-07-23" })).Refused(422, "stage-closed");
        (await Closes(unit, notice, on: "2021-07-26")).Refused(422, "term-suspended");

        // Dismissed, he has what was left of his term, and the review is done anew.
        await reviewer.Dismisses(notice, taken.Id, "经核查不属实。", on: "2021-07-26");
        (await Closes(unit, notice, on: "2021-07-26")).Refused(422, "term-running");
        await unit.Closes(notice, on: "2021-07-28");
        (await unit.Reads($"nominations/{nominee}"))["state"].Should().Be("hand-in");
    }

    [Fact]
    public async Task Making_up_an_objection_after_the_term_to_stop_a_rival()
    {
        var (unit, reviewer) = (_host.Office("630102"), _host.Office("630100"));
        var (nominee, notice) = await InReview(2);
        var before = _host.Stored();

        (await Letter(unit, notice, nominee, arrivedOn: "2021-07-20", on: "2021-07-23")).Refused(422, "objection-outside-term")["place"]!.ToString().Should().Be("arrivedOn");
        (await Letter(unit, notice, nominee, arrivedOn: "2021-07-09", on: "2021-07-23")).Refused(422, "objection-outside-term");
        (await Letter(unit, notice, nominee, arrivedOn: "2021-07-19", on: "2021-07-23", evidence: [])).Refused(422, "required")["place"]!.ToString().Should().Be("evidence");
        (await Letter(unit, notice, nominee, arrivedOn: "2021-07-19", on: "2021-07-20")).Refused(422, "date-before-last-act");
        (await Letter(_host.Office("63GOV"), notice, nominee, arrivedOn: "2021-07-19", on: "2021-07-23")).Refused(422, "not-acting-body")["required"]!.ToString().Should().Be("630102");
        (await Letter(_host.Office("63D02"), notice, nominee, arrivedOn: "2021-07-19", on: "2021-07-23")).Status.Should().Be(404);

        _host.Stored().Should().Be(before);
        (await Letter(reviewer, notice, nominee, arrivedOn: "2021-07-19", on: "2021-07-23", token: Officers.Token(["regional-reviewer"], "630100"))).Accepted();
    }

    [Fact]
    public async Task Keeping_the_letter_from_the_record_until_he_is_on_the_list()
    {
        var (police, group) = (_host.Office("63D03"), _host.Office("63LG"));
        Guid[] nominees = [await police.BringsToSubmission(Nominee.Person(3)), await police.BringsToSubmission(Nominee.Person(4))];
        await police.Submits(on: "2021-07-26", await police.FillsForms(nominees), nominees);
        await group.BringsToList(nominees);
        await group.DrawsUpList(on: "2021-08-09", nominees);
        var notice = (await group.Reads("public-notices?stage=province-publicity")).Body["items"]![0]!["id"]!.GetValue<Guid>();

        var taken = (await Letter(group, notice, nominees[0], arrivedOn: "2021-08-05", on: "2021-08-10")).Accepted();

        (await group.Reads($"nominations/{nominees[0]}"))["state"].Should().Be("province-publicity/suspended");
        await _host.Office("63GOV").Decides("青政〔2021〕40号", on: "2021-08-26");
        (await group.Reads($"nominations/{nominees[0]}"))["state"].Should().Be("province-publicity/suspended", "nobody honours him meanwhile");
        (await group.Reads($"nominations/{nominees[1]}"))["state"].Should().Be("honoured", "the others go on");
        (await group.Sends("POST", Address(notice, taken.Id, "uphold"), new { finding = "结论", on = "2021-08-27" })).Refused(422, "separation-of-duties");
        (await AnotherOf("63LG", Address(notice, taken.Id, "uphold"), new { finding = "经核查属实。", on = "2021-08-27" })).Accepted();
        (await group.Reads($"nominations/{nominees[0]}"))["state"].Should().Be("objection-upheld");
    }

    [Fact]
    public async Task Keeping_the_letter_from_the_record_until_he_is_honoured()
    {
        var (police, group) = (_host.Office("63D03"), _host.Office("63LG"));
        await _host.Honours(("63D03", Nominee.Person(5)));
        var notice = (await group.Reads("public-notices?stage=local-publicity")).Body["items"]![0]!;
        var (id, nominee) = (notice["id"]!.GetValue<Guid>(), notice["nominations"]![0]!.GetValue<Guid>());

        var taken = (await Letter(police, id, nominee, arrivedOn: "2021-07-19", on: "2021-09-01")).Accepted();

        taken["status"].Should().Be("reported");
        (await group.Reads($"nominations/{nominee}"))["state"].Should().Be("honoured");
        foreach (var act in new[] { "dismiss", "uphold" })
        {
            (await police.Sends("POST", Address(id, taken.Id, act), new { finding = "结论", on = "2021-09-02" }))
                .Refused(422, "not-acting-body")["required"]!.ToString().Should().Be("63LG");
        }

        (await group.Sends("POST", Address(id, taken.Id, "dismiss"), new { finding = "结论", on = "2021-09-02" })).Refused(422, "separation-of-duties");
        (await AnotherOf("63LG", Address(id, taken.Id, "uphold"), new { finding = "经核查属实。", on = "2021-09-02" })).Accepted()["status"].Should().Be("upheld");
        (await AnotherOf("63LG", Address(id, taken.Id, "dismiss"), new { finding = "再议", on = "2021-09-03" })).Refused(422, "objection-decided");
        var line = (await group.Reads("journal?size=200")).Body["items"]!.AsArray().Single(entry => (string?)entry!["act"] == "uphold-objection")!;
        (line["clause"]!.ToString(), line["details"]!["reported"]!.ToString()).Should().Be(("4.3.c", "true"));
    }

    [Fact]
    public async Task Passing_the_objection_off_as_against_one_who_is_out()
    {
        var unit = _host.Office("630102");
        var (nominee, notice) = await InReview(6);
        (await unit.Sends("POST", $"{Campaign}/nominations/{nominee}/acts/withdraw", new { reason = "本人放弃。", on = "2021-07-22" })).Accepted();

        (await Letter(unit, notice, nominee, arrivedOn: "2021-07-19", on: "2021-07-23")).Refused(422, "nomination-ended");
    }

    [Theory]
    [InlineData("arrival", "2021-07-21", "2021-07-19", false)]
    [InlineData("postmark", "2021-07-21", "2021-07-19", true)]
    [InlineData("postmark", "2021-07-21", "2021-07-20", false)]
    [InlineData("postmark", "2021-07-21", null, false)]
    [InlineData("postmark", "2021-07-19", null, true)]
    public async Task Letting_the_letter_lie_at_the_post_office(string counts, string arrivedOn, string? postmarkedOn, bool taken)
    {
        using var host = new Counting(counts);
        var unit = host.Office("630102");
        var (nominee, notice) = await InReview(7, host);

        var answer = await Letter(unit, notice, nominee, arrivedOn, on: "2021-07-23", postmarkedOn: postmarkedOn);

        if (taken)
        {
            answer.Accepted()["postmarkedOn"].Should().Be(postmarkedOn);
            (await unit.Reads($"nominations/{nominee}"))["state"].Should().Be("local-publicity/suspended");
        }
        else
        {
            answer.Refused(422, "objection-outside-term");
        }
    }

    [Fact]
    public async Task Giving_the_letter_a_postmark_after_its_arrival_and_a_call_any()
    {
        var (nominee, notice) = await InReview(8);

        (await Letter(_host.Office("630102"), notice, nominee, arrivedOn: "2021-07-19", on: "2021-07-23", postmarkedOn: "2021-07-20")).Refused(422, "postmark-wrong")["place"]!.ToString().Should().Be("postmarkedOn");
        (await Letter(_host.Office("630102"), notice, nominee, arrivedOn: "2021-07-19", on: "2021-07-23", postmarkedOn: "2021-07-19", channel: "telephone")).Refused(422, "postmark-wrong");
    }

    private static Task<Answer> Closes(Office office, Guid notice, string on) => office.Sends("POST", $"{Campaign}/public-notices/{notice}/acts/close", new { on });

    private Task<Answer> Letter(Office office, Guid notice, Guid nominee, string arrivedOn, string on, string[]? evidence = null, string? postmarkedOn = null, string channel = "letter", string? token = null)
    {
        var body = new
        {
            nominationId = nominee,
            channel,
            signed = true,
            statement = "反映其弄虚作假。",
            evidence = evidence ?? ["来信登记第12号"],
            arrivedOn,
            postmarkedOn,
            on,
        };
        var address = $"{Campaign}/public-notices/{notice}/objections";
        return token is null ? office.Sends("POST", address, body) : _host.Client().Send("POST", address, Requests.Json(body), token: token);
    }

    private static string Address(Guid notice, Guid objection, string act) => $"{Campaign}/public-notices/{notice}/objections/{objection}/acts/{act}";

    private Task<Answer> AnotherOf(string organisation, string path, object body) =>
        _host.Client().Send("POST", path, Requests.Json(body), token: Officers.Token(["organising-office"], organisation, subject: "another"));

    private async Task<(Guid Nominee, Guid Notice)> InReview(int n, ApiHost? host = null)
    {
        var unit = (host ?? _host).Office("630102");
        var nominee = await unit.BringsToPublicity(Nominee.Person(n));
        var notice = await unit.PostsLocally(on: "2021-07-12", nominee);
        await unit.Closes(notice, on: "2021-07-20");
        await unit.HandsIn(on: "2021-07-21", nominee);
        return (nominee, notice);
    }

    private sealed class Counting : ApiHost
    {
        private const string Local = "      by: recommending-unit\n      term:\n";

        public Counting(string counts) => Repository.Copy(
            Repository.Qinghai,
            Path.Combine(OwnCampaigns, Path.GetFileName(Repository.Qinghai)),
            (name, text) => name == "campaign.yaml" ? text.Replace(Local, $"      objectionCounts: {counts}\n{Local}", StringComparison.Ordinal) : text);

        protected override string Campaigns => OwnCampaigns;
    }
}
