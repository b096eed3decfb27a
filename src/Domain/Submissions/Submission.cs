using System.Globalization;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Submissions;

/// <summary>
/// A batch of nominations sent to the next level (报送), with the report and the forms that the stage asks for. Complete or refused.
/// </summary>
public sealed class Submission : NominationBatch
{
    private Submission()
    {
    }

    /// <summary>Code of the submission's stage.</summary>
    public string Stage { get; private init; } = string.Empty;

    /// <summary>Code of the submitting organisation.</summary>
    public string Organisation { get; private init; } = string.Empty;

    /// <summary>Day of submission.</summary>
    public DateOnly SubmittedOn { get; private init; }

    /// <summary>The text of each part of the report; empty when the stage asks for none.</summary>
    public IReadOnlyDictionary<string, string> Report { get; private set; } = new Dictionary<string, string>();

    /// <summary>The forms that came with it.</summary>
    public IReadOnlyList<FilledForm> Forms { get; private set; } = [];

    /// <summary>References to what came with it, for example the scan of the sealed report; null for none.</summary>
    public IReadOnlyList<string>? Evidence { get; private set; }

    /// <summary>Every reference to a file that came with it: evidence, and the forms that were handed in as files.</summary>
    public IEnumerable<string> References() => [.. Evidence ?? [], .. Forms.Select(form => form.Attachment).OfType<string>()];

    /// <summary>Submits nominations. Every missing part, missing or altered form and every nomination that cannot go is reported at once.</summary>
    public static Outcome<Submission> Make(Guid id, string stage, IReadOnlyDictionary<string, string> report, IReadOnlyList<FilledForm> forms, Nominees nominees, IReadOnlyList<string>? evidence = null)
    {
        ArgumentNullException.ThrowIfNull(nominees);
        var context = nominees.Context;
        return StageOf(StageKind.Submission, stage, context.Rules.Policy, new Text("报送", "submission")).Then<Submission>(submitting =>
        {
            var submission = new Submission
            {
                Id = id,
                CampaignId = context.Campaign.Id,
                Stage = stage,
                Organisation = context.Actor,
                SubmittedOn = context.On,
                Report = report,
                Forms = forms,
                Evidence = evidence is { Count: > 0 } ? evidence : null,
                Nominations = nominees.Ids,
            };
            var materials = context.Rules.Policy.Materials.Where(material => submitting.Materials.Contains(material.Code)).ToList();
            var violations = submission.Lead(
                nominees,
                stage,
                Act.Submit,
                [
                    .. Violations.PartsMissing(ViolationCode.ReportPartMissing, submitting.Report, report, "report"),
                    .. materials.SelectMany(material => Missing(material, forms, nominees.Nominations)),
                    .. Violations.PartsUnknown(submitting.Report, report, "report"),
                    .. forms.SelectMany(form => Faults(form, materials, submitting, nominees.Nominations, context.Rules.Policy)),
                    .. Twice(forms, materials),
                ],
                new Entry("submit-batch", context.Actor, context.On, submitting.Clause)
                {
                    Details = new Dictionary<string, string> { ["stage"] = stage, ["nominees"] = string.Join(", ", submission.Nominations) }.Naming(submission.References()),
                });
            return violations is [] ? submission : Outcome.Refused(violations);
        });
    }

    /// <summary>Deletes the forms and the text of the report, which tell of persons.</summary>
    /// <inheritdoc cref="Nomination.Erase"/>
    public void Erase(string actor, DateOnly on, string? clause)
    {
        (Forms, Evidence) = ([], null);
        Report = Report.ToDictionary(part => part.Key, _ => Retention.Erased);
        Note(new Entry("erase", actor, on, clause));
    }

    private static IEnumerable<Violation> Faults(FilledForm form, List<Material> materials, Stage submitting, IReadOnlyList<Nomination> nominations, CampaignPolicy policy)
    {
        var owner = nominations.FirstOrDefault(nomination => nomination.Id == form.NominationId);
        if (form.NominationId is { } whose && owner is null)
        {
            yield return Stray(form, submitting, new Text($"材料“{form.Material}”所属的推荐不在本批次中。", $"The form '{form.Material}' belongs to a nomination that is not part of the submission.")) with
            {
                Actual = whose.ToString(),
            };
        }

        if (materials.Find(material => material.Code == form.Material) is not { } material)
        {
            var hint = Nearest.Hint(form.Material, materials.Select(known => known.Code));
            yield return new Violation(
                ViolationCode.MaterialUnknown,
                new Text($"本环节不需要材料“{form.Material}”。{hint.Zh}", $"This stage asks for no material '{form.Material}'.{hint.En}"))
            { Place = form.File ?? $"forms/{form.Material}" };
            yield break;
        }

        if (material.PerNominee && form.NominationId is null)
        {
            yield return Stray(form, submitting, new Text($"材料“{material.Title.Zh}”未写明是哪个对象的。", $"The form '{material.Title.En}' does not say whose it is."));
        }
        else if (owner is not null && !material.AppliesTo(owner.Award))
        {
            yield return Stray(form, submitting, new Text($"材料“{material.Title.Zh}”不是“{owner.Nominee.Name}”所报奖项的。", $"'{owner.Nominee.Name}' is nominated for an award that has no '{material.Title.En}'."));
        }

        if (Submissions.Forms.FormatChange(material, form) is { } change)
        {
            yield return change;
        }
        else
        {
            foreach (var fault in new FormContent(material, form, nominations, policy).Faults())
            {
                yield return fault;
            }
        }

        if (form.Copies < material.Copies)
        {
            yield return TooFew(material, form);
        }

        foreach (var (i, field) in form.Fields.Index().Where(pair => pair.Item.Value == FactDefinition.Hidden))
        {
            yield return StillHidden(material, form, field, i);
        }
    }

    private static IEnumerable<Violation> Twice(IReadOnlyList<FilledForm> forms, List<Material> materials) =>
        from form in forms
        let material = materials.Find(known => known.Code == form.Material)
        where material is not null
        group (Form: form, Material: material) by (form.Material, material.PerNominee ? form.NominationId : null) into same
        from again in same.Skip(1)
        select new Violation(
            ViolationCode.FormTwice,
            new Text($"“{again.Material.Title.Zh}”重复提交。", $"'{again.Material.Title.En}' is handed in twice."),
            again.Material.Clause)
        { Place = again.Form.Place };

    private static Violation Stray(FilledForm form, Stage submitting, Text message) => new(ViolationCode.FormStray, message, submitting.Clause) { Place = form.Place };

    private static IEnumerable<Violation> Missing(Material material, IReadOnlyList<FilledForm> forms, IReadOnlyList<Nomination> nominations)
    {
        if (!material.PerNominee)
        {
            return forms.Any(form => form.Material == material.Code) || !nominations.Any(nomination => material.AppliesTo(nomination.Award))
                ? []
                : [Missing(material, new Text("本批次", "the submission"), $"forms/{material.Code}")];
        }

        return nominations
            .Where(nomination => material.AppliesTo(nomination.Award))
            .Where(nomination => !forms.Any(form => form.Material == material.Code && form.NominationId == nomination.Id))
            .Select(nomination => Missing(material, Text.Same(nomination.Nominee.Name), $"forms/{material.Code}/{nomination.Id}"));
    }

    private static Violation TooFew(Material material, FilledForm form)
    {
        var (given, asked) = (form.Copies.ToString(CultureInfo.InvariantCulture), material.Copies.ToString(CultureInfo.InvariantCulture));
        return new Violation(
            ViolationCode.CopiesMissing,
            new Text($"“{material.Title.Zh}”须报送{asked}份，实际为{given}份。", $"{asked} copies of '{material.Title.En}' are needed, not {given}."),
            material.Clause)
        { Place = $"{form.Place}/copies", Actual = given, Required = asked };
    }

    private static Violation StillHidden(Material material, FilledForm form, FilledField field, int position) => new(
        ViolationCode.FormHidden,
        new Text(
            $"“{material.Title.Zh}”的“{field.Label}”仍为隐藏状态；请取不隐藏的表格（取用记入日志）后报送。",
            $"'{field.Label}' of '{material.Title.En}' is still hidden; ask for the form with nothing hidden, which is journalled, and hand that in."),
        material.Clause)
    { Place = form.PlaceOf(position), Fact = field.Code, Actual = FactDefinition.Hidden };

    private static Violation Missing(Material material, Text whose, string place) => new(
        ViolationCode.MaterialMissing,
        new Text($"缺少材料：{material.Title.Zh}（{whose.Zh}）。", $"A form is missing: {material.Title.En} ({material.Code}) of {whose.En}."),
        material.Clause)
    { Place = place, Required = material.Code };
}
