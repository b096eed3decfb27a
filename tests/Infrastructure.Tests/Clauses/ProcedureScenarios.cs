using Commendation.Domain.Procedures;
using Commendation.Domain.Submissions;
using static Commendation.Infrastructure.Tests.Clauses.Says;
using static Commendation.Infrastructure.Tests.Clauses.Scenario;
using static Commendation.Infrastructure.Tests.Clauses.Walk;

namespace Commendation.Infrastructure.Tests.Clauses;

/// <summary>Chapter 4: two reviews and two publicities, each in its time.</summary>
internal static class ProcedureScenarios
{
    public static IEnumerable<Scenario> All =>
    [
        new("A nominee passes two reviews and two publicities, in this order and no other", ["4.a"], walk =>
        {
            var nomination = walk.Nominate();
            while (!nomination.State.IsFinal)
            {
                walk.Step(nomination);
            }

            var path = string.Join(" ", nomination.Entries.Select(entry => entry.Act).Where(act => act is "post" or "close" or "pass" or "list" or "decide"));
            Holds(path == "post close pass pass post close list decide", $"should go post close pass pass post close list decide, but went {path}");
        }),
        new("A nominee that was never posted is not open to review", ["4.a"], walk =>
        {
            var nomination = walk.Nominate();
            walk.FileAll(nomination);
            _ = Accepted(walk.Leave(nomination));
            Refused(walk.Do(nomination, Act.Submit), "stage-closed", "4.a");
            Refused(walk.Do(nomination, Act.Pass, by: Prefecture), "stage-closed", "4.a");
        }),
        new("A nominee that the second review has not passed is not open to the list", ["4.a"], walk =>
        {
            var nomination = walk.At("submission");
            _ = Accepted(walk.Leave(nomination));
            Refused(walk.Do(nomination, Act.List, by: LeadingGroup), "stage-closed", "4.a");
        }),

        .. Records("unit-recommendation", "4.1.a",
            ("democratic-recommendation", "No recommendation without democratic recommendation"),
            ("inspection-and-review", "No recommendation without inspection and review"),
            ("leadership-study", "No recommendation without collective study by the leadership")),
        Control("Only the unit itself recommends its nominee", ["4.1.a"], walk =>
        {
            var nomination = walk.Nominate();
            walk.FileAll(nomination);
            Refused(walk.Leave(nomination, by: Prefecture), "not-acting-body", "4.1.a");
        }),

        Unsaid("A local notice without the criteria is refused", "criteria"),
        Unsaid("A local notice without the basic facts is refused", "basic-facts"),
        Unsaid("A local notice without the main deeds is refused", "main-deeds"),
        new("A local publicity posted on Monday 12 July cannot close on its fifth working day, Monday 19 July", ["4.1.b"], walk =>
            Refused(walk.Leave(walk.Posted("local-publicity", Day(7, 12)).Nomination, Day(7, 19)), "term-running", "4.1.b")),
        Control("A local publicity posted on 12 July closes on 20 July", ["4.1.b"], walk =>
            Accepted(walk.Leave(walk.Posted("local-publicity", Day(7, 12)).Nomination, Day(7, 20)))),
        new("While an objection is examined the local publicity does not close, and the days do not run", ["4.1.b"], walk =>
        {
            var (nomination, notice) = walk.Posted("local-publicity", Day(7, 12));
            var objection = Accepted(walk.Object(nomination, notice, Day(7, 14)));
            Refused(walk.Do(nomination, Act.Close, Day(7, 20)), "stage-closed", "4.a");
            _ = Accepted(walk.Answer(nomination, notice, objection, upheld: false, Day(7, 16)));
            Refused(walk.Do(nomination, Act.Close, Day(7, 22)), "term-running", "4.1.b");
            _ = Accepted(walk.Do(nomination, Act.Close, Day(7, 23)));
        }),
        new("An upheld objection ends the nomination before it is handed in", ["4.1.b"], walk =>
        {
            var (nomination, notice) = walk.Posted("local-publicity", Day(7, 12));
            var objection = Accepted(walk.Object(nomination, notice, Day(7, 14)));
            _ = Accepted(walk.Answer(nomination, notice, objection, upheld: true, Day(7, 16)));
            Holds(nomination.State == State.ObjectionUpheld, "should have ended");
        }),

        new("A county that hands in on 27 July is late", ["4.1.c"], walk => Refused(walk.Leave(walk.At("hand-in"), Day(7, 27)), "overdue", "4.1.c")),
        new("A late hand-in passes once the prefecture has accepted it with a reason", ["4.1.c"], walk =>
        {
            var nomination = walk.At("hand-in");
            Refused(walk.Do(nomination, Act.AcceptLate, Day(7, 26), reason: "landslide on the road"), "not-overdue", "4.1.c");
            Refused(walk.Do(nomination, Act.AcceptLate, Day(7, 27), by: County, reason: "landslide on the road"), "not-acting-body", "4.1.c");
            _ = Accepted(walk.Do(nomination, Act.AcceptLate, Day(7, 27), by: Prefecture, reason: "landslide on the road"));
            _ = Accepted(walk.Leave(nomination, Day(7, 27)));
        }),
        Control("A county hands in on 26 July", ["4.1.c"], walk => Accepted(walk.Leave(walk.At("hand-in"), Day(7, 26)))),
        Control("The day does not bind a provincial department, which reviews its nominee itself", ["4.1.c"], walk =>
        {
            var nomination = walk.At("hand-in", by: Department);
            _ = Accepted(walk.Leave(nomination, Day(7, 27)));
            walk.FileAll(nomination);
            _ = Accepted(walk.Leave(nomination, Day(7, 28), by: Department));
        }),

        .. Records("first-review", "4.2.a",
            ("procedure-regular", "No first review passes without a finding on the procedure"),
            ("materials-true", "No first review passes without a finding on the truth of the materials"),
            ("basic-facts-verified", "No first review passes without a finding on the basic facts")),
        new("A county's nominee is reviewed by its prefecture, not by the county itself", ["4.2.a"], walk =>
        {
            var nomination = walk.At("first-review");
            walk.FileAll(nomination);
            Refused(walk.Leave(nomination, by: County), "not-acting-body", "4.2.a");
            Refused(walk.Leave(nomination, by: "630100"), "not-acting-body", "4.2.a");
            _ = Accepted(walk.Leave(nomination, by: Prefecture));
        }),
        .. Records("first-review", "4.2.b", ("opinions-by-authority", "No first review passes before opinions were sought by cadre-management authority")),

        Unreported("A report that does not say how the review was organised is refused", "review-organisation"),
        Unreported("A report without the opinions sought is refused", "opinions-sought"),
        Unreported("A report without the publicity is refused", "publicity"),
        Unreported("A report without a recommendation is refused", "recommendation"),
        Control("A report of four parts with every form is taken in", ["4.2.c", "4.2.e"], walk =>
        {
            _ = Accepted(walk.Submit(walk.At("submission")));
            _ = Accepted(walk.Submit(walk.At("submission", Collective)));
        }),

        new("A submission on 7 August is late", ["4.2.d"], walk => Refused(walk.Leave(walk.At("submission"), Day(8, 7)), "overdue", "4.2.d")),
        new("A late submission passes once the leading group has accepted it with a reason", ["4.2.d"], walk =>
        {
            var nomination = walk.At("submission");
            Refused(walk.Do(nomination, Act.AcceptLate, Day(8, 7), by: LeadingGroup), "reason-required", "4.2.d");
            Refused(walk.Do(nomination, Act.AcceptLate, Day(8, 7), by: Prefecture, reason: "flood"), "not-acting-body", "4.2.d");
            _ = Accepted(walk.Do(nomination, Act.AcceptLate, Day(8, 7), by: LeadingGroup, reason: "flood"));
            _ = Accepted(walk.Leave(nomination, Day(8, 7)));
        }),
        Control("A submission on 6 August is in time", ["4.2.d"], walk => Accepted(walk.Leave(walk.At("submission"), Day(8, 6)))),

        new("A submission without the collective form is refused", ["4.2.e", "A3"], walk => Lacks(walk, Collective, "annex-3")),
        new("A submission without the individual form is refused", ["4.2.e", "A4"], walk => Lacks(walk, Individual, "annex-4")),
        new("A submission without the summary table is refused", ["4.2.e", "A5"], walk => Lacks(walk, Individual, "annex-5")),
        new("The collective form is filled from the data", ["4.2.e", "A3"], walk =>
            Fills(walk, Collective, "annex-3", ("推荐单位", "门源回族自治县"), ("单位级别", "乡科级正职"), ("主要事迹", ""))),
        new("The individual form is filled from the data, derived facts included", ["4.2.e", "A4"], walk =>
            Fills(walk, Individual, "annex-4", ("推荐单位", "门源回族自治县"), ("级别", "乡科级正职"), ("从事信访工作年限", "6年"), ("主要事迹", ""))),
        new("The summary table is filled from the data", ["4.2.e", "A5"], walk =>
            Fills(walk, Individual, "annex-5", ("推荐单位", "门源回族自治县"), ("奖项", "青海省信访系统先进个人"))),

        .. Records("second-review", "4.3.a", ("second-review-finding", "No second review passes without its finding")),
        new("The second review belongs to the leading group", ["4.3.a"], walk =>
        {
            var nomination = walk.At("second-review");
            walk.FileAll(nomination);
            Refused(walk.Leave(nomination, by: County), "not-acting-body", "4.3.a");
            Refused(walk.Leave(nomination, by: Prefecture), "not-acting-body", "4.3.a");
            _ = Accepted(walk.Leave(nomination, by: LeadingGroup));
        }),

        new("A province-wide publicity posted on Tuesday 3 August cannot close on its fifth working day, Tuesday 10 August", ["4.3.b"], walk =>
            Refused(walk.Leave(walk.Posted("province-publicity", Day(8, 3)).Nomination, Day(8, 10)), "term-running", "4.3.b")),
        Control("A province-wide publicity posted on 3 August closes on 11 August", ["4.3.b"], walk =>
            Accepted(walk.Leave(walk.Posted("province-publicity", Day(8, 3)).Nomination, Day(8, 11)))),

        new("A list drawn up on 17 August is late", ["4.3.c"], walk => Refused(walk.Leave(walk.At("proposed-list"), Day(8, 17)), "overdue", "4.3.c")),
        new("Nobody is honoured who was not put on the list by the leading group", ["4.3.c"], walk =>
        {
            var nomination = walk.At("province-publicity");
            _ = Accepted(walk.Post(nomination));
            _ = Accepted(walk.Leave(nomination));
            Refused(walk.Do(nomination, Act.Decide, by: Government), "stage-closed", "4.a");
            Refused(walk.Do(nomination, Act.List, by: Prefecture), "not-acting-body", "4.3.c");
            _ = Accepted(walk.Do(nomination, Act.List, by: LeadingGroup));
        }),
        Control("A list is drawn up on 16 August", ["4.3.c"], walk => Accepted(walk.DrawUp([walk.At("proposed-list")], Day(8, 16)))),

        new("A decision on 1 September is late", ["4.4"], walk => Refused(walk.Decide([walk.At("decision")], Day(9, 1)), "overdue", "4.4")),
        new("Only the provincial government decides", ["4.4"], walk =>
        {
            var nomination = walk.At("decision");
            Refused(walk.Leave(nomination, by: LeadingGroup), "not-acting-body", "4.4");
            Refused(walk.Leave(nomination, by: County), "not-acting-body", "4.4");
            _ = Accepted(walk.Leave(nomination, by: Government));
        }),
        Control("A decision on 31 August honours the nominee under its document number", ["4.4"], walk =>
        {
            var (decision, honours) = Accepted(walk.Decide([walk.At("decision")], Day(8, 31)));
            Holds(decision.DocumentNumber == "青政函〔2021〕0号" && decision.DecidedOn == Day(8, 31) && honours.Count == 1, "should name document and day");
        }),
    ];

    /// <summary>One scenario for each record that a stage needs, under an award.</summary>
    public static IEnumerable<Scenario> Records(string stage, string clause, params (string Record, string Name)[] records) =>
        records.Select(record => new Scenario(record.Name, [clause], walk => walk.Needs(stage, Individual, record.Record, clause)));

    private static Scenario Unsaid(string name, string part) => new(name, ["4.1.b"], walk => Refused(
        walk.Post(walk.At("local-publicity"), content: NoticeContent.Where(given => given.Key != part).ToDictionary()), "notice-content-missing", "4.1.b"));

    private static Scenario Unreported(string name, string part) => new(name, ["4.2.c"], walk => Refused(
        walk.Submit(walk.At("submission"), ReportContent.Where(given => given.Key != part).ToDictionary()), "report-part-missing", "4.2.c"));

    private static void Lacks(Walk walk, string award, string form) => Refused(
        walk.Submit(walk.At("submission", award), forms: given => given.Material == form ? [] : [given]), "material-missing", "4.2.e");

    private static void Fills(Walk walk, string award, string form, params (string Label, string Value)[] expected)
    {
        FilledForm? filled = null;
        var nomination = walk.At("submission", award);
        _ = Accepted(walk.Submit(nomination, forms: given =>
        {
            filled = given.Material == form ? given : filled;
            return [given];
        }));
        Holds(filled is not null, $"should come with {form}");
        foreach (var (label, value) in expected)
        {
            Holds(filled!.Fields.Contains(new FilledField(label, value)), $"{form} should say {label}: '{value}'");
        }
    }
}
