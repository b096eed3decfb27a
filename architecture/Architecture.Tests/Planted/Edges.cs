// Offenders on purpose: each breaks one rule, so that the rule is known to catch it.
#pragma warning disable IDE0130 // The folders of the planted house are namespaces only.

using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Commendation.Architecture.Tests.Planted.Infrastructure
{
    public class Store;

    public class AsksWebApi
    {
        public static Type Answer => typeof(WebApi.ModestEndpoints);
    }
}

namespace Commendation.Architecture.Tests.Planted.Cli
{
    public class Command;

    public class AsksWebApi
    {
        public static Type Answer => typeof(WebApi.ModestEndpoints);
    }
}

namespace Commendation.Architecture.Tests.Planted.Portal
{
    public class AsksInfrastructure
    {
        public static Type Answer => typeof(Infrastructure.Store);
    }

    public class QueryingPage
    {
        public static Type Answer => typeof(DbContext);
    }
}

namespace Commendation.Architecture.Tests.Planted.WebApi
{
    public class AsksCli
    {
        public static Type Answer => typeof(Cli.Command);
    }

    public static class ModestEndpoints
    {
        public static Delegate Get => async (IMediator mediator, CancellationToken ct) => Results.Ok(await mediator.Send(new Ping(), ct));
    }

    public sealed record Ping : IRequest<string>;

    public static class HomemadeEndpoints
    {
        public static Delegate Get => () => Results.Ok("homemade");
    }

    public static class ImpatientEndpoints
    {
        public static Delegate Get => (IMediator mediator) => $"{mediator} {new Infrastructure.Store()}";
    }

    public static class QueryingEndpoints
    {
        public static Delegate Get => (IMediator mediator, DbContext context) => $"{mediator} {context.Database}";
    }

    public static class GenerousEndpoints
    {
        public static Delegate Get => (IMediator mediator) => Task.FromResult((Domain.Nominations.Nomination?)null);
    }

    public static class WrappingEndpoints
    {
        public static IReadOnlyDictionary<string, Domain.Nominations.Nomination[]>? Get(IMediator mediator) => null;
    }

    public static class HidingEndpoints
    {
        public static IResult Get(IMediator mediator) => Results.Ok(new Domain.Nominations.Nomination());
    }

    public sealed record PlainResponse(string Name);

    public sealed record NominationResponse(Domain.Nominations.Nomination Nomination);
}
