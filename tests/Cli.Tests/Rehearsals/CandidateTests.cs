using Commendation.Cli.Rehearsals;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.Calendars;
using static Commendation.Cli.Tests.Rehearsals.SmallPolicy;

namespace Commendation.Cli.Tests.Rehearsals;

public sealed class CandidateTests
{
    private static readonly CampaignPolicy Policy = With() with
    {
        Stages =
        [
            new Stage("recommendation", StageKind.Recommendation, "1", Text.Same("recommendation"), "office"),
            new Stage("review", StageKind.Review, "1", Text.Same("review"), "office"),
            new Stage("publicity", StageKind.Publicity, "1", Text.Same("publicity"), "office") { UpheldReturnsTo = "recommendation" },
        ],
    };

    [Fact]
    public void Whoever_is_sent_back_files_the_records_of_later_stages_anew()
    {
        var candidate = Somebody();
        candidate.Files("study").Should().BeTrue();
        candidate.Files("study").Should().BeFalse("once is enough");
        candidate.Move(Act.Recommend);
        candidate.Files("finding").Should().BeTrue();
        candidate.Move(Act.Pass);
        candidate.Post(Guid.NewGuid(), new DateOnly(2021, 7, 12));
        candidate.Suspend(Guid.NewGuid(), new DateOnly(2021, 7, 13));

        candidate.Move(Act.Uphold);

        candidate.Files("study").Should().BeFalse("what was filed where it is sent back to stays");
        candidate.Move(Act.Recommend);
        candidate.Files("finding").Should().BeTrue();
        candidate.Furthest.Should().Be(2, "it was posted before");
    }

    [Fact]
    public void Whoever_falls_came_as_far_as_it_came()
    {
        var candidate = Somebody();
        candidate.Move(Act.Recommend);

        candidate.Move(Act.Reject);

        (candidate.HasFallen, candidate.Furthest).Should().Be((true, 1));
    }

    private static Candidate Somebody() => new(
        new SyntheticNominee(1, Policy.Awards[0], "a", null, "合成人员0001", "100000196001010013", new Dictionary<string, string> { ["worker"] = "true" }, Fate.Sound, 0),
        Guid.NewGuid(),
        reserve: null,
        Rulebook.Of(Policy, ChineseCalendar.Load()));
}
