using Commendation.Domain.Campaigns;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using static Commendation.Infrastructure.Tests.Clauses.Says;
using static Commendation.Infrastructure.Tests.Clauses.Scenario;
using static Commendation.Infrastructure.Tests.Clauses.Walk;

namespace Commendation.Infrastructure.Tests.Clauses;

/// <summary>Chapter 1: who can be nominated, and how many.</summary>
internal static class ScopeScenarios
{
    private static readonly string[] Sectors = ["party-government", "military", "peoples-organisation", "enterprise", "public-institution"];

    public static IEnumerable<Scenario> All =>
    [
        new("A person outside the petition departments is ineligible", ["1.1"], walk =>
            walk.Barred(Individual, "individual-scope", "1.1", ("petitionDepartment", "false"))),
        new("A unit outside the petition departments is ineligible", ["1.1"], walk =>
            walk.Barred(Collective, "collective-scope", "1.1", ("petitionDepartment", "false"))),
        new("A person from a sector that the notice does not name is ineligible", ["1.1"], walk =>
            walk.Barred(Individual, "individual-scope", "1.1", ("sector", "other"))),
        new("A unit from a sector that the notice does not name is ineligible", ["1.1"], walk =>
            walk.Barred(Collective, "collective-scope", "1.1", ("sector", "other"))),
        Control("Persons and units from each of the five named sectors are eligible", ["1.1"], walk =>
        {
            foreach (var sector in Sectors)
            {
                walk.Eligible(Individual, ("sector", sector));
                walk.Eligible(Collective, ("sector", sector));
            }
        }),

        new("A list of 61 collectives is too long", ["1.2.a"], walk => Reports(ListOf(walk, 61, Collective), "list-too-long", "1.2.a")),
        new("A list of 101 individuals is too long", ["1.2.a"], walk => Reports(ListOf(walk, 101, Individual), "list-too-long", "1.2.a")),
        Control("Lists of 60 collectives and 100 individuals are not too long", ["1.2.a"], walk => Holds(
            !Finds(ListOf(walk, 60, Collective), "list-too-long", "1.2.a") && !Finds(ListOf(walk, 100, Individual), "list-too-long", "1.2.a"),
            "should not be too long")),

        new("A department with one place for a collective cannot pass a second one", ["1.2.b", "A2"], walk =>
        {
            _ = Accepted(Pass(walk, Collective, Department));
            Refused(Pass(walk, Collective, Department), "no-place-left", "1.2.b");
        }),
        new("The counties of Haibei share its four places for collectives", ["1.2.b", "A2"], walk =>
        {
            string[] counties = ["632221", "632222", "632223", "632224"];
            foreach (var county in counties)
            {
                _ = Accepted(Pass(walk, Collective, county));
            }

            Refused(Pass(walk, Collective, Prefecture), "no-place-left", "1.2.b");
        }),
        Control("An organisation without places in the table cannot nominate", ["1.2.b", "A2"], walk =>
            Refused(walk.TryNominate(by: Government), "no-quota-holder", "1.2.b")),

        new("A Most Beautiful Petition Cadre passes when every place of the unit is taken, and takes none", ["1.2.c"], walk =>
        {
            _ = Accepted(Pass(walk, Individual, Department));
            _ = Accepted(Pass(walk, Individual, Department));
            _ = Accepted(Pass(walk, Individual, Department, "most-beautiful"));
            var account = walk.Accounts[(Department, Individual)];
            Holds(account is { Taken: 2, Free: 0, Exempt: 1 }, "should be counted as exempt, not as taken");
        }),
        Control("A Most Beautiful Petition Cadre meets the same rules as everybody", ["1.2.c", "3.2.3"], walk =>
        {
            var nomination = walk.Nominate(channel: "most-beautiful", facts: Facts(Individual, ("petitionServiceSince", "2020-01-01")));
            walk.FileAll(nomination);
            Refused(walk.Leave(nomination), "petition-service", "3.2.3");
        }),

        new("A deputy bureau head is ineligible", ["1.2.d"], walk =>
            walk.Barred(Individual, "rank-ceiling", "1.2.d", ("leadingPost", "bureau-deputy"), ("grade", "bureau-deputy"))),
        new("A grade equivalent to deputy bureau head is enough to be ineligible", ["1.2.d"], walk =>
            walk.Barred(Individual, "rank-ceiling", "1.2.d", ("leadingPost", "county-division-head"), ("grade", "bureau-deputy"))),
        new("A unit at deputy bureau level is ineligible", ["1.2.d"], walk =>
            walk.Barred(Collective, "unit-level-ceiling", "1.2.d", ("unitLevel", "bureau-deputy"))),
        new("The ceiling of rank cannot be waived", ["1.2.d"], walk =>
            Refused(walk.Campaign.Grant(new Waiver("rank-ceiling", null, "good reason", LeadingGroup, Day(7, 12)), walk.Policy), "not-waivable", "1.2.d")),
        Control("A county head and a unit at county level are eligible", ["1.2.d"], walk =>
        {
            walk.Eligible(Individual, ("leadingPost", "county-division-head"), ("grade", "county-division-head"));
            walk.Eligible(Collective, ("unitLevel", "county-division-head"));
        }),

        new("A county government is ineligible", ["1.2.e"], walk =>
            walk.Barred(Collective, "no-county-party-or-government", "1.2.e", ("organType", "government"), ("regionLevel", "county"))),
        new("A prefecture's party committee is ineligible", ["1.2.e"], walk =>
            walk.Barred(Collective, "no-county-party-or-government", "1.2.e", ("organType", "party-committee"), ("regionLevel", "prefecture"))),
        Control("A township government and a county's department are eligible", ["1.2.e"], walk =>
        {
            walk.Eligible(Collective, ("organType", "government"), ("regionLevel", "township"));
            walk.Eligible(Collective, ("organType", "department"), ("regionLevel", "county"));
        }),

        new("A county/division-level share of 21 of 100 is too large", ["1.2.f"], walk => Holds(
            Share(walk, 21, 100) is { Holds: false, CanStillHold: false, Allowed: 20 } status && status.ToViolation() is { Clause: "1.2.f" },
            "should break the limit of 20")),
        new("The share is watched while the list grows: 21 of 30 can no longer be mended", ["1.2.f"], walk => Holds(
            Share(walk, 21, 30) is { CanStillHold: false } && Share(walk, 20, 30) is { Holds: false, CanStillHold: true }, "should warn early")),
        new("A list of four with one county/division-level cadre is refused", ["1.2.f"], walk =>
            Reports(walk.DrawUp(Listed(walk, 1, 4)), "county-division-share", "1.2.f")),
        new("A larger share passes once the leading group has recorded a waiver with its reason", ["1.2.f"], walk =>
        {
            var waiver = new Waiver("county-division-share", null, "few township cadres", LeadingGroup, Day(7, 12));
            Refused(walk.Campaign.Grant(waiver with { Reason = " " }, walk.Policy), "reason-required", "1.2.f");
            Refused(walk.Campaign.Grant(waiver with { By = Prefecture }, walk.Policy), "not-acting-body", "1.2.f");
            _ = Accepted(walk.Campaign.Grant(waiver, walk.Policy));
            Holds(!Finds(walk.DrawUp(Listed(walk, 1, 4)), "county-division-share", "1.2.f"), "should pass under the waiver");
        }),
        Control("A county/division-level share of 20 of 100 is right", ["1.2.f"], walk =>
            Holds(Share(walk, 20, 100) is null or { Holds: true, Members: 20 }, "should hold")),
        Control("A list of five with one county/division-level cadre is drawn up", ["1.2.f"], walk => Accepted(walk.DrawUp(Listed(walk, 1, 5)))),
    ];

    private static Outcome<Domain.Honours.ProposedList> ListOf(Walk walk, int count, string award) =>
        walk.DrawUp([.. Enumerable.Range(0, count).Select(_ => walk.Nominate(award))]);

    private static Outcome<Domain.Nominations.Nomination> Pass(Walk walk, string award, string by, string? channel = null)
    {
        var nomination = walk.At("first-review", award, by, channel);
        walk.FileAll(nomination);
        return walk.Do(nomination, Act.Pass);
    }

    private static LimitStatus? Share(Walk walk, int members, int listed)
    {
        var member = Accepted(walk.Policy.Facts.Read(Facts(Individual, ("leadingPost", "county-division-deputy"))));
        var other = Accepted(walk.Policy.Facts.Read(Facts(Individual)));
        return LimitReport
            .Over(walk.Policy, Enumerable.Range(0, listed).Select(i => new ListedNominee(Individual, i < members ? member : other)))
            .FirstOrDefault(status => status.Limit.Code == "county-division-share");
    }

    private static List<Domain.Nominations.Nomination> Listed(Walk walk, int members, int listed) =>
    [
        .. Enumerable.Range(0, listed).Select(i => i < members
            ? walk.At("proposed-list", facts: ("leadingPost", "county-division-deputy"))
            : walk.At("proposed-list")),
    ];
}
