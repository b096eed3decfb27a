using System.Text.Json.Nodes;
using Commendation.WebApi.Tests.Contract;
using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>
/// The examples of the documentation are answers of the running API. With COMMENDATION_RECORD_EXAMPLES=1 this test records them anew;
/// otherwise it compares their structure, so that they cannot rot.
/// </summary>
public sealed class ExamplesTests : IDisposable
{
    private readonly Retaining _host = new Retaining().Beside(Directory.EnumerateDirectories(Repository.Campaigns).Select(folder => Path.GetFileName(folder)));

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Examples_are_what_the_API_answers()
    {
        await MainJobTests.Walk(_host);
        await Refusals();
        await Reads();
        await WhatTheWalkDoesWithout();
        await Replacements();
        await LateRecording();
        await WhatIsPosted();
        await WhenTheTimeOfRetentionIsOver();

        var recorded = Examples.From(_host);
        if (Environment.GetEnvironmentVariable("COMMENDATION_RECORD_EXAMPLES") == "1")
        {
            await File.WriteAllTextAsync(Repository.Examples, recorded);
        }
        else
        {
            OperationFacts.Unannounced(_host).Should().BeEmpty("the description names every code that an operation answers with");
        }

        Examples.Structure(JsonNode.Parse(recorded)).Should().BeEquivalentTo(
            Examples.Structure(JsonNode.Parse(await File.ReadAllTextAsync(Repository.Examples))),
            "an answer has changed; record the examples anew with COMMENDATION_RECORD_EXAMPLES=1 dotnet test tests/WebApi.Tests --filter ExamplesTests");
    }

    [Fact]
    public void What_an_operation_does_and_refuses_is_what_the_compiled_code_holds()
    {
        var now = OperationFacts.From(_host);
        if (Environment.GetEnvironmentVariable("COMMENDATION_RECORD_EXAMPLES") == "1")
        {
            File.WriteAllText(Repository.Operations, now);
        }

        File.ReadAllText(Repository.Operations).ReplaceLineEndings("\n").Should().Be(
            now, "an operation has changed; record it anew with COMMENDATION_RECORD_EXAMPLES=1 dotnet test tests/WebApi.Tests --filter ExamplesTests, and build again");
    }

    // On a host of its own: a campaign has one list.
    private async Task Replacements()
    {
        using var host = new ApiHost();
        await AfterTheListTests.Replaces(host);
        Takes(host, "/replacements");
    }

    // On a host of its own: only a campaign that runs knows late recording.
    private async Task LateRecording()
    {
        using var host = new Running(Cheats.LateRecordingCheats.Rule);
        await Cheats.LateRecordingCheats.Shows(host);
        Takes(host, "/late-acts");
    }

    // On a host of its own: elsewhere the terms are over, and nobody is named any more.
    private async Task WhatIsPosted()
    {
        const string Public = "/api/v1/public/campaigns/qinghai-petition-2018-2020/notices";
        using var host = new ApiHost();
        var unit = host.Office("630102");
        var notice = await unit.PostsLocally(on: "2021-11-29", await unit.BringsToPublicity(Nominee.Person(1)), await unit.BringsToPublicity(Nominee.Unit(1)));
        await unit.Reads(Public);
        await unit.Reads($"{Public}/{notice}/text");
        Takes(host, "/public/");
    }

    private void Takes(ApiHost host, string path)
    {
        foreach (var exchange in host.Exchanges.All.Where(exchange => exchange.Path.Contains(path, StringComparison.Ordinal)))
        {
            _host.Exchanges.Add(exchange);
        }
    }

    private async Task WhenTheTimeOfRetentionIsOver()
    {
        var (client, office) = (_host.Client(), Officers.Token(["organising-office"], "63LG"));
        var honoured = (await _host.Office("63GOV").Reads("honours")).Body["items"]![0]!["nominationId"]!.ToString();
        string[] doors = ["dossier", "personal-data", "forms/annex-4"];
        foreach (var door in doors)
        {
            (await client.Send("POST", $"{Campaign}/nominations/{honoured}/{door}/disclosures", token: office)).Accepted();
        }

        var (erasure, confirmed) = ($"{Campaign}/acts/erase-personal-data", Requests.Json(new { code = Retaining.Code }));
        (await client.Send("POST", erasure, confirmed, token: office)).Refused(422, "retention-running");
        _host.Day = new DateOnly(2026, 8, 26);
        (await client.Send("POST", erasure, confirmed, token: office)).Accepted();
        foreach (var door in doors)
        {
            (await client.Send("POST", $"{Campaign}/nominations/{honoured}/{door}/disclosures", token: office)).Refused(422, "personal-data-erased");
        }

        foreach (var holder in new[] { "nominations", "public-notices", "late-acts", "submissions" })
        {
            (await client.Send("POST", $"{Campaign}/{holder}/{honoured}/attachments/{Evidence.Reference(Evidence.Pdf())}/disclosures", token: office)).Refused(422, "personal-data-erased");
        }
    }

    private async Task Refusals()
    {
        var (police, group, government, client) = (_host.Office("63D03"), _host.Office("63LG"), _host.Office("63GOV"), _host.Client());
        var nomination = await police.Nominates(Nominee.Person(30), on: "2021-07-09");
        var posted = await police.BringsToPublicity(Nominee.Person(31));
        var notice = await police.PostsLocally(on: "2021-07-12", posted);
        var toSubmit = await police.BringsToSubmission(Nominee.Person(32));
        var person = Nominee.Person(33);

        await client.Send("GET", $"{Campaign}/nominations?sort=title");
        await client.Fetch("GET", $"{Campaign}/nominations/{nomination}/forms/annex-4", "image/png", Officers.Auditor);
        await client.Send("GET", $"{Campaign}/submissions/preview?stage=submision&nominations={nomination}");
        await client.Send("POST", $"{Campaign}/submissions/preview/disclosures", Requests.Json(new { stage = "submision", nominations = new[] { nomination } }));
        await client.Send("GET", $"{Campaign}/nominations", token: string.Empty);
        await client.Send("POST", $"{Campaign}/nominations/{nomination}/acts/withdraw", "{}", token: Officers.Auditor);
        await client.Send("GET", $"{Campaign}/nominations/{Guid.Parse("00000000-0000-7000-8000-000000000404")}");
        await police.Sends("POST", $"{Campaign}/nominations", new { person.Award, person.Kind, person.Name, Nominee.Person(30).Identifier, on = "2021-07-09" });
        await police.Sends("PATCH", $"{Campaign}/nominations/{nomination}/facts", new { facts = new { grade = "clerk" } }, ifMatch: "\"7\"");
        await police.Sends("POST", $"{Campaign}/nominations", new { name = new string('一', BodyBytes) });
        await client.Send("POST", $"{Campaign}/nominations", "name=王一", "63D03", mediaType: "text/plain");

        foreach (var (office, path, body) in new (Office, string, object)[]
        {
            (police, "nominations", new { person.Award, person.Kind, person.Name, person.Identifier, facts = new { leadngPost = "clerk" }, on = "2021-07-09" }),
            (police, $"nominations/{nomination}/records", new { code = "democratic-recomendation", by = "局党委", favourable = true, on = "2021-07-09" }),
            (police, $"nominations/{nomination}/acts/recommend", new { on = "2021-07-09" }),
            (police, $"nominations/{nomination}/acts/correct", new { reason = "录入错误。", evidence = new[] { "户籍证明第3号" }, on = "2021-07-09" }),
            (police, $"nominations/{nomination}/acts/report-change", new { kind = "merged", happenedOn = "2021-07-09", reason = "合并。", evidence = new[] { "批复第1号" }, on = "2021-07-09" }),
            (police, $"nominations/{nomination}/acts/keep", new { reason = "不影响。", on = "2021-07-09" }),
            (police, "public-notices", new { stage = "local-publicity", nominations = new[] { nomination }, on = "2021-07-12" }),
            (police, $"public-notices/{notice}/acts/close", new { on = "2021-07-19" }),
            (police, $"public-notices/{notice}/objections", new { nominationId = posted, channel = "email", signed = false, statement = "反映情况。", arrivedOn = "2021-07-20" }),
            (police, "submissions", new { stage = "submission", nominations = new[] { toSubmit }, report = Office.Report, on = "2021-07-26" }),
            (group, "proposed-lists", new { stage = "proposed-list", nominations = new[] { toSubmit }, on = "2021-08-09" }),
            (government, "decisions", new { documentNumber = "青政〔2021〕41号", on = "2021-08-27" }),
            (group, "revocations", new { ground = "弄虚作假。", document = "青政〔2021〕50号", on = "2021-11-01" }),
            (group, "waivers", new { element = "rank-ceiling", reason = "工作需要。", on = "2021-08-09" }),
            (group, "sanctions", new { sanction = "disqualify-organization", organisation = "63D12", ground = "未按规定程序推荐。", document = "青评组〔2021〕2号", on = "2021-08-09" }),
        })
        {
            (await office.Sends("POST", $"{Campaign}/{path}", body)).Status.Should().Be(422, "{0}", path);
        }

        await police.Sends("PATCH", $"{Campaign}/nominations/{nomination}/facts", new { facts = new { rank = "clerk" }, on = "2021-07-09" });
        await client.Send("POST", "/api/v1/rules/evaluate", Requests.Json(new { campaign = "qinghai-petition-2018-2020", award = "advanced-indvidual", facts = new { } }));
        await client.Send("POST", "/api/v1/rules/explain", Requests.Json(new { campaign = "qinghai-petition-2018-2020", award = "advanced-individual", facts = new { leadngPost = "clerk" } }));
        await client.Send("POST", "/api/v1/policies/verify", Requests.Json(new { campaign = "qinghai-petition-2018-2020", only = new[] { "coverge" } }));
        await client.Send("GET", "/api/v1/working-days?from=2035-01-01&to=2035-01-31");
        await client.Send("GET", "/api/v1/working-days/window?postedOn=2035-01-01");
    }

    private async Task Reads()
    {
        var reader = _host.Office("630102");
        var person = (await reader.Reads("honours?award=advanced-individual"))["items[0].nominationId"];
        const string Public = "/api/v1/public/campaigns/qinghai-petition-2018-2020";
        var notice = (await reader.Reads("public-notices?organisation=630102"))["items[0].id"];
        foreach (var path in new[]
        {
            "/api/v1/campaigns", Campaign, "policy", "policy.yaml", "files/quotas.csv", "policy/versions/1", "policy/versions/1/files/quotas.csv", "clauses", "organisations?tier=department", "quotas", "limits", "timeline", "open-terms", "journal", "journal/verification", "journal/export", $"nominations/{person}/journal/export", "/api/v1/journal/keys", "/api/v1/events?size=2", "/api/v1/events/types",
            "nominations?size=3&sort=-lastActOn", $"nominations/{person}", $"nominations/{person}/verdict", $"nominations/{person}/verdict/explanation", $"nominations/{person}/forms/annex-4", $"submissions/preview?stage=submission&nominations={person}", "/api/v1/public/campaigns/qinghai-petition-2018-2020/honours", $"nominations/{person}/history",
            $"nominations/{(await reader.Reads("nominations?state=unit-recommendation"))["items[0].id"]}/actions?on=2021-07-09",
            "public-notices?stage=province-publicity", $"public-notices/{notice}", $"{Public}/notices/{notice}/receipt",
            "submissions?organisation=630100", $"submissions/{(await reader.Reads("submissions?stage=submission&organisation=630100"))["items[0].id"]}",
            $"proposed-lists/{(await reader.Reads(Campaign))["proposedListId"]}", $"decisions/{(await reader.Reads(Campaign))["decisionId"]}",
            "honours", $"honours/{(await reader.Reads("honours"))["items[0].id"]}",
            "/api/v1/working-days?from=2021-09-30&to=2021-10-09", "/api/v1/working-days/window?postedOn=2020-01-17&days=10", "/api/v1/working-days/papers",
        })
        {
            await reader.Reads(path);
        }

        foreach (var table in new[] { "nominations", "verdicts", "quotas", "limits", "honours", "statistics" })
        {
            await reader.Reads($"exports/{table}?format=json");
        }

        var organisation = Officers.Token(["organising-office"], "63LG");
        (await _host.Client().Send("POST", $"{Campaign}/nominations/searches", Requests.Json(new { Nominee.Person(30).Identifier }), token: organisation, key: "search")).Accepted();
        (await _host.Client().Send("POST", $"{Campaign}/nominations/searches", Requests.Json(new { Nominee.Person(31).Identifier }), token: organisation, key: "search")).Refused(422, "key-used");
        await _host.Office("63LG").Reads("ranking?award=advanced-individual");
    }

    private static async Task Restatements(Office police)
    {
        var nomination = await police.BringsToPublicity(Nominee.Person(60));
        await police.PostsLocally(on: "2021-07-12", nomination);
        await police.Posts($"nominations/{nomination}/acts/correct", new { name = "王玉兰", facts = new { unitAndPost = "信访局接访科副科长" }, reason = "姓名录入错误。", evidence = new[] { "户籍证明第3号" }, on = "2021-07-12" });
        await police.Closes(await police.PostsLocally(on: "2021-07-12", nomination), on: "2021-07-20");
        await police.HandsIn(on: "2021-07-21", nomination);
        await police.Posts($"nominations/{nomination}/acts/report-change", new { kind = "transfer", happenedOn = "2021-07-20", facts = new { unitAndPost = "统计局科长" }, reason = "组织调动。", evidence = new[] { "调令第5号" }, on = "2021-07-22" });
        await police.Posts($"nominations/{nomination}/acts/keep", new { reason = "调动前的事迹符合条件。", on = "2021-07-22" });
    }

    private async Task ByAnybody(Office office)
    {
        const string Public = "/api/v1/public/campaigns/qinghai-petition-2018-2020";
        foreach (var (day, number, status) in new[] { ("2021-07-12", 80, 422), ("2021-11-29", 81, 201) })
        {
            var notice = await office.PostsLocally(on: day, await office.BringsToPublicity(Nominee.Person(number)));
            var given = await _host.Client().Send("POST", $"{Public}/notices/{notice}/objections", Requests.Json(new { nominee = 1, statement = "所述事迹系他人完成。", name = "周某", contact = "电话示例" }), token: string.Empty);
            given.Status.Should().Be(status);
            if (status == 201)
            {
                (await _host.Client().Send("GET", $"{Campaign}/objections?status=open", token: Officers.Token(["regional-reviewer"], "630100"))).Accepted();
                (await _host.Client().Send("GET", $"{Public}/objections/{given["receipt"]}", token: string.Empty)).Accepted();
            }
        }
    }

    private async Task Imports(Office police)
    {
        object?[] wrong = [.. Nominee.Person(73).Row()];
        wrong[8] = "男性";
        var (client, token) = (_host.Client(), Officers.Token(["recommending-unit"], police.Code));
        (await client.HandIn(NomineeTables.Workbook(Nominee.Person(72).Row()), actor: police.Code)).Refused(422, "heading-missing");
        var report = (await client.HandIn(NomineeTables.Workbook(NomineeTables.Headings, Nominee.Person(72).Row(), wrong, Nominee.Person(74, "bureau-head").Row()), actor: police.Code, name: "名册.xlsx")).Accepted();
        var import = $"{Campaign}/imports/{report["import.id"]}";
        (await client.Send("GET", $"{import}/rows?found=true", token: token)).Accepted();
        (await police.Sends("POST", $"{import}/acts/apply", new { rows = "all", size = 1, on = "2021-07-09" })).Refused(422, "row-unsound");
        (await police.Sends("POST", $"{import}/acts/apply", new { rows = "sound", size = 1000, on = "2021-07-09" })).Accepted();
        (await client.Send("GET", import, token: token)).Accepted();
    }

    private async Task Attachments(Office police)
    {
        var (client, token, file) = (_host.Client(), Officers.Token(["recommending-unit"], police.Code), Evidence.Pdf("考察材料"));
        (await client.Attach("MZ"u8.ToArray(), token, "考察材料.pdf")).Refused(422, "file-kind");
        (await client.Attach(file, token, "考察材料.pdf")).Accepted();
        (await client.Send("GET", $"{Campaign}/attachments/{Evidence.Reference(file)}", token: token)).Accepted();
    }

    private static async Task InBulk(Office police)
    {
        var nominations = new[] { await police.Nominates(Nominee.Person(70), on: "2021-07-09"), await police.Nominates(Nominee.Person(71), on: "2021-07-09") };
        foreach (var (allOrNothing, status) in new[] { (true, 422), (false, 207) })
        {
            var records = new[] { "leadership-study", "leadership-studies" }.Select(code => new { nominations, code, by = "局党委", favourable = true, remarks = "集体研究同意。" });
            (await police.Sends("POST", $"{Campaign}/nominations/records", new { records, on = "2021-07-09", allOrNothing })).Status.Should().Be(status);
            (await police.Sends("POST", $"{Campaign}/nominations/acts", new { act = "recommend", nominations, on = "2021-07-09", allOrNothing })).Status.Should().Be(status);
        }
    }

    private async Task WhatTheWalkDoesWithout()
    {
        var (police, group, government) = (_host.Office("63D03"), _host.Office("63LG"), _host.Office("63GOV"));
        (await _host.Client().Send("POST", "/api/v1/rules/evaluate", Requests.Json(new { campaign = "qinghai-petition-2018-2020", award = "advanced-individual", Nominee.Person(1).Facts }))).Accepted();
        (await _host.Client().Send("POST", "/api/v1/rules/explain", Requests.Json(new
        {
            campaign = "qinghai-petition-2018-2020",
            award = "advanced-individual",
            facts = new { leadingPost = "bureau-head", petitionServiceSince = "2019-03-01" },
            readings = new { rankIncludesGrade = "post-only" },
        }))).Accepted();
        (await _host.Client().Send("POST", "/api/v1/policies/verify", Requests.Json(new { campaign = "qinghai-petition-2018-2020", only = new[] { "coverage", "schedule" } }))).Accepted();
        (await _host.Client().Send("GET", $"{Campaign}/bars")).Accepted();
        await group.Waives("county-division-share", "长期在高海拔一线工作，群众公认。", on: "2021-08-09");

        await Restatements(police);
        await InBulk(police);
        await ByAnybody(_host.Office("63D05"));
        await Imports(police);
        await Attachments(police);
        var nomination = await police.BringsToPublicity(Nominee.Person(40));
        var notice = await police.PostsLocally(on: "2021-07-12", nomination);
        var objection = await police.TakesInObjection(notice, against: nomination, "反映其弄虚作假。", arrivedOn: "2021-07-13");
        await group.Upholds(notice, objection, "经核查属实。", on: "2021-07-15");
        foreach (var act in new[] { "uphold", "dismiss" })
        {
            (await group.Sends("POST", $"{Campaign}/public-notices/{notice}/objections/{objection}/acts/{act}", new { finding = "经核查属实。", on = "2021-07-15" })).Refused(422, "objection-decided");
        }

        (await group.Sends("GET", $"{Campaign}/nominations/{nomination}/earlier")).Accepted();
        await group.Lifts(notice, objection, "反映的问题系同名同姓者所为。", on: "2021-07-16");
        (await group.Sends("POST", $"{Campaign}/public-notices/{notice}/objections/{objection}/acts/lift", new { reason = "重复办理。", on = "2021-07-16" })).Refused(422, "bar-not-laid");

        var (reviewed, tester) = (await police.BringsToFirstReview(Nominee.Person(41)), Officers.Token(["tester"], string.Empty));
        (await group.Sends("POST", $"{Campaign}/nominations/{reviewed}/recusals", new { reason = "与推荐对象系亲属。", on = "2021-07-22" })).Accepted();
        (await group.Sends("POST", $"{Campaign}/nominations/{reviewed}/recusals", new { reason = "与推荐对象系亲属。", on = "2021-07-22" })).Refused(422, "recused-already");
        foreach (var (path, body, status) in new (string, object, int)[]
        {
            ("qinghai-petition-2018-2020/sandboxes", new { code = "Trial 1", today = "2021-07-08" }, 422),
            ("qinghai-petition-2018-2020/sandboxes", new { code = "sandbox-1", today = "2021-07-08" }, 201),
            ("sandbox-1/clock", new { today = "2021-07-07" }, 422),
            ("sandbox-1/clock", new { today = "2021-07-09" }, 200),
            ("sandbox-1/acts/discard", new { code = "sandbox" }, 422),
            ("sandbox-1/acts/discard", new { code = "sandbox-1" }, 200),
        })
        {
            (await _host.Client().Send("POST", $"/api/v1/campaigns/{path}", Requests.Json(body), token: tester)).Status.Should().Be(status, "{0}", path);
        }

        var (places, office) = (await File.ReadAllTextAsync(Path.Combine(Repository.Campaigns, "jiangxi-model-workers-2010", "quotas.csv")), Officers.Token(["organising-office"], "36LMO"));
        var amended = places.Replace("360100,model-worker,90", "360100,model-worker,88", StringComparison.Ordinal).Replace("360400,model-worker,80", "360400,model-worker,82", StringComparison.Ordinal);
        foreach (var (effectiveOn, status) in new[] { ("2021-11-30", 422), ("2021-12-20", 201) })
        {
            var amendment = new { document = "赣评选办〔2021〕2号", reason = "两市名额调整。", effectiveOn, files = new Dictionary<string, string> { ["quotas.csv"] = amended } };
            (await _host.Client().Send("POST", "/api/v1/campaigns/jiangxi-model-workers-2010/policy/versions", Requests.Json(amendment), token: office)).Status.Should().Be(status);
        }

        await _host.Client().Send("GET", "/api/v1/campaigns/jiangxi-model-workers-2010/policy/versions");
        await _host.Client().Send("GET", "/api/v1/campaigns/jiangxi-model-workers-2010/policy/diff?older=1&newer=2");
        await group.LaysSanction("disqualify-organisation", "63D03", "未按规定程序推荐。", "青评组〔2021〕2号", on: "2021-07-30");
        var honour = Guid.Parse((await government.Reads("honours"))["items[0].id"]!);
        var correction = new { name = "王玉兰", reason = "姓名录入错误。", evidence = new[] { "户籍证明第3号" }, on = "2021-09-10" };
        await government.Posts($"honours/{honour}/acts/correct", correction);
        (await government.Sends("POST", $"{Campaign}/honours/{honour}/acts/correct", correction)).Refused(422, "nothing-to-correct");
        var revocation = new { ground = "弄虚作假骗取荣誉。", document = "青政〔2021〕50号", on = "2021-11-01" };
        await government.Revokes(honour, revocation.ground, revocation.document, revocation.on);
        (await government.Sends("POST", $"{Campaign}/honours/{honour}/revocation", revocation)).Refused(422, "already-revoked");
        await government.Posts("revocations", new { award = "advanced-collective", revocation.ground, revocation.document, revocation.on });
    }
}
