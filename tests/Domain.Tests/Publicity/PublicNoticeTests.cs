using Commendation.Domain.Calendars;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Publicity;

namespace Commendation.Domain.Tests.Publicity;

public class PublicNoticeTests
{
    private readonly Walk _walk = new();

    [Fact]
    public void A_notice_posts_its_nominees_together_and_remembers_what_it_said()
    {
        var (one, two) = (_walk.To("local-publicity"), _walk.To("local-publicity", award: SamplePolicy.Collective));

        var notice = _walk.Post([one, two]).Value;

        (notice.Stage, notice.Organisation, notice.PostedOn, notice.CampaignId).Should().Be(("local-publicity", SamplePolicy.County, Day(7, 12), _walk.Campaign.Id));
        notice.Nominations.Should().Equal(one.Id, two.Id);
        notice.Content.Should().BeEquivalentTo(Walk.NoticeContent);
        notice.Objections.Should().BeEmpty();
        foreach (var nomination in new[] { one, two })
        {
            nomination.State.Should().Be(State.Posted("local-publicity"));
            nomination.Publications.Should().ContainSingle().Which.Should().Match<Publication>(publication =>
                publication.NoticeId == notice.Id && publication.PostedOn == Day(7, 12) && publication.ClosedOn == null && publication.Suspensions.Count == 0);
        }

        var entry = notice.Entries.Should().ContainSingle().Subject;
        (entry.Act, entry.Clause, entry.Details["stage"]).Should().Be(("post-notice", "4.1.b", "local-publicity"));
    }

    [Theory]
    [InlineData("main-deeds")]
    [InlineData("criteria", "basic-facts")]
    [InlineData("criteria", "basic-facts", "main-deeds")]
    public void A_notice_without_a_required_part_is_refused_and_the_part_is_named(params string[] missing)
    {
        var nomination = _walk.To("local-publicity");
        var content = Walk.NoticeContent.Where(part => !missing.Contains(part.Key)).ToDictionary();

        var violation = _walk.Post([nomination], content: content).RefusedWith("notice-content-missing");

        (violation.Place, violation.Clause, violation.Required, violation.Actual).Should().Be(("content", "4.1.b", "criteria, basic-facts, main-deeds", string.Join(", ", content.Keys)));
        violation.Message.En.Should().Be($"These parts are missing: {string.Join(", ", missing.Select(part => $"{part} ({part})"))}.");
    }

    [Fact]
    public void A_part_of_blanks_is_missing()
    {
        var content = Walk.NoticeContent;
        content["main-deeds"] = "  ";

        _walk.Post([_walk.To("local-publicity")], content: content).RefusedWith("notice-content-missing").Message.En.Should().Contain("main-deeds");
    }

    [Fact]
    public void A_stage_that_asks_for_no_content_takes_a_notice_without_any() =>
        _walk.Post([_walk.To("province-publicity")], content: new Dictionary<string, string>()).Accepted.Should().BeTrue();

    [Fact]
    public void One_nominee_that_cannot_be_posted_holds_up_the_whole_notice_and_nobody_is_posted()
    {
        var (ready, running, early) = (_walk.To("local-publicity"), _walk.To("local-publicity/posted"), _walk.Nominate());
        var before = Snapshot(ready, running, early);

        var violations = _walk.Post([ready, running, early]).RefusedWithAll("stage-closed", "stage-closed");

        violations.Select(violation => violation.Place).Should().Equal($"nominations/{running.Id}", $"nominations/{early.Id}");
        Snapshot(ready, running, early).Should().Be(before);
    }

    [Fact]
    public void Missing_content_and_every_nominee_that_cannot_be_posted_are_told_at_once_and_nobody_is_posted()
    {
        var (ready, early) = (_walk.To("local-publicity"), _walk.Nominate());
        var before = Snapshot(ready, early);

        _walk.Post([ready, early], content: new Dictionary<string, string>()).RefusedWithAll("notice-content-missing", "stage-closed");

        Snapshot(ready, early).Should().Be(before);
    }

    [Fact]
    public void A_nominee_that_is_named_twice_is_not_posted()
    {
        var nomination = _walk.To("local-publicity");

        _walk.Post([nomination, nomination]).RefusedWith("nomination-twice").Place.Should().Be($"nominations/{nomination.Id}");

        nomination.State.Should().Be(State.At("local-publicity"));
    }

    [Fact]
    public void A_notice_about_nobody_is_refused() => PublicNotice.Post(
        _walk.Key(), "local-publicity", Walk.NoticeContent, new Nominees([], _ => throw new InvalidOperationException(), _walk.Context(_walk.To("local-publicity"), Act.Post)))
        .RefusedWith("nominations-missing").Place.Should().Be("nominations");

    [Fact]
    public void A_notice_belongs_to_a_publicity_stage()
    {
        var nomination = _walk.To("local-publicity");

        _walk.Post([nomination], stage: "local-publicty").RefusedWith("stage-unknown").Message.En.Should().Contain("Did you mean 'local-publicity'?");
        _walk.Post([nomination], stage: "hand-in").RefusedWith("stage-unknown");
        _walk.Post([nomination], stage: "province-publicity").RefusedWith("stage-closed");
    }

    [Fact]
    public void A_term_that_runs_into_an_unknown_year_is_found_on_the_day_of_posting()
    {
        var nomination = _walk.To("local-publicity");

        _walk.Post([nomination], Day(12, 27)).RefusedWith("calendar-year-unknown").Actual.Should().Be("2022");

        nomination.State.Should().Be(State.At("local-publicity"));
    }

    [Theory]
    [InlineData("2021-07-12", false)] // the day of posting
    [InlineData("2021-07-16", false)] // Friday
    [InlineData("2021-07-19", false)] // its last day
    [InlineData("2021-07-20", true)]
    [InlineData("2021-08-20", true)]
    public void Publicity_cannot_close_on_its_last_day(string on, bool closes)
    {
        var nomination = _walk.To("local-publicity/posted");

        var outcome = _walk.Do(nomination, Act.Close, Day(on));

        outcome.Accepted.Should().Be(closes);
        if (closes)
        {
            nomination.PublicationIn("local-publicity")!.ClosedOn.Should().Be(Day(on));
        }
        else
        {
            var violation = outcome.RefusedWith("term-running");
            (violation.Clause, violation.Actual, violation.Required).Should().Be(("4.1.b", on, "2021-07-20"));
            violation.Message.En.Should().Be("The publicity must run 5 working days: its last day is 2021-07-19, it can be closed from 2021-07-20.");
        }
    }

    [Theory]
    [InlineData(DayKind.Working, true, TermEnd.LastDay, "2021-07-16")]
    [InlineData(DayKind.Working, true, TermEnd.FollowingDay, "2021-07-17")]
    [InlineData(DayKind.Working, false, TermEnd.LastDay, "2021-07-19")]
    [InlineData(DayKind.Working, false, TermEnd.FollowingDay, "2021-07-20")]
    [InlineData(DayKind.Calendar, true, TermEnd.LastDay, "2021-07-16")]
    [InlineData(DayKind.Calendar, false, TermEnd.FollowingDay, "2021-07-18")]
    public void The_readings_of_the_term_move_the_day_of_closing(DayKind kind, bool postingDayCounted, TermEnd end, string close)
    {
        var walk = new Walk(p => p.WithTerm(new Term(5, kind, postingDayCounted, end)));
        var nomination = walk.To("local-publicity/posted");

        walk.Do(nomination, Act.Close, Day(close).AddDays(-1)).RefusedWith("term-running").Message.En.Should().Contain(kind == DayKind.Working ? "working" : "calendar");
        walk.Do(nomination, Act.Close, Day(close)).Accepted.Should().BeTrue();
    }

    [Fact]
    public void The_second_publicity_runs_its_own_full_term()
    {
        var nomination = _walk.To("province-publicity/posted");

        _walk.Do(nomination, Act.Close, Day(8, 10)).RefusedWith("term-running").Clause.Should().Be("4.3.b");
        _walk.Do(nomination, Act.Close, Day(8, 11)).Accepted.Should().BeTrue();
        nomination.Publications.Select(publication => (publication.Stage, publication.ClosedOn)).Should().Equal(("local-publicity", Day(7, 20)), ("province-publicity", Day(8, 11)));
    }
}
