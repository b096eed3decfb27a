using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Commendation.Domain.Calendars;

/// <summary>
/// When something was done (时刻): a day, and the time of that day where it is known. Asia/Shanghai, to the minute. Written
/// <c>2021-09-17</c> or <c>2021-09-17T17:30</c>.
/// </summary>
/// <param name="Day">The day.</param>
/// <param name="Time">Time of day; null when only the day is known.</param>
public readonly record struct Moment(DateOnly Day, TimeOnly? Time = null) : IParsable<Moment>
{
    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    private static readonly string[] Offsets = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz"];

    // Asia/Shanghai has kept this offset since 1992.
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>A day of which no time is known.</summary>
    public static implicit operator Moment(DateOnly day) => new(day);

    /// <summary>The moment of a text, or false. A time with another offset than Asia/Shanghai's is taken over into it; seconds are cut off.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Moment moment)
    {
        moment = default;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            moment = new Moment(day);
            return true;
        }

        var zulu = text?.EndsWith('Z') == true ? string.Concat(text.AsSpan(0, text.Length - 1), "+00:00") : text;
        if (DateTimeOffset.TryParseExact(zulu, Offsets, CultureInfo.InvariantCulture, DateTimeStyles.None, out var elsewhere)
            && elsewhere.UtcDateTime < DateTime.MaxValue - Shanghai)
        {
            moment = Of(elsewhere.ToOffset(Shanghai).DateTime);
            return true;
        }

        if (DateTime.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var here))
        {
            moment = Of(here);
            return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public static Moment Parse(string s, IFormatProvider? provider) => TryParse(s, out var moment) ? moment : throw new FormatException($"'{s}' is no moment.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Moment result) => TryParse(s, out result);

    /// <inheritdoc/>
    public override string ToString() => Time is { } time
        ? string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd}T{time:HH:mm}")
        : Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Moment Of(DateTime time) => new(DateOnly.FromDateTime(time), new TimeOnly(time.Hour, time.Minute));
}
