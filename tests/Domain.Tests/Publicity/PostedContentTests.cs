using Commendation.Domain.Publicity;

namespace Commendation.Domain.Tests.Publicity;

public class PostedContentTests
{
    private const string Two = "评选条件从略。\n张三，某局科长，办结积案十件。\n李四，某局主任。张三与李四共同化解积案。";

    [Fact]
    public void A_paragraph_about_one_who_left_goes_and_of_a_shared_one_the_sentences_that_name_him() =>
        Without(Two, ["张三"], ["李四"]).Should().Be("评选条件从略。\n***\n李四，某局主任。***");

    [Fact]
    public void Nothing_goes_while_nobody_has_left() => Without(Two, [], ["张三", "李四"]).Should().Be(Two);

    [Fact]
    public void Everything_goes_when_nobody_is_left() => Without(Two, ["张三", "李四"], []).Should().Be("***");

    [Theory]
    [InlineData("张 三，某局科长。")]
    [InlineData("张　三，某局科长。")]
    [InlineData("候选人：张三")]
    [InlineData("张三")]
    public void A_name_is_found_however_it_is_set(string text) => Without(text, ["张三"], ["李四"]).Should().Be("***");

    [Fact]
    public void A_foreign_name_is_found_in_capitals_and_a_former_one_too() =>
        Without("JANE DOE leads the office; 李四 helps her!\n旧名甲", ["Jane Doe", "旧名甲"], ["李四"]).Should().Be("*** 李四 helps her!\n***");

    private static string Without(string text, string[] left, string[] posted) =>
        PostedContent.Without(new Dictionary<string, string> { ["deeds"] = text }, left, posted)["deeds"];
}
