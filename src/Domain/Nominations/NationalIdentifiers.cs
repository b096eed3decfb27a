using System.Globalization;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Nominations;

/// <summary>Forms and check digits of identifiers. Pure arithmetic; whether a number was ever issued is not known here.</summary>
public static class NationalIdentifiers
{
    private const string CreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private const int EarliestBirth = 1900;

    // GB/T 2260, with the prefixes of residence permits for Hong Kong, Macao and Taiwan. Counties change their codes, provinces hardly do.
    private static readonly HashSet<string> Provinces =
    [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46",
        "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83", "91",
    ];

    /// <summary>
    /// What is wrong with a nominee's identifier on a day: it is of a kind that the campaign does not accept (<c>identifier-kind</c>), its form or
    /// its date of birth is wrong (<c>identifier-malformed</c>), its check digit (<c>identifier-check-digit</c>) or its region
    /// (<c>identifier-region</c>); empty when nothing is.
    /// </summary>
    /// <param name="nominee">The nominee.</param>
    /// <param name="accepted">The identifiers that the campaign accepts.</param>
    /// <param name="on">The day; nobody is born after it.</param>
    public static IReadOnlyList<Violation> Problems(Nominee nominee, AcceptedIdentifiers accepted, DateOnly on) =>
        !accepted.For(nominee.Kind).Contains(nominee.IdentifierKind) ? [NotAccepted(nominee, accepted.For(nominee.Kind))]
        : nominee.Division is not null && nominee.IdentifierKind != IdentifierKind.CreditCode ? [DivisionOfNoUnit()]
        : [.. nominee.IdentifierKind switch
        {
            IdentifierKind.ResidentNumber => Resident(nominee.Identifier, on),
            IdentifierKind.PermanentResidenceCard => PermanentResident(nominee.Identifier, on),
            IdentifierKind.CreditCode => Credit(nominee.Identifier),
            IdentifierKind.None => Without(nominee),
            IdentifierKind.Passport => Formed(IsPassport(nominee.Identifier), "护照号码应为6至12位字母和数字。", "A passport number has 6 to 12 letters and digits."),
            IdentifierKind.HkMacaoPermit => Formed(
                nominee.Identifier is ['H' or 'M', .. var number] && number.Length is 8 or 10 && IsDigits(number), "港澳居民来往内地通行证号码应为H或M加8位或10位数字。", "A permit of Hong Kong or Macao has H or M and 8 or 10 digits."),
            _ => Formed(nominee.Identifier.Length is 8 or 10 && IsDigits(nominee.Identifier), "台湾居民来往大陆通行证号码应为8位或10位数字。", "A permit of Taiwan has 8 or 10 digits."),
        }];

    /// <summary>Date of birth and sex inside a nominee's number; null where it holds none.</summary>
    internal static (DateOnly Birth, bool IsMale)? BirthAndSexIn(Nominee nominee) =>
        nominee is { IdentifierKind: IdentifierKind.ResidentNumber or IdentifierKind.PermanentResidenceCard, Identifier: { Length: 18 } number }
        && IsDigits(number.AsSpan(0, 17))
        && DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth)
            ? (birth, (number[16] - '0') % 2 == 1)
            : null;

    /// <summary>The 18th character of a resident identity number, from its first 17 digits (ISO 7064 MOD 11-2).</summary>
    public static char ResidentCheckDigit(ReadOnlySpan<char> first17)
    {
        var remainder = 0;
        foreach (var digit in first17)
        {
            remainder = (remainder + (digit - '0')) * 2 % 11;
        }

        return "10X98765432"[remainder];
    }

    /// <summary>The 18th character of a unified social credit code, from its first 17 characters (weights 3^n mod 31).</summary>
    public static char CreditCheckDigit(ReadOnlySpan<char> first17)
    {
        var sum = 0;
        var weight = 1;
        foreach (var character in first17)
        {
            sum += CreditAlphabet.IndexOf(character, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return CreditAlphabet[(31 - (sum % 31)) % 31];
    }

    private static IEnumerable<Violation> Resident(string number, DateOnly on) =>
        number.Length != 18 || !IsDigits(number[..17]) || number[17] is not ((>= '0' and <= '9') or 'X') || number[0] == '0'
            ? [Malformed("公民身份号码应为17位数字加1位校验码，前六位为地区代码。", "A resident identity number has 17 digits, the first six of which name a region, and a check character (0-9 or X).")]
            : Born(number, on).Concat(Provinces.Contains(number[..2]) ? [] : [UnknownRegion(number[..2])]);

    private static IEnumerable<Violation> PermanentResident(string number, DateOnly on) => number switch
    {
        ['9', ..] when number.Length == 18 && IsDigits(number[..17]) && number[17] is (>= '0' and <= '9') or 'X' => Born(number, on),
        _ => Formed(
            number.Length == 15 && number.AsSpan(0, 3).ContainsAnyExceptInRange('A', 'Z') is false && IsDigits(number[3..]),
            "外国人永久居留身份证号码应为以9开头的18位数字，旧证为3位字母加12位数字。",
            "The number of a permanent residence card has 18 digits that begin with 9, on older cards three letters and 12 digits."),
    };

    // Date of birth and check digit, which both cards have at the same places.
    private static IEnumerable<Violation> Born(string number, DateOnly on) =>
        !DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth)
            ? [Malformed("证件号码中的出生日期不存在。", "The date of birth inside the identity number does not exist.")]
        : birth.Year < EarliestBirth || birth > on
            ? [Malformed($"证件号码中的出生日期早于{EarliestBirth}年或尚未到来，请核对。", $"The date of birth inside the identity number lies before {EarliestBirth} or in the future; compare it with the document.")]
        : ResidentCheckDigit(number.AsSpan(0, 17)) == number[17] ? [] : [WrongDigit()];

    private static IEnumerable<Violation> Credit(string code) =>
        code.Length != 18 || code.AsSpan().ContainsAnyExcept(CreditAlphabet)
            ? [Malformed("统一社会信用代码应为18位数字或大写字母（不含I、O、S、V、Z）。", "A unified social credit code has 18 digits or capital letters, without I, O, S, V, Z.")]
            : CreditCheckDigit(code.AsSpan(0, 17)) == code[17] ? [] : [WrongDigit()];

    private static IEnumerable<Violation> Without(Nominee nominee) =>
        nominee.Identifier.Length > 0 ? [Malformed("已选择“无证件”，请不要填写号码。", "The nominee is said to have no identifier; leave the number out.")]
        : nominee.NoIdentifierBecause is null
            ? [new Violation(ViolationCode.Required, new Text("请说明没有证件的原因。", "Say why there is no identifier.")) { Place = "noIdentifierBecause" }]
            : [];

    private static IEnumerable<Violation> Formed(bool well, string zh, string en) => well ? [] : [Malformed(zh, en)];

    private static bool IsPassport(string number) =>
        number.Length is >= 6 and <= 12 && number.All(char.IsAsciiLetterOrDigit) && number.Any(char.IsAsciiDigit);

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static Violation NotAccepted(Nominee nominee, IReadOnlyList<IdentifierKind> accepted) => new(
        ViolationCode.IdentifierKind,
        new Text(
            $"本次活动不接受证件类型“{Kebab.Of(nominee.IdentifierKind)}”；可用：{string.Join("、", accepted.Select(Kebab.Of))}。",
            $"This campaign does not accept '{Kebab.Of(nominee.IdentifierKind)}' as identifier; it accepts {string.Join(", ", accepted.Select(Kebab.Of))}."))
    { Place = "identifierKind", Actual = Kebab.Of(nominee.IdentifierKind), Required = string.Join(", ", accepted.Select(Kebab.Of)) };

    private static Violation DivisionOfNoUnit() => new(
        ViolationCode.DivisionOfNoUnit,
        new Text("只有以统一社会信用代码推荐的单位才能注明班组或科室。", "Only a unit with a unified social credit code has a division; leave it out."))
    { Place = "division" };

    private static Violation Malformed(string zh, string en) => new(ViolationCode.IdentifierMalformed, new Text(zh, en)) { Place = "identifier" };

    private static Violation WrongDigit() => new(
        ViolationCode.IdentifierCheckDigit,
        new Text("证件号码校验位不正确，请核对。", "The identifier's check digit is wrong; compare it with the document."))
    { Place = "identifier" };

    private static Violation UnknownRegion(string province) => new(
        ViolationCode.IdentifierRegion,
        new Text($"没有以{province}开头的省级地区代码，请核对证件。", $"No province has a region code that begins with {province}; compare the number with the document."))
    { Place = "identifier" };
}
