using System.Globalization;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.Persistence;
using Commendation.Portal;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Commendation.WebApi.Edge;

/// <summary>A refusal as an RFC 9457 problem. The violations travel unchanged from the rule that found them.</summary>
public sealed class Problem : ProblemDetails
{
    /// <summary>Everything that stands in the way, never only the first.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];
}

/// <summary>What RFC 9457 calls a type of problem: what its title says is true of every problem of the type.</summary>
/// <param name="Name">Name in the catalogue; that of the code where a type stands for one only.</param>
/// <param name="Status">Status of the answer; null where it varies.</param>
/// <param name="Title">What all of them have in common.</param>
internal sealed record ProblemType(string Name, int? Status, Text Title)
{
    public static readonly ProblemType Malformed = new("shape", StatusCodes.Status400BadRequest, new Text("请求格式不正确", "The request is malformed"));
    public static readonly ProblemType BodyUnreadable = new("body-unreadable", StatusCodes.Status400BadRequest, new Text("请求正文无法读取", "The body cannot be read"));
    public static readonly ProblemType NotSignedIn = new(ViolationCode.TokenMissing.Name, StatusCodes.Status401Unauthorized, new Text("未登录", "Not signed in"));
    public static readonly ProblemType SignInInvalid = new(ViolationCode.TokenInvalid.Name, StatusCodes.Status401Unauthorized, new Text("登录无效", "The sign-in is not valid"));
    public static readonly ProblemType NotAllowed = new("forbidden", StatusCodes.Status403Forbidden, new Text("无权办理", "Not allowed"));
    public static readonly ProblemType Missing = new("missing", StatusCodes.Status404NotFound, new Text("未找到", "Not found"));
    public static readonly ProblemType NoSuchAddress = new(ViolationCode.AddressUnknown.Name, StatusCodes.Status404NotFound, Missing.Title);
    public static readonly ProblemType NoSuchMethod = new(ViolationCode.MethodUnknown.Name, StatusCodes.Status405MethodNotAllowed, new Text("方法不允许", "Method not allowed"));
    public static readonly ProblemType Unacceptable = new(ViolationCode.NotAcceptable.Name, StatusCodes.Status406NotAcceptable, new Text("没有所要求格式的答复", "Not in the format that was asked for"));
    public static readonly ProblemType Conflict = new("conflict", StatusCodes.Status409Conflict, new Text("与已有办理冲突", "It conflicts with what was done before"));
    public static readonly ProblemType Stale = new(ViolationCode.Stale.Name, StatusCodes.Status412PreconditionFailed, new Text("数据已更新", "It has moved on"));
    public static readonly ProblemType TooLarge = new(ViolationCode.BodyTooLarge.Name, StatusCodes.Status413PayloadTooLarge, new Text("请求过大", "The request is too large"));
    public static readonly ProblemType MediaType = new(ViolationCode.MediaType.Name, StatusCodes.Status415UnsupportedMediaType, new Text("不支持的正文类型", "Unsupported media type"));
    public static readonly ProblemType ByRules = new("rule", StatusCodes.Status422UnprocessableEntity, new Text("不符合评选规定", "The campaign's rules forbid it"));
    public static readonly ProblemType TooMany = new(ViolationCode.TooManyRequests.Name, StatusCodes.Status429TooManyRequests, new Text("请求过于频繁", "Too many requests"));
    public static readonly ProblemType Failed = new(ViolationCode.Failed.Name, null, new Text("请求失败", "The request failed"));
    public static readonly ProblemType Fault = new(ViolationCode.Fault.Name, StatusCodes.Status500InternalServerError, new Text("系统故障", "A fault of the system"));
    public static readonly ProblemType Busy = new(ViolationCode.Busy.Name, StatusCodes.Status503ServiceUnavailable, new Text("请求过多", "Too much at once"));
    public static readonly ProblemType Unavailable = new(ViolationCode.Unavailable.Name, StatusCodes.Status503ServiceUnavailable, new Text("暂时无法使用", "Not usable at the moment"));
    public static readonly ProblemType TooSlow = new(ViolationCode.Timeout.Name, StatusCodes.Status503ServiceUnavailable, new Text("处理超时", "It took too long"));

    /// <summary>Every type, by status.</summary>
    public static IReadOnlyList<ProblemType> All { get; } =
    [
        Malformed, BodyUnreadable, NotSignedIn, SignInInvalid, NotAllowed, Missing, NoSuchAddress, NoSuchMethod, Conflict, Stale, TooLarge, MediaType, ByRules, TooMany, Failed, Fault, Busy, Unavailable, TooSlow,
    ];

    /// <summary>The type of a refusal.</summary>
    public static ProblemType Of(RefusalKind kind) => kind switch
    {
        RefusalKind.Rule => ByRules,
        RefusalKind.Shape => Malformed,
        RefusalKind.Missing => Missing,
        RefusalKind.Forbidden => NotAllowed,
        RefusalKind.Conflict => Conflict,
        RefusalKind.Stale => Stale,
        RefusalKind.Busy => Busy,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

/// <summary>Turns refusals, unreadable requests and faults into problems.</summary>
internal static class Problems
{
    public static Problem Of(Refusal refusal) => Of(ProblemType.Of(refusal.Kind), refusal.Violations);

    public static Problem Of(ProblemType type, IReadOnlyList<Violation> violations, int? status = null)
    {
        var language = CultureInfo.CurrentUICulture.Name;
        return new Problem
        {
            Status = type.Status ?? status,
            Title = type.Title.In(language),
            Type = Catalogue.AddressOf(type.Name),
            Detail = string.Join(" ", violations.Select(violation => violation.Message.In(language))),
            Violations = violations,
        };
    }

    public static IResult ToResult(this Refusal refusal) => ToResult(Of(refusal));

    public static IResult ToResult(this Problem problem) =>
        Results.Json(problem, statusCode: problem.Status, contentType: "application/problem+json") is var answer && problem.Status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests
            ? new Later(answer)
            : answer;

    // Who is told to come back is told when.
    private sealed class Later(IResult answer) : IResult
    {
        private const string Seconds = "5";

        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (httpContext.Response.Headers.RetryAfter.Count == 0)
            {
                httpContext.Response.Headers.RetryAfter = Seconds;
            }

            return answer.ExecuteAsync(httpContext);
        }
    }
}

/// <summary>Answers what the endpoints could not: unreadable requests by their part, faults without any detail of the inside.</summary>
internal sealed class FaultHandler(DiskSpace disk, ILogger<FaultHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = exception switch
        {
            BadHttpRequestException bad => UnreadableRequest.Of(bad),
            _ when disk.Heard(exception) || DatabaseFaults.Passes(exception) => Unavailable(),
            _ => Fault(),
        };
        if (problem.Status is >= StatusCodes.Status500InternalServerError)
        {
            logger.LogError(exception, "Unhandled fault at {Path}", httpContext.Request.Path);
        }

        if (problem.Status is { } status && PortalRequests.WantsPage(httpContext))
        {
            await PortalRequests.ShowFailure(httpContext, status);
            return true;
        }

        await problem.ToResult().ExecuteAsync(httpContext);
        return true;
    }
    private static Problem Fault() => Problems.Of(
        ProblemType.Fault, [new Violation(ViolationCode.Fault, new Text("系统发生故障，请稍后重试并联系管理员。", "The system failed; try again later and tell the operator."))]);

    private static Problem Unavailable() => Problems.Of(
        ProblemType.Unavailable,
        [new Violation(ViolationCode.Unavailable, new Text("数据库暂时无法使用，请稍后以同一Idempotency-Key重试。", "The database cannot be used at the moment; try again soon, with the same Idempotency-Key."))]);
}
