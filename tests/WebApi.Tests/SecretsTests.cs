using System.Collections.Concurrent;
using Commendation.WebApi.Tests.House;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>Marked secrets are planted in a campaign and looked for in every answer, event, journal line and log line, and in the database.</summary>
public sealed class SecretsTests : IDisposable
{
    private const string Debt = "73519264";
    private const string Word = "绝密标记";
    private const string Remark = "考察标记";
    private const string Statement = "异议标记";

    private readonly MarkedHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Planted_secrets_show_through_no_answer_event_log_or_database()
    {
        var person = Nominee.Person(1).With("familyDebt", 73519264).With("illness", Word);
        var city = Officers.Token(["regional-reviewer"], "630100");
        var chengdong = _host.Office("630102");

        // A rule reads the secret, a derived fact follows from another, and both are not met: the messages would name them.
        var nomination = await chengdong.Nominates(person, on: "2021-07-09");
        var path = $"{Campaign}/nominations/{nomination}";
        await chengdong.FilesEverything(on: "2021-07-09", nomination);
        var refused = await chengdong.Sends("POST", $"{path}/acts/recommend", new { on = "2021-07-09" });
        refused.Refused(422, "debt")["actual"]!.ToString().Should().Be("***");
        refused.Refused(422, "mature")["actual"]!.ToString().Should().Be("***", "an age tells of the date of birth");
        (await chengdong.Sends("PATCH", $"{path}/facts", new { facts = new { familyDebt = $"{Debt}万" } })).Refused(422, "fact-wrong-type");
        (await chengdong.Sends("PATCH", $"{path}/facts", new { facts = new { familyDebt = $"{Debt}000000000000" } })).Status.Should().Be(422);
        var other = person with { Identifier = Nominee.Person(3).Identifier, Name = "另一人" };
        (await _host.Client().Send("POST", $"{Campaign}/nominations", Requests.Json(new { other.Award, other.Kind, other.Name, other.Identifier, other.Facts, on = "2021-07-09" }), "630102", key: "once")).Accepted();

        await chengdong.Declares(nomination, on: "2021-07-09", new { familyDebt = 1, birthDate = "1960-01-01" });
        await chengdong.Does("recommend", on: "2021-07-09", nomination);
        var notice = await chengdong.PostsLocally(on: "2021-07-12", nomination);
        var objection = await chengdong.TakesInObjection(notice, nomination, Statement, arrivedOn: "2021-07-13");
        await _host.Office("630100").Dismisses(notice, objection, $"经核查不属实（{Statement}）。", on: "2021-07-14");
        await chengdong.Closes(notice, on: "2021-07-22");
        await chengdong.HandsIn(on: "2021-07-22", nomination);
        await _host.Office("630100").Files(nomination, "personnel-file", "组织部", on: "2021-07-23", favourable: false, remarks: Remark);

        string[] views =
        [
            path, $"{path}/verdict", $"{path}/verdict/explanation", $"{path}/history", $"{path}/actions?on=2021-07-23", $"{path}/journal/export", $"{Campaign}/nominations", $"{Campaign}/public-notices", $"{Campaign}/public-notices/{notice}",
            $"{Campaign}/submissions", $"{Campaign}/journal", $"{Campaign}/journal/export", $"{Campaign}/limits", $"{Campaign}/quotas", $"{Campaign}/timeline", "/api/v1/events", "/api/v1/public/campaigns/qinghai-petition-2018-2020/notices",
        ];
        string[] roles = [Officers.Token(["recommending-unit"], "630102"), Officers.Token(["portal"], string.Empty), Officers.Token(["administrator"], string.Empty), Officers.Token(["opinion-body"], "63D02"), string.Empty];
        foreach (var view in views)
        {
            foreach (var token in roles)
            {
                await _host.Client().Send("GET", view, token: token);
            }
        }

        // Reviewers and auditors read opinions and objections, but no number, word or identifier either.
        var before = _host.Exchanges.All.Count;
        foreach (var view in views)
        {
            await _host.Client().Send("GET", view, token: Officers.Auditor);
            await _host.Client().Send("GET", view, token: city);
        }

        var secrets = new[] { Debt, Word, person.Identifier, "1980-01-01", "1960-01-01", "ethnicGroup\":\"zang" };
        foreach (var exchange in _host.Exchanges.All)
        {
            exchange.Answered.Should().NotContainAny(secrets, "{0} {1}", exchange.Method, exchange.Path);
        }

        // The unit that posted a notice handles the objections to it, and reads them there only.
        foreach (var exchange in _host.Exchanges.All.Take(before).Where(exchange => exchange.Method == "GET"))
        {
            exchange.Answered.Should().NotContain(Remark, "{0}", exchange.Path);
            exchange.Answered.Contains(Statement, StringComparison.Ordinal).Should().Be(exchange.Path.Contains("/public-notices", StringComparison.Ordinal) && exchange.Answered.Contains("\"objections\":[{", StringComparison.Ordinal), "{0}", exchange.Path);
        }

        // Whoever knows all of a person's facts but one could try the last against a digest that needs no key.
        var verdicts = (await _host.Client().Send("GET", $"{Campaign}/journal", token: Officers.Auditor)).Body["items"]!.AsArray().Select(line => (string?)line!["verdictDigest"]).OfType<string>().ToList();
        verdicts.Should().NotBeEmpty().And.OnlyContain(digest => digest.StartsWith("h1:", StringComparison.Ordinal));

        _host.Logged.Should().NotBeEmpty();
        _host.Logged.Where(line => new[] { Debt, Word, person.Identifier, Remark, Statement, "1980-01-01" }.Any(secret => line.Contains(secret, StringComparison.Ordinal))).Should().BeEmpty();
        _host.Stored().Should().NotContainAny(Debt, Word, person.Identifier, Remark, Statement, "1980-01-01");

        // The marks are there, and could have been found: the one door shows them.
        var shown = (await _host.Client().Send("POST", $"{path}/personal-data/disclosures", token: city)).Accepted();
        shown["identifier"].Should().Be(person.Identifier);
        shown["facts.illness"].Should().Be(Word);
        (await _host.Client().Send("GET", path, token: city)).Text.Should().Contain(Remark);
    }

    /// <summary>A host that keeps every log line, with a campaign that reads secrets.</summary>
    private sealed class MarkedHost : ApiHost
    {
        private readonly ConcurrentQueue<string> _logged = new();

        public MarkedHost()
        {
            Repository.Copy(Repository.Qinghai, Path.Combine(OwnCampaigns, Path.GetFileName(Repository.Qinghai)), (_, text) => text
                .Replace("birthDate: refuse", "birthDate: warn")
                .Replace("  - { use: birthDate }\n", """
                      - { use: birthDate }
                      - { code: age, kind: number, for: individual, label: { zh: 年龄, en: age }, derive: { fullYears: { from: birthDate, on: 2021-07-08 } } }
                      - { code: familyDebt, kind: number, privacy: secret, for: individual, max: 99999999, label: { zh: 家庭负债, en: debt of the family } }
                      - { code: illness, kind: text, privacy: secret, for: individual, label: { zh: 健康状况, en: health } }

                    """, StringComparison.Ordinal)
                .Replace("      - code: rank-ceiling\n", """
                          - { code: debt, clause: 1.2.d, title: { zh: 负债上限, en: Ceiling of debt }, require: { fact: familyDebt, atMost: 100 } }
                          - { code: mature, clause: 1.2.d, title: { zh: 年龄下限, en: Least age }, require: { fact: age, atLeast: 60 } }
                          - code: rank-ceiling

                    """, StringComparison.Ordinal));
        }

        public IReadOnlyCollection<string> Logged => _logged;

        protected override string Campaigns => OwnCampaigns;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Logging:LogLevel:Default", "Trace");
            builder.ConfigureTestServices(services => services.AddLogging(logging => logging.ClearProviders().AddProvider(new Keeper(_logged))));
        }

        private sealed class Keeper(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
        {
            public ILogger CreateLogger(string categoryName) => this;

            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull
            {
                lines.Enqueue(state.ToString() ?? string.Empty);
                return null;
            }

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue($"{formatter(state, exception)} {exception}");

            public void Dispose()
            {
            }
        }
    }
}
