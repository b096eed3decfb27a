using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Publicity;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Publicity;

/// <summary>The receipt of a posting (公示回执): what was made public and since when, signed, to be kept and checked without this server.</summary>
public sealed record GetReceipt(string Campaign, Guid Id) : IQuery<NoticeReceipt>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPosted;
}

/// <summary>What of a notice is public now, in the form whose digest a receipt holds.</summary>
public sealed record GetPostedText(string Campaign, Guid Id) : IQuery<PostedText>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPosted;
}

/// <summary>A receipt. It holds no word of the notice: who kept the text can show that this is it.</summary>
public sealed record NoticeReceipt
{
    /// <summary>What the file is, with the version of its form.</summary>
    public const string Kind = "commendation-notice-receipt/1";

    /// <summary>The act of posting.</summary>
    internal const string Posting = "post-notice";

    /// <summary>Under which a line of the journal keeps the digest.</summary>
    internal const string Digest = "text";

    private static readonly JsonSerializerOptions Members = new(JsonSerializerDefaults.Web);

    /// <summary>What the file is, with the version of its form.</summary>
    public string Format { get; init; } = Kind;

    /// <summary>Code of the campaign.</summary>
    public required string Campaign { get; init; }

    /// <summary>Key of the notice.</summary>
    public required Guid Notice { get; init; }

    /// <summary>Day of posting.</summary>
    public required DateOnly PostedOn { get; init; }

    /// <summary>When the posting was recorded, UTC: before that nobody could see it here.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>Whether it was entered afterwards, in the record of a campaign that is over.</summary>
    public required bool EnteredAfterwards { get; init; }

    /// <summary>Who vouches for the day of a posting that was recorded late; absent for every other one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LateView? Late { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of what was made public, in canonical form.</summary>
    public required string TextDigest { get; init; }

    /// <summary>The line of the journal that tells of the posting.</summary>
    public required JournalMark Entry { get; init; }

    /// <summary>Who vouches for it.</summary>
    public JournalSignature? Signature { get; init; }

    /// <summary>The receipt of a posting, signed; null when its line is from before receipts were given.</summary>
    internal static NoticeReceipt? Of(OpenedCampaign opened, JournalEntry line, IJournalSigner signer)
    {
        if (line.Details.GetValueOrDefault(Digest) is not { } digest)
        {
            return null;
        }

        var receipt = new NoticeReceipt
        {
            Campaign = opened.Campaign.Code,
            Notice = line.SubjectId,
            PostedOn = line.On,
            RecordedAt = line.RecordedAt,
            EnteredAfterwards = opened.IsEnteredAfterwards,
            Late = LateView.Of(line.Details),
            TextDigest = digest,
            Entry = new JournalMark(line.Number, line.Hash),
            Signature = signer.Key,
        };
        var covered = JournalExport.Covered(JsonSerializer.SerializeToNode(receipt, Members)!.AsObject());
        return receipt with { Signature = signer.Key with { Value = signer.Sign(covered) } };
    }

    /// <summary>The receipts of several notices, by their keys.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, NoticeReceipt>> Of(OpenedCampaign opened, IReadOnlyCollection<Guid> notices, IJournalSigner signer, CancellationToken ct) =>
        (await opened.Store.Select(new LinesOfPosting(opened.Id, notices), line => line, ct))
        .Select(line => Of(opened, line, signer))
        .OfType<NoticeReceipt>()
        .ToDictionary(receipt => receipt.Notice);
}

/// <summary>What came of checking a receipt.</summary>
/// <param name="Campaign">Code of the campaign.</param>
/// <param name="Notice">Key of the notice.</param>
/// <param name="RecordedAt">When the posting was recorded.</param>
/// <param name="Entry">The line of the journal that tells of it.</param>
/// <param name="KeyId">Thumbprint of the key that signed; empty when the signature is none.</param>
/// <param name="Findings">Everything that does not fit.</param>
public sealed record ReceiptCheck(string Campaign, string Notice, string RecordedAt, JournalMark Entry, string KeyId, IReadOnlyList<JournalFinding> Findings)
{
    /// <summary>Day of the posting.</summary>
    public required string PostedOn { get; init; }

    /// <summary>Who vouches for that day, where the posting was recorded late; null for every other one.</summary>
    public required LateView? Late { get; init; }
}

/// <summary>Checks a receipt, without a database.</summary>
public static class ReceiptChecks
{
    /// <summary>The findings of a receipt; refused when it is no receipt at all.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <param name="text">What the notice is said to have made public, as the public address gave it; null when only the receipt is checked.</param>
    /// <param name="signature">Checks signatures.</param>
    public static Outcome<ReceiptCheck> Check(JsonObject receipt, JsonObject? text, SignatureCheck signature)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        ArgumentNullException.ThrowIfNull(signature);
        try
        {
            if ((string?)receipt["format"] != NoticeReceipt.Kind)
            {
                return NoReceipt($"\"format\": \"{NoticeReceipt.Kind}\"");
            }

            var entry = new JournalMark((long)receipt["entry"]!["number"]!, (string)receipt["entry"]!["hash"]!);
            var notice = (string)receipt["notice"]!;
            var signed = receipt["signature"]!.AsObject();
            var key = signature((string?)signed["algorithm"], signed["publicKey"]!.AsObject(), JournalExport.Covered(receipt), (string)signed["value"]!);
            var findings = new List<JournalFinding>();
            if (key is null || key != (string?)signed["keyId"])
            {
                findings.Add(new JournalFinding(ViolationCode.SignatureInvalid.Name, 0, null, new Text("签名与内容不符：回执在签发后被改动。", "The signature is not that of the content: the receipt was altered after it was given.")));
            }

            if (text is not null && CanonicalJson.Sha256(CanonicalJson.Write(text)) != (string)receipt["textDigest"]!)
            {
                findings.Add(new JournalFinding(ViolationCode.TextNotPosted.Name, entry.Number, $"public-notice/{notice}", new Text("该公告内容不是回执所记的内容。", "The text is not the one that the receipt was given for.")));
            }

            return new ReceiptCheck((string)receipt["campaign"]!, notice, (string)receipt["recordedAt"]!, entry, key ?? string.Empty, findings)
            {
                PostedOn = (string)receipt["postedOn"]!,
                Late = receipt["late"].Deserialize<LateView>(JsonSerializerOptions.Web),
            };
        }
        catch (Exception fault) when (fault is NullReferenceException or InvalidOperationException or FormatException or ArgumentException or JsonException)
        {
            return NoReceipt("format, campaign, notice, textDigest, entry, signature");
        }
    }

    private static Violation NoReceipt(string required) => new(
        ViolationCode.NoReceipt, new Text("这不是本系统签发的公示回执，或其结构已被破坏。", "This is no receipt that this system gave, or its structure is broken."))
    { Required = required };
}

/// <summary>What of a notice is public, in the one form that is digested: codes instead of titles, so that it reads the same in every language.</summary>
public sealed record PostedText
{
    private static readonly JsonSerializerOptions Members = new(JsonSerializerDefaults.Web);

    public required string Campaign { get; init; }

    public required Guid Notice { get; init; }

    public required string Stage { get; init; }

    /// <summary>Code of the organisation that posted it.</summary>
    public required string PostedBy { get; init; }

    public required DateOnly PostedOn { get; init; }

    /// <summary>Where else it was published; absent where it was not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PublishedElsewhere? PublishedElsewhere { get; init; }

    public required IReadOnlyDictionary<string, string> Content { get; init; }

    public required IReadOnlyList<NamedInText> Nominees { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of the canonical form.</summary>
    internal string Digest() => CanonicalJson.Sha256(CanonicalJson.Write(JsonSerializer.SerializeToNode(this, Members)));

    internal static NamedInText Named(Nomination nomination, CampaignPolicy policy) => new(
        nomination.Nominee.Name,
        nomination.Award,
        nomination.RecommendedBy,
        nomination.Facts.Where(fact => policy.Facts.Find(fact.Key)?.Privacy == Privacy.Public).ToDictionary());
}

/// <summary>A nominee in the text of a notice.</summary>
/// <param name="Name">Name.</param>
/// <param name="Award">Code of the award.</param>
/// <param name="RecommendedBy">Code of the recommending organisation.</param>
/// <param name="Facts">Facts that the campaign declares as public.</param>
public sealed record NamedInText(string Name, string Award, string RecommendedBy, IReadOnlyDictionary<string, string> Facts);

internal sealed class LinesOfPosting : Specification<JournalEntry>
{
    public LinesOfPosting(Guid campaignId, IReadOnlyCollection<Guid> notices) =>
        Query.Where(entry => entry.CampaignId == campaignId && notices.Contains(entry.SubjectId) && entry.Act == NoticeReceipt.Posting);
}

internal sealed class GetReceiptHandler(CampaignOpener campaigns, IJournalSigner signer) : IRequestHandler<GetReceipt, Outcome<NoticeReceipt>>
{
    public Task<Outcome<NoticeReceipt>> Handle(GetReceipt request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.Find<PublicNotice>(request.Id, cancellationToken).Then<PublicNotice, NoticeReceipt>(async notice =>
            (await NoticeReceipt.Of(opened, [notice.Id], signer, cancellationToken)).GetValueOrDefault(notice.Id) is { } receipt
                ? receipt
                : Outcome.Missing("回执 / receipt", notice.Id.ToString())));
}

internal sealed class GetPostedTextHandler(CampaignOpener campaigns) : IRequestHandler<GetPostedText, Outcome<PostedText>>
{
    public Task<Outcome<PostedText>> Handle(GetPostedText request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.Find<PublicNotice>(request.Id, cancellationToken).SelectAsync(async notice =>
        {
            var posted = (await PostedNominees.Of(opened, [notice], cancellationToken))[notice.Id];
            return new PostedText
            {
                Campaign = opened.Campaign.Code,
                Notice = notice.Id,
                Stage = notice.Stage,
                PostedBy = notice.Organisation,
                PostedOn = notice.PostedOn,
                PublishedElsewhere = notice.PublishedElsewhere,
                Content = posted.Content,
                Nominees = [.. posted.Shown.Select(one => PostedText.Named(one.Nomination, opened.Policy))],
            };
        }));
}
