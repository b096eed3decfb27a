using System.Text.RegularExpressions;

namespace Commendation.Architecture.Tests;

/// <summary>
/// Codes that a policy resolved when it was built are asked for with <c>AwardOf</c>, <c>StageOf</c>, <c>RoleOf</c> and <c>ClauseOf</c>.
/// A search that may find nothing belongs to the edge, where its answer is looked at.
/// </summary>
public class ResolvedNamesTests
{
    // A search of the policy whose answer is claimed to exist: a policy's own lookups are the place for that claim.
    private static readonly Regex Claimed = new(@"\bFind(?:Award|Stage|Role|Clause)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)!(?!=)");

    [Fact]
    public void No_search_is_claimed_to_find()
    {
        var sources = ((IEnumerable<object[]>)CampaignFreeTests.Sources).Select(row => (string)row[0]).ToList();

        sources.Should().NotBeEmpty();
        sources.Where(file => Claimed.IsMatch(File.ReadAllText(Path.Combine(CampaignFreeTests.Root, file)))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("policy.FindAward(code)!.Kind")]
    [InlineData("policy.FindStage(of(t).Stage(x))!")]
    public void A_planted_claim_is_found(string code) => Claimed.IsMatch(code).Should().BeTrue();

    [Theory]
    [InlineData("policy.FindAward(code) is { } award")]
    [InlineData("policy.FindAward(code) != null")]
    [InlineData("policy.FindAward(code)!= null")]
    public void A_search_whose_answer_is_looked_at_is_not(string code) => Claimed.IsMatch(code).Should().BeFalse();
}
