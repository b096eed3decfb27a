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
    public void Every_aggregate_of_the_table_exists() => AggregatesWithoutType(House.Real).Should().BeEmpty();

    [Fact]
    public void Aggregate_that_does_not_exist_is_caught() =>
        AggregatesWithoutType(House.Planted).Should().Contain(House.Planted.Domain + ".Submissions.Submission")
            .And.NotContain(typeof(Planted.Domain.Nominations.Nomination).FullName);

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

    private static Findings EndpointsUseTheMediator(House house) =>
        Endpoints(house).ShouldDependOn("MediatR.IMediator");

    private static Findings EndpointsKeepOut(House house) =>
        Endpoints(house).ShouldNotDependOn(house.Infrastructure, "Microsoft.EntityFrameworkCore");

    private static IEnumerable<string> AggregatesWithoutType(House house) =>
        house.Aggregates.Where(name => house.Assemblies.All(assembly => assembly.MainModule.GetType(name) is null));

    private static Findings EndpointsExposeNoAggregate(House house) =>
        Endpoints(house).ShouldNotExpose(house.Aggregates);

    private static Findings MessagesExposeNoAggregate(House house) =>
        house.TypesIn(house.WebApi).ThatAreNamed("*Request", "*Response", "*Body").ShouldNotExpose(house.Aggregates);

    private static Findings ViewsExposeNoAggregate(House house) =>
        house.TypesIn(house.Application).ThatAreNamed("*View").ShouldNotExpose(house.Aggregates);

    private static Selection Endpoints(House house) =>
        house.TypesIn(house.WebApi).ThatAreNamed("*Endpoints");
}
