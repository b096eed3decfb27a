using System.Globalization;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Nominations;

/// <summary>Who is nominated (推荐对象).</summary>
/// <param name="Kind">A person or a unit.</param>
/// <param name="Name">Name of the person or full official name of the unit.</param>
/// <param name="Identifier">Resident identity number (GB 11643) of a person, unified social credit code (GB 32100) of a unit.</param>
public sealed record Nominee(NomineeKind Kind, string Name, string Identifier)
{
    /// <summary>
    /// A nominee as somebody wrote it: full-width letters and digits of the identifier become half-width ones, its blanks go and its letters
    /// are capitals; blanks around and inside the name are single ones, and go from a name that is written in Chinese characters alone.
    /// </summary>
    public static Nominee Written(NomineeKind kind, string name, string identifier) =>
        new(kind, Writing.Name(name), Writing.Identifier(identifier));

    /// <summary>The identifier with all but its ends hidden, for every view that people see.</summary>
    public string MaskedIdentifier => Identifier.Length <= 8
        ? new string('*', Identifier.Length)
        : $"{Identifier[..4]}{new string('*', Identifier.Length - 8)}{Identifier[^4..]}";
}

/// <summary>Check digits of the two national identifiers. Pure arithmetic; whether a number was ever issued is not known here.</summary>
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
    /// What is wrong with a nominee's identifier on a day: its form or its date of birth (<c>identifier-malformed</c>), its check digit
    /// (<c>identifier-check-digit</c>), its region (<c>identifier-region</c>); empty when nothing is.
    /// </summary>
    /// <param name="nominee">The nominee.</param>
    /// <param name="on">The day; nobody is born after it.</param>
    public static IReadOnlyList<Violation> Problems(Nominee nominee, DateOnly on) => nominee.Kind == NomineeKind.Individual
        ? [.. ResidentProblems(nominee.Identifier, on)]
        : [.. CreditProblems(nominee.Identifier)];

    /// <summary>Whether a problem stops a nomination: a wrong check digit does where the campaign says so, an unknown region never does.</summary>
    internal static bool Refuses(Violation problem, CheckDigitPolicy checkDigits) =>
        problem.Code != ViolationCode.IdentifierRegion.Name && (problem.Code != ViolationCode.IdentifierCheckDigit.Name || checkDigits == CheckDigitPolicy.Refuse);

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

    private static IEnumerable<Violation> ResidentProblems(string number, DateOnly on)
    {
        if (number.Length != 18 || number.AsSpan(0, 17).ContainsAnyExceptInRange('0', '9') || number[17] is not ((>= '0' and <= '9') or 'X') || number[0] == '0')
        {
            return [Malformed(new Text("公民身份号码应为17位数字加1位校验码，前六位为地区代码。", "A resident identity number has 17 digits, the first six of which name a region, and a check character (0-9 or X)."))];
        }

        if (!DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth))
        {
            return [Malformed(new Text("公民身份号码中的出生日期不存在。", "The date of birth inside the identity number does not exist."))];
        }

        if (birth.Year < EarliestBirth || birth > on)
        {
            return [Malformed(new Text($"公民身份号码中的出生日期早于{EarliestBirth}年或尚未到来，请核对。", $"The date of birth inside the identity number lies before {EarliestBirth} or in the future; compare it with the document."))];
        }

        return (ResidentCheckDigit(number.AsSpan(0, 17)) == number[17] ? Enumerable.Empty<Violation>() : [WrongDigit()])
            .Concat(Provinces.Contains(number[..2]) ? [] : [UnknownRegion(number[..2])]);
    }

    private static Violation[] CreditProblems(string code) =>
        code.Length != 18 || code.AsSpan().ContainsAnyExcept(CreditAlphabet)
            ? [Malformed(new Text("统一社会信用代码应为18位数字或大写字母（不含I、O、S、V、Z）。", "A unified social credit code has 18 digits or capital letters, without I, O, S, V, Z."))]
            : CreditCheckDigit(code.AsSpan(0, 17)) == code[17] ? [] : [WrongDigit()];

    private static Violation Malformed(Text message) => new(ViolationCode.IdentifierMalformed, message) { Place = "nominee.identifier" };

    private static Violation WrongDigit() => new(
        ViolationCode.IdentifierCheckDigit,
        new Text("证件号码校验位不正确，请核对。", "The identifier's check digit is wrong; compare it with the document."))
    { Place = "nominee.identifier" };

    private static Violation UnknownRegion(string province) => new(
        ViolationCode.IdentifierRegion,
        new Text($"没有以{province}开头的省级地区代码，请核对证件。", $"No province has a region code that begins with {province}; compare the number with the document."))
    { Place = "nominee.identifier" };
}
