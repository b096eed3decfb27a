using Commendation.Application.Common;

namespace Commendation.Infrastructure;

/// <summary>The clock of the machine, or of a rehearsal.</summary>
internal sealed class Clock(TimeProvider time) : IClock
{
    // Asia/Shanghai has kept this offset since 1992; named here, it needs no time zone files on the machine.
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().ToOffset(Shanghai).DateTime);

    public TimeOnly TimeOfDay => TimeOnly.FromDateTime(time.GetUtcNow().ToOffset(Shanghai).DateTime) is var now ? new TimeOnly(now.Hour, now.Minute) : default;

    public DateTime Now
    {
        get
        {
            var now = time.GetUtcNow().UtcDateTime;
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        }
    }
}
