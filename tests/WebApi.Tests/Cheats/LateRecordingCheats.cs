using System.Text.Json.Nodes;
using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests.Cheats;

/// <summary>Somebody uses what is meant for tired clerks, late recording, to have done what was not done.</summary>
public sealed class LateRecordingCheats : IDisposable
{
    /// <summary>What the campaign's file says of late recording.</summary>
    public const string Rule = "lateRecording: { within: { workingDays: 3 }, stages: [unit-recommendation, local-publicity, hand-in], confirmedBy: first-reviewer, own: true }";
    private const string Public = "/api/v1/public/campaigns/qinghai-petition-2018-2020/notices";

    private static readonly object Claim = new { reason = "经办人外出，未及时登记。", evidence = new[] { "公示照片〔2021〕3号", "值班记录〔2021〕7号" } };
    private static readonly object Wall = new { where = "区政府公告栏", on = "2021-07-12", evidence = new[] { "公示照片〔2021〕3号" } };
    private static readonly string Clerk = Officers.Token(["recommending-unit"], "630102", "clerk-of-630102");
    private static readonly string Reviewer = Officers.Token(["regional-reviewer"], "630100", "reviewer-of-630100");

    private readonly Running _host = new(Rule);

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task To_shorten_a_publicity_by_posting_it_late()
    {
        var nomination = await Recommended();
        _host.Morning("2021-07-14");
        var notice = await Confirmed(await Late("public-notices", Posting(nomination)));

        var view = await _host.Office("630102").Reads($"public-notices/{notice}");
        (view["postedOn"], view["seenFrom"], view["lastDay"]).Should().Be(("2021-07-12", "2021-07-14", "2021-07-21"), "nobody could see it before it was confirmed");
        _host.Morning("2021-07-20");
        (await Sends($"public-notices/{notice}/acts/close", new { })).Refused(422, "term-running");
        _host.Morning("2021-07-22");
        (await Sends($"public-notices/{notice}/acts/close", new { })).Accepted();
    }

    [Fact]
    public async Task Not_a_cheat_to_record_on_Wednesday_the_notice_that_has_hung_on_the_wall_since_Monday()
    {
        var nomination = await Recommended();
        _host.Morning("2021-07-14");
        var kept = await Late("public-notices", Posting(nomination, elsewhere: Wall));
        (kept["status"], kept["act"], kept["on"], kept["recordedOn"], kept["toConfirm"]).Should().Be(("pending", "post-notice", "2021-07-12", "2021-07-14", "630100"));
        (await _host.Office("63LG").Reads("public-notices")).Body["items"]!.AsArray().Should().BeEmpty("what waits counts for nothing");
        (await _host.Office("630102").Reads($"nominations/{nomination}"))["state"].Should().Be("local-publicity");

        _host.Morning("2021-07-15");
        var notice = await Confirmed(kept);

        var line = (await _host.Office("630102").Reads($"nominations/{nomination}/history")).Body.AsArray().Last()!;
        Vouched(line, "2021-07-12");
        var shown = (await _host.Client().Send("GET", Public, token: "")).Accepted().Body["items"]![0]!;
        Vouched(shown, null);
        (shown["postedOn"]!.ToString(), shown["seenFrom"], shown["publishedElsewhere"]!["where"]!.ToString()).Should().Be(("2021-07-12", null, "区政府公告栏"));
        Vouched((await _host.Office("630102").Reads($"public-notices/{notice}")).Body, null);
        Vouched((await _host.Client().Send("GET", $"{Public}/{notice}/receipt", token: "")).Accepted().Body, null);
        (await _host.Client().Send("GET", $"{Public}/{notice}/text", token: "")).Accepted()["publishedElsewhere.on"].Should().Be("2021-07-12");
        var events = (await _host.Client().Send("GET", "/api/v1/events")).Accepted().Body["items"]!.AsArray();
        Vouched(events.Single(one => (string?)one!["data"]!["act"] == "post-notice")!["data"]!, "2021-07-12");
        var export = (await _host.Client().Send("GET", $"{Campaign}/journal/export")).Accepted().Body["entries"]!.AsArray();
        export.Where(entry => entry!["details"]!["lateAct"] is not null).Select(entry => $"{entry!["act"]}").Should().BeEquivalentTo("post", "post-notice");
        export.Select(entry => $"{entry!["act"]} by {entry["caller"]}").Should().ContainInOrder("record-late by clerk-of-630102", "post by clerk-of-630102", "confirm-late by reviewer-of-630100");
        var verified = (await _host.Client().Send("GET", $"{Campaign}/journal/verification")).Accepted();
        verified["holds"].Should().Be("true", verified.Text);
        verified.Body["late"]!.AsArray().Should().HaveCount(2);
        Vouched(verified.Body["late"]![0]!, "2021-07-12");
        Vouched((await _host.Office("63D01").Reads("timeline")).Body.AsArray().Single(stage => (string?)stage!["stage"] == "local-publicity")!["late"]![0]!, "2021-07-12");

        _host.Morning("2021-07-19");
        (await Sends($"public-notices/{notice}/acts/close", new { })).Refused(422, "term-running");
        _host.Morning("2021-07-20");
        (await Sends($"public-notices/{notice}/acts/close", new { })).Accepted();

        static void Vouched(JsonNode at, string? on)
        {
            var late = at["late"]!;
            (on is null ? null : at["on"]!.ToString()).Should().Be(on);
            new[] { "recordedOn", "recordedBy", "confirmedOn", "confirmedBy", "reason" }.Select(member => late[member]!.ToString())
                .Should().Equal("2021-07-14", "630102", "2021-07-15", "630100", "经办人外出，未及时登记。");
            late["evidence"]!.AsArray().Select(reference => reference!.ToString()).Should().Equal("公示照片〔2021〕3号", "值班记录〔2021〕7号");
        }
    }

    [Fact]
    public async Task To_have_published_elsewhere_without_anybody_who_vouches_for_it()
    {
        var nomination = await Recommended();
        (await Sends("public-notices", new { stage = "local-publicity", nominations = new[] { nomination }, content = Office.NoticeContent, publishedElsewhere = Wall }))
            .Refused(422, "elsewhere-unconfirmed")["place"]!.ToString().Should().Be("publishedElsewhere");
        _host.Morning("2021-07-14");
        foreach (var day in new[] { "2021-07-11", "2021-07-15" })
        {
            (await Sends("public-notices", Posting(nomination, elsewhere: new { where = "公告栏", on = day, evidence = new[] { "照片" } }))).Refused(422, "elsewhere-outside");
        }

        (await Sends("public-notices", Posting(nomination, elsewhere: new { where = " ", on = "2021-07-12", evidence = Array.Empty<string>() }))).Violations.Select(violation => $"{violation["place"]}")
            .Should().BeEquivalentTo("publishedElsewhere.where", "publishedElsewhere.evidence");
    }

    [Fact]
    public async Task To_confirm_oneself()
    {
        string Desk(string person) => Officers.Token(["recommending-unit", "regional-reviewer"], "630100", person);
        var person = Nominee.Person(1);
        _host.Morning("2021-07-13");
        var kept = (await Sends("nominations", new { person.Award, person.Kind, person.Name, person.Identifier, person.Facts, on = "2021-07-12", late = Claim }, Desk("one"))).Accepted();
        kept["toConfirm"].Should().Be("630100", "a prefecture is its own first reviewer");

        (await Confirms(kept.Id, Desk("one"))).Refused(422, "late-act-own");
        (await Refuses(kept.Id, Desk("one"))).Refused(422, "late-act-own");
        (await Confirms(kept.Id, Officers.Token(["recommending-unit"], "630100", "two"))).Refused(403, "not-allowed");
        (await Confirms(kept.Id, Desk("two"))).Accepted()["status"].Should().Be("confirmed");
    }

    [Fact]
    public async Task To_confirm_twice_or_after_it_was_refused()
    {
        var (first, second) = (await Recommended(), await Recommended(2));
        _host.Morning("2021-07-13");
        var (one, two) = (await Late("public-notices", Posting(first)), await Late("public-notices", Posting(second)));
        await Confirmed(one);
        (await Confirms(one.Id)).Refused(422, "late-act-settled");
        (await Refuses(two.Id)).Accepted()["refusedBecause"].Should().Be("证明材料不足。");
        (await Confirms(two.Id)).Refused(422, "late-act-settled");
        (await Refuses(two.Id)).Refused(422, "late-act-settled");
        (await _host.Office("630102").Reads($"nominations/{second}"))["state"].Should().Be("local-publicity");
        (await _host.Client().Send("GET", $"{Campaign}/late-acts?status=refused", token: Reviewer)).Accepted().Body["items"]!.AsArray().Should().ContainSingle();
        (await _host.Client().Send("GET", $"{Campaign}/late-acts?status=lost", token: Reviewer)).Refused(400, "value-unknown");
    }

    [Fact]
    public async Task To_confirm_after_the_stage_has_moved_on()
    {
        var nomination = await Recommended();
        _host.Morning("2021-07-14");
        var kept = await Late("public-notices", Posting(nomination, elsewhere: Wall));
        var same = await Late("public-notices", Posting(nomination, elsewhere: Wall));
        await Sends("public-notices", new { stage = "local-publicity", nominations = new[] { nomination }, content = Office.NoticeContent });

        var refused = await Confirms(kept.Id);
        refused.Refused(422, "stage-closed");
        refused.Violations.Should().OnlyContain(violation => violation["clause"] != null);
        (await Confirms(same.Id)).Refused(422, "stage-closed");
        (await _host.Client().Send("GET", $"{Campaign}/late-acts/{kept.Id}", token: Reviewer)).Accepted()["status"].Should().Be("pending", "it goes on waiting until it is refused");
        (await _host.Office("630102").Reads("public-notices")).Body["items"]!.AsArray().Should().ContainSingle();
        (await Refuses(kept.Id)).Accepted();
    }

    [Fact]
    public async Task To_have_it_confirmed_by_another_office()
    {
        var kept = await Late("nominations", Nominating());
        foreach (var (role, office) in new[] { ("regional-reviewer", "630200"), ("department-reviewer", "63D01"), ("opinion-body", "630103") })
        {
            (await Confirms(kept.Id, Officers.Token([role], office))).Refused(404, "not-found");
        }

        (await Confirms(kept.Id, Officers.Token(["organising-office"], "63LG"))).Refused(422, "not-acting-body")["required"]!.ToString().Should().Be("630100");
        (await Confirms(kept.Id, Officers.Token(["deciding-authority"], "63GOV"))).Refused(422, "not-acting-body");
        (await Confirms(kept.Id, Officers.Auditor)).Refused(403, "not-allowed");
        (await Confirms(kept.Id, Clerk)).Refused(403, "not-allowed");
        (await _host.Client().Send("GET", $"{Campaign}/late-acts", token: Officers.Token(["recommending-unit"], "630103"))).Accepted().Body["items"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task To_record_late_without_a_reason_or_evidence_or_a_day()
    {
        _host.Morning("2021-07-13");
        var person = Nominee.Person(1);
        object On(string? on, object? late) => new { person.Award, person.Kind, person.Name, person.Identifier, person.Facts, on, late };

        (await Sends("nominations", On("2021-07-12", null))).Refused(422, "late-claim-missing")["place"]!.ToString().Should().Be("late");
        (await Sends("nominations", On("2021-07-12", new { reason = " ", evidence = Array.Empty<string>() }))).Violations.Select(violation => $"{violation["code"]} {violation["place"]}")
            .Should().BeEquivalentTo("required late.reason", "required late.evidence");
        (await Sends("nominations", On("2021-07-12", new { reason = "外出", evidence = new[] { "第一份\n第二份" } }))).Refused(400, "unseen-character")["place"]!.ToString().Should().Be("late.evidence[0]");
        (await Sends("nominations", On(null, Claim))).Refused(422, "late-not-late");
        (await Sends("nominations", On("2021-07-13", Claim))).Refused(422, "late-not-late");
        (await Sends("nominations", On("2021-07-14", Claim))).Refused(422, "date-in-future");
        (await _host.Office("63LG").Reads("late-acts")).Body["items"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task To_record_what_lies_further_back_than_allowed()
    {
        _host.Morning("2021-07-15");
        (await Sends("nominations", Nominating("2021-07-09"))).Refused(422, "late-too-early")["required"]!.ToString().Should().Be("2021-07-15T09:30");
        (await Sends("nominations", Nominating("2021-07-12"))).Status.Should().Be(202, "three working days after Monday is Thursday");
        _host.Morning("2021-07-19");
        (await Sends("nominations", Nominating("2021-07-13", 2))).Refused(422, "late-too-early");
        (await Sends("nominations", Nominating("2021-07-14", 2))).Status.Should().Be(202, "the weekend does not count");
    }

    [Fact]
    public async Task To_wait_with_the_confirmation_until_the_days_are_forgotten()
    {
        var nomination = await Recommended();
        _host.Morning("2021-07-14");
        var kept = await Late("public-notices", Posting(nomination));
        _host.Morning("2021-07-30");
        var notice = await Confirmed(kept);
        (await _host.Office("630102").Reads($"public-notices/{notice}"))["seenFrom"].Should().Be("2021-07-30", "the public sees it from its confirmation on");
    }

    [Fact]
    public async Task To_slip_under_the_old_version_of_the_rules()
    {
        var nomination = await Recommended();
        var kept = await Amended("2021-07-15", text => text.Replace("stages: [unit-recommendation, local-publicity, hand-in]", "stages: [hand-in]", StringComparison.Ordinal), async () =>
        {
            _host.Morning("2021-07-14");
            return await Late("public-notices", Posting(nomination));
        });
        _host.Morning("2021-07-15");

        (await Sends("nominations", Nominating("2021-07-14", 2))).Refused(422, "late-stage-not-named");
        (await Confirms(kept.Id)).Refused(422, "late-stage-not-named");
        (await _host.Client().Send("GET", $"{Campaign}/late-acts/{kept.Id}", token: Reviewer)).Accepted()["status"].Should().Be("pending");
    }

    [Fact]
    public async Task To_be_judged_by_the_rules_of_the_day_of_the_act()
    {
        await Amended("2021-07-15", text => text.Replace("workingDays: 3 }, stages", "workingDays: 4 }, stages", StringComparison.Ordinal), () => Task.FromResult(0));
        _host.Morning("2021-07-15");
        var kept = (await Sends("nominations", Nominating("2021-07-14", 2))).Accepted();
        await Confirmed(kept);

        var versions = (await _host.Office("63LG").Reads("policy/versions")).Body.AsArray();
        var line = (await _host.Client().Send("GET", $"{Campaign}/journal")).Accepted().Body["items"]!.AsArray().Single(entry => (string?)entry!["act"] == "nominate" && entry["on"]!.ToString() == "2021-07-14")!;
        line["policyVersion"]!.ToString().Should().Be(versions[1]!["policyVersion"]!.ToString());
        var verified = (await _host.Client().Send("GET", $"{Campaign}/journal/verification")).Accepted();
        verified["holds"].Should().Be("true", verified.Text);
    }

    [Fact]
    public async Task To_record_one_act_late_many_times_by_repeating_the_request()
    {
        _host.Morning("2021-07-13");
        var body = Requests.Json(Nominating());
        Task<Answer> Repeats() => _host.Client().Send("POST", $"{Campaign}/nominations", body, token: Clerk, key: "late-1");
        var (first, second) = (await Repeats(), await Repeats());

        (first.Status, second.Status, second.Text).Should().Be((202, 202, first.Text));
        (first.Headers.Location!.OriginalString, second.Headers.Location!.OriginalString).Should().Be(($"{Campaign}/late-acts/{first.Id}", first.Headers.Location.OriginalString));
        (await _host.Office("63LG").Reads("late-acts")).Body["items"]!.AsArray().Should().ContainSingle();
        var again = (await Sends("nominations", Nominating())).Accepted();
        await Confirmed(first);
        (await Confirms(again.Id)).Status.Should().Be(409, "one nominee is nominated once");
        Task<Answer> ConfirmsAgain() => _host.Client().Send("POST", $"{Campaign}/late-acts/{again.Id}/acts/refuse", """{"reason":"重复。"}""", token: Reviewer, key: "refuse-1");
        (await ConfirmsAgain()).Text.Should().Be((await ConfirmsAgain()).Text);
    }

    [Fact]
    public async Task To_record_late_in_a_stage_that_is_not_named()
    {
        var nomination = await _host.Office("630102").Nominates(Nominee.Person(1), "2021-07-12");
        await _host.Office("630102").FilesEverything("2021-07-12", nomination);
        await _host.Office("630102").Does("recommend", "2021-07-12", nomination);
        var notice = await _host.Office("630102").PostsLocally("2021-07-12", nomination);
        _host.Morning("2021-07-20");
        (await Sends($"public-notices/{notice}/acts/close", new { })).Accepted();
        (await Sends("submissions", new { stage = "hand-in", nominations = new[] { nomination } })).Accepted();
        _host.Morning("2021-07-21");

        (await Sends($"nominations/{nomination}/records", new { code = "materials-true", by = "审核组", favourable = true, on = "2021-07-20", late = Claim }, Reviewer))
            .Refused(422, "late-stage-not-named")["required"]!.ToString().Should().Be("unit-recommendation, local-publicity, hand-in");
        (await Sends($"nominations/{nomination}/acts/return", new { reason = "补材料", on = "2021-07-20", late = Claim }, Reviewer)).Refused(422, "late-stage-not-named");
    }

    [Fact]
    public async Task To_decide_waive_sanction_amend_or_find_late()
    {
        _host.Morning("2021-07-14");
        const string day = "2021-07-13";
        string office = Officers.For("63LG", string.Empty, null), government = Officers.For("63GOV", string.Empty, null);
        (await Sends("waivers", new { element = "frontline-share", reason = "名额所限", on = day }, office)).Refused(422, "late-recording-never");
        (await Sends("sanctions", new { sanction = "misconduct-on-record", organisation = "630102", ground = "弄虚作假", document = "〔2021〕1号", on = day }, office)).Refused(422, "late-recording-never");
        (await Sends("decisions", new { documentNumber = "青政〔2021〕99号", on = day }, government)).Refused(422, "late-recording-never");
        (await Sends("policy/versions", new { document = "〔2021〕2号", reason = "更正", effectiveOn = day, files = new Dictionary<string, string> { ["quotas.csv"] = "a" }, on = day }, office)).Refused(422, "late-recording-never");
        (await Sends("decisions", new { documentNumber = "青政〔2021〕99号", on = day, late = Claim }, government)).Status.Should().Be(400, "a decision knows no late recording");
    }

    [Fact]
    public async Task To_record_late_by_the_dozen_where_nobody_reads_each()
    {
        var nomination = await _host.Office("630102").Nominates(Nominee.Person(1), "2021-07-12");
        var import = (await _host.Client().HandIn(NomineeTables.Workbook(NomineeTables.Headings, Nominee.Person(2).Row()), on: "2021-07-12")).Accepted()["import.id"];
        _host.Morning("2021-07-13");
        const string day = "2021-07-12";
        var records = new[] { new { nominations = new[] { nomination }, code = "leadership-study", by = "局党委", favourable = true } };
        var before = _host.Stored();

        foreach (var allOrNothing in new[] { true, false })
        {
            (await Sends("nominations/records", new { records, on = day, allOrNothing })).Refused(422, "late-recording-never")["message"]!.ToString().Should().EndWith("请逐个补录。");
            (await Sends("nominations/acts", new { act = "recommend", nominations = new[] { nomination }, on = day, allOrNothing })).Refused(422, "late-recording-never");
        }

        (await Sends($"imports/{import}/acts/apply", new { rows = "all", size = 10, on = day })).Refused(422, "late-recording-never");
        (await _host.Client().HandIn(NomineeTables.Workbook(NomineeTables.Headings, Nominee.Person(3).Row()), on: day)).Refused(422, "late-recording-never");
        (await Sends("nominations/records", new { records, on = day, late = Claim })).Refused(400, "member-unknown")["place"]!.ToString().Should().Be("late");
        (await Sends("nominations/acts", new { act = "recommend", nominations = new[] { nomination }, on = day, late = Claim })).Refused(400, "member-unknown");
        (await Sends($"imports/{import}/acts/apply", new { rows = "all", size = 10, on = day, late = Claim })).Refused(400, "member-unknown");
        _host.Stored().Should().Be(before);
    }

    [Fact]
    public async Task To_pass_a_record_off_as_made_on_the_day_that_it_names()
    {
        var unit = _host.Office("630102");
        var nomination = await unit.Nominates(Nominee.Person(1), "2021-07-12");
        await unit.FilesEverythingBut(nomination, on: "2021-07-12", "leadership-study");
        _host.Morning("2021-07-13");
        var kept = (await Sends($"nominations/{nomination}/records", new { code = "leadership-study", by = "局党委", favourable = true, remarks = "集体研究同意。", on = "2021-07-12", late = Claim })).Accepted();
        _host.Morning("2021-07-14");
        (await Confirms(kept.Id)).Accepted();

        var record = (await unit.Reads($"nominations/{nomination}")).Body["records"]!.AsArray().Single(one => (string?)one!["code"] == "leadership-study")!;
        (record["on"]!.ToString(), record["recordedOn"]!.ToString()).Should().Be(("2021-07-12", "2021-07-14"), "both days stand wherever the record does");
        (await unit.Reads($"nominations/{nomination}")).Body["records"]!.AsArray().Where(one => (string?)one!["code"] != "leadership-study").Should().OnlyContain(one => one!["recordedOn"] == null);
        var dossier = (await _host.Client().Send("POST", $"{Campaign}/nominations/{nomination}/dossier/disclosures", token: Officers.Token(["organising-office"], "63LG"))).Accepted().Body["campaigns"]![0]!["nominations"]![0]!;
        dossier["nomination"]!["records"]!.AsArray().Single(one => (string?)one!["code"] == "leadership-study")!["recordedOn"]!.ToString().Should().Be("2021-07-14");
        dossier["recordsFiled"]!.AsArray().Should().OnlyContain(one => one!["holds"]!.GetValue<bool>(), "both days are in the digest of the line");
        var lines = new[]
        {
            (await unit.Reads($"nominations/{nomination}/history")).Body.AsArray(),
            (await _host.Client().Send("GET", "/api/v1/events?size=200", token: Officers.Token(["organising-office"], "63LG"))).Accepted().Body["items"]!.AsArray().Select(one => one!["data"]).ToArray().AsEnumerable(),
            dossier["history"]!.AsArray(),
        };
        foreach (var told in lines)
        {
            var line = told.Single(one => (string?)one!["act"] == "record" && one["late"] is not null)!;
            (line["on"]!.ToString(), line["late"]!["recordedOn"]!.ToString(), line["late"]!["confirmedOn"]!.ToString()).Should().Be(("2021-07-12", "2021-07-13", "2021-07-14"));
        }

        var exported = (await _host.Client().Send("GET", $"{Campaign}/nominations/{nomination}/journal/export", token: Clerk)).Accepted().Body["entries"]!.AsArray().Single(one => (string?)one!["act"] == "record" && one["details"]!["lateAct"] is not null)!;
        (exported["on"]!.ToString(), exported["details"]!["lateRecordedOn"]!.ToString()).Should().Be(("2021-07-12", "2021-07-13"));
        (await _host.Office("63LG").Reads("journal/verification"))["holds"].Should().Be("true");
    }

    [Fact]
    public async Task To_record_late_what_would_have_been_refused()
    {
        _host.Morning("2021-07-13");
        var person = Nominee.Person(1);
        (await Sends("nominations", new { award = "none", person.Kind, person.Name, person.Identifier, on = "2021-07-12", late = Claim })).Refused(422, "award-unknown");
        var stored = _host.Stored();
        (await Sends("nominations", new { person.Award, person.Kind, person.Name, person.Identifier, person.Facts, on = "2021-07-07", late = Claim })).Status.Should().Be(422);
        _host.Stored().Should().Be(stored, "nothing of a refused one is kept");
    }

    [Fact]
    public async Task To_read_what_is_confidential_in_a_late_act()
    {
        _host.Morning("2021-07-13");
        var kept = (await Sends("nominations", Nominating())).Accepted();
        kept.Text.Should().NotContain(Nominee.Person(1).Identifier);
        (await _host.Client().Send("GET", $"{Campaign}/late-acts/{kept.Id}", token: Reviewer)).Accepted().Text.Should().NotContain(Nominee.Person(1).Identifier).And.NotContain(Nominee.Person(1).Name);
        (await _host.Client().Send("POST", $"{Campaign}/late-acts/{kept.Id}/disclosures", token: Officers.Token(["recommending-unit"], "630103"))).Status.Should().Be(404);
        var shown = (await _host.Client().Send("POST", $"{Campaign}/late-acts/{kept.Id}/disclosures", token: Reviewer)).Accepted();
        shown["request"].Should().Contain(Nominee.Person(1).Identifier);
        (await _host.Client().Send("GET", $"{Campaign}/journal")).Accepted().Body["items"]!.AsArray().Last()!["act"]!.ToString().Should().Be("disclose");
        _host.Stored().Should().NotContain(Nominee.Person(1).Identifier).And.NotContain("经办人外出\",\"evidence", "request and reason are sealed");
    }

    /// <summary>Two acts recorded late, with everything that can be asked of them.</summary>
    internal static async Task Shows(Running host)
    {
        host.Morning("2021-07-13");
        var kept = new List<Guid>();
        foreach (var n in new[] { 1, 2 })
        {
            kept.Add((await host.Client().Send("POST", $"{Campaign}/nominations", Requests.Json(Nominating(n: n)), token: Clerk)).Accepted().Id);
        }

        Task<Answer> Does(Guid act, string what, string? body = null) => host.Client().Send("POST", $"{Campaign}/late-acts/{act}/{what}", body, token: Reviewer);
        (await Does(kept[0], "disclosures")).Accepted();
        (await Does(kept[0], "acts/confirm")).Accepted();
        (await Does(kept[0], "acts/confirm")).Refused(422, "late-act-settled");
        (await Does(kept[0], "disclosures")).Refused(422, "late-act-settled");
        (await Does(kept[1], "acts/refuse", """{"reason":"证明材料不足。"}""")).Accepted();
        (await Does(kept[1], "acts/refuse", """{"reason":"证明材料不足。"}""")).Refused(422, "late-act-settled");
        foreach (var path in new[] { "late-acts", $"late-acts/{kept[0]}" })
        {
            (await host.Client().Send("GET", $"{Campaign}/{path}", token: Reviewer)).Accepted();
        }
    }

    private static object Posting(Guid nomination, string on = "2021-07-12", object? elsewhere = null) =>
        new { stage = "local-publicity", nominations = new[] { nomination }, content = Office.NoticeContent, on, late = Claim, publishedElsewhere = elsewhere };

    private static object Nominating(string on = "2021-07-12", int n = 1)
    {
        var person = Nominee.Person(n);
        return new { person.Award, person.Kind, person.Name, person.Identifier, person.Facts, on, late = Claim };
    }

    private async Task<Guid> Recommended(int n = 1)
    {
        var nomination = await _host.Office("630102").Nominates(Nominee.Person(n), "2021-07-12");
        await _host.Office("630102").FilesEverything("2021-07-12", nomination);
        await _host.Office("630102").Does("recommend", "2021-07-12", nomination);
        return nomination;
    }

    // Adopts a change of the campaign's file, and does something before it takes effect.
    private async Task<T> Amended<T>(string effectiveOn, Func<string, string> change, Func<Task<T>> meanwhile)
    {
        var text = (await _host.Office("63LG").Reads("files/campaign.yaml")).Text;
        change(text).Should().NotBe(text);
        (await Sends("policy/versions", new { document = "〔2021〕2号", reason = "调整", effectiveOn, files = new Dictionary<string, string> { ["campaign.yaml"] = change(text) } }, Officers.For("63LG", string.Empty, null))).Accepted();
        return await meanwhile();
    }

    // Recorded on the next day where none has come yet.
    private async Task<Answer> Late(string path, object body)
    {
        if (_host.Now.Day == 12)
        {
            _host.Morning("2021-07-13");
        }

        var kept = (await Sends(path, body)).Accepted();
        kept.Status.Should().Be(202, kept.Text);
        return kept;
    }

    private async Task<Guid> Confirmed(Answer kept)
    {
        var confirmed = (await Confirms(kept.Id)).Accepted();
        confirmed["status"].Should().Be("confirmed");
        var done = confirmed.Body["done"]!.AsArray().Select(one => one!.ToString().Split('/')).ToDictionary(one => one[0], one => Guid.Parse(one[1]));
        return done.GetValueOrDefault("public-notice", done["nomination"]);
    }

    private Task<Answer> Confirms(Guid act, string? token = null) => _host.Client().Send("POST", $"{Campaign}/late-acts/{act}/acts/confirm", token: token ?? Reviewer);

    private Task<Answer> Refuses(Guid act, string? token = null) => _host.Client().Send("POST", $"{Campaign}/late-acts/{act}/acts/refuse", """{"reason":"证明材料不足。"}""", token: token ?? Reviewer);

    private Task<Answer> Sends(string path, object body, string? token = null) => _host.Client().Send("POST", $"{Campaign}/{path}", Requests.Json(body), token: token ?? Clerk);
}
