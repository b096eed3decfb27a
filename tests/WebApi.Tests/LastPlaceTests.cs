using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>Two hundred nominations race for the last place of an account.</summary>
public sealed class LastPlaceTests : IDisposable
{
    private const int Racers = 200;

    private readonly ApiHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Only_one_of_two_hundred_gets_the_last_place()
    {
        var education = _host.Office("63D02");
        var nominations = await education.BringsUnitsToReview(Racers);

        var client = _host.Client();
        var answers = await Task.WhenAll(nominations.Select(nomination => Task.Run(() =>
            client.Send("POST", $"{Campaign}/nominations/{nomination}/acts/pass", "{\"on\":\"2021-07-23\"}", "63D02"))));

        answers.Count(answer => answer.Status == 200).Should().Be(1);
        foreach (var refused in answers.Where(answer => answer.Status != 200))
        {
            refused.Refused(refused.Status == 409 ? 409 : 422, refused.Status == 409 ? "raced" : "no-place-left");
        }

        var account = (await education.Reads("quotas?award=advanced-collective")).Body.AsArray().Single(row => (string?)row!["organisation"] == "63D02")!;
        (account["taken"]!.GetValue<int>(), account["free"]!.GetValue<int>()).Should().Be((1, 0));
        (await education.Reads("nominations?state=submission&size=200")).Body["items"]!.AsArray().Should().HaveCount(1);
        (await education.Reads("nominations?state=first-review&size=200")).Body["items"]!.AsArray().Should().HaveCount(Racers - 1);

        var verification = await education.Reads("journal/verification");
        verification["holds"].Should().Be("true", "{0}", verification.Text);
    }
}
