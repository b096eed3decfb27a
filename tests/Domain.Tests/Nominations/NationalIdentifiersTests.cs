using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using FsCheck;
using FsCheck.Fluent;

namespace Commendation.Domain.Tests.Nominations;

public class NationalIdentifiersTests
{
    private const string CreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static Gen<string> ResidentNumbers =>
        from area in Gen.Choose(610000, 659999)
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

    [Theory]
    [InlineData("19000101", null)]
    [InlineData("18991231", "identifier-malformed")]
    [InlineData("20210708", null)]
    [InlineData("20210709", "identifier-malformed")]
    [InlineData("29990101", "identifier-malformed")]
    public void Nobody_is_born_before_1900_or_after_the_day_of_the_nomination(string birth, string? problem) =>
        Resident(Numbered($"630102{birth}001")).Should().Be(problem);

    [Theory]
    [InlineData("630102", null)]
    [InlineData("632123", null)] // a county that has since changed its code
    [InlineData("810000", null)] // a residence permit for Hong Kong
    [InlineData("990000", "identifier-region")]
    [InlineData("160102", "identifier-region")]
    [InlineData("000000", "identifier-malformed")]
    [InlineData("010102", "identifier-malformed")]
    public void A_region_of_no_province_is_told(string region, string? problem) =>
        Resident(Numbered($"{region}19800101001")).Should().Be(problem);

    [Theory]
    [InlineData(" 卓 玛 ", "卓玛")]
    [InlineData("张\u3000三", "张三")]
    [InlineData("迪丽热巴•迪力木拉提", "迪丽热巴·迪力木拉提")]
    [InlineData("Zhang  San", "Zhang San")]
    [InlineData("\uD842\uDFB7 田", "\uD842\uDFB7田")] // a rare character outside of the basic plane
    [InlineData("བསྟན འཛིན", "བསྟན འཛིན")]
    public void A_name_is_written_one_way(string written, string name) =>
        Nominee.Written(NomineeKind.Individual, written, string.Empty).Name.Should().Be(name);

    [Theory]
    [InlineData("６３０１０２ 19800101 001ｘ", "63010219800101001X")]
    [InlineData("\u00a0630102198001010019 ", "630102198001010019")]
    public void An_identifier_is_written_one_way(string written, string identifier) =>
        Nominee.Written(NomineeKind.Individual, "甲", written).Identifier.Should().Be(identifier);

    [Theory]
    [InlineData(IdentifierKind.Passport, "E12345678", null)]
    [InlineData(IdentifierKind.Passport, "ABCDEFGH", "identifier-malformed")]
    [InlineData(IdentifierKind.Passport, "E1234", "identifier-malformed")]
    [InlineData(IdentifierKind.Passport, "E12345-78", "identifier-malformed")]
    [InlineData(IdentifierKind.HkMacaoPermit, "H12345678", null)]
    [InlineData(IdentifierKind.HkMacaoPermit, "M1234567801", null)]
    [InlineData(IdentifierKind.HkMacaoPermit, "C12345678", "identifier-malformed")]
    [InlineData(IdentifierKind.HkMacaoPermit, "H123456789", "identifier-malformed")]
    [InlineData(IdentifierKind.TaiwanPermit, "12345678", null)]
    [InlineData(IdentifierKind.TaiwanPermit, "1234567", "identifier-malformed")]
    [InlineData(IdentifierKind.PermanentResidenceCard, "FIN310023120001", null)]
    [InlineData(IdentifierKind.PermanentResidenceCard, "FI3100231200012", "identifier-malformed")]
    [InlineData(IdentifierKind.PermanentResidenceCard, "63010219800101001X", "identifier-malformed")]
    public void Every_kind_of_document_of_a_person_has_its_form(IdentifierKind kind, string number, string? problem) =>
        Problem(Nominee.Written(NomineeKind.Individual, "甲", number, kind)).Should().Be(problem);

    [Fact]
    public void A_newer_permanent_residence_card_has_a_birth_and_a_check_digit()
    {
        var card = Numbered("91156019850315001");

        Problem(Nominee.Written(NomineeKind.Individual, "甲", card, IdentifierKind.PermanentResidenceCard)).Should().BeNull();
        Problem(Nominee.Written(NomineeKind.Individual, "甲", card[..17] + (card[17] == '0' ? '1' : '0'), IdentifierKind.PermanentResidenceCard)).Should().Be("identifier-check-digit");
        Problem(Nominee.Written(NomineeKind.Individual, "甲", Numbered("91156029850315001"), IdentifierKind.PermanentResidenceCard)).Should().Be("identifier-malformed");
    }

    [Theory]
    [InlineData("", "自然村护林小组没有登记", null)]
    [InlineData("", " ", "required")]
    [InlineData("", null, "required")]
    [InlineData("11630000015000185Y", "没有登记", "identifier-malformed")]
    public void A_group_without_a_code_says_why(string identifier, string? because, string? problem) =>
        Problem(Nominee.Written(NomineeKind.Collective, "甲村护林小组", identifier, IdentifierKind.None, noIdentifierBecause: because)).Should().Be(problem);

    [Theory]
    [InlineData(NomineeKind.Individual, IdentifierKind.Passport)]
    [InlineData(NomineeKind.Individual, IdentifierKind.CreditCode)]
    [InlineData(NomineeKind.Collective, IdentifierKind.None)]
    [InlineData(NomineeKind.Collective, IdentifierKind.ResidentNumber)]
    public void What_the_campaign_does_not_accept_is_refused(NomineeKind nominee, IdentifierKind kind) =>
        NationalIdentifiers.Problems(Nominee.Written(nominee, "甲", "E12345678", kind, noIdentifierBecause: "无"), AcceptedIdentifiers.Ordinary, new DateOnly(2021, 7, 8))
            .Select(problem => problem.Code).Should().Equal("identifier-kind");

    [Fact]
    public void Two_teams_of_one_unit_are_two_and_so_are_a_passport_and_a_permit_of_one_number()
    {
        Nominee[] nominees =
        [
            Nominee.Written(NomineeKind.Collective, "某厂", "11630000015000185Y"),
            Nominee.Written(NomineeKind.Collective, "某厂一班", "11630000015000185Y", division: "一班"),
            Nominee.Written(NomineeKind.Collective, "某厂二班", "11630000015000185Y", division: "二班"),
            Nominee.Written(NomineeKind.Individual, "甲", "12345678", IdentifierKind.Passport),
            Nominee.Written(NomineeKind.Individual, "甲", "12345678", IdentifierKind.TaiwanPermit),
            Nominee.Written(NomineeKind.Collective, "甲村护林小组", string.Empty, IdentifierKind.None, noIdentifierBecause: "无"),
        ];

        nominees.Select(nominee => nominee.Key).Should().OnlyHaveUniqueItems();
        nominees[1].Key.Should().Be(Nominee.Written(NomineeKind.Collective, "某厂第一班组", "11630000015000185y ", division: " 一 班 ").Key);
    }

    private static string Numbered(string first17) => first17 + NationalIdentifiers.ResidentCheckDigit(first17);

    private static string? Resident(string number) => Problem(new Nominee(NomineeKind.Individual, "甲", number));

    private static string? Credit(string code) => Problem(new Nominee(NomineeKind.Collective, "乙", code));

    private static string? Problem(Nominee nominee) =>
        NationalIdentifiers.Problems(nominee, Everything, new DateOnly(2021, 7, 8)).Select(problem => problem.Code).FirstOrDefault();

    private static AcceptedIdentifiers Everything { get; } = new(
        [IdentifierKind.ResidentNumber, IdentifierKind.Passport, IdentifierKind.HkMacaoPermit, IdentifierKind.TaiwanPermit, IdentifierKind.PermanentResidenceCard],
        [IdentifierKind.CreditCode, IdentifierKind.None]);
}
