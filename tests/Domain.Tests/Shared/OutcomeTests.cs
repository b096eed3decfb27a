using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Shared;

public class OutcomeTests
{
    private static readonly Violation Broken = new(ViolationCode.TermRunning, new Text("违反", "broken"), "1.1");

    [Fact]
    public void An_accepted_outcome_has_a_value_and_no_violation()
    {
        Outcome<int> outcome = 3;

        outcome.Accepted.Should().BeTrue();
        outcome.Value.Should().Be(3);
        outcome.Violations.Should().BeEmpty();
        outcome.Refusal.Should().BeNull();
        Outcome<int>.Of(3).Value.Should().Be(3);
    }

    [Fact]
    public void A_refused_outcome_names_its_violations_and_has_no_value()
    {
        Outcome<int> outcome = Broken;

        outcome.Accepted.Should().BeFalse();
        outcome.Refusal!.Kind.Should().Be(RefusalKind.Rule);
        outcome.Violations.Should().Equal(Broken);
        outcome.Invoking(refused => refused.Value).Should().Throw<InvalidOperationException>().WithMessage("*broken*");
    }

    [Fact]
    public void What_follows_an_accepted_outcome_sees_its_value()
    {
        Outcome<int> outcome = 3;

        outcome.Then<string>(value => $"{value}!").Value.Should().Be("3!");
        outcome.Select(value => value + 1).Value.Should().Be(4);
        outcome.Then<string>(_ => Broken).Violations.Should().Equal(Broken);
    }

    [Fact]
    public void A_refusal_is_carried_over_unchanged_and_nothing_that_follows_runs()
    {
        Outcome<int> outcome = Outcome.Refused([Broken, Broken with { Clause = "1.2" }]);
        var ran = 0;

        var then = outcome.Then<string>(_ => $"{++ran}");
        var mapped = outcome.Select(_ => ++ran);

        ran.Should().Be(0);
        then.Refusal.Should().BeSameAs(outcome.Refusal);
        mapped.Refusal.Should().BeSameAs(outcome.Refusal);
    }

    [Fact]
    public void The_family_of_a_refusal_tells_what_sort_of_answer_it_is()
    {
        Outcome.Refused([Broken]).Kind.Should().Be(RefusalKind.Rule);
        Outcome.Conflict(Broken).Kind.Should().Be(RefusalKind.Conflict);
        var missing = Outcome.Missing("推荐 / nomination", "N-1");
        missing.Kind.Should().Be(RefusalKind.Missing);
        missing.Violations.Should().ContainSingle().Which.Should().Match<Violation>(violation =>
            violation.Code == "not-found" && violation.Place == "N-1" && violation.Message.Zh.Contains("N-1") && violation.Message.En.Contains("N-1"));
    }

    [Fact]
    public void A_pipeline_can_refuse_without_knowing_the_type_of_the_value()
    {
        static T Refuse<T>()
            where T : IOutcome<T> => T.Refused(Outcome.Conflict(Broken));

        Refuse<Outcome<DateOnly>>().Refusal!.Violations.Should().Equal(Broken);
    }

    [Theory]
    [InlineData("en", "broken")]
    [InlineData("en-GB", "broken")]
    [InlineData("EN", "broken")]
    [InlineData("zh-CN", "违反")]
    [InlineData("", "违反")]
    [InlineData("fr", "违反")]
    public void A_text_is_Chinese_unless_English_is_asked_for(string language, string expected) =>
        Broken.Message.In(language).Should().Be(expected);

    [Fact]
    public void A_text_prints_both_languages()
    {
        Broken.Message.ToString().Should().Be("违反 / broken");
        Text.Same("1.1").Should().Be(new Text("1.1", "1.1"));
    }
}
