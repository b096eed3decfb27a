using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>A sanction on a nominee, in a campaign whose notice keeps the place for the organisation.</summary>
public sealed class NomineeSanctionTests : IDisposable
{
    private readonly Strict _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_nominee_found_out_behind_the_list_leaves_a_place_that_is_kept_for_the_same_office()
    {
        var (education, health, office) = (_host.Office("63D02"), _host.Office("63D01"), _host.Office("63LG"));
        var (first, own) = (await education.BringsToSubmission(Nominee.Person(1)), await education.BringsToSubmission(Nominee.Person(2)));
        var other = await health.BringsToSubmission(Nominee.Person(3));
        await education.Submits(on: "2021-07-26", await education.FillsForms(first, own), first, own);
        await health.Submits(on: "2021-07-26", await health.FillsForms(other), other);
        await office.BringsToList(first, own, other);
        var list = await office.DrawsUpList(on: "2021-08-09", first);

        (await office.Sends("POST", $"{Campaign}/sanctions", Body(first, organisation: "63D01"))).Refused(422, "sanction-subject")["required"]!.ToString().Should().Be("63D02");
        (await office.Sends("POST", $"{Campaign}/sanctions", new { sanction = "fraud", organisation = "63D02", ground = "弄虚作假", document = "示例〔2021〕1号", on = "2021-08-10" })).Refused(422, "sanction-subject")["clause"]!.ToString().Should().Be("5.3.a");
        (await office.Sends("POST", $"{Campaign}/sanctions", new { sanction = "fraud", ground = "弄虚作假", document = "示例〔2021〕1号", on = "2021-08-10" })).Refused(400, "required")["place"]!.ToString().Should().Be("organisation");
        (await education.Sends("POST", $"{Campaign}/sanctions", Body(first))).Status.Should().Be(403);
        var laid = await office.Posts("sanctions", Body(first));

        (laid["effect"], laid["endedNominations[0]"], laid["lapsedPlaces"], laid["sanction.organisation"]).Should().Be(("disqualify-nominee", $"{first}", "0", "63D02"));
        laid.Text.Should().NotContain(Nominee.Person(1).Identifier);
        (await office.Reads($"nominations/{first}"))["state"].Should().Be("disqualified");
        var row = (await office.Reads("quotas?award=advanced-individual")).Body.AsArray().Single(row => (string?)row!["organisation"] == "63D02")!;
        (row["kept"]!.GetValue<int>(), row["free"]!.GetValue<int>(), row["forfeited"]!.GetValue<int>()).Should().Be((1, 1, 0));
        (await office.Sends("POST", $"{Campaign}/sanctions", Body(first))).Refused(422, "nominee-disqualified");
        (await health.Sends("POST", $"{Campaign}/nominations", new { award = "advanced-individual", kind = "individual", name = "王一", identifier = Nominee.Person(1).Identifier, on = "2021-08-11" }))
            .Refused(422, "nominee-disqualified")["clause"]!.ToString().Should().Be("5.3.a");

        var refused = (await office.Sends("POST", $"{Campaign}/proposed-lists/{list.Id}/replacements", Follows(other))).Refused(422, "place-kept");
        (refused["place"]!.ToString(), refused["required"]!.ToString()).Should().Be(($"nominations/{other}", "63D02"));
        (await office.Sends("POST", $"{Campaign}/proposed-lists/{list.Id}/replacements", Follows(own))).Accepted();
        (await office.Reads("journal/verification"))["holds"].Should().Be("true");

        object Follows(Guid by) => new { replacements = new[] { new { fallen = first, by } }, reason = "依次递补。", on = "2021-08-16" };
        static object Body(Guid nomination, string? organisation = null) => new { sanction = "fraud", organisation, ground = "弄虚作假", document = "示例〔2021〕1号", on = "2021-08-10", nominationId = nomination };
    }

    /// <summary>The campaign under test with a sanction on nominees.</summary>
    private sealed class Strict : ApiHost
    {
        public Strict() => Repository.Copy(
            Repository.Qinghai,
            Path.Combine(OwnCampaigns, Path.GetFileName(Repository.Qinghai)),
            (name, text) => name == "campaign.yaml"
                ? text.Replace("\nsanctions:\n", "\nsanctions:\n  - { code: fraud, clause: 5.3.a, effect: disqualify-nominee, place: kept, title: { zh: 取消参评资格, en: loss of eligibility of a nominee } }\n", StringComparison.Ordinal)
                : text);

        protected override string Campaigns => OwnCampaigns;
    }
}
