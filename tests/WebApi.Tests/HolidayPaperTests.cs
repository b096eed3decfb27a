using Commendation.WebApi.Tests.House;
using Microsoft.AspNetCore.Hosting;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>A year without a paper, with an expected plan, and with its paper: the file decides, while the server runs.</summary>
public sealed class HolidayPaperTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("calendar-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_term_that_runs_into_a_year_without_a_paper_is_provisional_by_an_expected_plan_and_recounted_by_the_paper()
    {
        using var host = new Host(_folder);
        var department = host.Office("63D02");
        var nomination = await department.BringsToPublicity(Nominee.Person(1));
        (await department.Sends("GET", "/api/v1/working-days/window?postedOn=2026-12-28&days=5", null))
            .Refused(422, "calendar-year-unknown")["message"]!.ToString().Should().Contain("2027.yaml").And.Contain("provisional: true");

        await Put("2027-expected.yaml", "{ year: 2027, provisional: true, published: 2026-10-01, holidays: [{ name: 元旦, off: 2027-01-01 }] }");
        var notice = await department.PostsLocally(on: "2026-12-28", nomination);
        var posted = await department.Reads($"nominations/{nomination}");
        (posted["publications[0].lastDay"], posted["publications[0].provisional"]).Should().Be(("2027-01-05", "true"));
        (await department.Sends("POST", $"{Campaign}/public-notices/{notice}/acts/close", new { on = "2027-01-06" })).Refused(422, "calendar-provisional");

        await Put("2027.yaml", "{ year: 2027, paper: 国办发明电〔2026〕0号, published: 2026-12-30, holidays: [{ name: 元旦, off: 2027-01-01..2027-01-05 }] }");
        var recounted = await department.Reads($"nominations/{nomination}");
        (recounted["publications[0].lastDay"], recounted["publications[0].provisional"], recounted["publications[0].lastDayAsPosted"], recounted["publications[0].revisions[0].publishedOn"])
            .Should().Be(("2027-01-07", "false", "2027-01-05", "2026-12-30"));
        (await department.Sends("POST", $"{Campaign}/public-notices/{notice}/acts/close", new { on = "2027-01-07" })).Refused(422, "term-running");
        await department.Closes(notice, on: "2027-01-08");
    }

    [Fact]
    public async Task A_faulty_file_degrades_the_server_and_takes_nothing_away()
    {
        await Put("2027.yaml", "{ year: 2027, published: 2026-12-30, holidays: [] }");
        using var host = new Host(_folder);

        (await host.Office("63D02").Reads("/api/v1/working-days/window?postedOn=2026-07-08&days=5"))["lastDay"].Should().Be("2026-07-15");
        (await host.Office("63D02").Reads("/api/v1/working-days/window?postedOn=2030-07-08&days=5&kind=calendar"))["lastDay"].Should().Be("2030-07-13");
        (await host.Office("63D02").Reads("/api/v1/working-days/window?postedOn=2021-09-30&days=7&kind=calendar&restDay=moves-on"))["lastDay"].Should().Be("2021-10-08");
        (await host.Client().GetStringAsync("/health/ready")).Should().Contain("degraded");
    }

    private async Task Put(string name, string text)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, name), text);
        await Task.Delay(TimeSpan.FromSeconds(1.1));
    }

    private sealed class Host(string calendar) : ApiHost
    {
        protected override DateOnly Clock => new(2099, 1, 1);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Calendar:Folder", calendar);
        }
    }
}
