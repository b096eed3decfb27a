using Commendation.Domain.Campaigns;
using Commendation.Domain.Honours;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;
using Commendation.Domain.Submissions;
using static Commendation.Infrastructure.Tests.Clauses.Says;
using static Commendation.Infrastructure.Tests.Clauses.Scenario;
using static Commendation.Infrastructure.Tests.Clauses.Walk;

namespace Commendation.Infrastructure.Tests.Clauses;

/// <summary>Chapter 5: what is preferred, checked, and punished.</summary>
internal static class DisciplineScenarios
{
    public static IEnumerable<Scenario> All =>
    [
        new("The share of the grassroots and front line is reported, both awards together", ["5.1.a"], walk =>
        {
            var front = Accepted(walk.Policy.Facts.Read(Facts(Individual)));
            var office = Accepted(walk.Policy.Facts.Read(Facts(Collective, ("frontLine", "false"))));
            var status = LimitReport
                .Over(walk.Policy, [new(Individual, front), new(Individual, front), new(Collective, office)])
                .FirstOrDefault(known => known.Limit.Clause == "5.1.a");
            Holds(status is { Members: 2, Listed: 3, Holds: true, Allowed: null }, "should report 2 of 3 and bar nobody");
        }),
        Control("A list without anybody from the front line is drawn up all the same", ["5.1.a"], walk =>
            Accepted(walk.DrawUp([walk.At("proposed-list", facts: ("frontLine", "false"))]))),

        new("Neither a recommendation nor a review passes on nothing", ["5.1.b"], walk =>
        {
            Unreviewed(walk, "unit-recommendation", "4.1.a");
            Unreviewed(walk, "first-review", "4.2.a", "5.2.a", "5.2.c");
            Unreviewed(walk, "second-review", "4.3.a");
        }),

        .. ProcedureScenarios.Records("first-review", "5.2.a",
            ("personnel-file", "No cadre passes whose personnel file was not reviewed"),
            ("personal-matters-report", "No cadre passes whose personal-matters report was not verified"),
            ("integrity-opinion", "No cadre passes of whom no integrity opinion was heard"),
            ("petition-reports", "No cadre passes against whom reports were not examined")),
        Control("The four checks are not asked of a collective", ["5.2.a"], walk =>
        {
            var nomination = walk.At("first-review", Collective);
            Holds(!walk.Policy.FindStage("first-review")!.RecordsFor(Collective).Any(record => record.Clause == "5.2.a"), "should not be asked");
            walk.FileAll(nomination);
            _ = Accepted(walk.Leave(nomination));
        }),

        new("A list that leaves places unused is drawn up", ["5.2.b"], walk => Accepted(walk.DrawUp([walk.At("proposed-list")]))),

        .. ProcedureScenarios.Records("first-review", "5.2.c",
            ("personnel-opinion", "No nominee passes without a favourable opinion of the personnel body"),
            ("discipline-opinion", "No nominee passes without a favourable opinion of the discipline-inspection body")),

        new("The leading group may inspect a nominee, and what it finds counts", ["5.2.d"], walk =>
        {
            var nomination = walk.At("second-review");
            walk.FileAll(nomination);
            _ = Accepted(walk.File(nomination, "leading-group-inspection", favourable: false));
            Refused(walk.Leave(nomination), "record-unfavourable", "5.2.d");
            _ = Accepted(walk.File(nomination, "leading-group-inspection"));
            _ = Accepted(walk.Leave(nomination));
        }),
        Control("The second review passes without an inspection", ["5.2.d"], walk =>
        {
            var nomination = walk.At("second-review");
            walk.FileAll(nomination);
            _ = Accepted(walk.Leave(nomination));
        }),

        new("A county under a disqualified prefecture can neither nominate nor go on", ["5.3.a"], walk =>
        {
            var nomination = walk.Nominate();
            walk.FileAll(nomination);
            _ = Accepted(Disqualify(walk, Prefecture));
            Refused(walk.TryNominate(), "organisation-disqualified", "5.3.a");
            Refused(walk.Leave(nomination), "organisation-disqualified", "5.3.a");
            _ = Accepted(walk.Do(nomination, Act.Disqualify));
            Holds(nomination.State == State.Disqualified, "should have ended");
            Holds(nomination.Entries[^1].Clause == "5.3.a", "should have ended under the sanction's clause");
        }),
        new("Only the leading group takes eligibility away", ["5.3.a"], walk => Refused(
            walk.Campaign.Lay(new Sanction("disqualify-organisation", County, "skipped the publicity", "文〔2021〕1号", Day(7, 12)), Prefecture, walk.Policy),
            "not-acting-body",
            "5.3.a")),
        Control("A neighbouring prefecture keeps its eligibility", ["5.3.a"], walk =>
        {
            _ = Disqualify(walk, Prefecture);
            _ = Accepted(walk.TryNominate(by: "630102"));
        }),

        new("Misconduct is put on record under its clause, and bars nobody by itself", ["5.3.b"], walk =>
        {
            var sanction = new Sanction("misconduct", County, "took a bribe", "文〔2021〕2号", Day(7, 12));
            _ = Accepted(walk.Campaign.Lay(sanction, LeadingGroup, walk.Policy));
            Holds(walk.Campaign.Sanctions.SequenceEqual([sanction]) && walk.Campaign.Entries[^1].Clause == "5.3.b", "should be on record");
            _ = Accepted(walk.TryNominate());
        }),
        new("An honour gained by fraud is revoked by the provincial government, once", ["5.3.b"], walk =>
        {
            var honour = walk.HonourOf(Individual);
            var revocation = new Revocation("made-up deeds", "青政函〔2022〕0号", new DateOnly(2022, 3, 1));
            Refused(honour.Revoke(revocation, LeadingGroup, walk.Policy), "not-acting-body", "5.3.b");
            _ = Accepted(honour.Revoke(revocation, Government, walk.Policy));
            Holds(honour.Revocation == revocation, "should be revoked");
            Refused(honour.Revoke(revocation, Government, walk.Policy), "already-revoked", "5.3.b");
        }),

        new("A collective form with a renamed field is refused", ["5.3.c", "A3"], walk => Altered(walk, Collective, "annex-3", fields => [.. fields.Select(Renamed)])),
        new("An individual form with two fields swapped is refused", ["5.3.c", "A4"], walk =>
            Altered(walk, Individual, "annex-4", fields => [fields[1], fields[0], .. fields.Skip(2)])),
        new("An individual form with a field added is refused", ["5.3.c", "A4"], walk =>
            Altered(walk, Individual, "annex-4", fields => [.. fields, new FilledField("其他", "")])),
        new("A summary table with a field left out is refused", ["5.3.c", "A5"], walk =>
            Altered(walk, Individual, "annex-5", fields => [.. fields.SkipLast(1)])),
    ];

    private static void Unreviewed(Walk walk, string stage, params string[] clauses)
    {
        var nomination = walk.At(stage);
        var cited = walk.Leave(nomination).Violations.Select(violation => violation.Clause).ToList();
        foreach (var clause in clauses)
        {
            Holds(cited.Contains(clause), $"should be refused under {clause}");
        }
    }

    private static Domain.Shared.Outcome<Domain.Policies.SanctionDefinition> Disqualify(Walk walk, string organisation) => walk.Campaign.Lay(
        new Sanction("disqualify-organisation", organisation, "skipped the publicity", "文〔2021〕1号", Day(7, 12)), LeadingGroup, walk.Policy);

    private static FilledField Renamed(FilledField field, int index) => index == 2 ? field with { Label = field.Label + "（盖章）" } : field;

    private static void Altered(Walk walk, string award, string form, Func<IReadOnlyList<FilledField>, IReadOnlyList<FilledField>> change) => Refused(
        walk.Submit(walk.At("submission", award), forms: given => [given.Material == form ? given with { Fields = change(given.Fields) } : given]),
        "form-altered",
        "5.3.c");
}
