using System.Text.Json.Nodes;
using Commendation.WebApi.Tests.House;
using Microsoft.Data.Sqlite;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>The rules of a campaign are amended while it runs: every act is judged by the version of its day.</summary>
public sealed class PolicyVersionsTests : IDisposable
{
    private const string FiveYears = "petitionServiceYears, atLeast: 5";
    private const string ThreeYears = "petitionServiceYears, atLeast: 3";

    private readonly ApiHost _host = new();
    private readonly Office _office;

    public PolicyVersionsTests() => _office = _host.Office("63LG");

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task An_act_before_the_effective_date_is_judged_by_the_old_version_and_one_from_that_day_on_by_the_new()
    {
        var unit = _host.Office("630102");
        var (early, late) = (await unit.Nominates(FourYears(1), on: "2021-07-09"), await unit.Nominates(FourYears(2), on: "2021-07-09"));
        await unit.FilesEverything(on: "2021-07-09", early, late);
        var first = (await _office.Reads("policy/versions"))["[0].policyVersion"]!;

        var adopted = (await Amends(new { on = "2021-07-12", effectiveOn = "2021-07-16", files = Rules(ThreeYears, FiveYears) })).Accepted();
        var second = adopted["policyVersion"]!;
        (adopted.Status, adopted["number"], adopted["effectiveOn"], adopted["document"]).Should().Be((201, "2", "2021-07-16", "青政办函〔2021〕150号"));
        adopted.Headers.Location!.OriginalString.Should().Be($"{Campaign}/policy/versions/2");

        // Acts are recorded afterwards, on the day of the tests: what counts is the day on which they were done.
        await unit.Does("recommend", on: "2021-07-15", early);
        var refused = (await unit.Sends("POST", $"{Campaign}/nominations/{late}/acts/recommend", new { on = "2021-07-16" })).Refused(422, "petition-service");
        refused["clause"]!.ToString().Should().Be("3.2.3");
        await unit.Does("recommend", on: "2021-07-15", late);

        (await _office.Reads($"nominations/{early}/verdict"))["policyVersion"].Should().Be(second, "today the new version is in force");
        (await _office.Reads($"nominations/{early}/actions?on=2021-07-15")).Status.Should().Be(200);
        var lines = (await _office.Reads("journal?size=200")).Body["items"]!.AsArray();
        lines.Where(line => (string?)line!["act"] == "recommend").Select(line => (string?)line!["policyVersion"]).Should().AllBe(first);
        lines.Single(line => (string?)line!["act"] == "amend")!["details"]!["effectiveOn"]!.ToString().Should().Be("2021-07-16");
        (await _office.Reads("journal/verification"))["holds"].Should().Be("true");
    }

    [Fact]
    public async Task Versions_can_be_listed_read_and_compared()
    {
        await _host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");
        await Amends(new { on = "2021-07-12", effectiveOn = "2021-07-16", files = Rules(ThreeYears, FiveYears) });
        (await Amends(new { on = "2021-11-30", effectiveOn = "2021-12-20", files = Quotas("63D02,advanced-individual,2", "63D02,advanced-individual,3", "630100,advanced-individual,16", "630100,advanced-individual,15") })).Accepted();

        var versions = (await _office.Reads("policy/versions")).Body.AsArray();
        versions.Select(version => ($"{version!["number"]}", $"{version["standing"]}")).Should().Equal(("1", "superseded"), ("2", "in-force"), ("3", "coming"));
        (versions[0]!["effectiveOn"], versions[0]!["document"]!.ToString()).Should().Be((null, "青政办函〔2021〕121号"));
        (await _office.Reads(Campaign))["policyVersion"].Should().Be($"{versions[1]!["policyVersion"]}");
        (await _office.Reads("policy"))["version"].Should().Be($"{versions[1]!["policyVersion"]}");

        var old = await _office.Reads("policy/versions/1");
        (old["version.number"], old["policy.version"]).Should().Be(("1", $"{versions[0]!["policyVersion"]}"));
        (await _office.Reads("policy/versions/1/files/campaign.yaml")).Text.Should().Contain(ThreeYears);
        (await _office.Reads("policy/versions/2/files/campaign.yaml")).Text.Should().Contain(FiveYears);
        (await _office.Reads("policy/versions/3/files/campaign.yaml")).Text.Should().Contain(FiveYears, "the second amendment goes on from the first");
        (await _office.Sends("GET", $"{Campaign}/policy/versions/4")).Refused(404, "not-found")["required"]!.ToString().Should().Be("1..3");

        var changed = await _office.Reads("policy/diff?older=1&newer=2");
        (changed["before.number"], changed["after.number"], changed["changes[0].element"], changed["changes[0].clause"]).Should().Be(("1", "2", "rule advanced-individual/petition-service", "3.2.3"));
        (await _office.Reads("policy/diff")).Body["changes"]!.AsArray().Select(change => (string?)change!["element"]).Should()
            .BeEquivalentTo("quota 63D02/advanced-individual", "quota 630100/advanced-individual");
        (await _office.Sends("GET", $"{Campaign}/policy/diff?older=0")).Refused(404, "not-found")["place"]!.ToString().Should().Be("older");
    }

    [Fact]
    public async Task Places_follow_the_quota_table_of_the_day()
    {
        var department = _host.Office("63D02");
        var nominations = new List<Guid>();
        foreach (var n in Enumerable.Range(1, 3))
        {
            nominations.Add(await department.BringsToFirstReview(Nominee.Person(n)));
        }

        await department.FilesEverything(on: "2021-07-22", [.. nominations]);
        (await Amends(new { on = "2021-07-22", effectiveOn = "2021-07-26", files = Quotas("63D02,advanced-individual,2", "63D02,advanced-individual,3", "630100,advanced-individual,16", "630100,advanced-individual,15") })).Accepted();

        await department.Does("pass", on: "2021-07-23", nominations[0], nominations[1]);
        (await department.Sends("POST", $"{Campaign}/nominations/{nominations[2]}/acts/pass", new { on = "2021-07-23" })).Refused(422, "no-place-left")["required"]!.ToString().Should().Be("2");
        await department.Does("pass", on: "2021-07-26", nominations[2]);

        var row = (await _office.Reads("quotas?award=advanced-individual")).Body.AsArray().Single(row => (string?)row!["organisation"] == "63D02")!;
        ($"{row["places"]}", $"{row["taken"]}", $"{row["free"]}").Should().Be(("3", "3", "0"));
        (await _office.Reads("journal/verification"))["holds"].Should().Be("true");
    }

    [Fact]
    public async Task Nobody_is_led_to_where_an_amendment_that_is_still_to_come_leaves_nothing()
    {
        var (unit, department) = (_host.Office("630102"), _host.Office("63D02"));
        await department.Nominates(Nominee.Person(1), on: "2021-07-09");
        var organisations = await File.ReadAllTextAsync(Path.Combine(Repository.Qinghai, "organisations.csv"));
        var left = string.Join('\n', organisations.Split('\n').Where(line => !line.StartsWith("630102,", StringComparison.Ordinal)));
        (await Amends(new { on = "2021-07-12", effectiveOn = "2021-07-19", files = new Dictionary<string, string> { ["organisations.csv"] = left } })).Accepted();

        var person = Nominee.Person(2);
        var refused = (await unit.Sends("POST", $"{Campaign}/nominations", new { person.Award, person.Kind, person.Name, person.Identifier, person.Facts, on = "2021-07-15" }))
            .Refused(422, "ends-with-amendment");
        (refused["place"]!.ToString(), refused["required"]!.ToString()).Should().Be(("organisation 630102", "2021-07-19"));
        (await unit.Sends("POST", $"{Campaign}/nominations", new { person.Award, person.Kind, person.Name, person.Identifier, person.Facts, on = "2021-07-19" }))
            .Refused(422, "organisation-unknown");
    }

    [Fact]
    public async Task What_would_break_running_nominations_is_refused_all_at_once_in_both_languages()
    {
        var department = _host.Office("63D02");
        var nomination = await department.BringsToSubmission(Nominee.Person(1));
        var quotas = (await Files())["quotas.csv"].Replace("63D02,advanced-individual,2", "63D02,advanced-individual,0", StringComparison.Ordinal).Replace("630100,advanced-individual,16", "630100,advanced-individual,18", StringComparison.Ordinal);
        var campaign = (await Files())["campaign.yaml"].Replace("青政办函〔2021〕121号", "青政办函〔2021〕999号", StringComparison.Ordinal);

        var answer = await Amends(new { on = "2021-07-12", effectiveOn = "2021-07-10", files = new Dictionary<string, string> { ["quotas.csv"] = quotas, ["campaign.yaml"] = campaign } });

        answer.Status.Should().Be(422);
        answer.Violations.Select(violation => ($"{violation["code"]}", $"{violation["place"]}")).Should().BeEquivalentTo(
        [
            ("amendment-retroactive", "effectiveOn"), ("amendment-overtaken", "effectiveOn"), ("campaign-identity", "documentNumber"), ("quota-below-taken", "quota 63D02/advanced-individual"),
        ]);
        answer.Violations.Single(violation => $"{violation["code"]}" == "amendment-overtaken")["required"]!.ToString().Should().Be("2021-07-24");
        var english = await _host.Client().Send("POST", $"{Campaign}/policy/versions", Requests.Json(new { document = "文号", reason = "理由", effectiveOn = "2021-12-02", files = new Dictionary<string, string> { ["quotas.csv"] = quotas } }), "63LG", language: "en");
        english.Refused(422, "quota-below-taken")["message"]!.ToString().Should().StartWith("Places cannot be cut below those in use: 1 are taken");
        (await _office.Reads("policy/versions")).Body.AsArray().Should().ContainSingle();
        (await _office.Reads($"nominations/{nomination}"))["state"].Should().Be("submission");
    }

    [Fact]
    public async Task Faults_of_the_files_are_told_with_their_place_and_nothing_is_adopted()
    {
        (await Amends(new { effectiveOn = "2021-12-02", files = Rules(ThreeYears, "petitionServiceYear, atLeast: 3") })).Refused(422, "fact-unknown")["place"]!.ToString().Should().StartWith("campaign.yaml:192:");
        (await Amends(new { effectiveOn = "2021-12-02", files = new Dictionary<string, string> { ["quota.csv"] = "" } })).Refused(422, "file-unknown")["message"]!.ToString().Should().Contain("quotas.csv");
        (await Amends(new { effectiveOn = "2021-12-02", files = new Dictionary<string, string>() })).Refused(400, "required")["place"]!.ToString().Should().Be("files");
        (await Amends(new { effectiveOn = "2021-12-02", files = Rules(ThreeYears, ThreeYears) })).Refused(422, "amendment-empty");
        (await Amends(new { effectiveOn = "2021-12-02", files = Rules(ThreeYears, "petitionServiceYears, atLeast: 3 } # unchanged") })).Status.Should().Be(422);
        (await Amends(new { effectiveOn = "2021-12-02", files = Rules(ThreeYears, FiveYears), reason = "" })).Refused(400, "required")["place"]!.ToString().Should().Be("reason");
        (await Amends(new { effectiveOn = "2021-12-02", files = Rules(ThreeYears, FiveYears) }, ifMatch: "\"7\"")).Refused(412, "stale");
        (await _host.Office("63GOV").Sends("POST", $"{Campaign}/policy/versions", new { document = "文号", reason = "理由", effectiveOn = "2021-12-02", files = Rules(ThreeYears, FiveYears) })).Status.Should().Be(403);
        (await _office.Reads("policy/versions")).Body.AsArray().Should().ContainSingle();
    }

    [Fact]
    public async Task An_administrator_of_the_office_may_amend_and_of_another_body_may_not()
    {
        var body = Requests.Json(new { document = "文号", reason = "理由", effectiveOn = "2021-12-02", files = Rules(ThreeYears, FiveYears) });

        (await _host.Client().Send("POST", $"{Campaign}/policy/versions", body, token: Officers.Token(["administrator"], "63D01"))).Refused(422, "not-acting-body")["required"]!.ToString().Should().Be("63LG");
        (await _host.Client().Send("POST", $"{Campaign}/policy/versions", body, token: Officers.Token(["administrator"], "63LG"))).Accepted();
    }

    [Fact]
    public async Task After_the_decision_nothing_is_amended()
    {
        await _host.Honours(("63D02", Nominee.Person(1)));

        (await Amends(new { effectiveOn = "2021-12-02", files = Rules(ThreeYears, FiveYears) })).Refused(422, "amendment-after-decision")["clause"]!.ToString().Should().Be("4.4");
    }

    [Fact]
    public async Task A_stored_version_that_is_tampered_with_is_found()
    {
        await _host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");
        var second = (await Amends(new { effectiveOn = "2021-12-20", files = Rules(ThreeYears, FiveYears) })).Accepted()["policyVersion"]!;
        (await _office.Reads("journal/verification"))["holds"].Should().Be("true");
        using var database = new SqliteConnection(_host.ConnectionString);
        database.Open();

        Change($"UPDATE \"PolicySources\" SET \"Files\" = replace(\"Files\", 'atLeast: 5', 'atLeast: 4') WHERE \"Version\" = '{second}'");
        var found = await _office.Reads("journal/verification");
        (found["holds"], found["findings[0].code"], found["findings[0].subject"]).Should().Be(("false", "policy-altered", $"policy/{second}"));

        Change($"UPDATE \"PolicySources\" SET \"Files\" = replace(\"Files\", 'atLeast: 4', 'atLeast: 5') WHERE \"Version\" = '{second}'");
        (await _office.Reads("journal/verification"))["holds"].Should().Be("true");
        Change("UPDATE \"Campaigns\" SET \"Amendments\" = replace(\"Amendments\", '2021-12-20', '2021-12-02')");
        (await _office.Reads("journal/verification"))["findings[0].code"].Should().Be("state-differs");

        void Change(string sql)
        {
            using var command = database.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery().Should().BePositive();
        }
    }

    private static async Task<Dictionary<string, string>> Files()
    {
        var files = new Dictionary<string, string>();
        foreach (var name in new[] { "campaign.yaml", "clauses.yaml", "organisations.csv", "quotas.csv" })
        {
            files[name] = await File.ReadAllTextAsync(Path.Combine(Repository.Qinghai, name));
        }

        return files;
    }

    private static Dictionary<string, string> Rules(string old, string now) => Edited("campaign.yaml", old, now);

    private static Dictionary<string, string> Quotas(params string[] edits) => Edited("quotas.csv", edits);

    private static Dictionary<string, string> Edited(string file, params string[] edits)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Qinghai, file));
        foreach (var edit in edits.Chunk(2))
        {
            text.Should().Contain(edit[0]);
            text = text.Replace(edit[0], edit[1], StringComparison.Ordinal);
        }

        return new Dictionary<string, string> { [file] = text };
    }

    private static Nominee FourYears(int n) => Nominee.Person(n).With("petitionServiceSince", "2017-03-01");

    private Task<Answer> Amends(object amendment, string? ifMatch = null)
    {
        var body = JsonNode.Parse(Requests.Json(amendment))!.AsObject();
        body["document"] ??= "青政办函〔2021〕150号";
        body["reason"] ??= "补充通知调整条件和名额。";
        return _office.Sends("POST", $"{Campaign}/policy/versions", body.ToJsonString(), ifMatch);
    }
}
