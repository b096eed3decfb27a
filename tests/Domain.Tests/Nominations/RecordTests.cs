using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;

namespace Commendation.Domain.Tests.Nominations;

public class RecordTests
{
    private readonly Walk _walk = new();

    [Fact]
    public void A_filed_record_keeps_who_made_it_when_and_what_it_says()
    {
        var nomination = _walk.Nominate();

        _ = _walk.File(nomination, "dedication").Value;

        var record = nomination.Records.Should().ContainSingle().Subject;
        (record.Code, record.Stage, record.By, record.On, record.Favourable, record.Remarks).Should().Be(("dedication", "unit-recommendation", "the leadership", Day(7, 12), true, "good"));
        var details = nomination.Entries[^1].Details;
        (details["record"], details["favourable"], details["clause"]).Should().Be(("dedication", "true", "3.2.3"));
    }

    [Fact]
    public void A_record_that_the_stage_does_not_ask_for_is_answered_with_the_nearest_that_it_does()
    {
        var violation = _walk.File(_walk.Nominate(), "dedicaton").RefusedWith("record-unknown");

        violation.Message.En.Should().Contain("Did you mean 'dedication'?");
        (violation.Clause, violation.Actual, violation.Required).Should().Be(("4.1.a", "dedicaton", "leadership-study, dedication"));
    }

    [Theory]
    [InlineData("innovation")]     // of the other award
    [InlineData("materials-true")] // of a later stage
    public void A_record_of_another_award_or_stage_is_not_asked_for(string code)
    {
        var nomination = _walk.Nominate();

        _walk.File(nomination, code).RefusedWith("record-unknown");

        nomination.Records.Should().BeEmpty();
    }

    [Fact]
    public void A_record_that_is_filed_again_gives_way_to_the_new_one_and_stays()
    {
        var nomination = _walk.Nominate();
        _ = _walk.File(nomination, "dedication", favourable: false).Value;
        _ = _walk.File(nomination, "leadership-study").Value;
        _ = _walk.File(nomination, "dedication", favourable: true, on: Day(7, 13)).Value;

        nomination.Records.Select(record => (record.Code, record.Favourable, record.EndedOn)).Should()
            .Equal(("dedication", false, Day(7, 13)), ("leadership-study", true, null), ("dedication", true, (DateOnly?)null));
        _walk.Do(nomination, Act.Recommend).Accepted.Should().BeTrue();
    }

    [Fact]
    public void A_stage_is_not_left_without_every_record_and_each_missing_one_is_named_with_its_clause()
    {
        var nomination = _walk.Nominate();

        _walk.Do(nomination, Act.Recommend).RefusedWithAll("record-missing", "record-missing")
            .Select(violation => (violation.Required, violation.Clause)).Should().Equal(("leadership-study", "4.1.a"), ("dedication", "3.2.3"));
    }

    [Fact]
    public void An_unfavourable_record_stands_in_the_way_and_its_words_are_told()
    {
        var nomination = _walk.Nominate();
        _walk.FileAll(nomination);
        _ = _walk.File(nomination, "dedication", favourable: false).Value;

        var violation = _walk.Do(nomination, Act.Recommend).RefusedWith("record-unfavourable");

        (violation.Fact, violation.Clause, violation.Actual, violation.Required).Should().Be(("dedication", "3.2.3", "unfavourable", "favourable"));
        violation.Message.En.Should().Contain("the leadership").And.Contain("not good");
    }

    [Fact]
    public void An_optional_inspection_may_be_left_out_but_an_unfavourable_one_stands_in_the_way()
    {
        var nomination = _walk.To("second-review");
        _walk.FileAll(nomination);
        nomination.Obstacles(Act.Pass, _walk.Context(nomination, Act.Pass)).Should().BeEmpty();

        _ = _walk.File(nomination, "inspection", favourable: false).Value;

        _walk.Do(nomination, Act.Pass).RefusedWith("record-unfavourable").Clause.Should().Be("5.2.d");
    }

    [Fact]
    public void The_records_of_a_submission_are_asked_for_before_it_is_left()
    {
        var walk = new Walk(p => p.WithStage("hand-in", stage => stage with
        {
            Records = [new RecordRequirement("cover-letter", RecordKind.Proceeding, "4.1.c", SamplePolicy.Label("cover letter"), [])],
        }));
        var nomination = walk.To("hand-in");

        walk.Do(nomination, Act.Submit).RefusedWith("record-missing").Required.Should().Be("cover-letter");
        _ = walk.File(nomination, "cover-letter").Value;
        walk.Do(nomination, Act.Submit).Accepted.Should().BeTrue();
    }

    [Fact]
    public void The_records_of_a_publicity_are_asked_for_before_it_is_closed_and_can_be_filed_while_it_runs()
    {
        var walk = new Walk(p => p.WithStage("local-publicity", stage => stage with
        {
            Records = [new RecordRequirement("publicity-report", RecordKind.Proceeding, "4.1.b", SamplePolicy.Label("publicity report"), [])],
        }));
        var nomination = walk.Nominate();
        walk.FileAll(nomination);
        _ = walk.Do(nomination, Act.Recommend).Value;
        _ = walk.Post([nomination]).Value;

        walk.Do(nomination, Act.Close).RefusedWith("record-missing").Required.Should().Be("publicity-report");
        _ = walk.File(nomination, "publicity-report").Value;
        walk.Do(nomination, Act.Close).Accepted.Should().BeTrue();
    }
}
