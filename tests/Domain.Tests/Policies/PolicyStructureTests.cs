using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Standards;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Policies;

public class PolicyStructureTests
{
    private static readonly Dictionary<string, (string Code, string Place, Func<CampaignPolicy, CampaignPolicy> Fault)> Faults = new()
    {
        ["a due date for a tier that nobody has"] = ("tier-unknown", "procedure.stages[2].due.tiers", p => p.WithStage("hand-in", s => s with { Due = s.Due! with { Tiers = ["countyy"] } })),
        ["a route for a tier that nobody has"] = ("tier-unknown", "roles[1].organisation.countyy", p => p.WithRoutes("first-reviewer", ("countyy", Route.Superior), ("*", Route.Self))),
        ["a limit for a tier that nobody has"] = ("tier-unknown", "limits[0].tiers",
            p => p with { Limits = [p.Limits[0] with { Scope = LimitScope.Organisation, Tiers = ["county", "countyy"] }, p.Limits[1]] }),
        ["a figure for a tier that nobody has"] = ("tier-unknown", "limits[0].figures.atMost[0].tiers",
            p => p with { Limits = [p.Limits[0] with { Scope = LimitScope.Organisation, Figures = [new LimitFigure(new Share(1, 4), null) { Tiers = ["countyy"] }] }, p.Limits[1]] }),
        ["a material of an award that does not exist"] = ("award-unknown", "materials[2].award", p => p with { Materials = [.. p.Materials.Take(2), p.Materials[2] with { Award = "advanced-indivdual" }] }),

        ["a role that leads nowhere for a tier that recommends"] = ("role-without-way", "roles[1].organisation",
            p => p.WithRoutes("first-reviewer", ("county", Route.Superior), ("prefecture", Route.Self))),
        ["a role that leads to the superior of one that has none"] = ("role-without-way", "roles[1].organisation",
            p => p.WithOrganisations(o => o.Code == SamplePolicy.OtherPrefecture ? o with { Superior = null } : o).WithRoutes("first-reviewer", ("prefecture", Route.Superior), ("*", Route.Self))),

        ["two organisations that are each other's superior"] = ("superior-circle", "organisations[0].superior",
            p => p.WithOrganisations(o => o.Code == SamplePolicy.Government ? o with { Superior = SamplePolicy.Department } : o)),
        ["an organisation that is its own superior"] = ("superior-circle", "organisations[5].superior",
            p => p.WithOrganisations(o => o.Code == SamplePolicy.NeighbourCounty ? o with { Superior = o.Code } : o)),
        ["a clause that covers itself"] = ("clause-circle", "clauses[27].coveredBy", p => p.WithCover("5.1.b", "4.2.a", "5.1.b")),
        ["two clauses that cover each other"] = ("clause-circle", "clauses[18].coveredBy", p => p.WithCover("4.2.a", "5.1.b")),
        ["three clauses that cover one another"] = ("clause-circle", "clauses[18].coveredBy", p => p.WithCover("4.2.a", "4.3.a").WithCover("4.3.a", "5.1.b")),

        ["a stage whose code looks like a phase"] = ("stage-code-reserved", "procedure.stages[5].code", p => p.WithStage("second-review", s => s with { Code = "second/review" })),
        ["a stage whose code is an end"] = ("stage-code-reserved", "procedure.stages[8].code", p => p.WithStage("decision", s => s with { Code = "honoured" })),

        ["none of some conditions"] = ("count-out-of-range", "awards[0].rules[0].require", p => p.WithRequirement((_, require) => new AtLeastOf(0, [require]))),
        ["more conditions than there are"] = ("count-out-of-range", "awards[0].rules[0].require", p => p.WithRequirement((_, require) => new All([new Not(new AtLeastOf(2, [require]))]))),
        ["more conditions than there are, to whom a rule applies"] = ("count-out-of-range", "awards[0].rules[1].when",
            p => p.WithAward(SamplePolicy.Collective, a => a with { Rules = [a.Rules[0], a.Rules[1] with { When = new AtLeastOf(1, [new AtLeastOf(3, [a.Rules[1].When!, a.Rules[1].When!])]) }, a.Rules[2]] })),
        ["more conditions than there are, of whom a limit counts"] = ("count-out-of-range", "limits[0].members",
            p => p with { Limits = [p.Limits[0] with { Members = new AtLeastOf(2, [p.Limits[0].Members]) }, p.Limits[1]] }),

        ["more conditions than there are, of whom an exception is made"] = ("count-out-of-range", "awards[0].rules[0].unless[0].when",
            p => p.WithAward(SamplePolicy.Collective, a => a with { Rules = [a.Rules[0] with { Unless = [new RuleException("1.2.d", SamplePolicy.Label("unless"), new AtLeastOf(2, [a.Rules[0].Require]))] }, .. a.Rules.Skip(1)] })),
        ["more conditions than there are, for another title"] = ("count-out-of-range", "awards[0].titles[0].when",
            p => p.WithAward(SamplePolicy.Collective, a => a with { Titles = [new TitleVariant("1.2.d", SamplePolicy.Label("title"), new AtLeastOf(2, [a.Rules[0].Require]))] })),
        ["more conditions than there are, of whom a limit takes its share"] = ("count-out-of-range", "limits[0].within",
            p => p with { Limits = [p.Limits[0] with { Base = LimitBase.Listed, Within = new AtLeastOf(2, [p.Limits[0].Members]) }, p.Limits[1]] }),

        ["a fact as it was before it was declared"] = ("fact-foreign", "awards[0].rules[0].require",
            p => p.WithRequirement((_, _) => new Compare(StandardFacts.StaffCount, Comparison.AtLeast, FactValue.OfScaled(3)))),
        ["a value of another type"] = ("value-type", "awards[0].rules[0].require", p => p.WithRequirement((_, require) => (Compare)require with { Value = FactValue.Of(true) })),
        ["a value of another scale"] = ("value-type", "awards[0].rules[0].require", p => p.WithRequirement((_, require) => new Not((Compare)require with { Value = FactValue.Choice(1, "county") }))),
        ["an order where there is none"] = ("not-comparable", "awards[0].rules[1].when",
            p => p.WithAward(SamplePolicy.Collective, a => a with { Rules = [a.Rules[0], a.Rules[1] with { When = (Compare)a.Rules[1].When! with { Comparison = Comparison.Below } }, a.Rules[2]] })),
        ["years from a fact as it was before it was declared"] = ("fact-foreign", "facts[6].derive",
            p => p.WithFact("serviceYears", f => f with { Derivation = new FullYears(StandardFacts.WorkSince, p.IssuedOn) })),

        ["five decimals"] = ("fact-decimals", "facts[7].decimals", p => p.WithFact("score", f => f with { Decimals = 5 })),
        ["less than no decimal"] = ("fact-decimals", "facts[12].decimals", p => p.WithFact("overdueMatters", f => f with { Decimals = -1 })),
        ["a limit over no award"] = ("limit-without-awards", "limits[0].awards", p => p with { Limits = [p.Limits[0] with { Awards = [] }, p.Limits[1]] }),
        ["the highest of two scales"] = ("highest-scale", "facts[4].derive", p => p.WithFact("rank", f => f with { Derivation = new Highest([p.Facts.All[2], p.Facts.All[0]]) })),
        ["the highest of a scale without order"] = ("highest-scale", "facts[4].derive",
            p => p.WithFact("rank", f => f with { Scale = SamplePolicy.Sector, Derivation = new Highest([p.Facts.All[0]]) })),
        ["the highest of a fact without a scale"] = ("highest-scale", "facts[4].derive", p => p.WithFact("rank", f => f with { Derivation = new Highest([p.Facts.All[2], p.Facts.All[1]]) })),
        ["the highest on another scale than its own"] = ("highest-scale", "facts[4].derive", p => p.WithFact("rank", f => f with { Scale = SamplePolicy.RegionLevel })),
        ["an interpretation that leaves no choice"] = ("readings-too-few", "interpretations[0].readings",
            p => p with { Interpretations = [p.Interpretations[0] with { Readings = [p.Interpretations[0].Readings[0]] }] }),
    };

    public static TheoryData<string> FaultNames => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(FaultNames))]
    public void One_fault_gives_exactly_one_finding_at_its_place(string fault)
    {
        var (code, place, spoil) = Faults[fault];

        var finding = PolicyChecks.Findings(SamplePolicy.Build(spoil)).Should().ContainSingle().Subject;

        (finding.Code, finding.Place).Should().Be((code, place));
        finding.Message.Zh.Should().NotBeNullOrWhiteSpace();
        finding.Message.En.Should().NotBeNullOrWhiteSpace();
    }

    [Fact]
    public void A_circle_is_told_once_with_all_that_stand_in_it_and_nobody_else()
    {
        var finding = PolicyChecks.Findings(SamplePolicy.Build(Faults["two organisations that are each other's superior"].Fault))[0];

        finding.Message.En.Should().Contain($"{SamplePolicy.Government}, {SamplePolicy.Department} are");
    }

    [Fact]
    public void No_end_of_the_procedure_can_name_a_stage()
    {
        foreach (var end in State.Finals)
        {
            PolicyChecks.Findings(SamplePolicy.Build(p => p.WithStage("second-review", stage => stage with { Code = end.Code })))
                .Should().ContainSingle(finding => finding.Code == "stage-code-reserved", end.Code);
        }
    }

    [Fact]
    public void A_tier_without_places_needs_no_way() =>
        PolicyChecks.Findings(SamplePolicy.Build(p => p.WithRoutes("first-reviewer", ("county", Route.Superior), ("prefecture", Route.Self), ("department", Route.Self)))).Should().BeEmpty();

    [Fact]
    public void Scales_that_were_read_twice_are_the_same_scale() =>
        PolicyChecks.Findings(SamplePolicy.Build(p => p.WithFact(
            "rank", fact => fact with { Scale = SamplePolicy.Rank with { Values = [.. SamplePolicy.Rank.Values] } }))).Should().BeEmpty();
}

file static class Spoiling
{
    public static CampaignPolicy WithRoutes(this CampaignPolicy policy, string role, params (string Tier, Route Route)[] routes) =>
        policy with { Roles = [.. policy.Roles.Select(known => known.Code == role ? known with { Routes = routes.ToDictionary(route => route.Tier, route => route.Route) } : known)] };

    public static CampaignPolicy WithOrganisations(this CampaignPolicy policy, Func<Organisation, Organisation> change) =>
        policy with { Organisations = new OrganisationDirectory([.. policy.Organisations.All.Select(change)]) };

    public static CampaignPolicy WithCover(this CampaignPolicy policy, string clause, params string[] covering) =>
        policy with { Clauses = [.. policy.Clauses.Select(known => known.Id == clause ? known with { CoveredBy = covering } : known)] };

    public static CampaignPolicy WithFact(this CampaignPolicy policy, string code, Func<FactDefinition, FactDefinition> change) =>
        policy with { Facts = new FactCatalogue([.. policy.Facts.All.Select(fact => fact.Code == code ? change(fact) : fact)]) };

    public static CampaignPolicy WithRequirement(this CampaignPolicy policy, Func<EligibilityRule, Condition, Condition> change) =>
        policy.WithAward(SamplePolicy.Collective, award => award with { Rules = [award.Rules[0] with { Require = change(award.Rules[0], award.Rules[0].Require) }, .. award.Rules.Skip(1)] });
}
