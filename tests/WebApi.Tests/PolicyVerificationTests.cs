using Commendation.Application.Verification;
using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>Verification and explanation as the API offers them.</summary>
public sealed class PolicyVerificationTests(EveryCampaign host) : IClassFixture<EveryCampaign>
{
    private const string Address = "/api/v1/policies/verify";

    [Fact]
    public async Task Files_that_come_with_the_request_are_verified_and_nothing_is_stored()
    {
        var before = host.Stored();
        var faulty = Files(Repository.Qinghai, "clauses.yaml", "{ id: 1.1,     kinds: [fact],", "{ id: 1.1,     kinds: [fact, attest],");

        var answer = (await Verifies(new { files = faulty, only = new[] { "coverage" } }, "en")).Accepted();

        answer["holds"].Should().Be("false");
        answer["parts[0].findings[0].code"].Should().Be("judgement-without-body");
        answer["parts[0].findings[0].place"].Should().StartWith("clauses.yaml:6:");
        answer["parts[0].findings[0].message"].Should().Contain("calls for a judgement");
        host.Stored().Should().Be(before);
    }

    [Fact]
    public async Task Scenarios_come_with_the_files()
    {
        var files = Files(Path.Combine(Repository.Campaigns, "greening-2021"));
        files.Keys.Should().Contain(name => name.StartsWith("scenarios/"));

        (await Verifies(new { files }, "zh-CN")).Accepted()["holds"].Should().Be("true");

        var without = files.Where(file => !file.Key.StartsWith("scenarios/", StringComparison.Ordinal)).ToDictionary(file => file.Key, file => file.Value);
        (await Verifies(new { files = without, only = new[] { "scenarios" } }, "zh-CN")).Accepted()["parts[0].findings[0].code"].Should().Be("scenario-missing");
    }

    [Fact]
    public async Task Files_that_do_not_load_are_refused_with_every_fault_and_its_place()
    {
        var refused = await Verifies(new { files = Files(Repository.Qinghai, "campaign.yaml", "waivedBy: leading-group", "waivedBy: leading-groop") }, "en");
        refused.Status.Should().Be(422);
        refused.Violations.Should().Contain(violation => violation["place"]!.ToString().StartsWith("campaign.yaml:"));

        var text = Files(Repository.Qinghai);
        text["forms/annex-3.docx"] = "no document";
        (await Verifies(new { files = text }, "en")).Violations.Should().ContainSingle(violation => violation["place"]!.ToString() == "forms/annex-3.docx");

        (await Verifies(new { files = new Dictionary<string, string> { ["campain.yaml"] = "x" } }, "en")).Refused(422, "file-unknown")["message"]!.ToString().Should().Contain("campaign.yaml");
        (await Verifies(new { files = Files(Repository.Qinghai).Where(file => file.Key != "quotas.csv").ToDictionary(file => file.Key, file => file.Value) }, "en")).Refused(422, "file-missing");
    }

    [Fact]
    public async Task Unusable_requests_are_refused()
    {
        (await Verifies(new { }, "en")).Refused(400, "campaign-or-files")["place"]!.ToString().Should().Be("campaign");
        (await Verifies(new { campaign = "x", files = new Dictionary<string, string>() }, "en")).Refused(400, "campaign-or-files");
        (await Verifies(new { campaign = "no-such-campaign" }, "en")).Refused(404, "not-found");
        (await Verifies(new { campaign = "qinghai-petition-2018-2020", only = new[] { "coverge" } }, "en")).Refused(422, "part-unknown")["message"]!.ToString().Should().Contain("coverage");
        (await Verifies(new { campaign = "qinghai-petition-2018-2020", only = new string?[] { null } }, "en")).Refused(400, "required")["place"]!.ToString().Should().Be("only[0]");
        (await Verifies(new { files = Files(Repository.Qinghai).ToDictionary(file => file.Key, file => file.Key == "quotas.csv" ? null : file.Value) }, "en")).Refused(400, "required");
        (await Verifies(new { files = Enumerable.Range(0, 65).ToDictionary(i => $"scenarios/{i}.yaml", _ => "verdicts: []") }, "en")).Refused(400, "too-many");
        (await Verifies(new { files = new Dictionary<string, string> { ["campaign.yaml"] = new('x', BodyBytes) } }, "en")).Refused(413, "body-too-large");
    }

    [Fact]
    public async Task Of_too_many_verifications_some_are_put_off_and_are_told_for_how_long()
    {
        using var tight = new Tight();
        var client = tight.Client();
        var body = Requests.Json(new { campaign = "qinghai-petition-2018-2020", only = new[] { "scenarios", "mutation" } });

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => client.Send("POST", "/api/v1/policies/verify", body))));

        answers.Select(answer => answer.Status).Distinct().Should().BeEquivalentTo([200, 503]);
        answers.Where(answer => answer.Status == 503).Should().AllSatisfy(answer =>
        {
            answer.Refused(503, "busy");
            answer.Headers.RetryAfter!.Delta.Should().BePositive();
        });
    }

    private sealed class Tight : ApiHost
    {
        protected override void ConfigureWebHost(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Limits:VerificationsWaiting", "1");
        }
    }

    [Fact]
    public async Task Work_that_takes_too_long_is_refused_and_work_that_nobody_waits_for_ends()
    {
        using var gate = new VerificationGate(new VerificationLimits { Longest = TimeSpan.FromMilliseconds(20) });

        var refused = await gate.Run<int>(Forever, CancellationToken.None);
        refused.Violations.Should().ContainSingle().Which.Code.Should().Be("verification-too-long");

        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(5));
        var act = () => gate.Run<int>(Forever, gone.Token);
        await act.Should().ThrowAsync<OperationCanceledException>();
        (await gate.Run(_ => 7, CancellationToken.None)).Value.Should().Be(7, "the place was given back");

        static int Forever(CancellationToken stop)
        {
            while (true)
            {
                stop.ThrowIfCancellationRequested();
                Thread.Sleep(1);
            }
        }
    }

    [Fact]
    public async Task Rules_are_tried_out_under_another_reading()
    {
        var facts = new { leadingPost = "section-head", grade = "bureau-deputy" };
        (await Evaluates("evaluate", new { campaign = Code, award = Individual, facts })).Accepted()["rules[1].outcome"].Should().Be("not-met");
        (await Evaluates("evaluate", new { campaign = Code, award = Individual, facts, readings = new { rankIncludesGrade = "post-only" } })).Accepted()["rules[1].outcome"].Should().Be("met");

        (await Evaluates("evaluate", new { campaign = Code, award = Individual, facts, readings = new { rankIncludesGrad = "post-only" } }))
            .Refused(422, "setting-unknown")["message"]!.ToString().Should().Contain("rankIncludesGrade");
        (await Evaluates("evaluate", new { campaign = Code, award = Individual, facts, readings = new { rankIncludesGrade = "post" } }))
            .Refused(422, "reading-unknown")["place"]!.ToString().Should().Be("readings.rankIncludesGrade");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task A_verdict_is_explained_in_both_languages_whatever_is_asked_for(string language)
    {
        var answer = (await host.Client().Send(
            "POST", "/api/v1/rules/explain", Requests.Json(new { campaign = Code, award = Individual, facts = new { petitionServiceSince = "2018-07-09" } }), language: language)).Accepted();

        var rule = answer.Body["rules"]!.AsArray().Single(one => one!["rule"]!.ToString() == "petition-service")!;
        rule["clause"]!.ToString().Should().Be("3.2.3");
        rule["change"]!["petitionServiceSince"]!.ToString().Should().Be("2018-07-08");
        rule["changeMessage"]!["zh"]!.ToString().Should().Contain("2018-07-08").And.Contain("不构成障碍");
        rule["changeMessage"]!["en"]!.ToString().Should().Contain("were 2018-07-08");
    }

    [Fact]
    public async Task The_verdict_on_a_nomination_is_explained()
    {
        var police = host.Office("63D03");
        var nomination = await police.Nominates(Nominee.Person(30), on: "2021-07-09");

        var answer = await police.Reads($"nominations/{nomination}/verdict/explanation");

        answer["standing"].Should().Be((await police.Reads($"nominations/{nomination}/verdict"))["standing"]);
        answer["title.zh"].Should().NotBeNullOrEmpty();
        answer.Body["rules"]!.AsArray().Should().HaveCount(3);
        (await host.Client().Send("GET", $"{Campaign}/nominations/{Guid.Empty}/verdict/explanation")).Refused(404, "not-found");
    }

    private const string Code = "qinghai-petition-2018-2020";
    private const string Individual = "advanced-individual";

    private Task<Answer> Verifies(object body, string language) => host.Client().Send("POST", Address, Requests.Json(body), language: language);

    private Task<Answer> Evaluates(string call, object body) => host.Client().Send("POST", $"/api/v1/rules/{call}", Requests.Json(body), language: "en");

    private static Dictionary<string, string> Files(string campaign, string? file = null, string old = "", string @new = "")
    {
        var files = Directory.GetFiles(campaign, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(campaign, path).Replace('\\', '/'), path => Path.GetExtension(path) is ".docx" or ".xlsx" ? Convert.ToBase64String(File.ReadAllBytes(path)) : File.ReadAllText(path));
        if (file is not null)
        {
            files[file].Should().Contain(old);
            files[file] = files[file].Replace(old, @new, StringComparison.Ordinal);
        }

        return files;
    }
}
