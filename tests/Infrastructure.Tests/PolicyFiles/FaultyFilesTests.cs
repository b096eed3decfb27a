using System.Globalization;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles;

namespace Commendation.Infrastructure.Tests.PolicyFiles;

/// <summary>
/// One edit of the real files for each fault. The expected line is that of the edit, or of the text <c>At</c> in the edited file;
/// every fault is reported exactly once unless the table says how often.
/// </summary>
public class FaultyFilesTests
{
    private const string C = CampaignFiles.CampaignName;
    private const string L = CampaignFiles.ClausesName;
    private const string O = CampaignFiles.OrganisationsName;
    private const string Q = CampaignFiles.QuotasName;

    private static readonly Fault[] Faults =
    [
        // Keys and types.
        new("misspelt key", C, "issuedOn:", "isuedOn:", "key-unknown", "isuedOn", Says: "'issuedOn'"),
        new("misspelt key deep inside", C, "clause: 3.2.3\n        title", "cluase: 3.2.3\n        title", "key-unknown", "awards[1].rules[2].cluase", Says: "'clause'"),
        new("unknown key", C, "checkDigits: refuse", "checkDigits: refuse\ncolour: red", "key-unknown", "colour", At: "colour"),
        new("key of another kind of stage", C, "kind: review\n      clause: 4.2.a", "kind: review\n      report: { clause: 4.2.c }\n      clause: 4.2.a", "key-unknown", "procedure.stages[3].report", At: "report: { clause: 4.2.c }\n"),
        new("missing key", C, "    places: 60\n", "", "missing-key", "awards[0].places", At: "- code: advanced-collective"),
        new("missing key of the whole file", C, "documentNumber: 青政办函〔2021〕121号\n", "", "missing-key", "documentNumber", At: "title:"),
        new("whole number expected", C, "places: 60", "places: sixty", "wrong-type", "awards[0].places"),
        new("mapping expected", C, "title: { zh: 青海省信访系统先进集体, en: Advanced Collective of Qinghai's Petition System }", "title: 先进集体", "wrong-type", "awards[0].title"),
        new("list expected", C, "materials: [annex-3, annex-4, annex-5]", "materials: annex-3", "wrong-type", "procedure.stages[4].materials"),
        new("nothing given", C, "waivedBy: leading-group", "waivedBy:", "wrong-type", "waivedBy", At: "waivedBy"),
        new("day that does not exist", C, "issuedOn: 2021-07-08", "issuedOn: 2021-02-30", "wrong-type", "issuedOn"),
        new("empty list", C, "awards: [advanced-individual]\n", "awards: []\n", "empty-list", "limits[0].awards"),
        new("value outside an enumeration", C, "kind: publicity", "kind: publicty", "value-unknown", "procedure.stages[1].kind", Says: "'publicity'"),
        new("switch with another value", C, "checkDigits: refuse", "checkDigits: refused", "value-unknown", "checkDigits", Says: "'refuse'"),
        new("limit without a bound", C, "    reported: true\n", "", "missing-key", "limits[1]", At: "- code: front-line-share"),
        new("limit with two bounds", C, "    atMost: 20%", "    atLeast: 5\n    atMost: 20%", "too-many-keys", "limits[0]", At: "- code: county-division-share"),
        new("share that is no exact fraction", C, "atMost: 20%", "atMost: 33.33333333%", "share-not-exact", "limits[0].atMost"),
        new("share above the whole", C, "atMost: 20%", "atMost: 5/4", "share-not-exact", "limits[0].atMost"),
        new("both kinds of term", C, "workingDays: 5\n", "workingDays: 5\n        calendarDays: 7\n", "too-many-keys", "procedure.stages[1].term", At: "workingDays: 5"),

        // Facts and conditions.
        new("unknown fact", C, "fact: unitLevel, below", "fact: unitLevl, below", "fact-unknown", "awards[0].rules[1].require.fact", Says: "'unitLevel'"),
        new("unknown fact of a form", C, "from: \"fact:staffCount\"", "from: \"fact:stafCount\"", "fact-unknown", "materials[0].fields[4].from", Says: "'staffCount'"),
        new("unknown source of a form", C, "from: organisation }", "from: organization }", "value-unknown", "materials[0].fields[2].from", Says: "'organisation'"),
        new("unknown value of a scale", C, "below: bureau-deputy", "below: buro-deputy", "fact-wrong-type", "awards[0].rules[1].require.below", Says: "'bureau-deputy'"),
        new("unordered scale compared", C, "when: { fact: organType, in: [party-committee, government] }", "when: { fact: organType, below: government }", "not-comparable", "awards[0].rules[2].when.below"),
        new("boolean compared by order", C, "{ fact: petitionDepartment, is: true }", "{ fact: petitionDepartment, atLeast: true }", "not-comparable", "awards[0].rules[0].require.all[0].atLeast"),
        new("comparison between types", C, "{ fact: overdueMatters, is: 0 }", "{ fact: overdueMatters, is: none }", "fact-wrong-type", "awards[0].rules[3].require.is"),
        new("value out of range", C, "{ fact: overdueMatters, is: 0 }", "{ fact: overdueMatters, is: -1 }", "fact-out-of-range", "awards[0].rules[3].require.is"),
        new("nominee's sanction that does not say what becomes of the place", C, "effect: disqualify-organisation, title", "effect: disqualify-nominee, title", "sanction-place", "sanctions[0].effect", Says: "free, lapses or kept"),
        new("place of a sanction that vacates none", C, "effect: record-misconduct, title", "effect: record-misconduct, place: kept, title", "sanction-place", "sanctions[1].place"),
        new("unknown word for what becomes of the place", C, "effect: disqualify-organisation, title", "effect: disqualify-nominee, place: keep, title", "value-unknown", "sanctions[0].place", Says: "'kept'"),
        new("subject of a sanction whose effect says whom it is for", C, "effect: disqualify-organisation, title", "effect: disqualify-nominee, place: free, subject: nominee, title", "sanction-subject-idle", "sanctions[0].subject"),
        new("misspelt comparison", C, "below: bureau-deputy", "bellow: bureau-deputy", "key-unknown", "awards[0].rules[1].require.bellow", Says: "'below'"),
        new("derived facts in a circle", C, "highest: [leadingPost, grade]", "highest: [leadingPost, rank]", "fact-circle", "facts[5].derive", Says: "rank"),
        new("highest of different scales", C, "highest: [leadingPost, grade]", "highest: [leadingPost, sector]", "not-comparable", "facts[5].derive.highest"),
        new("years counted from a text", C, "from: petitionServiceSince", "from: ethnicGroup", "not-derivable", "facts[7].derive.fullYears"),
        new("unknown scale", C, "{ use: unitAndPost }", "{ code: unitAndPost, kind: choice, scale: sectors, label: { zh: 甲, en: a } }", "scale-unknown", "facts[12].scale", Says: "'sector'"),
        new("unknown standard fact", C, "use: staffCount", "use: staffCuont", "standard-fact-unknown", "facts[16].use", Says: "'staffCount'"),
        new("type given to a standard fact", C, "{ use: birthDate }", "{ use: birthDate, kind: text }", "key-unknown", "facts[9].kind"),
        new("unit of a standard fact that is no number", C, "{ use: birthDate }", "{ use: birthDate, unit: { zh: 年, en: years } }", "key-unknown", "facts[9].unit"),
        new("equivalent of a scale that names none", C, "{ use: grade }", "{ use: grade, derive: { equivalent: sector } }", "no-equivalent", "facts[4].derive", Says: "'party-government'"),
        new("fact of the other kind of nominee", C, "{ fact: overdueMatters, is: 0 }", "{ fact: sex, is: male }", "fact-other-kind", "awards[0].rules[3]", At: "- code: no-overdue-matters"),

        // Names that have to exist.
        new("clause that the ledger lacks", C, "clause: 5.3.b, effect: revoke-honour", "clause: 5.3.e, effect: revoke-honour", "clause-unknown", "sanctions[2].clause", Says: "'5.3.a'"),
        new("clause that nobody carries", L, "  - { id: A1, ", "  - { id: 5.4.a, kinds: [step], strength: must, summary: { zh: 甲, en: a } }\n  - { id: A1, ", "clause-unimplemented", "clauses[43].id"),
        new("covering clause that the ledger lacks", L, "coveredBy: [1.2.b] }\n  - { id: A3", "coveredBy: [1.2.x] }\n  - { id: A3", "clause-unknown", "clauses[44].coveredBy[0]"),
        new("clause twice", L, "id: 1.2.b,", "id: 1.2.a,", "code-twice", "clauses[3].id", Times: 4),
        new("two rules with one code", C, "- code: individual-scope", "- code: collective-scope", "code-twice", "awards[1].rules[0].code"),
        new("unknown role", C, "by: first-reviewer\n      takesPlace", "by: first-reviewr\n      takesPlace", "role-unknown", "procedure.stages[3].by", Says: "'first-reviewer'"),
        new("unknown role that waives", C, "waivedBy: leading-group", "waivedBy: leading-groop", "role-unknown", "waivedBy", Says: "'leading-group'"),
        new("unknown stage", C, "returnTo: first-review\n", "returnTo: first-reviev\n", "stage-unknown", "procedure.stages[5].returnTo", Says: "'first-review'"),
        new("unknown material", C, "materials: [annex-3,", "materials: [annex-33,", "material-unknown", "procedure.stages[4].materials", Says: "'annex-3'"),
        new("unknown award of a limit", C, "awards: [advanced-individual]\n    members", "awards: [advanced-indvidual]\n    members", "award-unknown", "limits[0].awards", Says: "'advanced-individual'"),
        new("unknown award of a form", C, "award: advanced-collective\n    per", "award: advanced-colective\n    per", "award-unknown", "materials[0].award", Says: "'advanced-collective'"),
        new("unknown tier of a role", C, "{ county: superior,", "{ conty: superior,", "tier-unknown", "roles[1].organisation.conty", Says: "'county'"),
        new("unknown tier of a due date", C, "tiers: [county]", "tiers: [country]", "tier-unknown", "procedure.stages[2].due.tiers[0]", Says: "'county'"),
        new("unknown organisation of a role", C, "organisation: 63LG }", "organisation: 63LQ }", "organisation-unknown", "roles[2].organisation", Says: "'63LG'"),
        new("unknown superior", O, "63LG,leading-group,63GOV", "63LG,leading-group,63GVO", "organisation-unknown", "organisations[1].superior", Says: "'63GOV'"),
        new("organisation twice", O, "\n630103,", "\n630102,", "code-twice", "organisations[23]", At: "630102,county,630100,城中区"),
        new("unknown organisation of a quota", Q, "63D12,advanced-collective", "63D122,advanced-collective", "organisation-unknown", "quotas[19].organisation", Says: "'63D12'"),
        new("unknown award of a quota", Q, "630100,advanced-individual,16", "630100,advanced-individuals,16", "award-unknown", "quotas[20].award", Says: "'advanced-individual'", Times: 2),

        // Figures and dates.
        new("quota sums differ", Q, "630100,advanced-collective,9", "630100,advanced-collective,8", "quota-sum", "awards[0].places", File: C, At: "places: 60", Says: "60 places, the quota table adds up to 59"),
        new("term of no days", C, "workingDays: 5", "workingDays: 0", "term-not-positive", "procedure.stages[1].term", At: "workingDays: 0"),
        new("due dates out of order", C, "on: 2021-08-16", "on: 2021-08-01", "due-dates-out-of-order", "procedure.stages[7].due", Says: "2021-08-06"),
        new("due before the notice", C, "on: 2021-07-26", "on: 2021-07-01", "due-dates-out-of-order", "procedure.stages[2].due", Says: "2021-07-08"),
        new("publicity without a term", C, "kind: review\n      clause: 4.3.a", "kind: publicity\n      clause: 4.3.a", "publicity-without-term", "procedure.stages[5].kind"),

        // Readings.
        new("unknown setting", C, "by: shareBase,", "by: shareBasis,", "setting-unknown", "limits[0].base.by", Says: "'shareBase'", Times: 2),
        new("reading left out", C, "{ by: exemptChannel, inside: true, on-top: false }", "{ by: exemptChannel, inside: true }", "missing-key", "channels[0].countsInsideTotal.on-top"),
        new("unknown reading", C, "{ by: exemptChannel, inside: true, on-top: false }", "{ by: exemptChannel, inside: true, ontop: false }", "key-unknown", "channels[0].countsInsideTotal.ontop", Says: "'on-top'"),
        new("default that is no reading", C, "default: not-counted", "default: uncounted", "reading-unknown", "interpretations[1].default", Says: "'counted'"),
        new("setting that nothing depends on", C, "{ by: exemptChannel, inside: true, on-top: false }", "true", "setting-unused", "interpretations[5].setting", At: "- setting: exemptChannel"),

        // YAML and CSV themselves.
        new("syntax error", C, "quotas: { clause: 1.2.b, unusedPlaces: 5.2.b }", "quotas: { clause: 1.2.b, unusedPlaces: 5.2.b", "yaml-syntax", "", At: "limits:"),
        new("key twice", C, "checkDigits: refuse", "checkDigits: refuse\ncheckDigits: warn", "duplicate-key", "checkDigits", At: "checkDigits: warn"),
        new("tab", C, "  - setting: dueDate", "\t- setting: dueDate", "unseen-character", ""),
        new("NUL, behind which a parser would see nothing", C, "sanctions:", "\0sanctions:", "unseen-character", ""),
        new("NUL written as an escape", C, "documentNumber: 青政办函〔2021〕121号", "documentNumber: \"青政办函\\0〔2021〕121号\"", "unseen-character", "documentNumber"),
        new("zero-width space in a code of a table", Q, "632600,advanced-collective", "\u200b632600,advanced-collective", "unseen-character", ""),
        new("byte order mark inside a label", C, "zh: 干部级别上限", "zh: 干部级别\ufeff上限", "unseen-character", ""),
        new("text that runs the other way", C, "documentNumber: 青政办函", "documentNumber: \u202e青政办函", "unseen-character", ""),
        new("NUL in a remark of a table", Q, "# Illustrative", "# \0Illustrative", "unseen-character", ""),
        new("anchor", C, "kind: publicity\n", "kind: &kind publicity\n", "yaml-anchor", "procedure.stages[1].kind"),
        new("alias", C, "waivedBy: leading-group", "waivedBy: *group", "yaml-alias", "waivedBy"),
        new("merge key", C, "checkDigits: refuse", "<<: { a: b }", "yaml-merge-key", "<<"),
        new("tag", C, "checkDigits: refuse", "checkDigits: !!str refuse", "yaml-tag", "checkDigits"),
        new("second document", L, "  - { id: A5,", "---\n  - { id: A5,", "several-documents", "", At: "---"),
        new("column misspelt", O, "code,tier,superior,zh,en", "code,teir,superior,zh,en", "key-unknown", "organisations", Says: "'tier'"),
        new("column left out", Q, "organisation,award,places", "organisation,award", "missing-key", "quotas"),
        new("row with too few cells", Q, "632200,advanced-collective,4", "632200,advanced-collective", "csv-columns", "quotas[2]"),
        new("cell that is no number", Q, "632200,advanced-collective,4", "632200,advanced-collective,four", "wrong-type", "quotas[2].places"),
        new("empty cell", O, "630200,prefecture,63GOV", "630200,,63GOV", "missing-key", "organisations[3].tier"),
        new("open quote", O, "Xining", "\"Xining", "csv-quote", "organisations"),
    ];

    public static TheoryData<string> Names => new(Faults.Select(fault => fault.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fault_is_found_and_placed(string name)
    {
        var fault = Faults.Single(known => known.Name == name);
        var files = Qinghai.Files.Edit(fault.Edited, fault.Old, fault.New);
        var text = files.Text(fault.File ?? fault.Edited);

        var violations = PolicyReader.Read(files).Violations;

        var line = Line(text, fault.At is null ? FirstDifference(Qinghai.Files.Text(fault.Edited), text) : text.IndexOf(fault.At, StringComparison.Ordinal));
        violations.Should().Contain(violation => violation.Code == fault.Code, because: Listed(violations));
        var found = violations.First(violation => violation.Code == fault.Code);
        found.Place.Should().MatchRegex($"^{fault.File ?? fault.Edited}:{line}:[0-9]+( |$)", because: Listed(violations));
        found.Place!.Split(' ', 2).ElementAtOrDefault(1).Should().Be(fault.Path.Length == 0 ? null : fault.Path);
        found.Message.En.Should().Contain(fault.Says ?? " ");
        found.Message.Zh.Should().NotBeEmpty();
        violations.Should().HaveCount(fault.Times, because: Listed(violations));
    }

    [Fact]
    public void Two_faults_in_two_files_are_reported_together()
    {
        var files = Qinghai.Files
            .Edit(C, "issuedOn: 2021-07-08", "issuedOn: yesterday")
            .Edit(C, "fact: rank, below", "fact: rnak, below")
            .Edit(L, "kinds: [frame]", "kinds: [frames]")
            .Edit(Q, "630100,advanced-collective,9", "630100,advanced-collective,nine");

        PolicyReader.Read(files).Violations.Select(violation => violation.Place!.Split(':')[0] + " " + violation.Code).Should().BeEquivalentTo(
            "campaign.yaml wrong-type", "campaign.yaml fact-unknown", "clauses.yaml value-unknown", "quotas.csv wrong-type");
    }

    [Fact]
    public void A_misspelt_name_hides_no_misfit_elsewhere()
    {
        var files = Qinghai.Files
            .Edit(C, "fact: unitLevel, below", "fact: unitLevl, below")
            .Edit(C, "waivedBy: leading-group", "waivedBy: leading-groop")
            .Edit(C, "clause: 5.3.b, effect: revoke-honour", "clause: 5.3.z, effect: revoke-honour")
            .Edit(C, "on: 2021-08-16", "on: 2021-08-01")
            .Edit(Q, "63D12,advanced-collective,3", "63D12,advanced-collective,4");

        PolicyReader.Read(files).Violations.Select(violation => violation.Code).Should().BeEquivalentTo(
            "fact-unknown", "role-unknown", "clause-unknown", "due-dates-out-of-order", "quota-sum");
    }

    [Theory]
    [InlineData("award code", "- code: advanced-collective\n    kind", "- code: 先进 集体\n    kind", "wrong-type")]
    [InlineData("role code", "- { code: leading-group,", "- { cod: leading-group,", "key-unknown")]
    [InlineData("stage code", "- code: first-review\n", "- kode: first-review\n", "key-unknown")]
    [InlineData("the whole section of facts", "facts:\n", "fcats:\n", "key-unknown")]
    [InlineData("a reading", "default: not-counted", "default: uncounted", "reading-unknown")]
    public void What_could_not_be_read_is_held_against_nothing_else(string what, string old, string broken, string code)
    {
        var violations = PolicyReader.Read(Qinghai.Files.Edit(C, old, broken)).Violations;

        violations.Should().ContainSingle(because: what + Listed(violations)).Which.Code.Should().Be(code);
    }

    [Fact]
    public void Two_parts_that_do_not_fit_are_reported_together()
    {
        var files = Qinghai.Files
            .Edit(C, "clause: 5.3.b, effect: revoke-honour", "clause: 5.3.z, effect: revoke-honour")
            .Edit(Q, "63D12,advanced-collective,3", "63D12,advanced-collective,4");

        PolicyReader.Read(files).Violations.Select(violation => violation.Code).Should().BeEquivalentTo("clause-unknown", "quota-sum");
    }

    [Fact]
    public void A_column_points_at_the_value()
    {
        var files = Qinghai.Files.Edit(C, "waivedBy: leading-group", "waivedBy: nobody");

        PolicyReader.Read(files).Violations.Single().Place.Should().Be("campaign.yaml:9:11 waivedBy");
    }

    private static int FirstDifference(string before, string after) =>
        before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();

    private static string Line(string text, int index)
    {
        index.Should().BeGreaterThanOrEqualTo(0, "the expected text must occur");
        return (text.AsSpan(0, index).Count('\n') + 1).ToString(CultureInfo.InvariantCulture);
    }

    private static string Listed(IEnumerable<Violation> violations) =>
        string.Concat(violations.Select(violation => $"\n{violation.Place}: {violation.Code} {violation.Message.En}".Replace('{', '(').Replace('}', ')')));

    private sealed record Fault(
        string Name, string Edited, string Old, string New, string Code, string Path, string? Says = null, string? At = null, string? File = null, int Times = 1);
}
