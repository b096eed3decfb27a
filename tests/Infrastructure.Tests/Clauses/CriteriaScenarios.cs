using Commendation.Domain.Eligibility;
using static Commendation.Infrastructure.Tests.Clauses.Says;
using static Commendation.Infrastructure.Tests.Clauses.Scenario;
using static Commendation.Infrastructure.Tests.Clauses.Walk;

namespace Commendation.Infrastructure.Tests.Clauses;

/// <summary>Chapter 3: what a nominee must have done.</summary>
internal static class CriteriaScenarios
{
    public static IEnumerable<Scenario> All =>
    [
        Attested("A collective needs its orientation and results attested", "3.1.1", Collective, "collective-orientation"),
        Attested("A collective needs its organisation and backlog work attested", "3.1.2", Collective, "collective-organisation"),
        new("A collective that closed one matter late is ineligible", ["3.1.2"], walk => walk.Barred(Collective, "no-overdue-matters", "3.1.2", ("overdueMatters", "1"))),
        new("A collective with one matter still open is ineligible", ["3.1.2"], walk => walk.Barred(Collective, "no-unresolved-matters", "3.1.2", ("unresolvedMatters", "1"))),
        Attested("A collective needs its innovation attested", "3.1.3", Collective, "collective-innovation"),
        new("A collective with one incident at a key date is ineligible", ["3.1.4"], walk => walk.Barred(Collective, "no-key-date-incidents", "3.1.4", ("keyDateIncidents", "1"))),
        new("A collective with one group petition to Beijing is ineligible", ["3.1.4"], walk =>
            walk.Barred(Collective, "no-group-petitions-to-beijing", "3.1.4", ("groupPetitionsToBeijing", "1"))),
        new("A collective with one repeated petition at a non-reception place is ineligible", ["3.1.4"], walk =>
            walk.Barred(Collective, "no-repeated-non-reception-petitions", "3.1.4", ("repeatedNonReceptionPetitions", "1"))),
        new("A collective with one repeated group petition to the province is ineligible", ["3.1.4"], walk =>
            walk.Barred(Collective, "no-repeated-group-petitions-to-province", "3.1.4", ("repeatedGroupPetitionsToProvince", "1"))),
        new("A collective whose incidents nobody has counted cannot be recommended", ["3.1.4"], walk =>
        {
            var facts = Facts(Collective);
            _ = facts.Remove("keyDateIncidents");
            Holds(walk.VerdictOn(Collective, facts).Standing == Standing.Undetermined, "should be undetermined");
            var nomination = walk.Nominate(Collective, facts: facts);
            walk.FileAll(nomination);
            Refused(walk.Leave(nomination), "no-key-date-incidents", "3.1.4");
        }),
        Attested("A collective needs the public's approval attested", "3.1.5", Collective, "collective-approval"),

        Attested("An individual needs orientation and observance of the law attested", "3.2.1", Individual, "individual-orientation"),
        Attested("An individual needs results in hard cases attested", "3.2.2", Individual, "individual-results"),
        Attested("An individual needs dedication attested", "3.2.3", Individual, "individual-dedication"),
        new("An individual one day short of three years in petition work is ineligible", ["3.2.3"], walk =>
            walk.Barred(Individual, "petition-service", "3.2.3", ("petitionServiceSince", "2018-07-09"))),
        Control("Exactly three years in petition work count", ["3.2.3"], walk => walk.Eligible(Individual, ("petitionServiceSince", "2018-07-08"))),
        Attested("An individual needs the duty at key dates attested", "3.2.4", Individual, "individual-key-dates"),
        Attested("An individual needs integrity and good regard attested", "3.2.5", Individual, "individual-integrity"),
    ];

    private static Scenario Attested(string name, string clause, string award, string record) =>
        new(name, [clause], walk => walk.Needs("unit-recommendation", award, record, clause));
}
