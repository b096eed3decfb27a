using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>What document or code a nominee is identified by (证件类型).</summary>
public enum IdentifierKind
{
    /// <summary>公民身份号码: GB 11643, also of the residence permits (居住证) for Hong Kong, Macao and Taiwan.</summary>
    ResidentNumber,

    /// <summary>护照: passport, 6 to 12 letters and digits.</summary>
    Passport,

    /// <summary>港澳居民来往内地通行证: H or M and 8 or 10 digits.</summary>
    HkMacaoPermit,

    /// <summary>台湾居民来往大陆通行证: 8 or 10 digits.</summary>
    TaiwanPermit,

    /// <summary>外国人永久居留身份证: 18 digits that begin with 9, or three letters and 12 digits on older cards.</summary>
    PermanentResidenceCard,

    /// <summary>统一社会信用代码: GB 32100, with the name of a division (班组、科室) where several of one unit are nominated.</summary>
    CreditCode,

    /// <summary>无: a group that has no code of its own, for example of a village; a reason is given.</summary>
    None,
}

/// <summary>The identifiers that a campaign accepts (可用证件); the first of each is the ordinary one.</summary>
/// <param name="Individual">Of a person.</param>
/// <param name="Collective">Of a unit.</param>
public sealed record AcceptedIdentifiers(IReadOnlyList<IdentifierKind> Individual, IReadOnlyList<IdentifierKind> Collective)
{
    /// <summary>Resident identity numbers and unified social credit codes: what a campaign accepts that says nothing.</summary>
    public static AcceptedIdentifiers Ordinary { get; } = new([IdentifierKind.ResidentNumber], [IdentifierKind.CreditCode]);

    /// <summary>Those for a kind of nominee.</summary>
    public IReadOnlyList<IdentifierKind> For(NomineeKind kind) => kind == NomineeKind.Individual ? Individual : Collective;
}

/// <summary>The section <c>identifiers</c>.</summary>
internal static class IdentifierLanguage
{
    private static readonly Dictionary<string, IdentifierKind> OfUnits = Expect.Members<IdentifierKind>().Where(word => IsOfUnits(word.Value)).ToDictionary();

    private static readonly Dictionary<string, IdentifierKind> OfPersons = Expect.Members<IdentifierKind>().Where(word => !IsOfUnits(word.Value)).ToDictionary();

    public static Reader<AcceptedIdentifiers> Accepted { get; } = Expect.Element<AcceptedIdentifiers>(f => new AcceptedIdentifiers(
        f.Optional(
            "individual", accepted => accepted.Individual, Kinds(OfPersons, IdentifierKind.ResidentNumber), AcceptedIdentifiers.Ordinary.Individual, "个人可用的证件，首个为通常使用", "identifiers of persons; the first is the ordinary one"),
        f.Optional(
            "collective", accepted => accepted.Collective, Kinds(OfUnits, IdentifierKind.CreditCode), AcceptedIdentifiers.Ordinary.Collective, "集体可用的证件，首个为通常使用", "identifiers of units; the first is the ordinary one")));

    private static bool IsOfUnits(IdentifierKind kind) => kind is IdentifierKind.CreditCode or IdentifierKind.None;

    private static Reader<IReadOnlyList<IdentifierKind>> Kinds(Dictionary<string, IdentifierKind> words, IdentifierKind standIn) => Expect.ListOf(Expect.OneOf(words, standIn));
}
