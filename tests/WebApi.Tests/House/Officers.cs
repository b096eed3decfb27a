using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Commendation.Infrastructure.Security;

namespace Commendation.WebApi.Tests.House;

/// <summary>
/// The people of the offices, with tokens of one development key. In each office one clerk recommends, hands in and posts, and another
/// officer reviews: nobody reviews what they recommended.
/// </summary>
internal static partial class Officers
{
    /// <summary>File of the key, which the hosts under test use as well.</summary>
    public static string KeyFile { get; } = Path.Combine(Directory.CreateTempSubdirectory("commendation-key-").FullName, "key.pem");

    /// <summary>Folder of the keys that seal personal data.</summary>
    public static string KeysFolder { get; } = Path.Combine(Path.GetDirectoryName(KeyFile)!, "keys");

    private static readonly Lazy<DevelopmentKey> Key = new(() => DevelopmentKey.Open(KeyFile, "Development"));
    private static readonly ConcurrentDictionary<string, string> Tokens = new();

    /// <summary>Somebody who reads everything.</summary>
    public static string Auditor => Token(["auditor"], string.Empty);

    /// <summary>A token with these roles.</summary>
    public static string Token(IReadOnlyList<string> roles, string organisation, string? subject = null, params string[] campaigns) => Tokens.GetOrAdd(
        $"{string.Join('+', roles)}@{organisation}/{subject}/{string.Join(',', campaigns)}",
        _ => Key.Value.Token(new IdentityOptions(), roles, organisation, subject, campaigns));

    /// <summary>Who of an office does what is asked.</summary>
    public static string For(string organisation, string path, string? body) => organisation switch
    {
        "63GOV" => Token(["deciding-authority"], organisation),
        "63LG" => Token(["organising-office", "recommending-unit"], organisation),
        _ when Restatement().IsMatch(path) => Token(["recommending-unit", Reviewer(organisation)], organisation),
        _ when !IsReview(path, body) => Token(["recommending-unit"], organisation),
        _ => Token([Reviewer(organisation)], organisation),
    };

    private static string Reviewer(string organisation) => organisation.StartsWith("63D", StringComparison.Ordinal) ? "department-reviewer" : "regional-reviewer";

    private static bool IsReview(string path, string? body) =>
        ReviewAct().IsMatch(path)
        || (path.EndsWith("/acts", StringComparison.Ordinal) && body is not null && ReviewOfMany().IsMatch(body))
        || (path.EndsWith("/submissions", StringComparison.Ordinal) && body?.Contains("\"submission\"", StringComparison.Ordinal) == true)
        || (path.EndsWith("/records", StringComparison.Ordinal) && body is not null && !Recommendation().IsMatch(body));

    [GeneratedRegex("/acts/(pass|return|reject|accept-late|dismiss|uphold|lift|keep)$")]
    private static partial Regex ReviewAct();

    [GeneratedRegex("\"act\":\"(pass|return|reject|accept-late)\"")]
    private static partial Regex ReviewOfMany();

    // Both desks put right what they hold.
    [GeneratedRegex("/acts/(correct|report-change)$")]
    private static partial Regex Restatement();

    [GeneratedRegex("\"(democratic-|inspection-and-|leadership-|individual-|collective-)")]
    private static partial Regex Recommendation();
}
