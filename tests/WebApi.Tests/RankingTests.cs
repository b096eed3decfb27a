using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>The candidates of an award in the order of the campaign's preferences.</summary>
public sealed class RankingTests : IDisposable
{
    private const string Preferences = """
        preferences:
          - { code: front-line, clause: 5.1.a, title: { zh: 一线优先, en: Front line first }, when: { fact: frontLine, is: true } }
          - { code: longer, clause: 3.2.3, awards: [advanced-individual], title: { zh: 年限长者优先, en: Longer service first }, lowest: petitionServiceSince }

        """;

    private readonly Preferring _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Who_can_be_listed_is_ranked_with_what_decides_and_who_is_tied()
    {
        var (department, other, group) = (_host.Office("63D03"), _host.Office("63D04"), _host.Office("63LG"));
        Guid[] nominations =
        [
            await department.BringsToSubmission(Nominee.Person(1).With("frontLine", false)),
            await department.BringsToSubmission(Nominee.Person(2)),
            await other.BringsToSubmission(Nominee.Person(3)),
        ];
        await department.Submits(on: "2021-07-26", await department.FillsForms(nominations[0], nominations[1]), nominations[0], nominations[1]);
        await other.Submits(on: "2021-07-26", await other.FillsForms(nominations[2]), nominations[2]);
        await group.BringsToList(nominations);

        var ranking = (await group.Reads("ranking?award=advanced-individual")).Body.AsArray();

        ranking.Select(row => ($"{row!["place"]}", $"{row["tied"]}", $"{row["decidedBy"]}")).Should().Equal(("1", "true", "front-line"), ("1", "true", "front-line"), ("3", "false", ""));
        ranking[2]!["nomination"]!.GetValue<Guid>().Should().Be(nominations[0]);
        ranking.Select(row => $"{row!["recommendedBy"]} {row["recommendedAs"]}").Should().BeEquivalentTo("63D03 1", "63D03 2", "63D04 1");
        ranking[0]!["why"]!.ToString().Should().Contain("并列").And.Contain("5.1.a");
        (await group.Reads("policy")).Body["preferences"]!.AsArray().Select(preference => $"{preference!["code"]}").Should().Equal("front-line", "longer");
    }

    [Fact]
    public async Task A_recommending_unit_does_not_read_the_ranking_and_an_unknown_award_is_named()
    {
        (await _host.Office("630102").Sends("GET", $"{Campaign}/ranking?award=advanced-individual")).Refused(403, "not-allowed");
        (await _host.Office("63LG").Sends("GET", $"{Campaign}/ranking?award=advanced-individul")).Refused(400, "award-unknown")["message"]!.ToString().Should().Contain("advanced-individual");
    }

    private sealed class Preferring : ApiHost
    {
        public Preferring() => Repository.Copy(
            Repository.Qinghai,
            Path.Combine(OwnCampaigns, Path.GetFileName(Repository.Qinghai)),
            (name, text) => name == "campaign.yaml" ? text.Replace("\nlimits:\n", $"\n{Preferences}\nlimits:\n", StringComparison.Ordinal) : text);

        protected override string Campaigns => OwnCampaigns;
    }
}
