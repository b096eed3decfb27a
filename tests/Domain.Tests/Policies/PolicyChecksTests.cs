using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Policies;

public class PolicyChecksTests
{
    private static readonly Dictionary<string, (string Code, string Place, Func<CampaignPolicy, CampaignPolicy> Fault)> Faults = new()
    {
        ["a role cites a clause that the ledger lacks"] = ("clause-unknown", "roles[0].clause",
            p => p with { Roles = [p.Roles[0] with { Clause = "4.1.aa" }, .. p.Roles.Skip(1)] }),
        ["a clause is covered by one that the ledger lacks"] = ("clause-unknown", "clauses[27].coveredBy[1]",
            p => p with { Clauses = [.. p.Clauses.Select(c => c.Id == "5.1.b" ? c with { CoveredBy = ["4.2.a", "4.2.x"] } : c)] }),
        ["nothing cites a clause"] = ("clause-unimplemented", "clauses[34].id",
            p => p with { Clauses = [.. p.Clauses, SamplePolicy.Clause("9.9", ClauseKind.Step)] }),

        ["a clause twice"] = ("code-twice", "clauses[34].id", p => p with { Clauses = [.. p.Clauses, p.Clauses[0]] }),
        ["a fact twice"] = ("code-twice", "facts[13].code", p => p with { Facts = new FactCatalogue([.. p.Facts.All, p.Facts.All[0] with { Index = 13 }]) }),
        ["a role twice"] = ("code-twice", "roles[4].code", p => p with { Roles = [.. p.Roles, p.Roles[0]] }),
        ["an award twice"] = ("code-twice", "awards[2].code", p => p with { Awards = [.. p.Awards, p.Awards[0] with { Rules = [] }] }),
        ["a rule twice in different awards"] = ("code-twice", "awards[1].rules[5].code",
            p => p.WithAward(SamplePolicy.Individual, a => a with { Rules = [.. a.Rules, a.Rules[0] with { Code = "unit-level-ceiling" }] })),
        ["a limit twice"] = ("code-twice", "limits[2].code", p => p with { Limits = [.. p.Limits, p.Limits[0]] }),
        ["a channel twice"] = ("code-twice", "channels[1].code", p => p with { Channels = [.. p.Channels, p.Channels[0]] }),
        ["a stage twice"] = ("code-twice", "procedure.stages[3].code", p => p with { Stages = [.. p.Stages.Take(3), p.Stages[2], .. p.Stages.Skip(3)] }),
        ["a record twice in different stages"] = ("code-twice", "procedure.stages[5].records[2].code",
            p => p.WithStage("second-review", s => s with { Records = [.. s.Records, p.StageOf("first-review").Records[0]] })),
        ["a material twice"] = ("code-twice", "materials[3].code", p => p with { Materials = [.. p.Materials, p.Materials[0]] }),
        ["a place that lapses by a sanction although none may stay unused"] = ("replacement-leaves-unused", "sanctions[3].place",
            p => p with { UnusedPlacesClause = null, Clauses = [.. p.Clauses.Select(c => c.Id == p.UnusedPlacesClause ? c with { CoveredBy = ["1.2.b"] } : c)], Sanctions = [.. p.Sanctions, new SanctionDefinition("fraud", "5.3.a", SamplePolicy.Label("fraud"), SanctionEffect.DisqualifyNominee) { Place = PlaceOutcome.Lapses }] }),
        ["a sanction twice"] = ("code-twice", "sanctions[3].code", p => p with { Sanctions = [.. p.Sanctions, p.Sanctions[0]] }),
        ["an interpretation twice"] = ("code-twice", "interpretations[1].setting", p => p with { Interpretations = [.. p.Interpretations, p.Interpretations[0]] }),
        ["an organisation twice"] = ("code-twice", "organisations[8]", p => p with { Organisations = new OrganisationDirectory([.. p.Organisations.All, p.Organisations.All[^1]]) }),
        ["a row of the quota table twice"] = ("code-twice", "quotas[6]", p => p with { Quotas = [.. p.Quotas, p.Quotas[0] with { Places = 0 }] }),

        ["a fact with another number than its position"] = ("fact-index", "facts[12]",
            p => p with { Facts = new FactCatalogue([.. p.Facts.All.SkipLast(1), p.Facts.All[^1] with { Index = 99 }]) }),
        ["a fact whose minimum is above its maximum"] = ("fact-range", "facts[12].min",
            p => p with { Facts = new FactCatalogue([.. p.Facts.All.SkipLast(1), p.Facts.All[^1] with { Min = 2, Max = 1 }]) }),
        ["a derived fact before the fact that it reads"] = ("fact-order", "facts[13]", p => p with { Facts = Circular(p.Facts) }),
        ["a rule of units that reads a fact of persons"] = ("fact-other-kind", "awards[0].rules[3]",
            p => p.WithAward(SamplePolicy.Collective, a => a with { Rules = [.. a.Rules, p.AwardOf(SamplePolicy.Individual).Rules[3] with { Code = "foreign" }] })),

        ["a superior that the directory lacks"] = ("organisation-unknown", "organisations[8].superior",
            p => p with { Organisations = new OrganisationDirectory([.. p.Organisations.All, new Organisation("63D02", SamplePolicy.Label("d"), "department", "63GO")]) }),
        ["places of an organisation that the directory lacks"] = ("organisation-unknown", "quotas[6].organisation",
            p => p with { Quotas = [.. p.Quotas, new QuotaRow("63D09", SamplePolicy.Individual, 0)] }),
        ["a role that leads to an organisation that the directory lacks"] = ("organisation-unknown", "roles[2].organisation",
            p => p with { Roles = [.. p.Roles.Select(r => r.Code == "leading-group" ? SamplePolicy.Role(r.Code, r.Clause, ("*", SamplePolicy.Fixed(SamplePolicy.LeadingGroup)), ("county", SamplePolicy.Fixed("63LX"))) : r)] }),
        ["waivers by a role that does not exist"] = ("role-unknown", "waivedBy", p => p with { WaivedBy = "leading-grop" }),
        ["a stage by a role that does not exist"] = ("role-unknown", "procedure.stages[5].by", p => p.WithStage("second-review", s => s with { By = "leading-grop" })),

        ["places of an award that does not exist"] = ("award-unknown", "quotas[6].award", p => p with { Quotas = [.. p.Quotas, new QuotaRow(SamplePolicy.Department, "advanced-indivdual", 0)] }),
        ["a limit over an award that does not exist"] = ("award-unknown", "limits[1].awards", p => p with { Limits = [p.Limits[0], p.Limits[1] with { Awards = ["advanced-colective"] }] }),
        ["a channel of an award that does not exist"] = ("award-unknown", "channels[0].award", p => p with { Channels = [p.Channels[0] with { Award = "advanced" }] }),
        ["a record for an award that does not exist"] = ("award-unknown", "procedure.stages[5].records",
            p => p.WithStage("second-review", s => s with { Records = [s.Records[0], s.Records[1] with { Awards = ["advanced"] }] })),

        ["a negative number of places"] = ("quota-negative", "quotas[2].places",
            p => p with { Quotas = [p.Quotas[0], p.Quotas[1] with { Places = 9 }, p.Quotas[2] with { Places = -1 }, .. p.Quotas.Skip(3)] }),
        ["an award without a place"] = ("places-not-positive", "awards[1].places", p => p.WithAward(SamplePolicy.Individual, a => a with { Places = 0 })),
        ["a quota table that adds up to less"] = ("quota-sum", "awards[1].places", p => p with { Quotas = [p.Quotas[0] with { Places = 1 }, .. p.Quotas.Skip(1)] }),
        ["a quota table that adds up to more"] = ("quota-sum", "awards[0].places", p => p.WithAward(SamplePolicy.Collective, a => a with { Places = 2 })),

        ["a limit without a figure"] = ("limit-figure", "limits[0]", p => p with { Limits = [p.Limits[0] with { Share = null }, p.Limits[1]] }),
        ["a limit with two figures"] = ("limit-figure", "limits[0]", p => p with { Limits = [p.Limits[0] with { Count = 20 }, p.Limits[1]] }),

        ["a procedure that does not begin with a recommendation"] = ("procedure-ends", "procedure.stages", p => p.WithStage("unit-recommendation", s => s with { Kind = StageKind.Submission })),
        ["a procedure that does not end with a decision"] = ("procedure-ends", "procedure.stages", p => p with { Stages = [.. p.Stages.SkipLast(1)] }),
        ["two stages that take a place"] = ("procedure-place-twice", "procedure.stages", p => p.WithStage("second-review", s => s with { PlaceClause = "1.2.b" })),
        ["a publicity without a term"] = ("publicity-without-term", "procedure.stages[6].kind", p => p.WithStage("province-publicity", s => s with { Term = null })),
        ["a term of no day"] = ("term-not-positive", "procedure.stages[6].term", p => p.WithStage("province-publicity", s => s with { Term = new Term(0) })),
        ["a due date before the notice"] = ("due-dates-out-of-order", "procedure.stages[2].due", p => p.WithStage("hand-in", s => s with { Due = s.Due! with { On = Day(7, 7) } })),
        ["a due date before an earlier stage's"] = ("due-dates-out-of-order", "procedure.stages[4].due", p => p.WithStage("submission", s => s with { Due = s.Due! with { On = Day(7, 25) } })),
        ["a return to a stage that does not exist"] = ("stage-unknown", "procedure.stages[5].returnTo", p => p.WithStage("second-review", s => s with { ReturnTo = "first-reviev" })),
        ["a return to a later stage"] = ("stage-unknown", "procedure.stages[5].returnTo", p => p.WithStage("second-review", s => s with { ReturnTo = "proposed-list" })),
        ["a return to itself"] = ("stage-unknown", "procedure.stages[5].returnTo", p => p.WithStage("second-review", s => s with { ReturnTo = "second-review" })),
        ["a material that does not exist"] = ("material-unknown", "procedure.stages[4].materials", p => p.WithStage("submission", s => s with { Materials = ["annex-3", "annex-4", "annex-6"] })),

        ["an interpretation whose default is no reading"] = ("reading-unknown", "interpretations[0].default", p => p with { Interpretations = [p.Interpretations[0] with { Default = "inclusiv" }] }),
        ["an interpretation whose choice is no reading"] = ("reading-unknown", "interpretations[0].chosen", p => p with { Interpretations = [p.Interpretations[0] with { Chosen = "exclusiv" }] }),
    };

    public static TheoryData<string> FaultNames => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(FaultNames))]
    public void One_fault_gives_exactly_one_finding_at_its_place(string fault)
    {
        var (code, place, spoil) = Faults[fault];

        var finding = PolicyChecks.Findings(SamplePolicy.Build(spoil)).Should().ContainSingle().Subject;

        finding.Code.Should().Be(code);
        finding.Place.Should().Be(place);
        finding.Message.Zh.Should().NotBeNullOrWhiteSpace();
        finding.Message.En.Should().NotBeNullOrWhiteSpace();
    }

    [Fact]
    public void Several_faults_are_found_together()
    {
        var findings = PolicyChecks.Findings(SamplePolicy.Build(p => p.WithStage("province-publicity", s => s with { Term = null }) with { WaivedBy = "nobody" }));

        findings.Select(finding => finding.Code).Should().BeEquivalentTo("publicity-without-term", "role-unknown");
    }

    [Fact]
    public void A_misspelt_name_is_answered_with_the_nearest_one()
    {
        static string English(string fault) => PolicyChecks.Findings(SamplePolicy.Build(Faults[fault].Fault))[0].Message.En;

        English("a role cites a clause that the ledger lacks").Should().Contain("Did you mean '4.1.a'?");
        English("waivers by a role that does not exist").Should().Contain("Did you mean 'leading-group'?");
        English("places of an award that does not exist").Should().Contain("Did you mean 'advanced-individual'?");
        English("a return to a stage that does not exist").Should().Contain("Did you mean 'first-review'?");
        English("a material that does not exist").Should().Contain("Did you mean 'annex-");
        English("an interpretation whose default is no reading").Should().Contain("Did you mean 'inclusive'?");
        English("a superior that the directory lacks").Should().Contain("Did you mean '63GOV'?");
    }

    [Fact]
    public void The_quota_finding_names_both_figures_and_the_clause_of_the_table()
    {
        var finding = PolicyChecks.Findings(SamplePolicy.Build(Faults["a quota table that adds up to less"].Fault))[0];

        (finding.Actual, finding.Required, finding.Clause).Should().Be(("9", "10", "1.2.b"));
    }

    [Fact]
    public void A_reported_limit_needs_no_figure_and_a_frame_clause_needs_no_element()
    {
        var policy = SamplePolicy.Build();

        policy.Limits[1].Should().Match<CompositionLimit>(limit => limit.Share == null && limit.Count == null && limit.Bound == BoundKind.Reported);
        policy.ClauseOf("0").IsFrame.Should().BeTrue();
        policy.ClauseOf("4.1.a").IsFrame.Should().BeFalse();
        (policy.ClauseOf("0") with { Kinds = [ClauseKind.Frame, ClauseKind.Step] }).IsFrame.Should().BeFalse();
        PolicyChecks.Findings(policy).Should().BeEmpty();
    }

    [Fact]
    public void Every_element_that_cites_a_clause_is_listed_once_with_its_path()
    {
        var uses = SamplePolicy.Build().ClauseUses().ToList();

        uses.Select(use => use.Path).Should().OnlyHaveUniqueItems();
        uses.Should().Contain(new ClauseUse("procedure.stages[1].term.clause", "term of local-publicity", "4.1.b"));
        uses.Should().Contain(new ClauseUse("awards[1].rules[2].clause", "rule service", "3.2.3"));
        uses.Should().Contain(new ClauseUse("quotas.unusedPlaces", "unused places", "5.2.b"));
        uses.Should().NotContain(use => use.Path == "materials[2].formatClause");
    }

    [Fact]
    public void A_policy_finds_its_parts_by_code_and_nothing_by_an_unknown_one()
    {
        var policy = SamplePolicy.Build();

        policy.AwardOf(SamplePolicy.Individual).NumberedReward!.Kind.Should().Be(RewardKind.Certificate);
        policy.StageOf("hand-in").Kind.Should().Be(StageKind.Submission);
        policy.RoleOf("leading-group").Clause.Should().Be("4.3.a");
        (policy.FindAward("x"), policy.FindStage("x"), policy.FindRole("x"), policy.FindClause("x")).Should().Be((null, null, null, null));
    }

    [Theory]
    [InlineData(true, "2021-07-26")]
    [InlineData(false, "2021-07-25")]
    public void By_a_day_includes_the_day_or_not_by_the_reading(bool inclusive, string last) =>
        new DueDate(Day(7, 26), "4.1.c", inclusive, []).Last(_ => null, Calendar2021)!.Value.Day.Should().Be(Day(last));

    [Fact]
    public void A_record_is_asked_for_in_its_awards_or_in_all()
    {
        var stage = SamplePolicy.Build().StageOf("unit-recommendation");

        stage.RecordsFor(SamplePolicy.Individual).Select(record => record.Code).Should().Equal("leadership-study", "dedication");
        stage.RecordsFor(SamplePolicy.Collective).Select(record => record.Code).Should().Equal("leadership-study", "innovation");
    }

    private static FactCatalogue Circular(FactCatalogue facts)
    {
        var since = new FactDefinition(14, "since", FactKind.Date, SamplePolicy.Label("since"));
        var years = new FactDefinition(13, "years", FactKind.Number, SamplePolicy.Label("years")) { Derivation = new FullYears(since, Day(7, 8)) };
        return new FactCatalogue([.. facts.All, years, since]);
    }
}
