using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Application.Common;

/// <summary>The files of a campaign folder at one version.</summary>
/// <param name="Code">Code of the campaign.</param>
/// <param name="Version">Digest of the files.</param>
/// <param name="Files">Name and content of each file.</param>
public sealed record CampaignSource(string Code, string Version, IReadOnlyDictionary<string, string> Files);

/// <summary>The files of a version to be, with the policy that they say.</summary>
/// <param name="Source">The files.</param>
/// <param name="Policy">The policy.</param>
public sealed record AmendedSource(CampaignSource Source, CampaignPolicy Policy);

/// <summary>Policies by version: a running campaign keeps the one that it began with and those of its amendments, whatever happens to its folder.</summary>
public interface ICampaignLibrary
{
    /// <summary>Working days.</summary>
    WorkingCalendar Calendar { get; }

    /// <summary>The rulebook of a version.</summary>
    Task<Rulebook> Rules(string code, string version, CancellationToken ct);

    /// <summary>The policy of a version under other readings, by setting; refused when there is no such setting or reading.</summary>
    Task<Outcome<CampaignPolicy>> Under(string code, string version, IReadOnlyDictionary<string, string> readings, CancellationToken ct);

    /// <summary>The files of a version.</summary>
    Task<CampaignSource> Source(string code, string version, CancellationToken ct);

    /// <summary>A version with some of its files replaced, and its policy; refused with every fault of the files. Nothing is stored.</summary>
    Task<Outcome<AmendedSource>> Amended(string code, string version, IReadOnlyDictionary<string, string> files, CancellationToken ct);

    /// <summary>Stores a version, whose policy has just been read, unless it is stored already. Stored apart from any request's work: a version that nobody uses does no harm.</summary>
    Task Keep(CampaignSource source, CampaignPolicy policy, CancellationToken ct);
}
