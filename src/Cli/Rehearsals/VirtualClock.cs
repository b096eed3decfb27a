using Commendation.Application.Common;

namespace Commendation.Cli.Rehearsals;

/// <summary>A clock that stands still until it is told the next day; moments within a day only grow.</summary>
internal sealed class VirtualClock : IClock
{
    private long _milliseconds;

    public DateOnly Today { get; set; }

    // Whatever is due on a day is due later than when offices open.
    public TimeOnly TimeOfDay { get; } = new(9, 0);

    public DateTime Now => Today.ToDateTime(new TimeOnly(1, 0), DateTimeKind.Utc).AddMilliseconds(_milliseconds++ % 36_000_000);
}
