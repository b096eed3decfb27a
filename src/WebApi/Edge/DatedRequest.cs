using Commendation.Application.Common;
using Commendation.Domain.Nominations;

namespace Commendation.WebApi.Edge;

/// <summary>A request of a day: in a campaign that runs, of now; of an earlier day only where its rules foresee late recording.</summary>
public abstract record DatedRequest
{
    /// <summary>For an act of an earlier day (补录): why it is recorded late and what shows when it was done. It waits until a second person confirms it.</summary>
    public LateClaim? Late { get; init; }
}

/// <summary>Hands what a request says of being late on to the use case, for every endpoint that takes one.</summary>
internal sealed class LateFilter : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.RequestServices.GetRequiredService<Lateness>().Claim = context.Arguments.OfType<DatedRequest>().FirstOrDefault()?.Late;
        return next(context);
    }
}
