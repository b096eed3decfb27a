using System.Globalization;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Submissions;

/// <summary>One field of a filled form.</summary>
/// <param name="Label">Label as printed.</param>
/// <param name="Value">What was filled in; may be empty.</param>
public sealed record FilledField(string Label, string Value)
{
    /// <summary>Code of the field; null where only the label is known.</summary>
    public string? Code { get; init; }
}

/// <summary>A form filled for a nomination, or for the whole submission (表格).</summary>
/// <param name="Material">Code of the material.</param>
/// <param name="NominationId">The nomination; null for a table of the whole submission.</param>
/// <param name="Fields">Fields in the form's order; in a table of the whole submission row by row, one row for each nominee.</param>
/// <param name="Copies">How many copies on paper come with it (份数).</param>
public sealed record FilledForm(string Material, Guid? NominationId, IReadOnlyList<FilledField> Fields, int Copies = 1)
{
    /// <summary>Name of the file that it was read from; null when it came as it is.</summary>
    public string? File { get; init; }

    /// <summary>Reference to that file where it is kept; null when it is not.</summary>
    public string? Attachment { get; init; }

    /// <summary>Where the form stands among what was handed in.</summary>
    internal string Place => File ?? (NominationId is { } whose ? $"forms/{Material}/{whose}" : $"forms/{Material}");

    /// <summary>Where one of its fields stands.</summary>
    internal string PlaceOf(int field) => string.Create(CultureInfo.InvariantCulture, $"{Place}/fields[{field}]");
}

/// <summary>Fills forms from what is known, and finds forms whose format was changed.</summary>
public static class Forms
{
    /// <summary>A form filled with everything that the nomination's data answer; the rest is left empty for a person. Of a table it is the row of the nominee.</summary>
    public static FilledForm Fill(Material material, Nomination nomination, CampaignPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(material);
        ArgumentNullException.ThrowIfNull(nomination);
        return new FilledForm(material.Code, material.PerNominee ? nomination.Id : null, Row(material, nomination, 1, policy), material.Copies);
    }

    /// <summary>
    /// Every form of a material that goes with a submission of these nominations: one for each nominee that needs it, or a single one, which as a
    /// table has a row for each nominee in the order of recommendation.
    /// </summary>
    public static IReadOnlyList<FilledForm> FillAll(Material material, IReadOnlyList<Nomination> nominations, CampaignPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(material);
        var concerned = nominations.Where(nomination => material.AppliesTo(nomination.Award)).ToList();
        if (material.PerNominee || concerned.Count == 0)
        {
            return [.. concerned.Select(nomination => Fill(material, nomination, policy))];
        }

        IEnumerable<Nomination> rows = material.IsTable ? concerned : concerned.Take(1);
        return [new FilledForm(material.Code, null, [.. rows.SelectMany((nomination, i) => Row(material, nomination, i + 1, policy))], material.Copies)];
    }

    /// <summary>The form with every required field that is still empty filled as a person would.</summary>
    /// <param name="form">The form.</param>
    /// <param name="material">Its material.</param>
    /// <param name="byHand">What a person writes into a field.</param>
    public static FilledForm Complete(FilledForm form, Material material, Func<FormField, string> byHand)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(material);
        return form with
        {
            Fields = [.. form.Fields.Select((field, i) => material.Fields[i % material.Fields.Count] is { Required: true } asked && field.Value.Length == 0 ? field with { Value = byHand(asked) } : field)],
        };
    }

    /// <summary>The form with identifiers and confidential or secret facts hidden, for every view that people see.</summary>
    public static FilledForm Hidden(FilledForm form, CampaignPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(policy);
        var personal = (policy.Materials.FirstOrDefault(material => material.Code == form.Material)?.Fields ?? [])
            .Where(field => IsPersonal(field, policy))
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
        ArgumentNullException.ThrowIfNull(material);
        if (material.FormatClause is not { } clause)
        {
            return null;
        }

        var columns = material.Fields.Count;
        var rows = material.IsTable ? Math.Max((form.Fields.Count + columns - 1) / columns, 1) : 1;
        for (var i = 0; i < Math.Max(columns * rows, form.Fields.Count); i++)
        {
            var issued = i < columns * rows ? material.Fields[i % columns] : null;
            var given = form.Fields.ElementAtOrDefault(i);
            if (issued?.Label != given?.Label || (given?.Code is { } code && code != issued!.Code))
            {
                var (required, actual) = issued?.Label != given?.Label ? (issued?.Label, given?.Label) : (issued!.Code, given!.Code);
                return new Violation(
                    ViolationCode.FormAltered,
                    new Text(
                        $"“{material.Title.Zh}”第{i + 1}栏应为“{required ?? "（无）"}”，实际为“{actual ?? "（无）"}”；填表不得改变格式。",
                        $"Field {i + 1} of '{material.Title.En}' must be '{required ?? "(none)"}', not '{actual ?? "(none)"}'; the format may not be changed."),
                    clause)
                { Place = form.PlaceOf(i), Actual = actual, Required = required };
            }
        }

        return null;
    }

    /// <summary>Whether two values of a field say the same: blanks, line breaks and the width of characters aside.</summary>
    public static bool SaysSame(string one, string other) => FormContent.Same(one, other);

    /// <summary>Whether what stands in a field is hidden in ordinary views and messages.</summary>
    public static bool IsHidden(FormField field, CampaignPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(policy);
        return IsPersonal(field, policy);
    }

    private static bool IsPersonal(FormField field, CampaignPolicy policy) =>
        field.Source == "identifier"
        || (field.Fact is { } fact && policy.Facts.Find(fact)?.IsPersonal == true)
        || (field.Record is { } record && policy.Stages.SelectMany(stage => stage.Records).FirstOrDefault(known => known.Code == record)?.IsForReviewers == true);

    /// <summary>What is known of a field; empty when nothing is, or a person fills it.</summary>
    /// <param name="field">The field.</param>
    /// <param name="nomination">The nominee that it tells of.</param>
    /// <param name="facts">The nominee's facts.</param>
    /// <param name="number">Number of the row, from 1.</param>
    /// <param name="policy">The policy.</param>
    internal static string Value(FormField field, Nomination nomination, FactSet facts, int number, CampaignPolicy policy) => field.Source switch
    {
        "name" => nomination.Nominee.Name,
        "division" => nomination.Nominee.Division ?? string.Empty,
        "identifier" => nomination.Nominee.Identifier,
        "organisation" => policy.Organisations.Find(nomination.RecommendedBy)?.Name.Zh ?? nomination.RecommendedBy,
        "award" => policy.AwardOf(nomination.Award).Title.Zh,
        "number" => number.ToString(CultureInfo.InvariantCulture),
        not null when field.Fact is { } code && policy.Facts.Find(code) is { } fact && facts[fact] is { IsKnown: true } value => Written(field, fact, value),
        not null when field.Record is { } code && nomination.RecordOf(code) is { } record => Written(record),
        _ => string.Empty,
    };

    private static List<FilledField> Row(Material material, Nomination nomination, int number, CampaignPolicy policy)
    {
        var facts = nomination.FactsUnder(policy);
        return [.. material.Fields.Select(field => new FilledField(field.Label, Value(field, nomination, facts, number, policy)) { Code = field.Code })];
    }

    private static string Written(FormField field, FactDefinition fact, FactValue value)
    {
        if (value.Kind != FactKind.Date || field.Format is not { } format)
        {
            return field.Format == FieldFormat.Plain ? fact.Print(value) : fact.Describe(value).Zh;
        }

        var day = DateOnly.FromDayNumber((int)value.Number);
        return format switch
        {
            FieldFormat.Month => day.ToString("yyyy.MM", CultureInfo.InvariantCulture),
            FieldFormat.Day => day.ToString("yyyy.MM.dd", CultureInfo.InvariantCulture),
            FieldFormat.WrittenMonth => day.ToString("yyyy年M月", CultureInfo.InvariantCulture),
            FieldFormat.WrittenDay => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
            _ => fact.Print(value),
        };
    }

    private static string Written(FiledRecord record) => $"{(record.Remarks.Length > 0 ? record.Remarks : record.Favourable ? "同意。" : "不同意。")}（{record.By}，{record.On.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)}）";
}
