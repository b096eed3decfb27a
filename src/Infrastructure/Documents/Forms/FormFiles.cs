using System.Collections.Concurrent;
using System.IO.Compression;
using System.Xml;
using Commendation.Application.Common;
using Commendation.Application.Submissions;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;
using DocumentFormat.OpenXml.Packaging;

namespace Commendation.Infrastructure.Documents.Forms;

/// <summary>Forms as Word documents and Excel workbooks. A template is read once for each version of a policy.</summary>
internal sealed class FormFiles(ICampaignLibrary library) : IFormFiles
{
    private const int LongestValue = 20_000;

    private readonly ConcurrentDictionary<(string Code, string Version, string Material), FormTemplate> _templates = new();

    public async Task<MadeDocument> Write(CampaignPolicy policy, FilledForm form, CancellationToken ct)
    {
        var material = policy.Materials.First(known => known.Code == form.Material);
        var template = await TemplateOf(policy, material, ct);
        var properties = new Dictionary<string, string>(template.Structure.Properties) { [FormTemplate.MarkName] = template.Mark };
        if (form.NominationId is { } nomination)
        {
            properties[FormTemplate.NominationName] = nomination.ToString();
        }

        var columns = material.Fields.Count;
        var content = material.IsTable
            ? SheetForm.Fill(template, [.. form.Fields.Chunk(columns).Where(row => row.Length == columns).Select(row => row.Select(field => field.Value).ToList())], properties)
            : WordForm.Fill(template.Content, material.Fields.Zip(form.Fields).ToDictionary(pair => pair.First.Code, pair => pair.Second.Value), properties);
        var whose = form.Fields.Zip(material.Fields).FirstOrDefault(pair => pair.Second.Source == "name" && !material.IsTable).First?.Value;
        var name = string.Concat($"{material.Code} {material.Title.Zh}{(whose is null ? string.Empty : $" {whose}")}".Where(letter => !Path.GetInvalidFileNameChars().Contains(letter) && letter is not ('\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|')));
        return new MadeDocument(name + FormTemplate.Ending(material), MediaTypeOf(material), content);
    }

    public async Task<MadeDocument> Template(CampaignPolicy policy, Material material, CancellationToken ct) =>
        new($"{material.Code} {material.Title.Zh}{FormTemplate.Ending(material)}", MediaTypeOf(material), (await TemplateOf(policy, material, ct)).Content);

    public async Task<Outcome<FilledForm>> Read(CampaignPolicy policy, IReadOnlyList<string> materials, IReadOnlyList<Nomination> nominations, HandedFile file, CancellationToken ct)
    {
        var ending = Path.GetExtension(file.Name).ToLowerInvariant();
        var candidates = policy.Materials.Where(material => materials.Contains(material.Code) && FormTemplate.Ending(material) == ending).ToList();
        if (candidates.Count == 0)
        {
            var endings = policy.Materials.Where(material => materials.Contains(material.Code)).Select(material => FormTemplate.Ending(material)[1..]).Distinct().ToList();
            return Refused(file, ending is ".docm" or ".xlsm" or ".dotm"
                ? new Violation(ViolationCode.FileActive, new Text("文件为启用宏的格式；请另存为不含宏的docx或xlsx。", "The file is of a format with macros; save it as docx or xlsx without them."))
                : new Violation(ViolationCode.FileKind, new Text($"请上传：{string.Join("、", endings)}。", $"Send: {string.Join(", ", endings)}.")) { Actual = ending, Required = string.Join(", ", endings) });
        }

        if (DocumentGuard.Fault(file.Content, ending) is { } fault)
        {
            return Refused(file, fault);
        }

        try
        {
            var templates = new List<FormTemplate>();
            foreach (var material in candidates)
            {
                templates.Add(await TemplateOf(policy, material, ct));
            }

            return Read(policy, templates, nominations, file);
        }
        catch (Exception damaged) when (damaged is OpenXmlPackageException or XmlException or InvalidDataException or FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException or NullReferenceException)
        {
            // The library opens a file piece by piece and throws what its pieces throw.
            return Refused(file, OfficePackage.Damaged());
        }
    }

    public MadeDocument Pack(string name, IReadOnlyList<MadeDocument> documents)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var document in documents)
            {
                var (stem, ending) = (Path.GetFileNameWithoutExtension(document.Name), Path.GetExtension(document.Name));
                var unique = document.Name;
                for (var again = 2; !taken.Add(unique); again++)
                {
                    unique = $"{stem} ({again.ToString(System.Globalization.CultureInfo.InvariantCulture)}){ending}";
                }

                // Office files are compressed already.
                using var entry = archive.CreateEntry(unique, CompressionLevel.NoCompression).Open();
                entry.Write(document.Content);
            }
        }

        return new MadeDocument(name, MediaTypes.Zip, stream.ToArray());
    }

    private static Outcome<FilledForm> Read(CampaignPolicy policy, List<FormTemplate> templates, IReadOnlyList<Nomination> nominations, HandedFile file)
    {
        var readings = templates.ConvertAll(template => (Template: template, Read: Structure(template, file)));
        var marks = readings[0].Read.Structure.Properties;
        var mark = marks.GetValueOrDefault(FormTemplate.MarkName);
        var (template, (given, sheets)) = mark is null
            ? readings.Find(reading => FormStructure.Difference(reading.Template.Structure, reading.Read.Structure) is null) is { Template: not null } same ? same : Nearest(readings)
            : readings.Find(reading => mark.Split('/') is [var campaign, var code, ..] && campaign == policy.Code && code == reading.Template.Material.Code) is { Template: not null } named ? named : Nearest(readings);
        var material = template.Material;
        var clause = material.FormatClause ?? material.Clause;
        if (mark is not null && mark != template.Mark)
        {
            return Refused(file, new Violation(
                ViolationCode.FormTemplateOther,
                mark.Split('/') is [var campaign, ..] && campaign != policy.Code
                    ? new Text($"文件是另一活动（{campaign}）的表格。", $"The file is a form of another campaign ({campaign}).")
                    : new Text($"文件不是现行模板的“{material.Title.Zh}”，请取现行表格重新填写。", $"The file is not of the present template of the {material.Title.En}; take the present form and fill it anew."),
                clause)
            { Actual = mark, Required = template.Mark });
        }

        if (given.Tracked)
        {
            return Refused(file, new Violation(ViolationCode.FormTracked, new Text("文件中有尚未接受或拒绝的修订；请全部接受或拒绝后保存。", "The file holds tracked changes; accept or reject all of them and save it."), clause));
        }

        if (sheets > 1)
        {
            return Refused(file, new Violation(ViolationCode.SheetsSeveral, new Text("文件中有多张有内容的工作表；只能有一张。", "More than one sheet has content; there may be one."), clause));
        }

        var difference = FormStructure.Difference(template.Structure, given);
        if (difference is { } changed && (material.FormatClause is not null || template.Structure.Codes.Except(given.Codes).Any()))
        {
            return Refused(file, Altered(material, changed.Issued, changed.Given, clause));
        }

        var structure = difference is null ? template.Structure : given;
        return Form(policy, material, structure, given.Values, marks, nominations, file);
    }

    private static Outcome<FilledForm> Form(
        CampaignPolicy policy, Material material, FormStructure structure, IReadOnlyList<string> values, IReadOnlyDictionary<string, string> marks, IReadOnlyList<Nomination> nominations, HandedFile file)
    {
        var codes = structure.Codes.Select(code => code!).ToList();
        var fields = new List<FilledField>();
        foreach (var row in material.IsTable ? values.Chunk(Math.Max(codes.Count, 1)) : [values.ToArray()])
        {
            foreach (var field in material.Fields)
            {
                // A field may stand in a form twice, as the name does on the cover and in the table; both say the same.
                var said = codes.Index().Where(code => code.Item == field.Code).Select(code => row.ElementAtOrDefault(code.Index) ?? string.Empty).Where(value => value.Length > 0).ToList();
                if (said.Exists(other => !Domain.Submissions.Forms.SaysSame(other, said[0])))
                {
                    return Refused(file, new Violation(ViolationCode.FormDiffers, new Text($"“{field.Label}”在表中两处不一致。", $"'{field.Label}' says one thing in one place of the form and another in the next."), material.Clause) { Fact = field.Code, Actual = Told(said[^1]), Required = Told(said[0]) }, field.Code);

                    string Told(string value) => Domain.Submissions.Forms.IsHidden(field, policy) ? FactDefinition.Hidden : value;
                }

                var value = said.Count > 0 ? said[0] : string.Empty;
                if (value.Length > LongestValue || UnseenCharacter.InText(value) is not null)
                {
                    var unfit = new Text($"“{field.Label}”过长，或含有看不见、改变文字方向的字符。", $"'{field.Label}' is too long, or has characters that cannot be seen or turn the direction of the text.");
                    return Refused(file, new Violation(ViolationCode.TextInvalid, unfit, material.Clause) { Fact = field.Code }, field.Code);
                }

                fields.Add(new FilledField(field.Label, value) { Code = field.Code });
            }
        }

        return new FilledForm(material.Code, material.PerNominee ? Whose(material, fields, marks, nominations) : null, fields, material.Copies) { File = file.Name };
    }

    // A form that was filled here says whose it is; any other is found by the name in it.
    private static Guid? Whose(Material material, List<FilledField> fields, IReadOnlyDictionary<string, string> marks, IReadOnlyList<Nomination> nominations)
    {
        if (Guid.TryParse(marks.GetValueOrDefault(FormTemplate.NominationName), out var key))
        {
            return key;
        }

        var column = material.Fields.ToList().FindIndex(field => field.Source == "name");
        var named = column < 0 ? [] : nominations.Where(nomination => material.AppliesTo(nomination.Award) && Domain.Submissions.Forms.SaysSame(nomination.Nominee.Name, fields[column].Value)).ToList();
        return named is [var only] ? only.Id : null;
    }

    private static (FormTemplate Template, (FormStructure Structure, int Sheets) Read) Nearest(List<(FormTemplate Template, (FormStructure Structure, int Sheets) Read)> readings) =>
        readings.MaxBy(reading => reading.Template.Structure.Codes.Intersect(reading.Read.Structure.Codes).Count());

    private static (FormStructure Structure, int Sheets) Structure(FormTemplate template, HandedFile file)
    {
        using var stream = new MemoryStream(file.Content);
        return template.Material.IsTable ? SheetForm.Read(stream, template) : (WordForm.Read(stream), 1);
    }

    private static Violation Altered(Material material, Piece issued, Piece given, string clause)
    {
        var (required, actual) = (issued.Tell(), given.Tell());
        var (zh, en) = given.Kind == PieceKind.End ? (issued.Where.Zh, issued.Where.En) : (given.Where.Zh, given.Where.En);
        return new Violation(
            ViolationCode.FormAltered,
            new Text(
                $"“{material.Title.Zh}”的格式被改动：{zh}应为{required.Zh}，实际为{actual.Zh}；填表不得改变格式。",
                $"The format of the {material.Title.En} was changed: {en} there must be {required.En}, not {actual.En}; the format may not be changed."),
            clause)
        { Place = zh, Actual = actual.Zh, Required = required.Zh };
    }

    // The place begins with the file; what is known of the spot in it follows.
    private static Outcome<FilledForm> Refused(HandedFile file, Violation violation, string? field = null) =>
        violation with { Place = string.Join('#', new[] { file.Name, field ?? violation.Place }.OfType<string>()) };

    private async Task<FormTemplate> TemplateOf(CampaignPolicy policy, Material material, CancellationToken ct)
    {
        var key = (policy.Code, policy.Version, material.Code);
        if (!_templates.TryGetValue(key, out var template))
        {
            var source = await library.Source(policy.Code, policy.Version, ct);
            template = _templates.GetOrAdd(key, FormTemplates.Of(policy, material, source.Files.GetValueOrDefault(FormTemplate.FileName(material))));
        }

        return template;
    }

    private static string MediaTypeOf(Material material) => material.IsTable ? MediaTypes.Xlsx : MediaTypes.Docx;
}
