using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using FsCheck;
using FsCheck.Fluent;

namespace Commendation.Domain.Tests.Nominations;

public class NationalIdentifiersTests
{
    private const string CreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static Gen<string> ResidentNumbers =>
        from area in Gen.Choose(110000, 659999)
        from day in Gen.Choose(0, 36_500)
        from sequence in Gen.Choose(0, 999)
        let first17 = $"{area}{new DateOnly(1920, 1, 1).AddDays(day):yyyyMMdd}{sequence:000}"
        select first17 + NationalIdentifiers.ResidentCheckDigit(first17);

    private static Gen<string> CreditCodes =>
        from first17 in Gen.Elements(CreditAlphabet.ToCharArray()).ArrayOf(17)
        select new string(first17) + NationalIdentifiers.CreditCheckDigit(first17);

    [Theory]
    [InlineData("630102198001010019")]
    [InlineData("630102198001010027")]
    [InlineData("632123197602290019")] // born on a leap day, in a county that has since changed its code
    [InlineData("632721198506150037")]
    [InlineData("632821199001010047")]
    public void A_right_resident_number_has_no_problem(string number) => Resident(number).Should().BeNull();

    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData("11630000015000185Y")]
    public void A_right_credit_code_has_no_problem(string code) => Credit(code).Should().BeNull();

    [Theory]
    [InlineData("63010219800101001")]    // 17
    [InlineData("6301021980010100190")]  // 19
    [InlineData("63010219800101001x")]   // the check character is a capital letter
    [InlineData("63010219800101A019")]
    [InlineData("63010219800101001Y")]
    [InlineData("６30102198001010019")]  // a full-width digit
    [InlineData("630102198013010019")]   // month 13
    [InlineData("630102198102290019")]   // no leap year
    [InlineData("630102000000000019")]
    [InlineData("")]
    public void A_resident_number_of_another_form_or_with_an_impossible_date_is_malformed(string number) =>
        Resident(number).Should().Be("identifier-malformed");

    [Theory]
    [InlineData("91350100M000100Y4")]
    [InlineData("91350100M000100Y433")]
    [InlineData("91350100m000100y43")]
    [InlineData("91350100I000100Y43")]
    [InlineData("91350100O000100Y43")]
    [InlineData("91350100S000100Y43")]
    [InlineData("91350100V000100Y43")]
    [InlineData("91350100M000100Y4Z")]
    [InlineData("")]
    public void A_credit_code_of_another_form_is_malformed(string code) => Credit(code).Should().Be("identifier-malformed");

    [Theory]
    [InlineData("630102198001010018")]
    [InlineData("63010219800101001X")]
    public void A_wrong_check_digit_of_a_person_is_found(string number) => Resident(number).Should().Be("identifier-check-digit");

    [Theory]
    [InlineData("91350100M000100Y44")]
    [InlineData("11630000015000185X")]
    public void A_wrong_check_character_of_a_unit_is_found(string code) => Credit(code).Should().Be("identifier-check-digit");

    [Fact]
    public void The_check_character_of_a_person_can_be_X()
    {
        // Sum of products by the published weights, an independent way to the same character.
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var numbers = Enumerable.Range(0, 1000).Select(sequence => $"63010219800101{sequence:000}").ToList();

        numbers.Should().OnlyContain(first17 =>
            NationalIdentifiers.ResidentCheckDigit(first17) == "10X98765432"[first17.Select((digit, i) => (digit - '0') * weights[i]).Sum() % 11]);
        numbers.Select(first17 => first17 + NationalIdentifiers.ResidentCheckDigit(first17)).Where(number => number.EndsWith('X'))
            .Should().NotBeEmpty().And.OnlyContain(number => Resident(number) == null);
    }

    [Fact]
    public void Every_change_of_one_digit_of_a_person_is_detected() => ForAll(
        from number in ResidentNumbers
        from place in Gen.Choose(0, 17)
        from digit in Gen.Elements((place == 17 ? "0123456789X" : "0123456789").Where(digit => digit != number[place]).ToArray())
        select (number, changed: number[..place] + digit + number[(place + 1)..]),
        at => Resident(at.number) == null && Resident(at.changed) != null);

    [Fact]
    public void Every_change_of_one_character_of_a_unit_is_detected() => ForAll(
        from code in CreditCodes
        from place in Gen.Choose(0, 17)
        from character in Gen.Elements(CreditAlphabet.Where(character => character != code[place]).ToArray())
        select (code, changed: code[..place] + character + code[(place + 1)..]),
        at => Credit(at.code) == null && Credit(at.changed) == "identifier-check-digit");

    [Fact]
    public void Every_swap_of_two_neighbours_of_a_person_is_detected() => ForAll(
        from number in ResidentNumbers
        from place in Gen.Choose(0, 15)
        where number[place] != number[place + 1]
        select (number, swapped: number[..place] + number[place + 1] + number[place] + number[(place + 2)..]),
        at => Resident(at.swapped) != null);

    [Theory]
    [InlineData("630102198001010019", "6301**********0019")]
    [InlineData("123456789", "1234*6789")]
    [InlineData("12345678", "********")]
    [InlineData("", "")]
    public void Views_show_only_the_ends_of_an_identifier(string identifier, string masked) =>
        new Nominee(NomineeKind.Individual, "甲", identifier).MaskedIdentifier.Should().Be(masked);

    private static string? Resident(string number) => NationalIdentifiers.Problem(new Nominee(NomineeKind.Individual, "甲", number))?.Code;

    private static string? Credit(string code) => NationalIdentifiers.Problem(new Nominee(NomineeKind.Collective, "乙", code))?.Code;
}
