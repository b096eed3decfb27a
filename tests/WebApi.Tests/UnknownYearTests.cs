using Commendation.Application.Common;
using Commendation.WebApi.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>A term that runs on into a year whose holidays nobody has published yet.</summary>
public sealed class UnknownYearTests : IDisposable
{
    private readonly LaterHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_nomination_stays_readable_until_the_holidays_are_known()
    {
        var department = _host.Office("63D02");
        var year = _host.Services.GetRequiredService<ICampaignLibrary>().Calendar.Years[^1].Year;
        var nomination = await department.BringsToPublicity(Nominee.Person(1));
        var notice = await department.PostsLocally(on: $"{year}-12-21", nomination);
        var objection = await department.TakesInObjection(notice, against: nomination, "反映情况。", arrivedOn: $"{year}-12-22");
        await _host.Office("63LG").Dismisses(notice, objection, "异议不成立。", on: $"{year}-12-30");

        var present = await department.Reads($"nominations/{nomination}");
        present["state"].Should().Be("local-publicity/posted");
        present["publications[0].completeFrom"].Should().BeNull("four of the days lie in a year without a holiday paper");
        await department.Reads("nominations");
        await department.Reads("timeline");
        await department.Reads($"nominations/{nomination}/actions");
        (await department.Sends("POST", $"{Campaign}/public-notices/{notice}/acts/close", new { on = $"{year + 1}-01-15" }))
            .Refused(422, "calendar-year-unknown")["message"]!.ToString().Should().Contain($"{year + 1}年");
    }

    private sealed class LaterHost : ApiHost
    {
        protected override DateOnly Clock => new(2099, 1, 1);
    }
}
