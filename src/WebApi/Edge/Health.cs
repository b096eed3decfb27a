using Commendation.Application.Common;
using Commendation.Domain.Shared;
using Commendation.Infrastructure;
using Commendation.Infrastructure.Calendars;
using Commendation.Infrastructure.Persistence;

namespace Commendation.WebApi.Edge;

/// <summary>What those who watch over the servers are told. A faulty campaign folder or holiday paper leaves a server ready, but degraded.</summary>
internal static class Health
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    public static void Map(IEndpointRouteBuilder app)
    {
        // Whoever watches is not counted: that a server is alive must not depend on the database.
        var health = app.MapGroup("/health").ExcludeFromDescription().AllowAnonymous().DisableRateLimiting();
        health.MapGet("/live", () => Results.Ok());
        health.MapGet("/ready", async (IServiceScopeFactory scopes, DiskSpace disk, FaultyFolders folders, CalendarFolder calendar, Access access) =>
        {
            var mayKnow = Authority.Of(access.Caller, Deed.Administer) != Relations.None;
            IReadOnlyDictionary<string, IReadOnlyList<Violation>> faults = calendar.Faults.Count == 0
                ? folders.Faults
                : new Dictionary<string, IReadOnlyList<Violation>>(folders.Faults) { [CalendarFolder.Usual] = calendar.Faults };
            return !disk.IsFull && await IsReady(scopes)
                ? Results.Ok(new Readiness(faults.Count > 0 ? "degraded" : "ready", mayKnow ? faults : null))
                : Results.Json(new Readiness("unavailable", null), statusCode: StatusCodes.Status503ServiceUnavailable);
        });
    }

    // A database that does not answer may not notice that nobody waits any more, so what asks it has a scope of its own.
    private static async Task<bool> IsReady(IServiceScopeFactory scopes)
    {
        using var limit = new CancellationTokenSource(Longest);
        var asked = Task.Run(() => Ask(scopes, limit.Token), CancellationToken.None);
        return await Task.WhenAny(asked, Task.Delay(Longest, CancellationToken.None)) == asked && asked is { IsCompletedSuccessfully: true, Result: true };
    }

    private static async Task<bool> Ask(IServiceScopeFactory scopes, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DatabaseStartup>().Obstacle(ct) is null;
    }

    /// <param name="Status">One of ready, degraded and unavailable.</param>
    /// <param name="Folders">What is wrong with campaign folders, and with the folder of holiday papers, by name; null for callers who do not administer the server.</param>
    private sealed record Readiness(string Status, IReadOnlyDictionary<string, IReadOnlyList<Violation>>? Folders);
}
