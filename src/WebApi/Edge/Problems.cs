using System.Globalization;
using Commendation.Domain.Shared;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Commendation.WebApi.Edge;

/// <summary>A refusal as an RFC 9457 problem. The violations travel unchanged from the rule that found them.</summary>
public sealed class Problem : ProblemDetails
{
    /// <summary>Everything that stands in the way, never only the first.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];
}

/// <summary>Turns refusals, unreadable requests and faults into problems; the only place that knows status codes of refusals.</summary>
internal static class Problems
{
    private static readonly Dictionary<RefusalKind, (int Status, Text Title)> Table = new()
    {
        [RefusalKind.Rule] = (StatusCodes.Status422UnprocessableEntity, new Text("不符合评选规定", "The campaign's rules forbid it")),
        [RefusalKind.Shape] = (StatusCodes.Status400BadRequest, new Text("请求格式不正确", "The request is malformed")),
        [RefusalKind.Missing] = (StatusCodes.Status404NotFound, new Text("未找到", "Not found")),
        [RefusalKind.Forbidden] = (StatusCodes.Status403Forbidden, new Text("无权办理", "Not allowed")),
        [RefusalKind.Conflict] = (StatusCodes.Status409Conflict, new Text("与已有办理冲突", "It conflicts with what was done before")),
        [RefusalKind.Stale] = (StatusCodes.Status412PreconditionFailed, new Text("数据已更新", "It has moved on")),
    };

    public static Problem Of(Refusal refusal) => Of(Table[refusal.Kind].Status, Table[refusal.Kind].Title, refusal.Violations);

    public static Problem Of(int status, Text title, IReadOnlyList<Violation> violations)
    {
        var language = CultureInfo.CurrentUICulture.Name;
        return new Problem
        {
            Status = status,
            Title = title.In(language),
            Type = string.Create(CultureInfo.InvariantCulture, $"urn:commendation:problem:{status}"),
            Detail = string.Join(" ", violations.Select(violation => violation.Message.In(language))),
            Violations = violations,
        };
    }

    public static IResult ToResult(this Refusal refusal) => ToResult(Of(refusal));

    public static IResult ToResult(this Problem problem) =>
        Results.Json(problem, statusCode: problem.Status, contentType: "application/problem+json");
}

/// <summary>Answers what the endpoints could not: unreadable requests by their part, faults without any detail of the inside.</summary>
internal sealed class FaultHandler(ILogger<FaultHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = exception is BadHttpRequestException bad
            ? Unreadable.Of(bad)
            : Problems.Of(
                StatusCodes.Status500InternalServerError,
                new Text("系统故障", "A fault of the system"),
                [new Violation("fault", new Text("系统发生故障，请稍后重试并联系管理员。", "The system failed; try again later and tell the operator."))]);
        if (problem.Status == StatusCodes.Status500InternalServerError)
        {
            logger.LogError(exception, "Unhandled fault at {Path}", httpContext.Request.Path);
        }

        await problem.ToResult().ExecuteAsync(httpContext);
        return true;
    }
}
