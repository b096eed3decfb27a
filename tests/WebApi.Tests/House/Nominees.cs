using System.Globalization;
using Commendation.Domain.Nominations;

namespace Commendation.WebApi.Tests.House;

/// <summary>Somebody to nominate. Names and numbers are made up; the check digits are right.</summary>
/// <param name="Award">Code of the award.</param>
/// <param name="Kind">individual or collective.</param>
/// <param name="Name">Name.</param>
/// <param name="Identifier">Identity number or unified social credit code.</param>
/// <param name="Facts">Facts that satisfy every rule.</param>
public sealed record Nominee(string Award, string Kind, string Name, string Identifier, IReadOnlyDictionary<string, object> Facts)
{
    private static readonly string[] Digits = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    private static readonly string[] Surnames = ["王", "李", "张", "赵", "周", "吴", "郑", "孙"];

    /// <summary>The nth person.</summary>
    public static Nominee Person(int n, string rank = "section-head")
    {
        var number = $"63010219800101{n.ToString("000", CultureInfo.InvariantCulture)}";
        return new Nominee(
            "advanced-individual",
            "individual",
            Surnames[(n - 1) % Surnames.Length] + Numeral(n),
            number + NationalIdentifiers.ResidentCheckDigit(number),
            new Dictionary<string, object>
            {
                ["sector"] = "party-government",
                ["petitionDepartment"] = true,
                ["frontLine"] = true,
                ["leadingPost"] = rank,
                ["grade"] = rank,
                ["petitionServiceSince"] = "2012-03-01",
                ["sex"] = n % 2 == 1 ? "male" : "female",
                ["birthDate"] = "1980-01-01",
                ["ethnicGroup"] = "zang",
                ["politicalStatus"] = "cpc-member",
                ["unitAndPost"] = "信访局接访科科长",
            });
    }

    /// <summary>The nth unit.</summary>
    public static Nominee Unit(int n)
    {
        var code = $"116301020{n.ToString("00000000", CultureInfo.InvariantCulture)}";
        return new Nominee(
            "advanced-collective",
            "collective",
            $"第{Numeral(n)}信访接待室",
            code + NationalIdentifiers.CreditCheckDigit(code),
            new Dictionary<string, object>
            {
                ["sector"] = "party-government",
                ["petitionDepartment"] = true,
                ["frontLine"] = true,
                ["organType"] = "department",
                ["regionLevel"] = "county",
                ["unitLevel"] = "section-head",
                ["staffCount"] = 9,
                ["overdueMatters"] = 0,
                ["unresolvedMatters"] = 0,
                ["keyDateIncidents"] = 0,
                ["groupPetitionsToBeijing"] = 0,
                ["repeatedNonReceptionPetitions"] = 0,
                ["repeatedGroupPetitionsToProvince"] = 0,
            });
    }

    /// <summary>The same nominee with one fact changed.</summary>
    public Nominee With(string fact, object value) => this with { Facts = new Dictionary<string, object>(Facts) { [fact] = value } };

    /// <summary>The same nominee without a fact.</summary>
    public Nominee Without(string fact) => this with { Facts = Facts.Where(pair => pair.Key != fact).ToDictionary() };

    private static string Numeral(int n) => string.Concat(n.ToString(CultureInfo.InvariantCulture).Select(digit => Digits[digit - '0']));
}
