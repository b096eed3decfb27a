using System.Text;
using Commendation.Domain.Calendars;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification.Boundaries;
using Commendation.Infrastructure.PolicyFiles.Schemas;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>A commented campaign to start from: it loads, verifies and rehearses before the first word is changed.</summary>
public static class StarterFolder
{
    private const string Prefix = "starter/";

    private const string Kinds = "templates/";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The kinds of campaigns that there is a template for.</summary>
    public static IReadOnlyList<string> Templates { get; } =
        [.. Resources(Kinds).Keys.Select(name => name.Split('/')[0]).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Writes the folder; gives the files written, or says why nothing was. The folder's name becomes the campaign's code.</summary>
    /// <param name="folder">The folder, which must not exist.</param>
    /// <param name="calendar">Working days, for the boundary cases.</param>
    /// <param name="from">A kind of campaign, or the folder of another campaign, to start from; null for the commented one.</param>
    public static Outcome<IReadOnlyList<string>> Write(string folder, WorkingCalendar calendar, string? from = null)
    {
        string full;
        try
        {
            full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException or IOException)
        {
            return Unusable(folder);
        }

        if (!IsCode(Path.GetFileName(full)))
        {
            return Unusable(Path.GetFileName(full));
        }

        if (Path.Exists(full))
        {
            return new Violation(ViolationCode.FolderExists, new Text($"“{folder}”已存在，不会覆盖；请换一个名称。", $"'{folder}' exists and is left alone; choose another name.")) { Place = folder };
        }

        try
        {
            return (from is null ? Outcome<IReadOnlyList<KeyValuePair<string, string>>>.Of([.. Files(full, calendar)]) : Copied(full, from))
                .Select<IReadOnlyList<string>>(files => [.. files.Select(file => Written(full, file.Key, file.Value))]);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Violation(ViolationCode.FolderUnwritable, new Text($"无法写入“{folder}”：{fault.Message}", $"'{folder}' cannot be written: {fault.Message}")) { Place = folder };
        }
    }

    private static bool IsCode(string name) =>
        name.Length <= 60 && name.Split('-').All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));

    private static Violation Unusable(string name) => new(
        ViolationCode.SlugInvalid,
        new Text(
            $"“{name}”不能作为活动代码：请用小写字母、数字和连字符，以字母或数字开头和结尾，不超过60字，例如 commendation-2026。",
            $"'{name}' cannot be a campaign's code: use lower-case letters, digits and hyphens, with a letter or digit at both ends, at most 60 characters, for example commendation-2026."))
    {
        Place = name,
    };

    private static IEnumerable<KeyValuePair<string, string>> Files(string folder, WorkingCalendar calendar)
    {
        var own = Resources(Prefix);
        var files = new CampaignFiles(
            Path.GetFileName(folder), own[CampaignFiles.CampaignName], own[CampaignFiles.ClausesName], own[CampaignFiles.OrganisationsName], own[CampaignFiles.QuotasName]);
        var subject = PolicyReader.Verifiable(files, new Dictionary<string, string>(), calendar).Value.Subject;
        own[$"{ScenarioFiles.Folder}/boundaries.yaml"] = ScenarioWriter.Boundaries(subject);
        return own.Select(file => KeyValuePair.Create(file.Key, SchemaLine(Path.Combine(folder, file.Key), file.Key) + file.Value));
    }

    // The four files and the scenarios of another campaign, as one that is to run: what says that it is over stays behind, and so do amendments.
    private static Outcome<IReadOnlyList<KeyValuePair<string, string>>> Copied(string folder, string from)
    {
        IReadOnlyDictionary<string, string> files;
        if (Templates.Contains(from))
        {
            files = Resources($"{Kinds}{from}/");
        }
        else if (Directory.Exists(from))
        {
            var read = CampaignFiles.Read(from);
            if (!read.Accepted)
            {
                return Outcome.Refused([.. read.Violations.Select(violation => violation with { Place = $"{from.TrimEnd('/', '\\')}/{violation.Place}" })]);
            }

            files = read.Value.All.Concat(ScenarioFiles.Find(from)).ToDictionary(file => file.Key, file => file.Value);
        }
        else
        {
            return Violation.Unknown(ViolationCode.TemplateUnknown, from, Templates) with { Place = "--from" };
        }

        return Outcome<IReadOnlyList<KeyValuePair<string, string>>>.Of(
            [.. files.Select(file => CampaignFiles.IsForm(file.Key) ? file : KeyValuePair.Create(file.Key, SchemaLine(Path.Combine(folder, file.Key), file.Key) + Running(file.Key, WithoutSchema(CampaignFiles.Normalised(file.Value)))))]);
    }

    private static string WithoutSchema(string text) =>
        text.StartsWith("# yaml-language-server", StringComparison.Ordinal) ? text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..] : text;

    private static string Running(string name, string text)
    {
        if (name != CampaignFiles.CampaignName)
        {
            return text;
        }

        var kept = new List<string>();
        var record = false;
        foreach (var line in text.Split('\n'))
        {
            record = line.StartsWith("record:", StringComparison.Ordinal) || (record && line.StartsWith(' '));
            if (!record)
            {
                kept.Add(line);
            }
        }

        return string.Join('\n', kept);
    }

    private static Dictionary<string, string> Resources(string prefix) => typeof(StarterFolder).Assembly.GetManifestResourceNames()
        .Where(name => name.Replace('\\', '/').StartsWith(prefix, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(name => (Resource: name, Name: name[prefix.Length..].Replace('\\', '/')))
        .ToDictionary(file => file.Name, file => CampaignFiles.IsForm(file.Name) ? InBase64(file.Resource) : Text(file.Resource));

    private static string InBase64(string resource)
    {
        using var stream = typeof(StarterFolder).Assembly.GetManifestResourceStream(resource)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Convert.ToBase64String(bytes.ToArray());
    }

    private static string SchemaLine(string path, string file) => CampaignSchemas.NameFor(file) is { } name ? CampaignSchemas.LineFor(name, path) : string.Empty;

    private static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(StarterFolder).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Written(string folder, string name, string text)
    {
        var file = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (CampaignFiles.IsForm(name))
        {
            File.WriteAllBytes(file, Convert.FromBase64String(text));
        }
        else
        {
            File.WriteAllText(file, text, Utf8);
        }

        return name;
    }
}
