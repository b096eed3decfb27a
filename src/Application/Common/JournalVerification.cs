using System.Globalization;
using System.Text.Json.Nodes;
using Commendation.Domain.Shared;

namespace Commendation.Application.Common;

/// <summary>A place in a chain: a line's number and its hash. Who remembers one can tell later whether anything up to it was altered.</summary>
/// <param name="Number">Number of the line; 0 for the beginning.</param>
/// <param name="Hash">Its hash.</param>
public sealed record JournalMark(long Number, string Hash)
{
    /// <summary>The beginning of every chain.</summary>
    public static JournalMark Beginning { get; } = new(0, JournalEntry.Nothing);

    /// <summary>Reads <c>number:hash</c>; null when it is something else.</summary>
    public static JournalMark? Parse(string text) =>
        text.Split(':') is [var number, var hash] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) && hash.Length > 0
            ? new JournalMark(parsed, hash)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}:{Hash}");
}

/// <summary>Something that does not fit the journal.</summary>
/// <param name="Code">What kind of misfit, in kebab case.</param>
/// <param name="Number">Number of the line that it shows at; for a state, of the line that vouched for it last.</param>
/// <param name="Subject">Kind and key of the thing concerned, for example <c>nomination/…</c>.</param>
/// <param name="Message">In words.</param>
public sealed record JournalFinding(string Code, long Number, string? Subject, Text Message);

/// <summary>A line whose act was recorded late: it is of another day than the one on which it was recorded, and somebody vouches for that.</summary>
/// <param name="Number">Number of the line.</param>
/// <param name="Subject">Kind and key of the thing concerned, for example <c>nomination/…</c>.</param>
/// <param name="Act">Name of the act.</param>
/// <param name="On">Day of the act.</param>
/// <param name="Late">Who vouches for it.</param>
public sealed record LateLine(long Number, string Subject, string Act, DateOnly On, LateView Late);

/// <summary>What came of holding a campaign against its journal.</summary>
public sealed record JournalVerification
{
    /// <summary>Code of the campaign.</summary>
    public required string Campaign { get; init; }

    /// <summary>Whether everything fits.</summary>
    public bool Holds => Findings.Count == 0;

    /// <summary>How many lines were walked.</summary>
    public required long Entries { get; init; }

    /// <summary>How many stored states were held against them.</summary>
    public required int States { get; init; }

    /// <summary>Where the chain ends: to be remembered elsewhere.</summary>
    public required JournalMark Head { get; init; }

    /// <summary>Lines whose acts were recorded late, in order.</summary>
    public required IReadOnlyList<LateLine> Late { get; init; }

    /// <summary>Everything that does not fit, the first line concerned first.</summary>
    public required IReadOnlyList<JournalFinding> Findings { get; init; }
}

/// <summary>Walks a chain line by line, without a database.</summary>
/// <param name="excerpt">Whether lines of other subjects may be left out in between.</param>
public sealed class JournalWalk(bool excerpt = false)
{
    private readonly List<JournalFinding> _findings = [];
    private readonly List<LateLine> _late = [];
    private readonly Dictionary<(string Kind, Guid Id), (long Number, StateDigest State)> _states = [];
    private readonly List<(string Version, DateOnly From)> _versions = [];

    /// <summary>What did not fit so far.</summary>
    public IReadOnlyList<JournalFinding> Findings => _findings;

    /// <summary>Lines whose acts were recorded late.</summary>
    public IReadOnlyList<LateLine> Late => _late;

    /// <summary>The last line taken.</summary>
    public JournalMark Head { get; private set; } = JournalMark.Beginning;

    /// <summary>How many lines were taken.</summary>
    public long Count { get; private set; }

    /// <summary>The state that was vouched for last, of each thing, and the number of the line that did.</summary>
    public IReadOnlyDictionary<(string Kind, Guid Id), (long Number, StateDigest State)> States => _states;

    /// <summary>Takes the next line, as JSON: see <see cref="JournalEntry.Form"/>.</summary>
    public void Take(JsonObject line)
    {
        var (number, hash) = ((long)line["number"]!, (string)line["hash"]!);
        var subject = $"{(string?)line["subjectKind"]}/{(string?)line["subjectId"]}";
        if (JournalEntry.HashOf(line) is not { } expected)
        {
            Find(ViolationCode.AlgorithmUnknown, number, subject, $"第{number}条的算法“{(string?)line["algorithm"]}”未知。", $"Line {number} names the unknown algorithm '{(string?)line["algorithm"]}'.");
        }
        else if (expected != hash)
        {
            Find(ViolationCode.EntryAltered, number, subject, $"第{number}条的内容与其哈希值不符，记录后被改动。", $"Line {number} does not have the content that its hash was made from: it was altered.");
        }

        if (excerpt ? number <= Head.Number : number != Head.Number + 1)
        {
            Find(ViolationCode.EntryMissing, number, subject, $"第{Head.Number}条之后应为第{Head.Number + 1}条，实为第{number}条。", $"Line {Head.Number} must be followed by line {Head.Number + 1}, not by {number}.");
        }
        else if (number == Head.Number + 1 && (string?)line["previous"] != Head.Hash)
        {
            Find(ViolationCode.LinkBroken, number, subject, $"第{number}条所记的前一条哈希值与第{Head.Number}条不符。", $"Line {number} does not follow from line {Head.Number}: the hash that it names is another one.");
        }

        var on = DateOnly.Parse((string)line["on"]!, CultureInfo.InvariantCulture);
        var late = line["details"] is JsonObject details ? LateView.Of(details.ToDictionary(detail => detail.Key, detail => (string?)detail.Value ?? string.Empty)) : null;
        if (late is not null)
        {
            _late.Add(new LateLine(number, subject, (string)line["act"]!, on, late));
        }

        Judge(line, number, subject, late?.ConfirmedOn ?? on);
        foreach (var state in line["states"]!.AsArray())
        {
            var vouched = new StateDigest((string)state!["kind"]!, (Guid)state["id"]!, (int)state["version"]!, (string)state["digest"]!);
            _states[(vouched.Kind, vouched.Id)] = (number, vouched);
        }

        Head = new JournalMark(number, hash);
        Count++;
    }

    /// <summary>Tells of the versions in an excerpt, in which the lines that adopted them are missing.</summary>
    public void Know(IEnumerable<(string Version, DateOnly From)> versions) => _versions.AddRange(versions);

    // Every act is judged by the version of its own day, one that was recorded late by that of its confirmation, as far as versions had been adopted then.
    private void Judge(JsonObject line, long number, string subject, DateOnly on)
    {
        var (act, version) = ((string?)line["act"], (string?)line["policyVersion"]);
        var named = (string?)line["details"]?["policyVersion"];
        if (act is "open" or "pin" && named is not null)
        {
            _versions.Clear();
            _versions.Add((named, DateOnly.MinValue));
        }
        else if (act == "amend" && named is not null && _versions.Count > 0
            && DateOnly.TryParseExact((string?)line["details"]!["effectiveOn"], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from))
        {
            _versions.Add((named, from));
        }
        else if (_versions.Count > 0 && !JournalEntry.Unjudged.Contains(act) && _versions.Last(known => known.From <= on).Version is var inForce && version != inForce)
        {
            Find(ViolationCode.VersionNotInForce, number, subject, $"第{number}条按规则版本{version}办理，当日有效的版本为{inForce}。", $"Line {number} was judged by the policy version {version}; in force on its day was {inForce}.");
        }
    }

    /// <summary>Versions of the policy that the campaign was opened under or amended to, by the lines taken.</summary>
    public IEnumerable<string> Versions => _versions.Select(known => known.Version);

    /// <summary>Notes something that does not fit.</summary>
    public void Find(ViolationCode code, long number, string? subject, FormattableString zh, FormattableString en) =>
        _findings.Add(new JournalFinding(code.Name, number, subject, new Text(zh.ToString(CultureInfo.InvariantCulture), en.ToString(CultureInfo.InvariantCulture))));
}
