using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Shared;

public class NearestTests
{
    [Theory]
    [InlineData("ｇｒａｄｅ", "grade")]
    [InlineData("rank", "rank")]
    [InlineData("rnak", "rank")]
    [InlineData("rankk", "rank")]
    [InlineData("RANK", "rank")]
    [InlineData("servceYears", "serviceYears")]
    [InlineData("serviceYear", "serviceYears")]
    public void A_slip_of_the_pen_finds_the_name_that_was_meant(string word, string meant) =>
        Nearest.To(word, ["rank", "grade", "serviceYears", "serviceSince"]).Should().Be(meant);

    [Theory]
    [InlineData("completely-different")]
    [InlineData("xyzuvw")]
    public void A_word_that_is_like_none_gets_no_suggestion(string word)
    {
        string[] candidates = ["rank", "grade"];

        Nearest.To(word, candidates).Should().BeNull();
        Nearest.Hint(word, candidates).Should().Be(new Text(string.Empty, string.Empty));
    }

    [Fact]
    public void The_closest_candidate_wins_and_the_shorter_one_among_equals()
    {
        Nearest.To("scopes", ["slope", "scope"]).Should().Be("scope");
        Nearest.To("grads", ["gradess", "grade"]).Should().Be("grade");
    }

    [Fact]
    public void A_swap_of_neighbours_is_one_edit_in_upper_and_lower_case_alike()
    {
        Nearest.To("badc", ["abcd"]).Should().Be("abcd");
        Nearest.To("BADC", ["abcd"]).Should().Be("abcd");
    }

    [Fact]
    public void A_long_word_may_differ_in_a_third_of_its_letters()
    {
        Nearest.To("abcdefghi", ["abcdefxyz"]).Should().Be("abcdefxyz");
        Nearest.To("abcdefghi", ["abcdewxyz"]).Should().BeNull();
    }

    [Fact]
    public void Nothing_is_near_to_no_candidates() => Nearest.To("rank", []).Should().BeNull();

    [Fact]
    public void The_hint_asks_in_both_languages()
    {
        var hint = Nearest.Hint("rnak", ["rank"]);

        hint.Zh.Should().Contain("rank");
        hint.En.Should().Be(" Did you mean 'rank'?");
    }

    [Fact]
    public void A_word_longer_than_any_name_is_not_compared() =>
        Nearest.To(new string('a', 1_000_000), Enumerable.Repeat(new string('b', 1_000_000), 1000)).Should().BeNull();
}
