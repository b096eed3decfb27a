using System.Text.Json.Nodes;
using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>The queue of open terms: what has to be closed or left, and by when.</summary>
public sealed class OpenTermsTests : IDisposable
{
    private readonly DatedHost _host = new(new DateOnly(2021, 7, 19));

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Queue_counts_the_nominees_of_each_term_and_tells_running_suspended_and_over_apart()
    {
        var chengdong = _host.Office("630102");
        (await Terms(chengdong)).Should().BeEmpty();
        var early = await chengdong.Nominates(Nominee.Person(1), on: "2021-07-08");
        var disputed = await chengdong.Nominates(Nominee.Person(2), on: "2021-07-08");
        var late = await chengdong.Nominates(Nominee.Unit(1), on: "2021-07-08");
        await chengdong.FilesEverything(on: "2021-07-09", early, disputed, late);
        await chengdong.Does("recommend", on: "2021-07-09", early, disputed, late);
        await chengdong.PostsLocally(on: "2021-07-09", early);
        var notice = await chengdong.PostsLocally(on: "2021-07-13", disputed, late);
        await chengdong.TakesInObjection(notice, against: disputed, "反映其办理信访事项超期。", arrivedOn: "2021-07-14");

        (await Terms(chengdong)).Should().Equal(
            "local-publicity publicity running 2021-07-20 1",
            "local-publicity publicity suspended – 1",
            "local-publicity publicity over 2021-07-16 1");
    }

    [Fact]
    public async Task Stage_with_a_due_date_is_late_after_its_last_day()
    {
        var chengdong = _host.Office("630102");
        var nomination = await chengdong.Nominates(Nominee.Person(1), on: "2021-07-09");
        await chengdong.FilesEverything(on: "2021-07-09", nomination);
        await chengdong.Does("recommend", on: "2021-07-09", nomination);
        await chengdong.Closes(await chengdong.PostsLocally(on: "2021-07-09", nomination), on: "2021-07-17");

        (await Terms(chengdong)).Should().Equal("hand-in due running 2021-07-26 1");
        using var later = new DatedHost(new DateOnly(2021, 7, 27));
        var again = later.Office("630102");
        var other = await again.Nominates(Nominee.Person(1), on: "2021-07-12");
        await again.FilesEverything(on: "2021-07-12", other);
        await again.Does("recommend", on: "2021-07-12", other);
        await again.Closes(await again.PostsLocally(on: "2021-07-12", other), on: "2021-07-20");
        (await Terms(again)).Should().Equal("hand-in due over 2021-07-26 1");
    }

    [Fact]
    public async Task Day_that_a_due_date_excludes_is_not_its_last_day()
    {
        using var host = new DatedHost(new DateOnly(2021, 7, 25), dueDates: "exclusive");
        var chengdong = host.Office("630102");
        var nomination = await chengdong.Nominates(Nominee.Person(1), on: "2021-07-09");
        await chengdong.FilesEverything(on: "2021-07-09", nomination);
        await chengdong.Does("recommend", on: "2021-07-09", nomination);
        await chengdong.Closes(await chengdong.PostsLocally(on: "2021-07-09", nomination), on: "2021-07-17");

        (await Terms(chengdong)).Should().Equal("hand-in due running 2021-07-25 1");
    }

    private static async Task<List<string>> Terms(Office office) =>
    [
        .. (await office.Reads("open-terms")).Body.AsArray().Select(term =>
            $"{Word(term, "stage")} {Word(term, "kind")} {Word(term, "standing")} {Word(term, "lastDay")} {Word(term, "nominees")}"),
    ];

    private static string Word(JsonNode? term, string name) => term![name]?.ToString() ?? "–";

    private sealed class DatedHost : ApiHost
    {
        private readonly DateOnly _day;

        /// <param name="day">The day that the host lives on.</param>
        /// <param name="dueDates">Whether the day that a due date names is in time: a reading of the notice.</param>
        public DatedHost(DateOnly day, string dueDates = "inclusive")
        {
            _day = day;
            Repository.Copy(
                Repository.Qinghai,
                Path.Combine(OwnCampaigns, Path.GetFileName(Repository.Qinghai)),
                (_, text) => text.Replace("default: inclusive", $"default: {dueDates}", StringComparison.Ordinal));
        }

        protected override DateOnly Clock => _day;

        protected override string Campaigns => OwnCampaigns;
    }
}
