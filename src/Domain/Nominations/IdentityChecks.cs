using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Standards;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Nominations;

/// <summary>
/// Holds identifier and facts of a nominee against one another: the one place that says what does not fit, whoever wrote it and by which way.
/// Messages name no value, because they have more readers than the facts.
/// </summary>
public static class IdentityChecks
{
    private const int YoungestAtWork = 14;

    private static readonly Dictionary<string, bool> Males = new() { ["male"] = true, ["female"] = false };

    /// <summary>Everything that does not fit on a day; what the campaign does not check is left out.</summary>
    /// <param name="nominee">The nominee.</param>
    /// <param name="facts">The facts.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="on">The day; nobody is born after it.</param>
    public static IReadOnlyList<Violation> Problems(Nominee nominee, FactSet facts, CampaignPolicy policy, DateOnly on) =>
        [.. Graded(nominee, facts, policy, on).Where(problem => problem.Level != CheckLevel.Off).Select(problem => problem.Problem)];

    /// <summary>
    /// Whether two nominees may be one although their numbers differ (疑似重复): persons of one name born on one day, units of one name. Nothing
    /// follows from it but that somebody looks.
    /// </summary>
    /// <param name="one">A nominee.</param>
    /// <param name="ones">Its facts.</param>
    /// <param name="other">Another one.</param>
    /// <param name="others">The other one's facts.</param>
    public static bool MayBeOne(Nominee one, FactSet ones, Nominee other, FactSet others)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(ones);
        ArgumentNullException.ThrowIfNull(others);
        return one.Kind == other.Kind
            && one.Name == other.Name
            && one.Key != other.Key
            && (one.Kind == NomineeKind.Collective ? one.Division == other.Division : BornOn(one, ones) is { } birth && birth == BornOn(other, others));
    }

    /// <summary>What of it stops whoever writes it.</summary>
    internal static IEnumerable<Violation> Obstacles(Nominee nominee, FactSet facts, CampaignPolicy policy, DateOnly on) =>
        Graded(nominee, facts, policy, on).Where(problem => problem.Level == CheckLevel.Refuse).Select(problem => problem.Problem);

    private static IEnumerable<(Violation Problem, CheckLevel Level)> Graded(Nominee nominee, FactSet facts, CampaignPolicy policy, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(nominee);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(policy);
        var ofNumber = NationalIdentifiers.Problems(nominee, policy.Identifiers, on).Select(problem => (problem, LevelOf(problem, policy)));
        return nominee.Kind == NomineeKind.Individual ? ofNumber.Concat(OfPerson(nominee, facts, policy)) : ofNumber;
    }

    private static CheckLevel LevelOf(Violation problem, CampaignPolicy policy) =>
        problem.Code == ViolationCode.IdentifierRegion.Name ? policy.Checks.Region
        : problem.Code == ViolationCode.IdentifierCheckDigit.Name && policy.CheckDigits == CheckDigitPolicy.Warn ? CheckLevel.Warn
        : CheckLevel.Refuse;

    private static IEnumerable<(Violation Problem, CheckLevel Level)> OfPerson(Nominee nominee, FactSet facts, CampaignPolicy policy)
    {
        var (checks, catalogue) = (policy.Checks, facts.Catalogue);
        DateOnly? Day(FactDefinition? fact) => DayOf(fact, facts);

        var number = NationalIdentifiers.BirthAndSexIn(nominee);
        var birthFact = CrossChecks.Dated(catalogue, StandardFacts.BirthDate);
        var declared = Day(birthFact);
        if (declared is { } told && number is { } printed && told != printed.Birth)
        {
            yield return (Problem(ViolationCode.BirthDateDiffers, birthFact!, "出生日期与证件号码不一致，请核对。", "The date of birth is not the one in the identity number; compare both with the document."), checks.BirthDate);
        }

        var sex = catalogue.Find(StandardFacts.Sex.Code);
        if (number is { } known && sex is not null && facts[sex] is { IsKnown: true } stated && Males.TryGetValue(sex.Print(stated), out var isMale) && isMale != known.IsMale)
        {
            yield return (Problem(ViolationCode.SexDiffers, sex, "性别与证件号码不一致，请核对。", "The sex is not the one in the identity number; compare both with the document."), checks.Sex);
        }

        var birth = number?.Birth ?? declared;
        if (birth is not { } born)
        {
            yield break;
        }

        foreach (var since in checks.SinceIn(catalogue).Where(since => Day(since) is { } began && began < born.AddYears(YoungestAtWork)))
        {
            yield return (
                Problem(ViolationCode.WorkBeforeAge, since, $"“{since.Label.Zh}”时不满14周岁，请核对。", $"'{since.Label.En}' lies before the age of 14; compare it with the document."),
                checks.Service);
        }

        var died = policy.Posthumous?.DiedOn ?? CrossChecks.Dated(catalogue, StandardFacts.DiedOn);
        if (Day(died) is { } death)
        {
            if (death < born)
            {
                yield return (Problem(ViolationCode.DeathTooEarly, died!, "去世日期早于出生日期，请核对。", "The day of death lies before the birth; compare it with the document."), checks.Death);
            }
            else if (Day(checks.Deed) is { } deed && death < deed)
            {
                yield return (Problem(ViolationCode.DeathTooEarly, died!, "去世日期早于事迹发生日期，请核对。", "The day of death lies before the deed; compare it with the document."), checks.Death);
            }
        }
    }

    private static DateOnly? BornOn(Nominee nominee, FactSet facts) =>
        NationalIdentifiers.BirthAndSexIn(nominee)?.Birth ?? DayOf(CrossChecks.Dated(facts.Catalogue, StandardFacts.BirthDate), facts);

    private static DateOnly? DayOf(FactDefinition? fact, FactSet facts) =>
        fact is not null && facts.Catalogue.Find(fact.Code) is { } own && facts[own] is { IsKnown: true, Kind: FactKind.Date } value ? DateOnly.FromDayNumber((int)value.Number) : null;

    private static Violation Problem(ViolationCode code, FactDefinition fact, string zh, string en) =>
        new(code, new Text(zh, en)) { Place = $"facts.{fact.Code}", Fact = fact.Code };
}
