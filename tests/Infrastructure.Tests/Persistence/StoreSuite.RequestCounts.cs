using Commendation.Infrastructure.Persistence;
using Commendation.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace Commendation.Infrastructure.Tests.Persistence;

// The requests of a caller are counted for all processes together.
public abstract partial class StoreSuite
{
    [DatabaseFact]
    public async Task Requests_are_counted_once_for_all_processes()
    {
        var (scopes, ring) = (await database.Scopes(), KeyRing.Open(KeyRing.Memory, createMissing: false));
        var time = new StoppedTime(DateTimeOffset.UtcNow);
        RequestCounts[] processes = [new(scopes, ring, time), new(scopes, ring, time)];

        var taken = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => processes[i % 2].Take("subject:busy", wanted: 7, perMinute: 60, default))));
        var calm = await processes[0].Take("subject:calm", wanted: 7, perMinute: 60, default);

        taken.Sum(take => take.Requests).Should().Be(60);
        calm.Requests.Should().Be(7);
        await using var session = await database.Open();
        (await session.Context.Set<RequestCount>().Select(count => count.Caller).ToListAsync()).Should().OnlyContain(caller => !caller.Contains("busy") && !caller.Contains("calm"), "it may be an address");
    }

    [DatabaseFact]
    public async Task Callers_whose_requests_are_all_free_again_are_forgotten()
    {
        var (scopes, ring) = (await database.Scopes(), KeyRing.Open(KeyRing.Memory, createMissing: false));
        var (early, late) = (new RequestCounts(scopes, ring, new StoppedTime(DateTimeOffset.UtcNow.AddDays(-1))), new RequestCounts(scopes, ring, new StoppedTime(DateTimeOffset.UtcNow.AddDays(1))));
        await early.Take("subject:gone", wanted: 1, perMinute: 60, default);
        for (var i = 0; i < 100; i++)
        {
            await late.Take("subject:here", wanted: 1, perMinute: 600, default);
        }

        await using var session = await database.Open();
        (await session.Context.Set<RequestCount>().Select(count => count.Caller).ToListAsync()).Should().Equal(ring.Digest("subject:here"));
    }
}
