using System.Text.Json;
using System.Text.Json.Nodes;
using Commendation.Domain.Shared;

namespace Commendation.Application.Common;

/// <summary>What a line of the journal vouches for: that this is the state in which an act left a thing.</summary>
/// <param name="Kind">Kind of the thing, for example <c>quota-account</c>.</param>
/// <param name="Id">Its key.</param>
/// <param name="Version">The version that it reached.</param>
/// <param name="Digest">Lower-case hexadecimal SHA-256 of its canonical state.</param>
public sealed record StateDigest(string Kind, Guid Id, int Version, string Digest);

/// <summary>
/// One line of the journal (日志): an accepted act as it was done, and when it was recorded. Lines are only ever added. The lines of a
/// campaign form a chain: each is numbered without a gap and holds the hash of the one before, so that none can be altered, dropped or
/// slipped in without every later one telling.
/// </summary>
public sealed class JournalEntry
{
    /// <summary>The algorithm that new lines are hashed with.</summary>
    public const string Sha256 = "SHA-256";

    /// <summary>What the first line of a chain names as the hash of the one before.</summary>
    public const string Nothing = "";

    /// <summary>The act of showing somebody what is confidential: it changes nothing.</summary>
    public const string Disclosure = "disclose";

    /// <summary>Acts that no rule of a policy judges: those that say which policy holds or what day it is, and readings that leave a line.</summary>
    public static readonly IReadOnlyList<string> Unjudged = ["open", "pin", "amend", "set-clock", "discard", Disclosure];

    private static readonly JsonSerializerOptions Members = new(JsonSerializerDefaults.Web);

    /// <summary>Key; grows with time.</summary>
    public required Guid Id { get; init; }

    /// <summary>The campaign.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>Kind of the subject, for example <c>nomination</c>.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>Key of the subject.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Version that the subject reached by the act, or that was shown.</summary>
    public required int Sequence { get; init; }

    /// <summary>Name of the act.</summary>
    public required string Act { get; init; }

    /// <summary>Code of the acting organisation.</summary>
    public required string Actor { get; init; }

    /// <summary>Who asked for it, by the name that the identity provider gives.</summary>
    public string Caller { get; init; } = string.Empty;

    /// <summary>Day of the act.</summary>
    public required DateOnly On { get; init; }

    /// <summary>When it was recorded, UTC.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>Clause under which it was done.</summary>
    public string? Clause { get; init; }

    /// <summary>State before.</summary>
    public string? From { get; init; }

    /// <summary>State after.</summary>
    public string? To { get; init; }

    /// <summary>Version of the policy that it was judged under.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>What else belongs to the act.</summary>
    public required IReadOnlyDictionary<string, string> Details { get; init; }

    /// <summary>
    /// Keyed digest of the verdict that the act rests on, in its canonical text; null where none is concerned. The verdict holds facts of a
    /// person: without the key nobody finds them by trying.
    /// </summary>
    public string? VerdictDigest { get; init; }

    /// <summary>Names the request that the act came with: its trace id (W3C Trace Context), the same in logs and traces.</summary>
    public string Correlation { get; init; } = string.Empty;

    /// <summary>Place in the campaign's chain, from 1 without a gap.</summary>
    public long Number { get; private set; }

    /// <summary>Algorithm of <see cref="Hash"/>; named in each line, so that another can follow.</summary>
    public string Algorithm { get; private set; } = Sha256;

    /// <summary>Hash of the line before.</summary>
    public string Previous { get; private set; } = Nothing;

    /// <summary>Lower-case hexadecimal hash of the canonical form.</summary>
    public string Hash { get; private set; } = string.Empty;

    /// <summary>The states that the act left behind, of its subject and of whatever changed with it.</summary>
    public IReadOnlyList<StateDigest> States { get; private set; } = [];

    /// <summary>The detail under which a line keeps the keyed digest of what was written down with the act.</summary>
    public const string ContentDigest = "contentDigest";

    /// <summary>Gives the line its place in the chain.</summary>
    public void Seal(long number, string previous, IReadOnlyList<StateDigest> states)
    {
        Number = number;
        Previous = previous;
        States = states;
        Hash = HashOf(Form()) ?? throw new InvalidOperationException($"There is no algorithm {Algorithm}.");
    }

    /// <summary>The line as JSON, every member of it: as it is hashed and exported.</summary>
    public JsonObject Form() => JsonSerializer.SerializeToNode(this, Members)!.AsObject();

    /// <summary>The hash that a line should have: of everything in it but the hash, in canonical form; null when its algorithm is not known.</summary>
    public static string? HashOf(JsonObject form) => (string?)form["algorithm"] == Sha256 ? CanonicalJson.Sha256(CanonicalJson.WriteWithout(form, "hash")) : null;

    /// <summary>The kind under which the journal knows an aggregate.</summary>
    public static string KindOf(Type aggregate) => JsonNamingPolicy.KebabCaseLower.ConvertName(aggregate.Name);

    /// <summary>Makes the line of an act.</summary>
    public static JournalEntry Of(Aggregate subject, Entry entry, Guid id, DateTime recordedAt, string policyVersion, string caller, string correlation, IKeyedDigests digests) => new()
    {
        Id = id,
        CampaignId = subject.CampaignId,
        SubjectKind = KindOf(subject.GetType()),
        SubjectId = subject.Id,
        Sequence = entry.Sequence,
        Act = entry.Act,
        Actor = entry.Actor,
        Caller = caller,
        On = entry.On,
        RecordedAt = recordedAt,
        Clause = entry.Clause,
        From = entry.From,
        To = entry.To,
        PolicyVersion = policyVersion,
        Details = entry.Content is { } content ? new Dictionary<string, string>(entry.Details) { [ContentDigest] = digests.Digest(content) } : entry.Details,
        VerdictDigest = entry.Verdict is { } verdict ? digests.Digest(verdict) : null,
        Correlation = correlation,
    };
}
