using System.Globalization;
using System.Text;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Text = Commendation.Domain.Shared.Text;

namespace Commendation.Domain.Submissions;

/// <summary>
/// Holds what a form says against what is known (表格内容核对). The paper with the seal is the legal act, so what is printed on it must be what
/// was examined.
/// </summary>
/// <param name="material">The material.</param>
/// <param name="form">A form whose fields stand in their order.</param>
/// <param name="nominations">Nominations of the submission in the order of recommendation.</param>
/// <param name="policy">The policy.</param>
internal sealed class FormContent(Material material, FilledForm form, IReadOnlyList<Nomination> nominations, CampaignPolicy policy)
{
    private readonly int _columns = material.Fields.Count;

    /// <summary>Everything that differs from what is known, is missing or does not fit its field.</summary>
    public IEnumerable<Violation> Faults()
    {
        var owners = Owners();
        if (material.IsTable && form.Fields.Count != owners.Count * _columns)
        {
            yield return Rows(owners.Count);
            yield break;
        }

        // The fields of a form whose format nothing protects may stand otherwise; then they are found by code or label.
        foreach (var (row, owner) in owners.Index())
        {
            var facts = owner.FactsUnder(policy);
            if (material.IsTable && Misplaced(row, owner, owners) is { } misplaced)
            {
                yield return misplaced;
                continue;
            }

            foreach (var (column, field) in material.Fields.Index())
            {
                var at = Find(row, column, field);
                var expected = Forms.Value(field, owner, facts, row + 1, policy);
                foreach (var fault in Faults(field, at, at is { } there ? form.Fields[there].Value : string.Empty, expected, owner, row))
                {
                    yield return fault;
                }
            }
        }
    }

    /// <summary>Whether two texts say the same: blanks, line breaks and the width of characters aside.</summary>
    internal static bool Same(string one, string other) => one == other || Plain(one) == Plain(other);

    private static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(character => !char.IsWhiteSpace(character)));

    // Of whom the rows tell; a letter of the whole submission is written for the first of its nominees.
    private List<Nomination> Owners()
    {
        var concerned = nominations.Where(nomination => material.AppliesTo(nomination.Award)).ToList();
        return material.PerNominee ? [.. concerned.Where(nomination => nomination.Id == form.NominationId).Take(1)]
            : material.IsTable ? concerned
            : [.. concerned.Take(1)];
    }

    private int? Find(int row, int column, FormField field)
    {
        var at = (row * _columns) + column;
        if (at < form.Fields.Count && form.Fields[at].Label == field.Label)
        {
            return at;
        }

        var found = form.Fields.ToList().FindIndex(row * _columns, Math.Min(_columns, Math.Max(form.Fields.Count - (row * _columns), 0)), given => given.Code == field.Code || given.Label == field.Label);
        return found < 0 ? null : found;
    }

    private IEnumerable<Violation> Faults(FormField field, int? at, string given, string expected, Nomination owner, int row)
    {
        var place = at is { } there ? form.PlaceOf(there) : form.Place;
        if (given == FactDefinition.Hidden)
        {
            yield break;
        }

        if (given.Length == 0 || string.IsNullOrWhiteSpace(given))
        {
            if (field.Required || expected.Length > 0)
            {
                yield return Fault(
                    ViolationCode.FormIncomplete, field, owner, row, place,
                    expected.Length > 0 && !Forms.IsHidden(field, policy) ? new Text($"未填写，应为“{expected}”。", $"is empty, but must be '{expected}'.") : new Text("未填写。", "is empty."))
                    with
                { Required = expected.Length == 0 || Forms.IsHidden(field, policy) ? null : expected };
            }

            yield break;
        }

        if (expected.Length > 0 && !Same(given, expected))
        {
            var (found, known) = Forms.IsHidden(field, policy) ? (FactDefinition.Hidden, FactDefinition.Hidden) : (given, expected);
            yield return Fault(ViolationCode.FormDiffers, field, owner, row, place, new Text($"为“{found}”，与核定的“{known}”不一致。", $"says '{found}', not '{known}' as was verified."))
                with
            { Actual = found, Required = known };
        }

        if (field.Choices.Count > 0 && !field.Choices.Any(choice => Same(choice, given)))
        {
            yield return Fault(ViolationCode.FormChoice, field, owner, row, place, new Text($"只能填写：{string.Join("、", field.Choices)}。", $"takes one of: {string.Join(", ", field.Choices)}."))
                with
            { Actual = given, Required = string.Join(", ", field.Choices) };
        }

        if (field.MaxLength is { } most && given.EnumerateRunes().Count() is var length && length > most)
        {
            var (found, allowed) = (Number(length), Number(most));
            yield return Fault(ViolationCode.FormTooLong, field, owner, row, place, new Text($"共{found}字，最多{allowed}字。", $"has {found} characters, at most {allowed} are allowed.")) with
            {
                Actual = found,
                Required = allowed,
            };
        }
    }

    // A row that tells of another nominee of the batch is in the wrong line; its fields need not be told one by one.
    private Violation? Misplaced(int row, Nomination owner, List<Nomination> owners)
    {
        var column = material.Fields.ToList().FindIndex(field => field.Source == "name");
        if (column < 0 || form.Fields[(row * _columns) + column].Value is not { Length: > 0 } given || Same(given, owner.Nominee.Name) || !owners.Exists(other => Same(given, other.Nominee.Name)))
        {
            return null;
        }

        return Fault(
            ViolationCode.FormRowOrder, material.Fields[column], owner, row, form.PlaceOf((row * _columns) + column),
            new Text($"为“{given}”；须按推荐顺序每个对象一行，此行应为“{owner.Nominee.Name}”。", $"names '{given}'; there is one row for each nominee in the order of recommendation, and this is the row of '{owner.Nominee.Name}'."))
            with
        { Actual = given, Required = owner.Nominee.Name };
    }

    private Violation Rows(int needed)
    {
        var (found, required) = (Number((form.Fields.Count + _columns - 1) / _columns), Number(needed));
        return new Violation(
            ViolationCode.FormRows,
            new Text($"“{material.Title.Zh}”有{found}行，本批次{required}个对象，须每个对象一行。", $"'{material.Title.En}' has {found} rows; the submission has {required} nominees, and each has one row."),
            material.Clause)
        { Place = form.Place, Actual = found, Required = required };
    }

    private Violation Fault(ViolationCode code, FormField field, Nomination owner, int row, string place, Text what)
    {
        var (zh, en) = material.IsTable ? ($"第{Number(row + 1)}行", $" in row {Number(row + 1)}") : (string.Empty, string.Empty);
        return new Violation(
            code,
            new Text($"“{owner.Nominee.Name}”的“{material.Title.Zh}”{zh}，“{field.Label}”{what.Zh}", $"'{field.Label}'{en} of the {material.Title.En} of '{owner.Nominee.Name}' {what.En}"),
            material.Clause)
        { Place = place, Fact = field.Code };
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
