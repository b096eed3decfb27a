using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Submissions;

/// <summary>One field of a filled form.</summary>
/// <param name="Label">Label as printed.</param>
/// <param name="Value">What was filled in; may be empty.</param>
public sealed record FilledField(string Label, string Value);

/// <summary>A form filled for a nomination, or for the whole submission (表格).</summary>
/// <param name="Material">Code of the material.</param>
/// <param name="NominationId">The nomination; null for a table of the whole submission.</param>
/// <param name="Fields">Fields in the form's order; in a table of the whole submission row by row, one row for each nominee.</param>
/// <param name="Copies">How many copies on paper come with it (份数).</param>
public sealed record FilledForm(string Material, Guid? NominationId, IReadOnlyList<FilledField> Fields, int Copies = 1);

/// <summary>Fills forms from what is known, and finds forms whose format was changed.</summary>
public static class Forms
{
    /// <summary>A form filled with everything that the nomination's data answer; the rest is left empty for a person.</summary>
    public static FilledForm Fill(Material material, Nomination nomination, CampaignPolicy policy)
    {
        var facts = nomination.FactsUnder(policy);
        return new FilledForm(
            material.Code,
            material.PerNominee ? nomination.Id : null,
            [.. material.Fields.Select(field => new FilledField(field.Label, Value(field, nomination, facts, policy)))],
            material.Copies);
    }

    /// <summary>The form with identifiers and confidential or secret facts hidden, for every view that people see.</summary>
    public static FilledForm Hidden(FilledForm form, CampaignPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(policy);
        var personal = (policy.Materials.FirstOrDefault(material => material.Code == form.Material)?.Fields ?? [])
            .Where(field => field.Source == "identifier" || (field.Source?.StartsWith("fact:", StringComparison.Ordinal) == true && policy.Facts.Find(field.Source[5..])?.IsPersonal == true))
            .Select(field => field.Label)
            .ToHashSet();
        return form with { Fields = [.. form.Fields.Select(field => personal.Contains(field.Label) && field.Value.Length > 0 ? field with { Value = FactDefinition.Hidden } : field)] };
    }

    /// <summary>
    /// The violation that names the first place where a form's format differs from the issued one; null when it is unchanged. A table of the
    /// whole submission has its fields once in each row.
    /// </summary>
    public static Violation? FormatChange(Material material, FilledForm form)
    {
        if (material.FormatClause is not { } clause)
        {
            return null;
        }

        var columns = material.Fields.Count;
        var rows = material.PerNominee ? 1 : Math.Max((form.Fields.Count + columns - 1) / columns, 1);
        for (var i = 0; i < Math.Max(columns * rows, form.Fields.Count); i++)
        {
            var issued = i < columns * rows ? material.Fields[i % columns].Label : null;
            var given = form.Fields.ElementAtOrDefault(i)?.Label;
            if (issued != given)
            {
                return new Violation(
                    ViolationCode.FormAltered,
                    new Text(
                        $"“{material.Title.Zh}”第{i + 1}栏应为“{issued ?? "（无）"}”，实际为“{given ?? "（无）"}”；填表不得改变格式。",
                        $"Field {i + 1} of '{material.Title.En}' must be '{issued ?? "(none)"}', not '{given ?? "(none)"}'; the format may not be changed."),
                    clause)
                { Place = $"forms/{form.Material}/fields[{i}]", Actual = given, Required = issued };
            }
        }

        return null;
    }

    private static string Value(FormField field, Nomination nomination, FactSet facts, CampaignPolicy policy) => field.Source switch
    {
        "name" => nomination.Nominee.Name,
        "identifier" => nomination.Nominee.Identifier,
        "organisation" => policy.Organisations.Find(nomination.RecommendedBy)?.Name.Zh ?? nomination.RecommendedBy,
        "award" => policy.FindAward(nomination.Award)!.Title.Zh,
        { } source when source.StartsWith("fact:", StringComparison.Ordinal) && policy.Facts.Find(source[5..]) is { } fact && facts[fact].IsKnown
            => fact.Describe(facts[fact]).Zh,
        _ => string.Empty,
    };
}
