using System.Text.Json;
using Commendation.WebApi.Rehearsals;
using Commendation.WebApi.Tests.House;

namespace Commendation.WebApi.Tests.Rehearsals;

/// <summary>The rehearsal plays a campaign through the same use cases as the API; its word is only worth something if it can be repeated.</summary>
public sealed class RehearsalTests
{
    [Fact]
    public async Task The_same_seed_gives_the_same_report_and_another_seed_another()
    {
        var first = await Play(seed: 7);
        var again = await Play(seed: 7);
        var other = await Play(seed: 8);

        JsonSerializer.Serialize(again).Should().Be(JsonSerializer.Serialize(first));
        JsonSerializer.Serialize(other).Should().NotBe(JsonSerializer.Serialize(first));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_decision_is_reached_and_every_rule_has_refused_somebody(int seed)
    {
        var report = await Play(seed);

        report.Reasons.Should().BeEmpty();
        report.List.Should().NotBeEmpty();
        report.Limits.Where(limit => limit.Limit == "county-division-share").Should().OnlyContain(limit => limit.Holds);
        report.Refusals.Select(refusal => refusal.Clause).Should().Contain(["1.1", "1.2.d", "1.2.e", "3.1.2", "3.1.4", "3.2.3", "4.1.a", "4.1.b"]);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_refused()
    {
        await using var rehearsal = new Rehearsal();

        var outcome = await rehearsal.Play(Repository.Qinghai + "-missing", 7, 10, new Silent(), default);

        outcome.Violations.Should().ContainSingle().Which.Code.Should().Be("folder-missing");
    }

    private static async Task<RehearsalReport> Play(int seed)
    {
        await using var rehearsal = new Rehearsal();
        return (await rehearsal.Play(Repository.Qinghai, seed, 40, new Silent(), default)).Value;
    }

    private sealed class Silent : IProgress<(string Stage, double Done)>
    {
        public void Report((string Stage, double Done) value)
        {
        }
    }
}
