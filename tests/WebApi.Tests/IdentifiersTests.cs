using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>Who is who, as offices write it: full-width digits, padded names, and two teams that share the code of their unit.</summary>
public sealed class IdentifiersTests : IClassFixture<ApiHost>
{
    private readonly ApiHost _host;

    public IdentifiersTests(ApiHost host) => _host = host;

    [Fact]
    public async Task Two_teams_of_one_unit_can_be_nominated_and_each_only_once()
    {
        var unit = Nominee.Unit(71);

        var first = await Nominates(unit, "某厂一班", "一班");
        (await Nominates(unit, "某厂二班", "二班")).Accepted()["division"].Should().Be("二班");

        first.Accepted()["identifierKind"].Should().Be("credit-code");
        (await Nominates(unit, "某厂第一班", "一 班")).Refused(409, "already-exists");
    }

    [Fact]
    public async Task A_number_and_a_name_are_kept_in_one_way_of_writing()
    {
        var person = Nominee.Person(72);
        var wide = string.Concat(person.Identifier.Select(character => (char)(character + 0xFEE0)));

        (await Sends(new { person.Award, person.Kind, name = "卓\u3000玛", identifier = $" {wide} ", person.Facts, on = "2021-07-09" })).Accepted()["name"].Should().Be("卓玛");
        (await Sends(new { person.Award, person.Kind, name = "卓玛", person.Identifier, person.Facts, on = "2021-07-09" })).Refused(409, "already-exists");
    }

    [Fact]
    public async Task A_region_of_no_province_is_told_but_stops_nobody()
    {
        const string First17 = "99010219800101001";
        var person = Nominee.Person(73);

        var answer = (await Sends(new { person.Award, person.Kind, person.Name, identifier = First17 + Domain.Nominations.NationalIdentifiers.ResidentCheckDigit(First17), person.Facts, on = "2021-07-09" })).Accepted();

        answer["warnings[0].code"].Should().Be("identifier-region");
    }

    private Task<Answer> Nominates(Nominee unit, string name, string division) =>
        Sends(new { unit.Award, unit.Kind, name, unit.Identifier, division, unit.Facts, on = "2021-07-09" });

    private Task<Answer> Sends(object body) => _host.Office("630102").Sends("POST", $"{Campaign}/nominations", body);
}
