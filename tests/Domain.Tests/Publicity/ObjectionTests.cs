using Commendation.Domain.Calendars;
using Commendation.Domain.Nominations;
using Commendation.Domain.Procedures;
using Commendation.Domain.Publicity;

namespace Commendation.Domain.Tests.Publicity;

// Posted Monday 12 July; the five days are 13, 14, 15, 16, 19 July; closing is possible from 20 July.
public class ObjectionTests
{
    private readonly Walk _walk = new();

    [Fact]
    public void An_objection_stops_the_term_of_its_nominee_and_of_no_other()
    {
        var (one, other) = (Recommended(), Recommended());
        _ = _walk.Post([one, other]).Value;

        var objection = _walk.Object(one, Day(7, 14)).Value;

        one.State.Should().Be(State.Suspended("local-publicity"));
        other.State.Should().Be(State.Posted("local-publicity"));
        objection.Status.Should().Be(ObjectionStatus.Open);
        _walk.Do(other, Act.Close, Day(7, 20)).Accepted.Should().BeTrue();
        _walk.NoticeOf(one).Objections.Should().Equal(objection);
        var entry = _walk.NoticeOf(one).Entries[^1];
        (entry.Act, entry.On, entry.Details["channel"], entry.Details["signed"]).Should().Be(("object", Day(7, 14), "Letter", "true"));
    }

    [Theory]
    [InlineData("2021-07-11", false)]
    [InlineData("2021-07-12", true)]
    [InlineData("2021-07-19", true)]
    [InlineData("2021-07-20", false)]
    public void An_objection_must_arrive_within_the_term(string arrived, bool inTerm)
    {
        var nomination = _walk.To("local-publicity/posted");
        var before = Snapshot(nomination, _walk.NoticeOf(nomination));

        var outcome = _walk.Object(nomination, Day(arrived), on: Day(7, 20));

        outcome.Accepted.Should().Be(inTerm);
        if (!inTerm)
        {
            var violation = outcome.RefusedWith("objection-outside-term");
            (violation.Actual, violation.Place, violation.Clause).Should().Be((arrived, "arrivedOn", "4.1.b"));
            violation.Message.En.Should().Contain("2021-07-12 to 2021-07-19");
            Snapshot(nomination, _walk.NoticeOf(nomination)).Should().Be(before);
        }
    }

    [Fact]
    public void The_term_stands_still_from_the_day_of_arrival_not_from_the_day_of_registration()
    {
        var nomination = _walk.To("local-publicity/posted");

        var objection = _walk.Object(nomination, arrived: Day(7, 14), on: Day(7, 16)).Value;

        nomination.WindowIn("local-publicity", _walk.Rules)!.RemainingDays.Should().Be(4);
        _ = _walk.Find(nomination, objection, upheld: false, Day(7, 16)).Value;
        nomination.PublicationIn("local-publicity")!.Suspensions.Should().Equal(new Suspension(Day(7, 14), Day(7, 16)));
        nomination.WindowIn("local-publicity", _walk.Rules)!.LastDay.Should().Be(Day(7, 22));
    }

    [Fact]
    public void An_objection_of_the_last_day_that_is_registered_the_day_after_still_counts()
    {
        var nomination = _walk.To("local-publicity/posted");
        var objection = _walk.Object(nomination, arrived: Day(7, 19), on: Day(7, 20)).Value;

        _ = _walk.Find(nomination, objection, upheld: false, Day(7, 21)).Value;

        _walk.Do(nomination, Act.Close, Day(7, 22)).RefusedWith("term-running").Required.Should().Be("2021-07-23");
        _walk.Do(nomination, Act.Close, Day(7, 23)).Accepted.Should().BeTrue();
    }

    [Theory]
    [InlineData(AfterSuspension.DaysRunCount, "2021-07-23", "2021-07-24")]
    [InlineData(AfterSuspension.StartsAnew, "2021-07-27", "2021-07-28")]
    public void A_dismissed_objection_extends_the_term_by_the_reading(AfterSuspension after, string last, string close)
    {
        var walk = new Walk(p => p.WithTerm(SamplePolicy.FiveWorkingDays with { AfterSuspension = after }));
        var nomination = walk.To("local-publicity/posted");
        var objection = walk.Object(nomination, Day(7, 15)).Value;

        var decided = walk.Find(nomination, objection, upheld: false, Day(7, 20), "the deeds are hers").Value;

        (decided.Status, decided.Finding, decided.DecidedOn).Should().Be((ObjectionStatus.Dismissed, "the deeds are hers", Day(7, 20)));
        nomination.State.Should().Be(State.Posted("local-publicity"));
        nomination.WindowIn("local-publicity", walk.Rules)!.LastDay.Should().Be(Day(last));
        walk.Do(nomination, Act.Close, Day(last)).RefusedWith("term-running").Required.Should().Be(close);
        walk.Do(nomination, Act.Close, Day(close)).Accepted.Should().BeTrue();
        nomination.PublicationIn("local-publicity")!.ClosedOn.Should().Be(Day(close));
    }

    [Fact]
    public void A_publicity_cannot_be_closed_while_an_objection_is_examined()
    {
        var nomination = _walk.To("local-publicity/suspended");

        _walk.Do(nomination, Act.Close, Day(9, 30)).RefusedWith("stage-closed").Actual.Should().Be("local-publicity/suspended");
    }

    [Fact]
    public void The_term_goes_on_only_after_the_last_of_two_objections_is_dismissed()
    {
        var nomination = _walk.To("local-publicity/posted");
        var first = _walk.Object(nomination, Day(7, 14)).Value;
        var second = _walk.Object(nomination, Day(7, 15)).Value;

        _ = _walk.Find(nomination, first, upheld: false, Day(7, 16)).Value;
        nomination.State.Should().Be(State.Suspended("local-publicity"));

        _ = _walk.Find(nomination, second, upheld: false, Day(7, 19)).Value;
        nomination.State.Should().Be(State.Posted("local-publicity"));
        nomination.PublicationIn("local-publicity")!.Suspensions.Should().Equal(new Suspension(Day(7, 14), Day(7, 19)));
        _walk.NoticeOf(nomination).Objections.Select(objection => objection.Status).Should().Equal(ObjectionStatus.Dismissed, ObjectionStatus.Dismissed);
    }

    [Fact]
    public void A_second_objection_that_arrived_before_the_first_moves_the_standstill_back_to_its_day()
    {
        var nomination = _walk.To("local-publicity/posted");
        _ = _walk.Object(nomination, Day(7, 15)).Value;

        _ = _walk.Object(nomination, arrived: Day(7, 13), on: Day(7, 16)).Value;

        nomination.PublicationIn("local-publicity")!.Suspensions.Should().Equal(new Suspension(Day(7, 13), null));
        nomination.WindowIn("local-publicity", _walk.Rules)!.RemainingDays.Should().Be(5);
    }

    [Fact]
    public void An_objection_after_a_dismissed_one_stops_the_term_again()
    {
        var nomination = _walk.To("local-publicity/posted");
        var first = _walk.Object(nomination, Day(7, 14)).Value;
        _ = _walk.Find(nomination, first, upheld: false, Day(7, 15)).Value;

        var second = _walk.Object(nomination, Day(7, 19)).Value;
        _ = _walk.Find(nomination, second, upheld: false, Day(7, 20)).Value;

        // 13, 16, 21, 22, 23 July
        nomination.WindowIn("local-publicity", _walk.Rules)!.LastDay.Should().Be(Day(7, 23));
    }

    [Fact]
    public void An_upheld_objection_ends_the_nomination_even_while_another_is_open()
    {
        var nomination = _walk.To("local-publicity/posted");
        var notice = _walk.NoticeOf(nomination);
        var first = _walk.Object(nomination, Day(7, 14)).Value;
        var second = _walk.Object(nomination, Day(7, 15)).Value;

        var upheld = _walk.Find(nomination, first, upheld: true, Day(7, 16), "the deeds are another's").Value;

        (nomination.State, upheld.Status, upheld.Finding).Should().Be((State.ObjectionUpheld, ObjectionStatus.Upheld, "the deeds are another's"));
        nomination.Entries[^1].Details.Should().NotContainKey("reason", "what was found stands with the objection");
        notice.Decide(second.Id, upheld: false, "too late", nomination, _walk.Context(nomination, Act.Resume)).RefusedWith("objection-decided").Actual.Should().Be("Moot");
    }

    [Fact]
    public void An_upheld_objection_closes_the_nominees_other_open_ones_with_its_finding_and_nobody_elses()
    {
        var (one, other) = (Recommended(), Recommended());
        var notice = _walk.Post([one, other]).Value;
        var dismissed = _walk.Object(one, Day(7, 13)).Value;
        _ = _walk.Find(one, dismissed, upheld: false, Day(7, 13), "nothing in it").Value;
        var upheld = _walk.Object(one, Day(7, 14)).Value;
        var moot = _walk.Object(one, Day(7, 15)).Value;
        var unconcerned = _walk.Object(other, Day(7, 15)).Value;

        _ = _walk.Find(one, upheld, upheld: true, Day(7, 16), "the deeds are another's").Value;

        notice.Objections.Select(objection => (objection.Id, Status: objection.Status.ToString(), objection.Finding, objection.DecidedOn)).Should().Equal(
            (dismissed.Id, "Dismissed", "nothing in it", Day(7, 13)),
            (upheld.Id, "Upheld", "the deeds are another's", Day(7, 16)),
            (moot.Id, "Moot", "the deeds are another's", Day(7, 16)),
            (unconcerned.Id, "Open", null, null));
        notice.Entries[^1].Details["moot"].Should().Be(moot.Id.ToString());
    }

    [Fact]
    public void An_objection_that_stands_alone_leaves_no_other_moot()
    {
        var nomination = _walk.To("objection-upheld");

        _walk.Notices.Single().Entries[^1].Details.Should().NotContainKey("moot");
        nomination.State.Should().Be(State.ObjectionUpheld);
    }

    [Theory]
    [InlineData("local-publicity/posted")]
    [InlineData("local-publicity/suspended")]
    public void An_objection_cannot_arrive_after_the_day_on_which_it_is_taken_in(string state)
    {
        var nomination = _walk.To(state);
        var before = Snapshot(nomination, _walk.NoticeOf(nomination));

        var violation = _walk.Object(nomination, arrived: Day(7, 16), on: Day(7, 15)).RefusedWith("objection-not-arrived");

        (violation.Place, violation.Actual, violation.Required).Should().Be(("arrivedOn", "2021-07-16", "2021-07-15"));
        Snapshot(nomination, _walk.NoticeOf(nomination)).Should().Be(before);
    }

    [Fact]
    public void An_objection_is_neither_taken_in_nor_decided_against_another_nomination_of_the_notice()
    {
        var (one, other) = (Recommended(), Recommended());
        var notice = _walk.Post([one, other]).Value;
        var objection = _walk.ObjectionTo(one, Day(7, 14));
        notice.Raise(objection, other, _walk.Context(other, Act.Suspend, Day(7, 14))).RefusedWith("objection-elsewhere").Place.Should().Be("nominationId");
        notice.Objections.Should().BeEmpty();
        _ = _walk.Object(other, Day(7, 14)).Value;
        _ = notice.Raise(objection, one, _walk.Context(one, Act.Suspend, Day(7, 14))).Value;

        notice.Decide(objection.Id, upheld: true, "examined", other, _walk.Context(other, Act.Uphold, Day(7, 15))).RefusedWith("objection-elsewhere");

        new[] { one, other }.Should().OnlyContain(nomination => nomination.State == State.Suspended("local-publicity"));
        notice.Objections.Should().OnlyContain(known => known.Status == ObjectionStatus.Open);
    }

    [Fact]
    public void An_objection_is_upheld_only_with_a_finding()
    {
        var nomination = _walk.To("local-publicity/suspended");

        _walk.Find(nomination, _walk.NoticeOf(nomination).Objections[0], upheld: true, Day(7, 16), finding: " ").RefusedWith("reason-required");

        nomination.State.Should().Be(State.Suspended("local-publicity"));
        _walk.NoticeOf(nomination).Objections[0].Status.Should().Be(ObjectionStatus.Open);
    }

    [Fact]
    public void An_objection_is_decided_once_and_only_if_it_is_known()
    {
        var nomination = _walk.To("local-publicity/posted");
        var objection = _walk.Object(nomination, Day(7, 14)).Value;
        _ = _walk.Find(nomination, objection, upheld: false, Day(7, 15)).Value;

        _walk.Find(nomination, objection, upheld: true, Day(7, 15)).RefusedWith("objection-decided").Actual.Should().Be("Dismissed");
        var unknown = _walk.Find(nomination, objection with { Id = _walk.Key() }, upheld: true, Day(7, 15));
        unknown.RefusedWith("not-found");
        unknown.Refusal!.Kind.Should().Be(Commendation.Domain.Shared.RefusalKind.Missing);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Only_the_body_that_examines_decides_also_while_another_objection_is_open(bool upheld)
    {
        var nomination = _walk.To("local-publicity/posted");
        var first = _walk.Object(nomination, Day(7, 14)).Value;
        _ = _walk.Object(nomination, Day(7, 15)).Value;

        foreach (var other in new[] { SamplePolicy.OtherCounty, SamplePolicy.County })
        {
            _walk.Find(nomination, first, upheld, Day(7, 16), by: other).RefusedWith("not-acting-body").Required.Should().Be(SamplePolicy.Prefecture);
        }

        _walk.NoticeOf(nomination).Objections.Should().OnlyContain(objection => objection.Status == ObjectionStatus.Open);
    }

    [Theory]
    [InlineData("local-publicity/posted")]
    [InlineData("local-publicity/suspended")]
    public void Only_the_body_that_posted_takes_an_objection_in_the_first_and_the_second(string state)
    {
        var nomination = _walk.To(state);
        var before = Snapshot(nomination, _walk.NoticeOf(nomination));

        _walk.Object(nomination, Day(7, 15), by: SamplePolicy.OtherCounty).RefusedWith("not-acting-body").Required.Should().Be(SamplePolicy.County);

        Snapshot(nomination, _walk.NoticeOf(nomination)).Should().Be(before);
    }

    [Fact]
    public void An_objection_to_somebody_who_is_not_in_the_notice_is_refused()
    {
        var nomination = _walk.To("local-publicity/posted");
        var stranger = _walk.To("local-publicity/posted");

        Raise(_walk.NoticeOf(nomination), stranger, Day(7, 14)).RefusedWith("not-in-notice");

        stranger.State.Should().Be(State.Posted("local-publicity"));
    }

    [Fact]
    public void A_timely_objection_to_a_closed_publicity_brings_the_nominee_back_to_it()
    {
        var nomination = _walk.To("local-publicity/posted");
        var local = _walk.NoticeOf(nomination);
        _walk.To(State.Posted("province-publicity"), nomination);
        var before = Snapshot(nomination, local);

        Raise(local, nomination, Day(7, 14), on: Day(8, 4)).RefusedWith("required").Place.Should().Be("evidence");
        Snapshot(nomination, local).Should().Be(before);
        var context = _walk.Context(nomination, Act.Suspend, Day(8, 4), "630102");
        var taken = local.Raise(_walk.ObjectionTo(nomination, Day(7, 14)) with { Evidence = ["register of letters, no. 12"] }, nomination, context).Value;

        taken.Should().BeEquivalentTo(new { Status = ObjectionStatus.Open, RecordedOn = Day(8, 4) });
        nomination.State.Should().Be(State.Suspended("local-publicity"));
        nomination.Publications.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Stage = "local-publicity", ClosedOn = (DateOnly?)null });
        nomination.Records.Where(record => record.Stage is "first-review" or "second-review").Should().NotBeEmpty().And.OnlyContain(record => record.EndedOn == Day(8, 4), "the reviews are done anew");
        nomination.Passages.Select(passage => passage.Stage).Should().Equal("unit-recommendation");
        nomination.HoldsPlace.Should().BeFalse("the place is taken anew with the review");
    }

    [Fact]
    public void An_objection_to_a_notice_that_a_return_made_void_does_not_stop_the_new_one()
    {
        var nomination = _walk.To("local-publicity/posted");
        var old = _walk.NoticeOf(nomination);
        _walk.To(State.At("first-review"), nomination);
        _ = _walk.Do(nomination, Act.Return, Day(7, 28), reason: "the facts are wrong").Value;
        Raise(old, nomination, Day(7, 28)).RefusedWith("stage-closed");
        _walk.To(State.Posted("local-publicity"), nomination);

        Raise(old, nomination, Day(7, 28)).RefusedWith("not-in-notice");

        nomination.State.Should().Be(State.Posted("local-publicity"));
    }

    [Fact]
    public void An_objection_whose_term_runs_into_an_unknown_year_is_told_so()
    {
        var walk = new Walk();
        var nomination = walk.To("local-publicity/posted");
        var emptyCalendar = walk.Rules with { Calendar = new WorkingCalendar([]) };

        walk.NoticeOf(nomination).Raise(walk.ObjectionTo(nomination, Day(7, 14)), nomination, walk.Context(nomination, Act.Suspend, Day(7, 14)) with { Rules = emptyCalendar })
            .RefusedWith("calendar-year-unknown").Actual.Should().Be("2021");
    }

    private Nomination Recommended() => _walk.To("local-publicity");

    private Commendation.Domain.Shared.Outcome<Objection> Raise(PublicNotice notice, Nomination nomination, DateOnly arrived, DateOnly? on = null) =>
        notice.Raise(_walk.ObjectionTo(nomination, arrived), nomination, _walk.Context(nomination, Act.Suspend, on ?? nomination.LastActOn));
}
