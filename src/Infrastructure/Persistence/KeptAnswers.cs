using System.Globalization;
using Commendation.Application.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Commendation.Infrastructure.Persistence;

/// <summary>How long answers are kept.</summary>
/// <param name="Lifetime">From the answer on.</param>
internal sealed record KeptAnswerOptions(TimeSpan Lifetime)
{
    public const string Setting = "Idempotency:Hours";

    private const int Hours = 24;

    /// <exception cref="SettingException">The setting is no whole number of hours.</exception>
    public static KeptAnswerOptions From(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => new KeptAnswerOptions(TimeSpan.FromHours(Hours)),
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours > 0 => new KeptAnswerOptions(TimeSpan.FromHours(hours)),
        var text => throw new SettingException($"{Setting} is '{text}'; it must be a whole number of hours."),
    };
}

/// <summary>The answers that are kept, in the database: whichever machine is asked again, it gives the same answer.</summary>
internal sealed class KeptAnswers(CommendationContext context, IClock clock, KeptAnswerOptions options) : IAnswers
{
    private static int _asked;

    public TimeSpan Lifetime => options.Lifetime;

    public async Task<KeptAnswer?> Find(string caller, string key, CancellationToken ct)
    {
        var now = clock.Now;
        await Sweep.NowAndThen(ref _asked, context.Set<KeptAnswer>().Where(answer => answer.ExpiresAt <= now), ct);

        var kept = await context.Set<KeptAnswer>().AsNoTracking().SingleOrDefaultAsync(answer => answer.Caller == caller && answer.Key == key, ct);
        if (kept is not null && kept.ExpiresAt <= now)
        {
            await context.Set<KeptAnswer>().Where(answer => answer.Caller == caller && answer.Key == key && answer.ExpiresAt == kept.ExpiresAt).ExecuteDeleteAsync(ct);
            return null;
        }

        return kept;
    }
}
