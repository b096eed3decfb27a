using System.Security.Cryptography;
using System.Text;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles;
using Text = Commendation.Domain.Shared.Text;

namespace Commendation.Infrastructure.Documents.Forms;

/// <summary>The templates of a campaign's forms: those in its folder, and for the rest the one that follows from the fields.</summary>
public static class FormTemplates
{
    private const string MaterialName = "CommendationMaterial";
    private const string AwardName = "CommendationAward";

    /// <summary>Draws up the template of every form, by the name of its file.</summary>
    public static IReadOnlyDictionary<string, byte[]> Make(CampaignPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.Materials.ToDictionary(FormTemplate.FileName, material => Make(policy, material));
    }

    /// <summary>The policy, or everything by which the templates of its folder do not fit the fields of its forms.</summary>
    internal static Outcome<CampaignPolicy> Checked(CampaignFiles files, CampaignPolicy policy)
    {
        var faults = files.Forms.SelectMany(form => Faults(form.Key, Content(form.Value), policy)).ToList();
        return faults.Count == 0 ? policy : Outcome.Refused(faults);
    }

    /// <summary>The template of a material.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="material">The material.</param>
    /// <param name="own">The file in the campaign's folder, in base64; null where it has none.</param>
    internal static FormTemplate Of(CampaignPolicy policy, Material material, string? own)
    {
        var content = own is null ? Make(policy, material) : Convert.FromBase64String(own);
        var structure = Structure(material, content);
        var format = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(structure.Canonical())))[..16];
        return new FormTemplate(material, content, structure, $"{policy.Code}/{material.Code}/{format}");
    }

    // What is no base64 is no document either, and is refused as one that is damaged.
    private static byte[] Content(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : Encoding.UTF8.GetBytes(text);
    }

    private static byte[] Make(CampaignPolicy policy, Material material)
    {
        var properties = new Dictionary<string, string> { [MaterialName] = $"{policy.Code}/{material.Code}" };
        if (material.Award is { } award)
        {
            properties[AwardName] = award;
        }

        return material.IsTable
            ? SheetForm.Describe(SheetForm.Make(policy, material), properties)
            : WordForm.Fill(WordTemplate.Make(policy, material), new Dictionary<string, string>(), properties);
    }

    private static FormStructure Structure(Material material, byte[] content)
    {
        using var stream = new MemoryStream(content);
        return material.IsTable ? SheetForm.Read(stream, null).Structure : WordForm.Read(stream);
    }

    private static IEnumerable<Violation> Faults(string name, byte[] content, CampaignPolicy policy)
    {
        if (policy.Materials.FirstOrDefault(known => FormTemplate.FileName(known) == name) is not { } material)
        {
            yield return Violation.Unknown(ViolationCode.FileUnknown, name, policy.Materials.Select(FormTemplate.FileName), new Text("模板", "template of a form")) with { Place = name };
            yield break;
        }

        if (DocumentGuard.Fault(content, Path.GetExtension(name)) is { } damaged)
        {
            yield return damaged with { Place = name };
            yield break;
        }

        var structure = Structure(material, content);
        foreach (var (property, wanted) in new[] { (MaterialName, $"{policy.Code}/{material.Code}"), (AwardName, material.Award ?? string.Empty) })
        {
            // A template that was drawn by hand says nothing of either; one of another campaign may well be taken over.
            if (structure.Properties.TryGetValue(property, out var said) && (property == AwardName ? said != wanted : said.Split('/')[^1] != material.Code))
            {
                yield return new Violation(ViolationCode.TemplateOther, new Text($"模板属于“{said}”，不是“{wanted}”的。", $"The template is that of '{said}', not of '{wanted}'.")) { Place = name, Actual = said, Required = wanted };
            }
        }

        var placed = structure.Codes.OfType<string>().ToHashSet();
        var codes = material.Fields.Select(field => field.Code).ToList();
        foreach (var field in material.Fields.Where(field => !placed.Contains(field.Code)))
        {
            yield return new Violation(
                ViolationCode.TemplateFieldMissing,
                new Text($"模板没有“{field.Label}”（{field.Code}）的填写处。", $"The template has no place for '{field.Label}' ({field.Code})."))
            { Place = name, Fact = field.Code, Required = field.Code };
        }

        foreach (var code in placed.Where(code => !codes.Contains(code)))
        {
            yield return Violation.Unknown(ViolationCode.TemplateFieldUnknown, code, codes) with { Place = name };
        }
    }
}
