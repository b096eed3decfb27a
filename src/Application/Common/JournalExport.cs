using System.Text.Json;
using System.Text.Json.Nodes;
using Commendation.Domain.Shared;

namespace Commendation.Application.Common;

/// <summary>
/// Lines of a journal to be kept outside: everything that is needed to read and to check them is in it. The signature covers the canonical
/// form of the whole but <c>signature.value</c>.
/// </summary>
public sealed record JournalExport
{
    /// <summary>What the file is, with the version of its form.</summary>
    public const string Kind = "commendation-journal-export/1";

    private static readonly JsonSerializerOptions Members = new(JsonSerializerDefaults.Web);

    /// <summary>What the file is, with the version of its form.</summary>
    public string Format { get; init; } = Kind;

    /// <summary>Code of the campaign.</summary>
    public required string Campaign { get; init; }

    /// <summary>Document number of the campaign's notice.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>Whether the campaign documents one that is over: every act was entered afterwards.</summary>
    public required bool EnteredAfterwards { get; init; }

    /// <summary>Whose lines these are, for example <c>nomination/…</c>; null for the whole campaign.</summary>
    public required string? Subject { get; init; }

    /// <summary>When it was exported, UTC.</summary>
    public required DateTime ExportedAt { get; init; }

    /// <summary>Where the campaign's chain ended then.</summary>
    public required JournalMark Head { get; init; }

    /// <summary>The versions of the policy, in the order in which they took effect.</summary>
    public required IReadOnlyList<ExportedVersion> Versions { get; init; }

    /// <summary>The lines, in order.</summary>
    public required IReadOnlyList<JournalEntry> Entries { get; init; }

    /// <summary>Who vouches for it.</summary>
    public JournalSignature? Signature { get; init; }

    /// <summary>The file, signed.</summary>
    public JsonObject Signed(IJournalSigner signer)
    {
        var file = JsonSerializer.SerializeToNode(this with { Signature = signer.Key }, Members)!.AsObject();
        file["signature"]!["value"] = signer.Sign(Covered(file));
        return file;
    }

    /// <summary>The text that a file's signature covers.</summary>
    public static string Covered(JsonObject file)
    {
        var covered = file.DeepClone().AsObject();
        (covered["signature"] as JsonObject)?.Remove("value");
        return CanonicalJson.Write(covered);
    }
}

/// <summary>A version of the policy that acts were judged by.</summary>
/// <param name="PolicyVersion">What lines name it by.</param>
/// <param name="EffectiveOn">First day on which acts were judged by it; null for the one that the campaign began with.</param>
/// <param name="Document">Number of the document that ordered it.</param>
/// <param name="Clauses">What every clause says that a line cites under it, in the language of the notice.</param>
public sealed record ExportedVersion(string PolicyVersion, DateOnly? EffectiveOn, string Document, IReadOnlyDictionary<string, string> Clauses);

/// <summary>A signature and the key that it can be checked with.</summary>
/// <param name="Algorithm">Name of the algorithm in JOSE: <c>ES256</c>.</param>
/// <param name="KeyId">Thumbprint of the key (RFC 7638), to be compared with one that came another way.</param>
/// <param name="PublicKey">The key as a JSON Web Key.</param>
/// <param name="Value">The signature, in base64url; null in what it covers.</param>
public sealed record JournalSignature(
    string Algorithm,
    string KeyId,
    IReadOnlyDictionary<string, string> PublicKey,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)] string? Value = null);

/// <summary>Signs what leaves the house.</summary>
public interface IJournalSigner
{
    /// <summary>The key that signs now.</summary>
    JournalSignature Key { get; }

    /// <summary>Every key that ever signed here, the present one last.</summary>
    IReadOnlyList<JournalSignature> Keys { get; }

    /// <summary>The signature of a text in UTF-8, in base64url.</summary>
    string Sign(string text);
}

/// <summary>What came of checking an exported file.</summary>
/// <param name="Campaign">Code of the campaign.</param>
/// <param name="Subject">Whose lines they are; null for the whole campaign.</param>
/// <param name="Entries">How many lines.</param>
/// <param name="Head">Where the campaign's chain ended at the export.</param>
/// <param name="KeyId">Thumbprint of the key that signed.</param>
/// <param name="Findings">Everything that does not fit.</param>
/// <param name="Late">Lines whose acts were recorded late.</param>
public sealed record JournalCheck(string Campaign, string? Subject, long Entries, JournalMark Head, string KeyId, IReadOnlyList<JournalFinding> Findings, IReadOnlyList<LateLine> Late);

/// <summary>Checks signatures.</summary>
/// <param name="algorithm">Algorithm that the file names.</param>
/// <param name="key">Public key that it names.</param>
/// <param name="text">The text that is covered.</param>
/// <param name="signature">The signature.</param>
/// <returns>The thumbprint of the key, when the signature is its own; null when it is not.</returns>
public delegate string? SignatureCheck(string? algorithm, JsonObject key, string text, string signature);

/// <summary>Checks an exported file, without a database.</summary>
public static class JournalChecks
{
    /// <summary>The findings of a file; refused when it is no such file at all.</summary>
    public static Outcome<JournalCheck> Check(JsonObject file, SignatureCheck signature)
    {
        try
        {
            if ((string?)file["format"] != JournalExport.Kind)
            {
                return NoExport($"\"format\": \"{JournalExport.Kind}\"");
            }

            var head = new JournalMark((long)file["head"]!["number"]!, (string)file["head"]!["hash"]!);
            var subject = (string?)file["subject"];
            var walk = new JournalWalk(excerpt: subject is not null);
            var versions = file["versions"]!.AsArray().Select(version => ((string)version!["policyVersion"]!, (string?)version["effectiveOn"] is { } day ? DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) : DateOnly.MinValue));
            walk.Know(subject is null ? [] : versions);
            foreach (var line in file["entries"]!.AsArray())
            {
                walk.Take(line!.AsObject());
                if (subject is not null && subject != $"{(string?)line["subjectKind"]}/{(string?)line["subjectId"]}")
                {
                    walk.Find(ViolationCode.EntryForeign, walk.Head.Number, subject, $"第{walk.Head.Number}条不属于{subject}。", $"Line {walk.Head.Number} is not of {subject}.");
                }
            }

            if (subject is null ? walk.Head != head : walk.Head.Number > head.Number)
            {
                walk.Find(ViolationCode.HeadDiffers, walk.Head.Number, null, $"文件所记链末为第{head.Number}条，末条为第{walk.Head.Number}条。", $"The file names line {head.Number} as the end of the chain; its last line is {walk.Head.Number}.");
            }

            var signed = file["signature"]!.AsObject();
            var thumbprint = signature((string?)signed["algorithm"], signed["publicKey"]!.AsObject(), JournalExport.Covered(file), (string)signed["value"]!);
            if (thumbprint is null || thumbprint != (string?)signed["keyId"])
            {
                walk.Find(ViolationCode.SignatureInvalid, 0, null, $"签名与内容不符：文件在导出后被改动。", $"The signature is not that of the content: the file was altered after the export.");
            }

            return new JournalCheck((string)file["campaign"]!, subject, walk.Count, head, thumbprint ?? string.Empty, [.. walk.Findings.OrderBy(finding => finding.Number)], walk.Late);
        }
        catch (Exception fault) when (fault is NullReferenceException or InvalidOperationException or FormatException or ArgumentException or JsonException)
        {
            return NoExport("format, campaign, subject, head, entries, signature");
        }
    }

    private static Violation NoExport(string required) => new(
        ViolationCode.NoExport, new Text("这不是本系统导出的日志文件，或其结构已被破坏。", "This is no journal that this system exported, or its structure is broken."))
    { Required = required };
}
