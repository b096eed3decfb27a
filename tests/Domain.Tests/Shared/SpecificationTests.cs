using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Shared;

public class SpecificationTests
{
    private sealed record Unit(string Name, int Places);

    private sealed class WithPlaces : Specification<Unit>
    {
        public WithPlaces(int atLeast, string prefix) => Query
            .Where(unit => unit.Places >= atLeast)
            .Where(unit => unit.Name.StartsWith(prefix))
            .OrderByDescending(unit => unit.Places)
            .OrderBy(unit => unit.Name)
            .Skip(20)
            .Take(10);
    }

    private sealed class Everything : Specification<Unit>;

    [Theory]
    [InlineData("Xining", 3, true)]
    [InlineData("Xining", 2, false)]
    [InlineData("Haidong", 3, false)]
    [InlineData("Haidong", 2, false)]
    public void It_is_satisfied_only_by_what_meets_every_condition(string name, int places, bool satisfied) =>
        new WithPlaces(3, "X").IsSatisfiedBy(new Unit(name, places)).Should().Be(satisfied);

    [Fact]
    public void Without_conditions_everything_satisfies_it()
    {
        var everything = new Everything();

        everything.IsSatisfiedBy(new Unit("any", 0)).Should().BeTrue();
        everything.WhereExpressions.Should().BeEmpty();
        everything.OrderExpressions.Should().BeEmpty();
        (everything.Skip, everything.Take).Should().Be((null, null));
    }

    [Fact]
    public void Order_and_paging_are_kept_in_the_order_in_which_they_were_said()
    {
        var specification = new WithPlaces(3, "X");

        specification.WhereExpressions.Should().HaveCount(2);
        specification.OrderExpressions.Select(order => order.Descending).Should().Equal(true, false);
        specification.OrderExpressions.Select(order => order.Key.Compile()(new Unit("Xining", 7))).Should().Equal(7, "Xining");
        (specification.Skip, specification.Take).Should().Be((20, 10));
    }
}
