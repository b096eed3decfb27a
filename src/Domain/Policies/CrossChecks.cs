using Commendation.Domain.Policies.Language;
using Commendation.Domain.Policies.Standards;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>What becomes of a nominee whose identity number and facts do not fit together.</summary>
public enum CheckLevel
{
    /// <summary>提示: the reviewers are told.</summary>
    Warn,

    /// <summary>拒绝: it is refused where it is written.</summary>
    Refuse,

    /// <summary>不核对: nothing is compared.</summary>
    Off,
}

/// <summary>What is held against what about a person (信息核对): the identity number, the facts and the calendar.</summary>
/// <param name="BirthDate">The fact <c>birthDate</c> against the identity number.</param>
/// <param name="Sex">The fact <c>sex</c> against the identity number.</param>
/// <param name="Service">The start of work against the age of 14.</param>
/// <param name="Death">The day of death against birth and deed.</param>
/// <param name="Region">The region of the identity number against the provinces.</param>
/// <param name="Since">The facts that say since when a person works; none stands for the standard ones.</param>
/// <param name="Deed">The fact with the day of the deed; null for none.</param>
public sealed record CrossChecks(
    CheckLevel BirthDate, CheckLevel Sex, CheckLevel Service, CheckLevel Death, CheckLevel Region, IReadOnlyList<FactDefinition> Since, FactDefinition? Deed)
{
    /// <summary>What a campaign checks that says nothing: everything is told, nothing refused.</summary>
    public static CrossChecks Ordinary { get; } = new(CheckLevel.Warn, CheckLevel.Warn, CheckLevel.Warn, CheckLevel.Warn, CheckLevel.Warn, [], null);

    /// <summary>The facts that say since when a person works.</summary>
    /// <param name="catalogue">The facts of the campaign.</param>
    public IReadOnlyList<FactDefinition> SinceIn(FactCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return Since.Count > 0 ? Since : [.. new[] { StandardFacts.WorkSince, StandardFacts.ServiceSince }.Select(fact => Dated(catalogue, fact)).OfType<FactDefinition>()];
    }

    /// <summary>The fact of the campaign with the code of a standard one, if it is a date.</summary>
    internal static FactDefinition? Dated(FactCatalogue catalogue, FactDefinition standard) => catalogue.Find(standard.Code) is { Kind: FactKind.Date } fact ? fact : null;
}

/// <summary>The section <c>checks</c>.</summary>
internal static class CrossCheckLanguage
{
    public static Reader<CrossChecks> Checks(Reader<FactDefinition?> known) => Expect.Element<CrossChecks>(f =>
    {
        f.Element(_ => "checks", title: (_, _) => null);
        var checks = CrossChecks.Ordinary with
        {
            BirthDate = Level(f, "birthDate", checks => checks.BirthDate, "出生日期与证件号码不符时：warn 提示，refuse 拒绝，off 不核对", "date of birth against the identity number: warn, refuse or off"),
            Sex = Level(f, "sex", checks => checks.Sex, "性别与证件号码不符时", "sex against the identity number"),
            Service = Level(f, "service", checks => checks.Service, "参加工作不满14周岁时", "work before the age of 14"),
            Death = Level(f, "death", checks => checks.Death, "去世早于出生或事迹时", "death before birth or before the deed"),
            Region = Level(f, "region", checks => checks.Region, "证件号码没有该省级地区代码时", "a region that no province has"),
            Since = [.. f.Optional("since", checks => checks.Since, Expect.ListOf(known), [], "表示参加工作的日期事实；不写则为 workSince、serviceSince", "dates since when a person works; workSince and serviceSince when left out").OfType<FactDefinition>()],
            Deed = f.Optional("deed", checks => checks.Deed, known, "事迹发生日期的事实", "fact with the day of the deed"),
        };
        foreach (var fact in checks.Since.Append(checks.Deed).Where(fact => fact is { Kind: not FactKind.Date }))
        {
            f.Report(ViolationCode.WrongType, $"“{fact!.Code}”须为日期。", $"'{fact.Code}' must be a date.");
        }

        return checks;
    });

    private static CheckLevel Level(Fields<CrossChecks> f, string key, Func<CrossChecks, object?> read, string zh, string en) =>
        f.Optional(key, read, Expect.OneOf<CheckLevel>(), CheckLevel.Warn, zh, en);
}
