using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Verification.Proof;

namespace Commendation.Domain.Tests.Nominations;

/// <summary>Records asked for by person, objections that send back, and copies of forms.</summary>
public class StageDataTests
{
    private static readonly RecordRequirement Opinion = new("tax-opinion", RecordKind.Opinion, "5.2.c", new("税务意见", "opinion on taxes"), [SamplePolicy.Individual]);

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData(null, true)]
    public void A_record_with_a_condition_is_asked_of_those_who_meet_it_and_of_whom_it_is_not_known(string? frontLine, bool asked)
    {
        var walk = new Walk(p => p.WithStage("unit-recommendation", s => s with { Records = [.. s.Records, Opinion with { When = new Compare(p.Facts.Find("frontLine")!, Comparison.Is, FactValue.Of(true)) }] }));
        var facts = new Dictionary<string, string>(Walk.PersonFacts);
        facts.Remove("frontLine");
        if (frontLine is not null)
        {
            facts["frontLine"] = frontLine;
        }

        var nomination = walk.Nominate(facts: facts);

        nomination.RecordsAsked(walk.Policy.StageOf("unit-recommendation"), walk.Policy).Any(record => record.Code == "tax-opinion").Should().Be(asked);
        nomination.Obstacles(Act.Recommend, walk.Context(nomination, Act.Recommend)).Any(violation => violation.Fact == "tax-opinion").Should().Be(asked);
        walk.File(nomination, "tax-opinion").Accepted.Should().Be(asked);
    }

    [Fact]
    public void An_upheld_objection_sends_back_where_the_stage_says_so_and_everything_since_is_done_anew()
    {
        var walk = new Walk(p => p.WithStage("province-publicity", s => s with { UpheldReturnsTo = "first-review" }));
        var nomination = walk.To("province-publicity/suspended");
        var held = nomination.HoldsPlace;

        var decided = walk.Find(nomination, walk.NoticeOf(nomination).Objections[^1], upheld: true, nomination.LastActOn.AddDays(1));

        decided.Accepted.Should().BeTrue();
        nomination.State.Should().Be(State.At("first-review"));
        held.Should().BeTrue();
        nomination.HoldsPlace.Should().BeFalse("its place is taken again when the review is passed again");
        nomination.PublicationIn("province-publicity").Should().BeNull();
        nomination.PublicationIn("local-publicity").Should().NotBeNull();
        nomination.LivingKey.Should().NotBeNull();
        walk.To(State.Honoured, nomination).State.Should().Be(State.Honoured);
    }

    [Fact]
    public void No_way_leads_past_a_duty_where_an_objection_sends_back()
    {
        var policy = SamplePolicy.Build(p => p.WithStage("province-publicity", s => s with { UpheldReturnsTo = "unit-recommendation" }));

        ProcedureProof.Prove(policy, Procedure.Compile(policy).Transitions).Findings.Should().BeEmpty();
    }

    [Theory]
    [InlineData(2, "copies-missing")]
    [InlineData(3, null)]
    [InlineData(4, null)]
    public void A_form_comes_in_as_many_copies_as_are_asked_for(int copies, string? refused)
    {
        var walk = new Walk(p => p with { Materials = [.. p.Materials.Select(material => material with { Copies = 3 })] });
        var nomination = walk.To("submission");
        var forms = walk.FormsFor([nomination]);
        forms.Should().OnlyContain(form => form.Copies == 3, "a form is filled as it is asked for");

        var outcome = walk.Submit([nomination], forms: [.. forms.Select(form => form with { Copies = copies })]);

        outcome.Violations.Select(violation => violation.Code).Distinct().Should().Equal(refused is null ? [] : [refused]);
        outcome.Violations.Select(violation => violation.Required).Should().AllBe("3");
    }
}
