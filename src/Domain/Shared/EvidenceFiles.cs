namespace Commendation.Domain.Shared;

/// <summary>
/// References to evidence (附件): words for paper on a shelf, and digests of files that were uploaded. A file is named by its content, so that a
/// reference never comes to mean another file.
/// </summary>
public static class EvidenceFiles
{
    /// <summary>How a reference to a file begins; the SHA-256 of its content follows in 64 lower-case hexadecimal digits.</summary>
    public const string Prefix = "sha256:";

    /// <summary>The name under which a journal line tells of the files that an act named, one reference a line.</summary>
    public const string Detail = "attachments";

    /// <summary>Whether a reference means a file.</summary>
    public static bool IsFile(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return reference.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The references that mean files, each once and in their order.</summary>
    /// <param name="references">References; null for none.</param>
    public static IReadOnlyList<string> In(IEnumerable<string>? references) => [.. (references ?? []).Where(IsFile).Distinct()];

    /// <summary>The details of a journal line with the files that its act names; as they are where it names none.</summary>
    internal static Dictionary<string, string> Naming(this Dictionary<string, string> details, IEnumerable<string>? references) =>
        In(references) is { Count: > 0 } files ? new Dictionary<string, string>(details) { [Detail] = string.Join('\n', files) } : details;
}
