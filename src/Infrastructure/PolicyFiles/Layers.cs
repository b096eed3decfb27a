using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles.Syntax;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>
/// The folders that a campaign's folder is read from, one over the other. An amendment lies in <c>amendments/NAME</c> of the campaign's folder
/// and holds the files that read differently from its day on; what it does not hold is as in the amendment before it, or in the campaign's
/// folder. So an amendment's folder can be used wherever a campaign's can.
/// </summary>
internal static class Layers
{
    /// <summary>Name of the folder inside a campaign's folder; amendments follow each other in the order of their names.</summary>
    public const string Amendments = "amendments";

    /// <summary>The campaign's own folder first; a folder that is no amendment is its only layer.</summary>
    public static IReadOnlyList<string> Of(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Path.GetDirectoryName(full) is not { } siblings || Path.GetFileName(siblings) != Amendments || Path.GetDirectoryName(siblings) is not { } campaign || !Directory.Exists(full))
        {
            return [full];
        }

        return [campaign, .. AmendmentsOf(campaign).Where(one => string.CompareOrdinal(Path.GetFileName(one), Path.GetFileName(full)) <= 0)];
    }

    /// <summary>The folders of a campaign's amendments, in order.</summary>
    public static IReadOnlyList<string> AmendmentsOf(string campaign) => Path.Combine(campaign, Amendments) is var folder && Directory.Exists(folder)
        ? [.. Directory.EnumerateDirectories(folder).OrderBy(Path.GetFileName, StringComparer.Ordinal)]
        : [];
}

/// <summary>An amendment as its folder describes it (修订), not yet adopted.</summary>
/// <param name="Document">Number of the document that orders it.</param>
/// <param name="Reason">Why.</param>
/// <param name="EffectiveOn">First day on which acts are judged by it.</param>
public sealed record AmendmentNote(string Document, string Reason, DateOnly EffectiveOn);

/// <summary>Reads the folder of an amendment.</summary>
public static class AmendmentFolder
{
    /// <summary>Name of the file that says what an amendment rests on.</summary>
    public const string NoteName = "amendment.yaml";

    /// <summary>What amendment.yaml says.</summary>
    internal static Reader<AmendmentNote> Note { get; } = Expect.Mapping(f => new AmendmentNote(
        f.Required("document", Expect.Words, "修订文件的文号", "number of the paper that orders the amendment"),
        f.Required("reason", Expect.Words, "修订理由", "why it is amended"),
        f.Required("effectiveOn", Expect.Day, "生效日期：自当日起办理的事项按修订后的规则判定", "first day on which acts are judged by it")));

    /// <summary>The folders of a campaign's amendments, in order.</summary>
    public static IReadOnlyList<string> Of(string campaign) => Layers.AmendmentsOf(campaign);

    /// <summary>Whether a folder is that of an amendment.</summary>
    public static bool Is(string folder) => Layers.Of(folder).Count > 1;

    /// <summary>The folder whose version an amendment amends: that of the amendment before it, or the campaign's own.</summary>
    public static string Amended(string folder) => Layers.Of(folder)[^2];

    /// <summary>What the amendment rests on, and the text of the files that it replaces; or every fault of its own files.</summary>
    public static Outcome<(AmendmentNote Note, IReadOnlyDictionary<string, string> Files)> Read(string folder)
    {
        var findings = new Findings();
        var files = CampaignFiles.Names.Where(name => File.Exists(Path.Combine(folder, name))).Select(name => KeyValuePair.Create(name, CampaignFiles.Text(folder, name, findings)))
            .Concat(CampaignFiles.FormsOf(folder, findings))
            .ToDictionary();
        var text = CampaignFiles.Text(folder, NoteName, findings);
        if (findings.Count > 0)
        {
            return Outcome.Refused(findings.All);
        }

        var note = Read(NoteName, text, findings);
        return findings.Count > 0 ? Outcome.Refused(findings.All) : (note, files);
    }

    internal static AmendmentNote Read(string name, string text, Findings findings)
    {
        var plain = CampaignFiles.Normalised(text);
        return Note.Read((PlainText.Check(name, plain, findings) ? YamlTree.Parse(name, plain, findings) : null) ?? new Unreadable(string.Empty, new Position(name, 1, 1), findings));
    }
}
