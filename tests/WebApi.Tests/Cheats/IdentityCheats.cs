using System.Text.Json.Nodes;
using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests.Cheats;

/// <summary>Somebody gives a nominee another age, sex or career than the documents, or nominates one person under two numbers.</summary>
public sealed class IdentityCheats : IClassFixture<ApiHost>
{
    private readonly ApiHost _host;

    public IdentityCheats(ApiHost host) => _host = host;

    public static TheoryData<string, string, string> Mismatches => new()
    {
        { "birthDate", "1980-01-02", "birth-date-differs" },
        { "birthDate", "1990-01-01", "birth-date-differs" },
        { "birthDate", "2018-01-01", "birth-date-differs" },
        { "sex", "female", "sex-differs" },
        { "petitionServiceSince", "1993-12-31", "work-before-age" },
        { "petitionServiceSince", "1979-12-31", "work-before-age" },
        { "petitionServiceSince", "1900-01-01", "work-before-age" },
    };

    [Theory]
    [MemberData(nameof(Mismatches))]
    public async Task Telling_another_story_than_the_identity_number(string fact, string told, string code)
    {
        var (unit, person) = (_host.Office("630102"), Nominee.Person(401));
        var false_ = person.With(fact, told);
        var before = _host.Stored();

        // In whichever way it is written.
        var refused = (await unit.Sends("POST", $"{Campaign}/nominations", Body(false_))).Refused(422, code);
        (refused["place"]!.ToString(), refused["actual"]).Should().Be(($"facts.{fact}", null), "no value of a person stands in a message");
        refused["message"]!.ToString().Should().NotContain(told);
        _host.Stored().Should().Be(before);
        var sound = await unit.Nominates(person.Without(fact), on: "2021-07-09");
        (await unit.Sends("PATCH", $"{Campaign}/nominations/{sound}/facts", new { facts = new Dictionary<string, string> { [fact] = told }, on = "2021-07-09" })).Refused(422, code);
        foreach (var act in new[] { "correct", "report-change" })
        {
            (await unit.Sends("POST", $"{Campaign}/nominations/{sound}/acts/{act}", new
            {
                kind = act == "correct" ? null : "transfer",
                happenedOn = act == "correct" ? null : "2021-07-09",
                facts = new Dictionary<string, string> { [fact] = told },
                reason = "录入错误。",
                evidence = new[] { "证明第1号" },
                on = "2021-07-09",
            })).Refused(422, code);
        }

        (await unit.Sends("POST", $"{Campaign}/nominations/{sound}/acts/withdraw", new { reason = "试办。", on = "2021-07-09" })).Accepted();
    }

    [Fact]
    public async Task Correcting_the_number_to_that_of_somebody_of_another_age_and_sex()
    {
        var unit = _host.Office("630102");
        var nomination = await unit.Nominates(Nominee.Person(411), on: "2021-07-09");
        const string Other = "63010219850101042";

        var refused = await unit.Sends("POST", $"{Campaign}/nominations/{nomination}/acts/correct", new { identifier = Other + Domain.Nominations.NationalIdentifiers.ResidentCheckDigit(Other), reason = "录入错误。", evidence = new[] { "证明第1号" }, on = "2021-07-09" });

        refused.Refused(422, "birth-date-differs");
        refused.Refused(422, "sex-differs");
    }

    [Theory]
    [InlineData("petitionServiceSince", "1994-01-01")]
    [InlineData("birthDate", "1980-01-01")]
    [InlineData("sex", "male")]
    public async Task Not_a_cheat_to_tell_what_the_document_tells(string fact, string told)
    {
        var nomination = await _host.Office("630102").Nominates(Nominee.Person(421).With(fact, told), on: "2021-07-09");

        (await _host.Office("630102").Reads($"nominations/{nomination}")).Body["warnings"]!.AsArray().Should().BeEmpty();
        (await _host.Office("630102").Sends("POST", $"{Campaign}/nominations/{nomination}/acts/withdraw", new { reason = "试办。", on = "2021-07-09" })).Accepted();
    }

    [Fact]
    public async Task Where_the_campaign_warns_everybody_who_reads_it_is_told()
    {
        using var host = new Checking("warn");
        var unit = host.Office("630102");
        var nomination = await unit.Nominates(Nominee.Person(1).With("birthDate", "1990-01-01").With("sex", "female"), on: "2021-07-09");
        (await unit.Reads($"nominations/{nomination}")).Body["warnings"]!.AsArray().Select(warning => (string?)warning!["code"]).Should().Equal("birth-date-differs", "sex-differs");

        using var silent = new Checking("off");
        var unasked = await silent.Office("630102").Nominates(Nominee.Person(1).With("birthDate", "1990-01-01"), on: "2021-07-09");
        (await silent.Office("630102").Reads($"nominations/{unasked}")).Body["warnings"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task One_person_nominated_by_two_offices_under_two_numbers()
    {
        var (first, second) = (Nominee.Person(431), Nominee.Person(433) with { Name = Nominee.Person(431).Name });
        var (one, two) = (await _host.Office("630102").Nominates(first, on: "2021-07-09"), await _host.Office("630103").Nominates(second, on: "2021-07-09"));
        await _host.Office("630103").Nominates(Nominee.Person(435), on: "2021-07-09");

        var reviewer = Officers.Token(["regional-reviewer"], "630100");
        var seen = (await Read(reviewer, $"nominations/{two}")).Accepted();
        seen.Body["suspectedDuplicates"]!.AsArray().Select(other => (other!["id"]!.ToString(), other["recommendedBy"]!.ToString())).Should().Equal((one.ToString(), "630102"));
        seen.Text.Should().NotContain(first.Identifier);
        var list = (await Read(reviewer, "nominations?size=200")).Accepted().Body["items"]!.AsArray();
        Of(list, one)["suspectedDuplicates"]!.GetValue<int>().Should().Be(1);
        list.Count(line => line!["suspectedDuplicates"]!.GetValue<int>() > 0).Should().Be(2, "the third has another name");

        // Neither who recommended nor another region learns of it.
        (await Read(Officers.Token(["recommending-unit"], "630103"), $"nominations/{two}")).Body["suspectedDuplicates"]!.AsArray().Should().BeEmpty();
        (await Read(Officers.Token(["regional-reviewer"], "630200"), $"nominations/{two}")).Status.Should().Be(404);
        (await Read(Officers.Token(["department-reviewer"], "630103"), $"nominations/{two}")).Body["suspectedDuplicates"]!.AsArray().Should().BeEmpty("it reviews nothing of 630102");
    }

    [Fact]
    public async Task One_unit_nominated_under_two_codes()
    {
        var (first, second) = (Nominee.Unit(441), Nominee.Unit(442) with { Name = $"  {Nominee.Unit(441).Name} " });
        await _host.Office("630102").Nominates(first, on: "2021-07-09");
        var two = await _host.Office("63D02").Nominates(second, on: "2021-07-09");

        (await Read(Officers.Token(["organising-office"], "63LG"), $"nominations/{two}"))["suspectedDuplicates[0].recommendedBy"].Should().Be("630102");
    }

    private static object Body(Nominee nominee) => new { nominee.Award, nominee.Kind, nominee.Name, nominee.Identifier, nominee.Facts, on = "2021-07-09" };

    private static JsonNode Of(JsonArray list, Guid id) => list.Single(line => line!["id"]!.ToString() == id.ToString())!;

    private Task<Answer> Read(string token, string path) => _host.Client().Send("GET", $"{Campaign}/{path}", token: token);

    private sealed class Checking : ApiHost
    {
        public Checking(string level) => Repository.Copy(
            Repository.Qinghai,
            Path.Combine(OwnCampaigns, Path.GetFileName(Repository.Qinghai)),
            (name, text) => name == "campaign.yaml" ? text.Replace("birthDate: refuse, sex: refuse", $"birthDate: {level}, sex: {level}", StringComparison.Ordinal) : text);

        protected override string Campaigns => OwnCampaigns;
    }
}
