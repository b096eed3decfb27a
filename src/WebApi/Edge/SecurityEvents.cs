using System.Collections.Concurrent;
using Commendation.Application.Common;

namespace Commendation.WebApi.Edge;

/// <summary>
/// Tells those who watch over the servers what an attack or a leak would look like: each kind has an event id of its own in the log category
/// <c>Commendation.Security</c>. Who does the same again and again fills no log: a few lines in a minute, then the number of those left out.
/// Tokens, bodies, queries and what was read are never told.
/// </summary>
internal sealed partial class SecurityEvents
{
    private const string Category = "Commendation.Security";
    private const int MostInAWindow = 5;
    private const int MostCallers = 10_000;

    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private static readonly HashSet<Deed> Personal = [Deed.ReadPersonal, Deed.ReadDossier];
    private static readonly HashSet<Deed> Administration = [Deed.Administer, Deed.Amend, Deed.Erase];

    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<(string Caller, Kind Kind), Window> _windows = new();

    public SecurityEvents(ILoggerFactory loggers, TimeProvider time) => (_log, _time) = (loggers.CreateLogger(Category), time);

    private enum Kind
    {
        SignInFailed,
        AccessRefused,
        LimitHit,
        PersonalDataRead,
        Administered,
    }

    /// <summary>Watches over a request and its answer.</summary>
    public Task Watch(HttpContext http, RequestDelegate next)
    {
        // Told before the caller is answered, whether or not it waits for the answer.
        http.Response.OnStarting(() =>
        {
            Tell(http);
            return Task.CompletedTask;
        });
        return next(http);
    }

    private void Tell(HttpContext http)
    {
        var access = http.RequestServices.GetRequiredService<Access>();
        Kind? kind = http.Response.StatusCode switch
        {
            StatusCodes.Status401Unauthorized when http.Request.Headers.Authorization.Count > 0 => Kind.SignInFailed,
            StatusCodes.Status403Forbidden => Kind.AccessRefused,
            StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => Kind.LimitHit,
            < StatusCodes.Status300MultipleChoices when access.Deed is { } deed && Personal.Contains(deed) => Kind.PersonalDataRead,
            < StatusCodes.Status300MultipleChoices when access.Deed is { } deed && Administration.Contains(deed) && !HttpMethods.IsGet(http.Request.Method) => Kind.Administered,
            _ => null,
        };
        if (kind is { } told)
        {
            Tell(told, Protection.Who(http), http.Request.Method, http.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route } ? route : "–");
        }
    }

    private void Tell(Kind kind, string caller, string method, string route)
    {
        if (_windows.Count > MostCallers)
        {
            _windows.Clear();
        }

        var window = _windows.AddOrUpdate((caller, kind), _ => new Window(_time.GetUtcNow(), 1, 0), (_, open) => _time.GetUtcNow() - open.Began < Length
            ? open with { Count = open.Count + 1 }
            : new Window(_time.GetUtcNow(), 1, Math.Max(0, open.Count - MostInAWindow)));
        if (window is { Count: 1, LeftOut: > 0 })
        {
            LeftOut(_log, window.LeftOut, kind, caller);
        }

        if (window.Count <= MostInAWindow)
        {
            (kind switch
            {
                Kind.SignInFailed => (Action<ILogger, string, string, string>)SignInFailed,
                Kind.AccessRefused => AccessRefused,
                Kind.LimitHit => LimitHit,
                Kind.PersonalDataRead => PersonalDataRead,
                _ => Administered,
            })(_log, caller, method, route);
        }
    }

    [LoggerMessage(7001, LogLevel.Warning, "Sign-in failed: {Caller}, {Method} {Route}.")]
    private static partial void SignInFailed(ILogger log, string caller, string method, string route);

    [LoggerMessage(7002, LogLevel.Warning, "Access refused: {Caller}, {Method} {Route}.")]
    private static partial void AccessRefused(ILogger log, string caller, string method, string route);

    [LoggerMessage(7003, LogLevel.Warning, "Limit hit: {Caller}, {Method} {Route}.")]
    private static partial void LimitHit(ILogger log, string caller, string method, string route);

    [LoggerMessage(7004, LogLevel.Information, "Personal data read: {Caller}, {Method} {Route}.")]
    private static partial void PersonalDataRead(ILogger log, string caller, string method, string route);

    [LoggerMessage(7005, LogLevel.Information, "Administered: {Caller}, {Method} {Route}.")]
    private static partial void Administered(ILogger log, string caller, string method, string route);

    [LoggerMessage(7009, LogLevel.Warning, "{Number} more of {Kind} by {Caller} were left out in the last minute.")]
    private static partial void LeftOut(ILogger log, int number, Kind kind, string caller);

    private sealed record Window(DateTimeOffset Began, int Count, int LeftOut);
}
