using System.Text.Json.Nodes;
using Commendation.WebApi.Tests.House;

namespace Commendation.WebApi.Tests;

/// <summary>Working days with the papers that set them: as known on a day, as finally in force, and what changed in between.</summary>
public sealed class WorkingDaysTests(ApiHost host) : IClassFixture<ApiHost>
{
    // Posted on 17 January 2020 for nine working days; the paper of 27 January took 31 January and 1 February.
    [Theory]
    [InlineData("", "2020-02-06", "2020-02-06")]
    [InlineData("&afterRevision=stands", "2020-02-04", "2020-02-04")]
    [InlineData("&afterRevision=only-lengthens", "2020-02-06", "2020-02-06")]
    [InlineData("&knownOn=2020-01-26", "2020-02-04", null)]
    public async Task A_window_is_told_as_posted_and_as_later_papers_left_it(string query, string last, string? revised)
    {
        var window = await Get($"window?postedOn=2020-01-17&days=9{query}");

        window["lastDay"]!.ToString().Should().Be(last);
        window["lastDayAsPosted"]!.ToString().Should().Be("2020-02-04");
        var revisions = window["revisions"]!.AsArray().Select(revision => (revision!["publishedOn"]!.ToString(), revision["lastDay"]!.ToString()));
        revisions.Should().Equal(revised is null or "2020-02-04" ? [] : [("2020-01-27", revised)]);
    }

    [Fact]
    public async Task Every_paper_is_listed_with_the_days_that_it_changed()
    {
        var papers = (await Get("papers")).AsArray();

        papers.Select(paper => paper!["publishedOn"]!.ToString()).Should().BeInAscendingOrder();
        papers.Where(paper => paper!["changes"]!.AsArray().Count > 0).Select(paper => paper!["publishedOn"]!.ToString())
            .Should().Contain(["2018-12-06", "2019-03-22", "2020-01-27"]);
        papers.Single(paper => paper!["publishedOn"]!.ToString() == "2019-03-22")!["changes"]!.AsArray()
            .Select(change => (change!["date"]!.ToString(), change["working"]!.GetValue<bool>()))
            .Should().Equal(("2019-04-28", true), ("2019-05-02", false), ("2019-05-03", false), ("2019-05-05", true));
    }

    [Fact]
    public async Task A_day_names_the_paper_that_set_it()
    {
        var days = await Get("?from=2019-05-01&to=2019-05-06");

        days["days"]!.AsArray().Select(day => day!["paper"]?.ToString()).Should().Equal(
            Enumerable.Repeat("/zhengce/zhengceku/2019-03/22/content_5375877.htm", 5).Append(null));
    }

    private async Task<JsonNode> Get(string path) =>
        (await host.Office("630102").Reads($"/api/v1/working-days{(path.StartsWith('?') ? path : $"/{path}")}")).Body;
}
