using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Standards;

namespace Commendation.Domain.Tests.Nominations;

// Born on 31 March 1960; the 17th digit is odd for men.
public class IdentityChecksTests
{
    private const string First17 = "63010219600331001";

    private static readonly FactDefinition Deed = StandardFacts.DiedOn with { Index = 5, Code = "deedOn" };

    private static readonly FactCatalogue Catalogue = new(
        [.. new[] { StandardFacts.BirthDate, StandardFacts.Sex, StandardFacts.WorkSince, StandardFacts.ServiceSince, StandardFacts.DiedOn, Deed }.Select((fact, i) => fact with { Index = i })]);

    [Theory]
    [InlineData("birthDate", "1960-03-31", null)]
    [InlineData("birthDate", "1960-03-30", "birth-date-differs")]
    [InlineData("birthDate", "1906-03-31", "birth-date-differs")]
    [InlineData("sex", "male", null)]
    [InlineData("sex", "female", "sex-differs")]
    [InlineData("workSince", "1974-03-31", null)]
    [InlineData("workSince", "1974-03-30", "work-before-age")]
    [InlineData("serviceSince", "1960-03-31", "work-before-age")]
    [InlineData("diedOn", "1960-03-31", null)]
    [InlineData("diedOn", "1960-03-30", "death-too-early")]
    [InlineData("deedOn", "2030-01-01", null)]
    public void A_fact_is_held_against_the_number(string fact, string value, string? problem) =>
        Problems(Told((fact, value))).Should().Equal(problem is null ? [] : [problem]);

    [Theory]
    [InlineData("2020-05-04", "2020-05-04", null)]
    [InlineData("2020-05-03", "2020-05-04", "death-too-early")]
    [InlineData("2020-05-05", "2020-05-04", null)]
    public void Nobody_dies_before_the_deed(string died, string deed, string? problem) =>
        Problems(Told(("diedOn", died), ("deedOn", deed))).Should().Equal(problem is null ? [] : [problem]);

    [Fact]
    public void Without_a_number_that_tells_the_birth_the_declared_one_counts()
    {
        var passport = Nominee.Written(NomineeKind.Individual, "甲", "E12345678", IdentifierKind.Passport);
        var policy = Policy(CrossChecks.Ordinary) with { Identifiers = new AcceptedIdentifiers([IdentifierKind.Passport], [IdentifierKind.CreditCode]) };

        string[] Of(params (string, string)[] facts) => [.. IdentityChecks.Problems(passport, Told(facts), policy, Day(7, 8)).Select(problem => problem.Code)];

        Of(("sex", "female"), ("workSince", "1901-01-01")).Should().BeEmpty("nothing is known to compare");
        Of(("birthDate", "1960-03-31"), ("workSince", "1970-01-01"), ("diedOn", "1950-01-01")).Should().Equal("work-before-age", "death-too-early");
    }

    [Fact]
    public void Everything_that_does_not_fit_is_told_at_once_and_what_is_off_is_not()
    {
        var facts = Told(("birthDate", "1960-03-30"), ("sex", "female"), ("workSince", "1970-01-01"), ("diedOn", "1950-01-01"));

        Problems(facts).Should().Equal("birth-date-differs", "sex-differs", "work-before-age", "death-too-early");
        Problems(facts, CrossChecks.Ordinary with { BirthDate = CheckLevel.Off, Service = CheckLevel.Off }).Should().Equal("sex-differs", "death-too-early");
        Problems(facts, CrossChecks.Ordinary with { Since = [StandardFacts.ServiceSince] }).Should().NotContain("work-before-age");
    }

    [Theory]
    [InlineData("甲", "63010219600331003", "1960-03-31", true)]
    [InlineData("甲", "63010219600401003", "1960-04-01", false)]
    [InlineData("乙", "63010219600331003", "1960-03-31", false)]
    [InlineData("甲", First17, "1960-03-31", false)]
    public void Two_of_one_name_born_on_one_day_may_be_one(string name, string first17, string birth, bool suspected)
    {
        var other = new Nominee(NomineeKind.Individual, name, first17 + NationalIdentifiers.ResidentCheckDigit(first17));

        IdentityChecks.MayBeOne(Person, Told(), other, Told()).Should().Be(suspected);
        var passport = Nominee.Written(NomineeKind.Individual, name, "E12345678", IdentifierKind.Passport);
        IdentityChecks.MayBeOne(Person, Told(), passport, Told(("birthDate", birth))).Should().Be(name == "甲" && birth == "1960-03-31");
        IdentityChecks.MayBeOne(passport, Told(), Person, Told()).Should().BeFalse("no birth is known");
    }

    private static Nominee Person { get; } = new(NomineeKind.Individual, "甲", First17 + NationalIdentifiers.ResidentCheckDigit(First17));

    private static CampaignPolicy Policy(CrossChecks checks) => SamplePolicy.Build(policy => policy with { Checks = checks with { Deed = Deed } });

    private static FactSet Told(params (string Fact, string Value)[] facts) => Catalogue.Read(facts.Select(fact => KeyValuePair.Create(fact.Fact, fact.Value))).Value;

    private static IEnumerable<string> Problems(FactSet facts, CrossChecks? checks = null) =>
        IdentityChecks.Problems(Person, facts, Policy(checks ?? CrossChecks.Ordinary), Day(7, 8)).Select(problem => problem.Code);
}
