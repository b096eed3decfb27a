using Commendation.Domain.Procedures;

namespace Commendation.Domain.Tests.Nominations;

public class RecusalTests
{
    private readonly Walk _walk = new();

    [Fact]
    public void Whoever_stepped_back_reviews_this_nominee_no_more_and_others_do()
    {
        var nomination = _walk.To("first-review");
        _walk.FileAll(nomination);
        var context = _walk.Context(nomination, Act.Pass);

        _ = nomination.Recuse("a relative", context with { Subject = "reviewer-1" }).Value;

        nomination.Do(Act.Pass, context with { Subject = "reviewer-1" }).RefusedWith("recused");
        nomination.Do(Act.Pass, context with { Subject = "reviewer-2" }).Accepted.Should().BeTrue();
    }

    [Fact]
    public void One_steps_back_once_in_person_and_while_there_is_something_to_review()
    {
        var nomination = _walk.To("first-review");
        var context = _walk.Context(nomination, Act.Pass) with { Subject = "reviewer-1" };

        nomination.Recuse("a relative", context with { Subject = null }).RefusedWith("subject-unknown");
        _ = nomination.Recuse("a relative", context).Value;
        nomination.Recuse("a relative", context).RefusedWith("recused-already");
        nomination.Recusals.Should().ContainSingle();

        _ = _walk.Do(nomination, Act.Withdraw, reason: "moved away").Value;
        nomination.Recuse("a relative", context with { Subject = "reviewer-2" }).RefusedWith("nomination-ended");
    }
}
