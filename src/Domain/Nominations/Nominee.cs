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
    /// <summary>The identifier with all but its ends hidden, for every view that people see.</summary>
    public string MaskedIdentifier => Identifier.Length <= 8
        ? new string('*', Identifier.Length)
        : $"{Identifier[..4]}{new string('*', Identifier.Length - 8)}{Identifier[^4..]}";
}

/// <summary>Check digits of the two national identifiers. Pure arithmetic; whether a number was ever issued is not known here.</summary>
public static class NationalIdentifiers
{
    private const string CreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>What is wrong with a nominee's identifier: its form, its date or its check digit; null when nothing is.</summary>
    public static Violation? Problem(Nominee nominee) => nominee.Kind == NomineeKind.Individual
        ? ResidentProblem(nominee.Identifier)
        : CreditProblem(nominee.Identifier);

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

    private static Violation? ResidentProblem(string number)
    {
        if (number.Length != 18 || number.AsSpan(0, 17).ContainsAnyExceptInRange('0', '9') || number[17] is not ((>= '0' and <= '9') or 'X'))
        {
            return Malformed(new Text("公民身份号码应为17位数字加1位校验码。", "A resident identity number has 17 digits and a check character (0-9 or X)."));
        }

        if (!DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return Malformed(new Text("公民身份号码中的出生日期不存在。", "The date of birth inside the identity number does not exist."));
        }

        return ResidentCheckDigit(number.AsSpan(0, 17)) == number[17] ? null : WrongDigit();
    }

    private static Violation? CreditProblem(string code)
    {
        if (code.Length != 18 || code.AsSpan().ContainsAnyExcept(CreditAlphabet))
        {
            return Malformed(new Text("统一社会信用代码应为18位数字或大写字母（不含I、O、S、V、Z）。", "A unified social credit code has 18 digits or capital letters, without I, O, S, V, Z."));
        }

        return CreditCheckDigit(code.AsSpan(0, 17)) == code[17] ? null : WrongDigit();
    }

    private static Violation Malformed(Text message) => new("identifier-malformed", message) { Place = "nominee.identifier" };

    private static Violation WrongDigit() => new(
        "identifier-check-digit",
        new Text("证件号码校验位不正确，请核对。", "The identifier's check digit is wrong; compare it with the document."))
    { Place = "nominee.identifier" };
}
