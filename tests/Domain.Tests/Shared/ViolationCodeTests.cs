using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Shared;

public class ViolationCodeTests
{
    [Fact]
    public void A_declared_code_is_found_by_its_name() =>
        ViolationCode.Find("term-running").Should().BeSameAs(ViolationCode.TermRunning);

    [Fact]
    public void The_code_of_a_campaign_s_rule_is_not_declared() => ViolationCode.Find("rank-ceiling").Should().BeNull();

    [Fact]
    public void Names_are_words_of_small_letters_with_hyphens() =>
        ViolationCode.All.Should().OnlyContain(code => System.Text.RegularExpressions.Regex.IsMatch(code.Name, "^[a-z]+[0-9]*(-[a-z]+[0-9]*)*$"));

    [Fact]
    public void An_unknown_name_is_told_the_nearest_one()
    {
        var violation = Violation.Unknown(ViolationCode.AwardUnknown, "advanced-individul", ["advanced-collective", "advanced-individual"]);

        violation.Code.Should().Be("award-unknown");
        violation.Actual.Should().Be("advanced-individul");
        violation.Message.Should().Be(new Text(
            "没有奖项“advanced-individul”。是否应为“advanced-individual”？可用的有：advanced-collective、advanced-individual。",
            "There is no award 'advanced-individul'. Did you mean 'advanced-individual'? Known: advanced-collective, advanced-individual."));
    }

    [Fact]
    public void An_unknown_name_that_is_near_to_none_is_told_all_of_them() =>
        Violation.Unknown(ViolationCode.AwardUnknown, "hero", ["advanced-collective", "advanced-individual"]).Message.En
            .Should().Be("There is no award 'hero'. Known: advanced-collective, advanced-individual.");

    [Theory]
    [InlineData(0, " None is declared.")]
    [InlineData(20, ", organisation-18, organisation-19.")]
    [InlineData(23, ", organisation-18, organisation-19 and 3 more.")]
    public void A_list_of_known_names_ends_after_twenty_and_says_how_many_more_there_are(int names, string end) =>
        Violation.Unknown(ViolationCode.OrganisationUnknown, "x", Enumerable.Range(0, names).Select(i => $"organisation-{i}")).Message.En
            .Should().StartWith("There is no organisation 'x'.").And.EndWith(end);

    [Fact]
    public void Only_a_code_for_unknown_names_words_one() =>
        FluentActions.Invoking(() => Violation.Unknown(ViolationCode.TermRunning, "x", [])).Should().Throw<ArgumentException>().WithMessage("*term-running*");
}
