using NetArchTest.Rules;
using Planted = Commendation.Architecture.Tests.Planted;

namespace Commendation.Architecture.Tests;

public class EndpointsTests
{
    [Fact]
    public void Every_endpoint_goes_through_a_use_case() => EndpointsUseTheMediator(House.Real).MustBeNone();

    [Fact]
    public void Endpoint_without_a_use_case_is_caught() =>
        EndpointsUseTheMediator(House.Planted).MustBe(typeof(Planted.WebApi.HomemadeEndpoints));

    [Fact]
    public void No_endpoint_reaches_past_its_use_case_into_Infrastructure_or_EF_Core() => EndpointsKeepOut(House.Real).MustBeNone();

    [Fact]
    public void Endpoint_that_reaches_past_its_use_case_is_caught() =>
        EndpointsKeepOut(House.Planted).MustBe(typeof(Planted.WebApi.ImpatientEndpoints), typeof(Planted.WebApi.QueryingEndpoints));

    [Fact]
    public void Aggregates_are_known_by_what_they_derive_from()
    {
        House.Real.Aggregates.Should().Contain([typeof(Domain.Nominations.Nomination).FullName, typeof(Domain.Honours.ProposedList).FullName]);
        House.Planted.Aggregates.Should().Equal(typeof(Planted.Domain.Nominations.Nomination).FullName);
    }

    [Fact]
    public void No_entity_leaves_through_an_endpoint() => EndpointsExposeNoAggregate(House.Real).MustBeNone();

    [Fact]
    public void Endpoint_that_lets_an_entity_out_is_caught() =>
        EndpointsExposeNoAggregate(House.Planted).MustBe(
            typeof(Planted.WebApi.GenerousEndpoints),
            typeof(Planted.WebApi.WrappingEndpoints),
            typeof(Planted.WebApi.HidingEndpoints));

    [Fact]
    public void No_entity_hides_in_a_request_or_response() => MessagesExposeNoAggregate(House.Real).MustBeNone();

    [Fact]
    public void Response_that_holds_an_entity_is_caught() =>
        MessagesExposeNoAggregate(House.Planted).MustBe(typeof(Planted.WebApi.NominationResponse));

    [Fact]
    public void No_entity_hides_in_a_view() => ViewsExposeNoAggregate(House.Real).MustBeNone();

    [Fact]
    public void View_that_holds_an_entity_is_caught() =>
        ViewsExposeNoAggregate(House.Planted).MustBe(typeof(Planted.Application.Nominations.NominationListView));

    private static IReadOnlyList<Offender> EndpointsUseTheMediator(House house) =>
        Endpoints(house).Judge(rule => rule.Should().HaveDependencyOn("MediatR.IMediator"));

    private static IReadOnlyList<Offender> EndpointsKeepOut(House house) =>
        Endpoints(house).ShouldNotDependOn(house.Infrastructure, "Microsoft.EntityFrameworkCore");

    private static IReadOnlyList<Offender> EndpointsExposeNoAggregate(House house) =>
        ExposeNoAggregate(house, Endpoints(house));

    private static IReadOnlyList<Offender> MessagesExposeNoAggregate(House house) =>
        ExposeNoAggregate(house, house.TypesIn(house.WebApi).And().HaveNameMatching("(Request|Response|Body)$"));

    private static IReadOnlyList<Offender> ViewsExposeNoAggregate(House house) =>
        ExposeNoAggregate(house, house.TypesIn(house.Application).And().HaveNameEndingWith("View", StringComparison.Ordinal));

    private static IReadOnlyList<Offender> ExposeNoAggregate(House house, PredicateList types) =>
        types.Judge(rule => rule.Should().MeetCustomRule(new ExposesNone(house.Aggregates)));

    private static PredicateList Endpoints(House house) =>
        house.TypesIn(house.WebApi).And().HaveNameEndingWith("Endpoints", StringComparison.Ordinal);
}
