using Commendation.WebApi.Tests.House;

namespace Commendation.WebApi.Tests;

/// <summary>Portals that keep the codes of national standards (GB/T) declare facts by them; what is kept and shown is the system's own code.</summary>
public sealed class StandardFactsTests(Midway midway) : IClassFixture<Midway>
{
    [Fact]
    public async Task A_fact_may_be_declared_by_the_code_of_its_standard()
    {
        var office = new Office(midway.Client(), "630102");
        var person = Nominee.Person(72).With("sex", "2").With("ethnicGroup", "30").With("politicalStatus", "13").With("leadingPost", "141");

        var nomination = await office.Nominates(person, "2021-07-09");

        var facts = (await office.Reads($"nominations/{nomination}")).Body["facts"]!;
        facts["sex"]!.ToString().Should().Be("female");
        facts["leadingPost"]!.ToString().Should().Be("section-head");
        facts["ethnicGroup"]!.ToString().Should().Be("***");
        var personal = (await office.IsShown($"nominations/{nomination}/personal-data")).Body["facts"]!;
        personal["ethnicGroup"]!.ToString().Should().Be("tu");
        personal["politicalStatus"]!.ToString().Should().Be("masses");
    }

    [Fact]
    public async Task The_policy_tells_the_standard_of_a_fact_and_the_codes_of_its_values()
    {
        var facts = (await new Office(midway.Client(), "630102").Reads("policy")).Body["facts"]!.AsArray();

        var group = facts.Single(fact => fact!["code"]!.ToString() == "ethnicGroup")!;
        group["standard"]!.ToString().Should().Be("GB/T 3304-1991");
        group["ordered"]!.GetValue<bool>().Should().BeFalse();
        var values = group["values"]!.AsArray();
        values.Should().HaveCount(56);
        values.Select(value => (Code: value!["code"]!.ToString(), Standard: value["standardCode"]!.ToString(), Label: value["label"]!.ToString())).Should().Contain(("zang", "04", "藏族"));
        facts.Single(fact => fact!["code"]!.ToString() == "rank")!["ordered"]!.GetValue<bool>().Should().BeTrue();
    }
}
