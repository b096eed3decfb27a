using System.Collections.ObjectModel;
using System.Security.Cryptography;
using System.Text;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles.Syntax;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>
/// The text of one campaign folder. A running campaign is pinned to it: the text is kept and read again, whatever becomes of the folder.
/// </summary>
/// <param name="Slug">Name of the folder, the code of the campaign.</param>
/// <param name="Campaign">Text of campaign.yaml.</param>
/// <param name="Clauses">Text of clauses.yaml.</param>
/// <param name="Organisations">Text of organisations.csv.</param>
/// <param name="Quotas">Text of quotas.csv.</param>
public sealed record CampaignFiles(string Slug, string Campaign, string Clauses, string Organisations, string Quotas)
{
    public const string CampaignName = "campaign.yaml";
    public const string ClausesName = "clauses.yaml";
    public const string OrganisationsName = "organisations.csv";
    public const string QuotasName = "quotas.csv";

    /// <summary>More than any campaign needs, in bytes.</summary>
    public const int LargestFile = 1024 * 1024;

    private static readonly List<string> Order = [CampaignName, ClausesName, OrganisationsName, QuotasName];

    /// <summary>Folder of the templates of forms inside a campaign's folder.</summary>
    public const string FormsFolder = "forms";

    /// <summary>Templates of forms by their names, such as forms/annex-4.docx, each in base64.</summary>
    public IReadOnlyDictionary<string, string> Forms { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Names and texts of all files.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> All =>
    [
        new(CampaignName, Campaign),
        new(ClausesName, Clauses),
        new(OrganisationsName, Organisations),
        new(QuotasName, Quotas),
        .. Forms.OrderBy(form => form.Key, StringComparer.Ordinal),
    ];

    /// <summary>The files by name.</summary>
    public static CampaignFiles Of(string slug, IReadOnlyDictionary<string, string> files) =>
        new(slug, files[CampaignName], files[ClausesName], files[OrganisationsName], files[QuotasName]) { Forms = files.Where(file => IsForm(file.Key)).ToDictionary() };

    /// <summary>Whether a name is that of a form's template.</summary>
    public static bool IsForm(string name) => name.StartsWith($"{FormsFolder}/", StringComparison.Ordinal) && Path.GetExtension(name) is ".docx" or ".xlsx";

    /// <summary>Names of the four files that every campaign has.</summary>
    public static IReadOnlyList<string> Names => Order;

    /// <summary>Reads the files of a folder; of an amendment's folder, with those that it does not replace.</summary>
    public static Outcome<CampaignFiles> Read(string folder)
    {
        var findings = new Findings();
        var slug = Slugged(folder);
        if (slug is null || !Directory.Exists(folder))
        {
            findings.Add(folder, ViolationCode.FolderMissing, $"没有文件夹“{folder}”。", $"There is no folder '{folder}'.");
            return Outcome.Refused(findings.All);
        }

        var layers = Layers.Of(folder);
        string Latest(string name) => Text(layers.LastOrDefault(layer => File.Exists(Path.Combine(layer, name))) ?? folder, name, findings);
        var files = new CampaignFiles(layers.Count > 1 ? Path.GetFileName(layers[0]) : slug, Latest(CampaignName), Latest(ClausesName), Latest(OrganisationsName), Latest(QuotasName))
        {
            Forms = layers.SelectMany(layer => FormsOf(layer, findings)).GroupBy(form => form.Key).ToDictionary(form => form.Key, form => form.Last().Value),
        };
        return findings.Count > 0 ? Outcome.Refused(findings.All) : files;
    }

    /// <summary>Lower-case SHA-256 over names and texts. Line endings do not count, so that every checkout gives the same digest.</summary>
    public string Digest() => DigestOf(All.ToDictionary());

    /// <summary>The same over files as they are stored.</summary>
    internal static string DigestOf(IReadOnlyDictionary<string, string> files) => DigestOf(files
        .OrderBy(file => Order.IndexOf(file.Key))
        .ThenBy(file => file.Key, StringComparer.Ordinal));

    private static string DigestOf(IEnumerable<KeyValuePair<string, string>> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, text) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{Normalised(text)}\0"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A text with one kind of line ending and without a byte order mark.</summary>
    internal static string Normalised(string text) =>
        text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>The templates of a folder; what is temporary or hidden, as Word leaves it behind, is none.</summary>
    internal static IReadOnlyDictionary<string, string> FormsOf(string folder, Findings findings)
    {
        var forms = new Dictionary<string, string>();
        var templates = Path.Combine(folder, FormsFolder);
        foreach (var path in Directory.Exists(templates) ? Directory.EnumerateFiles(templates).Where(path => !Path.GetFileName(path).StartsWith('~') && !Path.GetFileName(path).StartsWith('.')) : [])
        {
            var name = $"{FormsFolder}/{Path.GetFileName(path)}";
            if (!IsForm(name))
            {
                findings.Add(name, ViolationCode.FileName, "表格模板须为docx或xlsx文件。", "A template of a form is a docx or xlsx file.");
            }
            else if (new FileInfo(path).Length > LargestFile / 4 * 3)
            {
                TooLarge(name, findings);
            }
            else
            {
                forms[name] = Convert.ToBase64String(File.ReadAllBytes(path));
            }
        }

        return forms;
    }

    private static string? Slugged(string folder)
    {
        try
        {
            return Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        }
        catch (Exception fault) when (fault is ArgumentException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    internal static string Text(string folder, string name, Findings findings)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            findings.Add(name, ViolationCode.FileMissing, $"缺少文件“{name}”，请补充。", $"The file '{name}' is missing; add it.");
            return string.Empty;
        }

        var text = TextFile.Read(path, LargestFile);
        text.Violations.ToList().ForEach(violation => findings.Add(violation with { Place = name }));
        return text.Accepted ? text.Value : string.Empty;
    }

    internal static void TooLarge(string name, Findings findings) =>
        findings.Add(name, ViolationCode.TooLarge, "文件超过1 MiB，请精简。", "The file is larger than 1 MiB; make it smaller.");
}
