using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.Infrastructure.Persistence;

/// <summary>Reads the files of a campaign folder into a policy.</summary>
public interface IPolicyParser
{
    /// <summary>Working days.</summary>
    WorkingCalendar Calendar { get; }

    /// <summary>The policy of these files, under readings that take the place of the defaults.</summary>
    Outcome<CampaignPolicy> Parse(CampaignSource source, IReadOnlyDictionary<string, string>? readings = null);

    /// <summary>The files with some of them replaced, and their policy; refused for a file that a campaign's folder does not have, and for every fault.</summary>
    Outcome<AmendedSource> Amend(CampaignSource source, IReadOnlyDictionary<string, string> files);
}

/// <summary>
/// Every version of a policy that a campaign was ever opened under or amended to, with its files. A version never changes, so its rulebook is made once
/// and shared by all requests.
/// </summary>
public sealed class CampaignLibrary(IServiceScopeFactory scopes, IPolicyParser parser) : ICampaignLibrary
{
    private readonly ConcurrentDictionary<(string Code, string Version), Lazy<Rulebook>> _rulebooks = new();

    public WorkingCalendar Calendar => parser.Calendar;

    /// <exception cref="KeptVersionException">The version is not stored, is altered, or can no longer be read.</exception>
    public async Task<Rulebook> Rules(string code, string version, CancellationToken ct)
    {
        var key = (code, version);
        if (!_rulebooks.TryGetValue(key, out var rulebook))
        {
            var source = await Source(code, version, ct);
            rulebook = _rulebooks.GetOrAdd(key, _ => new Lazy<Rulebook>(() => parser.Parse(source) is { Accepted: true, Value: var policy } ? Rulebook.Of(policy, parser.Calendar) : throw new KeptVersionException(code, version)));
        }

        // A paper that came since moves working days, and nothing else.
        var calendar = parser.Calendar;
        if (!ReferenceEquals(rulebook.Value.Calendar, calendar))
        {
            var moved = rulebook.Value with { Calendar = calendar };
            _rulebooks[key] = rulebook = new Lazy<Rulebook>(moved);
        }

        return rulebook.Value;
    }

    /// <exception cref="KeptVersionException">The version is not stored, or is altered.</exception>
    public async Task<Outcome<CampaignPolicy>> Under(string code, string version, IReadOnlyDictionary<string, string> readings, CancellationToken ct) =>
        parser.Parse(await Source(code, version, ct), readings);

    /// <exception cref="KeptVersionException">The version is not stored, or is altered.</exception>
    public async Task<CampaignSource> Source(string code, string version, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return await Find(scope, code, version, ct) is { } kept && kept.Version == CampaignFiles.DigestOf(kept.Files) ? kept : throw new KeptVersionException(code, version);
        }
        catch (Exception altered) when (altered is JsonException or CryptographicException)
        {
            throw new KeptVersionException(code, version);
        }
    }

    /// <exception cref="KeptVersionException">The version is not stored, or is altered.</exception>
    public async Task<Outcome<AmendedSource>> Amended(string code, string version, IReadOnlyDictionary<string, string> files, CancellationToken ct) =>
        parser.Amend(await Source(code, version, ct), files);

    public async Task Keep(CampaignSource source, CampaignPolicy policy, CancellationToken ct)
    {
        // The same files give the same policy: they need not be read back.
        _rulebooks.TryAdd((source.Code, source.Version), new Lazy<Rulebook>(() => Rulebook.Of(policy, parser.Calendar)));
        await using var scope = scopes.CreateAsyncScope();
        if (await Find(scope, source.Code, source.Version, ct) is not null)
        {
            return;
        }

        var context = scope.ServiceProvider.GetRequiredService<CommendationContext>();
        context.Add(source);
        try
        {
            await context.SaveChangesAsync(ct);
        }
        catch (DbUpdateException exception) when (SaveFailures.Read(exception) == SaveResult.Exists)
        {
            // Another request stored the same files at the same moment.
        }
    }

    private static Task<CampaignSource?> Find(AsyncServiceScope scope, string code, string version, CancellationToken ct) =>
        scope.ServiceProvider.GetRequiredService<CommendationContext>().Set<CampaignSource>().AsNoTracking()
            .SingleOrDefaultAsync(source => source.Code == code && source.Version == version, ct);
}
