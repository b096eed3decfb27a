using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Samples;

/// <summary>
/// A compact policy in the shape of the petition notice of 2021: nine stages, two awards, one thing of every sort. Small numbers of
/// places, so that a table that is full can be reached.
/// </summary>
public static class SamplePolicy
{
    public const string Individual = "advanced-individual";
    public const string Collective = "advanced-collective";
    public const string MostBeautiful = "most-beautiful";

    public const string Government = "63GOV";
    public const string LeadingGroup = "63LG";
    public const string Department = "63D01";
    public const string Prefecture = "630100";
    public const string County = "630102";
    public const string NeighbourCounty = "630103";
    public const string OtherPrefecture = "630200";
    public const string OtherCounty = "630202";

    public static Scale Rank { get; } = Scaled("rank", ordered: true, "clerk", "section-head", "county-deputy", "county-head", "bureau-deputy");

    public static Scale Sector { get; } = Scaled("sector", ordered: false, "party-government", "enterprise", "other");

    public static Scale OrganType { get; } = Scaled("organType", ordered: false, "government", "department");

    public static Scale RegionLevel { get; } = Scaled("regionLevel", ordered: true, "township", "county");

    public static Term FiveWorkingDays { get; } = new(5);

    public static CampaignPolicy Build(Func<CampaignPolicy, CampaignPolicy>? change = null)
    {
        var facts = Facts();
        FactDefinition Fact(string code) => facts.Find(code)!;
        Compare Is(string fact, Comparison comparison, string value) => Compared(Fact(fact), comparison, value);

        var policy = new CampaignPolicy
        {
            Code = "sample-2021",
            Version = "v1",
            Title = Label("sample"),
            Issuer = Label("issuer"),
            DocumentNumber = "青政办函〔2021〕0号",
            IssuedOn = Day(7, 8),
            Clauses =
            [
                Clause("0", ClauseKind.Frame),
                Clause("1.1", ClauseKind.Fact),
                Clause("1.2.a", ClauseKind.Quota),
                Clause("1.2.b", ClauseKind.Quota),
                Clause("1.2.c", ClauseKind.Quota),
                Clause("1.2.d", ClauseKind.Fact),
                Clause("1.2.e", ClauseKind.Fact),
                Clause("1.2.f", ClauseKind.Limit, Strength.InPrinciple),
                Clause("2.b", ClauseKind.Reward),
                Clause("2.c", ClauseKind.Reward),
                Clause("3.1.2", ClauseKind.Fact),
                Clause("3.1.3", ClauseKind.Attest),
                Clause("3.2.2", ClauseKind.Fact, Strength.InPrinciple),
                Clause("3.2.3", ClauseKind.Fact),
                Clause("4.a", ClauseKind.Step),
                Clause("4.1.a", ClauseKind.Step),
                Clause("4.1.b", ClauseKind.Term),
                Clause("4.1.c", ClauseKind.Term),
                Clause("4.2.a", ClauseKind.Step),
                Clause("4.2.c", ClauseKind.Material),
                Clause("4.2.d", ClauseKind.Term),
                Clause("4.2.e", ClauseKind.Material),
                Clause("4.3.a", ClauseKind.Step),
                Clause("4.3.b", ClauseKind.Term),
                Clause("4.3.c", ClauseKind.Term),
                Clause("4.4", ClauseKind.Step),
                Clause("5.1.a", ClauseKind.Limit, Strength.Emphasis),
                Clause("5.1.b", ClauseKind.Step) with { CoveredBy = ["4.2.a"] },
                Clause("5.2.a", ClauseKind.Step),
                Clause("5.2.b", ClauseKind.Quota),
                Clause("5.2.d", ClauseKind.Step),
                Clause("5.3.a", ClauseKind.Sanction),
                Clause("5.3.b", ClauseKind.Sanction),
                Clause("5.3.c", ClauseKind.Material),
            ],
            Facts = facts,
            Organisations = new OrganisationDirectory(
            [
                new Organisation(Government, Label("government"), "province", null),
                new Organisation(LeadingGroup, Label("leading group"), "province", Government),
                new Organisation(Department, Label("department"), "department", Government),
                new Organisation(Prefecture, Label("prefecture"), "prefecture", Government),
                new Organisation(County, Label("county"), "county", Prefecture),
                new Organisation(NeighbourCounty, Label("neighbour county"), "county", Prefecture),
                new Organisation(OtherPrefecture, Label("other prefecture"), "prefecture", Government),
                new Organisation(OtherCounty, Label("other county"), "county", OtherPrefecture),
            ]),
            Roles =
            [
                Role("recommending-unit", "4.1.a", ("*", Route.Self)),
                Role("first-reviewer", "4.2.a", ("county", Route.Superior), ("*", Route.Self)),
                Role("leading-group", "4.3.a", ("*", Fixed(LeadingGroup))),
                Role("provincial-government", "4.4", ("*", Fixed(Government))),
            ],
            Awards =
            [
                new Award(
                    Collective,
                    NomineeKind.Collective,
                    Label("advanced collective"),
                    Places: 3,
                    "1.2.a",
                    [
                        new("unit-level-ceiling", "1.2.d", Strength.Must, Label("unit level"), null, Is("unitLevel", Comparison.Below, "bureau-deputy")),
                        new("no-county-government", "1.2.e", Strength.Must, Label("no county government"), Is("organType", Comparison.Is, "government"), Is("regionLevel", Comparison.Below, "county")),
                        new("no-overdue-matters", "3.1.2", Strength.Must, Label("no overdue matters"), null, Is("overdueMatters", Comparison.Is, "0")),
                    ],
                    [new Reward(RewardKind.Title, "2.b"), new Reward(RewardKind.Plaque, "2.b", "集〔2021〕{n}号")]),
                new Award(
                    Individual,
                    NomineeKind.Individual,
                    Label("advanced individual"),
                    Places: 10,
                    "1.2.a",
                    [
                        new("scope", "1.1", Strength.Must, Label("scope"), null, new OneOf(Fact("sector"), [Value(Fact("sector"), "party-government"), Value(Fact("sector"), "enterprise")])),
                        new("rank-ceiling", "1.2.d", Strength.Must, Label("rank ceiling"), null, Is("rank", Comparison.Below, "bureau-deputy")),
                        new("service", "3.2.3", Strength.Must, Label("years of service"), null, Is("serviceYears", Comparison.AtLeast, "3")),
                        new("score", "3.2.2", Strength.InPrinciple, Label("score"), null, Is("score", Comparison.AtLeast, "80")),
                        new("front-line-preferred", "5.1.a", Strength.Emphasis, Label("front line preferred"), null, Is("frontLine", Comparison.Is, "true")),
                    ],
                    [new Reward(RewardKind.Title, "2.c"), new Reward(RewardKind.Certificate, "2.c", "个〔2021〕{n}号"), new Reward(RewardKind.Bonus, "2.c", Amount: 3000)]),
            ],
            Quotas =
            [
                new QuotaRow(Prefecture, Individual, 2),
                new QuotaRow(OtherPrefecture, Individual, 5),
                new QuotaRow(Department, Individual, 3),
                new QuotaRow(Prefecture, Collective, 1),
                new QuotaRow(OtherPrefecture, Collective, 1),
                new QuotaRow(Department, Collective, 1),
            ],
            QuotaClause = "1.2.b",
            UnusedPlacesClause = "5.2.b",
            Channels = [new ExemptChannel(MostBeautiful, "1.2.c", Label("most beautiful"), Individual, CountsInsideTotal: true)],
            Limits =
            [
                new CompositionLimit(
                    "county-share", "1.2.f", Strength.InPrinciple, Label("share of county cadres"), [Individual],
                    new OneOf(Fact("rank"), [Value(Fact("rank"), "county-deputy"), Value(Fact("rank"), "county-head")]),
                    BoundKind.AtMost, new Share(1, 5), null, LimitBase.ListedAndPlanned),
                new CompositionLimit(
                    "front-line-share", "5.1.a", Strength.Emphasis, Label("share of the front line"), [Collective, Individual],
                    Is("frontLine", Comparison.Is, "true"), BoundKind.Reported, null, null, LimitBase.Listed),
            ],
            ProcedureClause = "4.a",
            Stages = Stages(),
            Materials =
            [
                new Material("annex-3", "4.2.e", "5.3.c", Label("collective form"), Collective, PerNominee: true, [new("集体名称", "name"), new("单位级别", "fact:unitLevel"), new("事迹", null)]),
                new Material("annex-4", "4.2.e", "5.3.c", Label("individual form"), Individual, PerNominee: true,
                    [new("姓名", "name"), new("号码", "identifier"), new("推荐单位", "organisation"), new("奖项", "award"), new("年限", "fact:serviceYears"), new("事迹", null)]),
                new Material("annex-5", "4.2.e", null, Label("summary table"), null, PerNominee: false, [new("序号", null)]),
            ],
            Sanctions =
            [
                new SanctionDefinition("disqualify", "5.3.a", Label("loss of eligibility"), SanctionEffect.DisqualifyOrganisation),
                new SanctionDefinition("misconduct", "5.3.b", Label("record of misconduct"), SanctionEffect.RecordMisconduct),
                new SanctionDefinition("revoke-honour", "5.3.b", Label("revocation"), SanctionEffect.RevokeHonour),
            ],
            Interpretations =
            [
                new Interpretation(
                    "dueDate", "4.1.c", Label("by a day"), [new Reading("inclusive", Label("inclusive")), new Reading("exclusive", Label("exclusive"))],
                    "inclusive", "inclusive", Label("common reading")),
            ],
            CheckDigits = CheckDigitPolicy.Refuse,
            WaivedBy = "leading-group",
        };
        return change is null ? policy : change(policy);
    }

    /// <summary>The same policy with one stage changed.</summary>
    public static CampaignPolicy WithStage(this CampaignPolicy policy, string code, Func<Stage, Stage> change) =>
        policy with { Stages = [.. policy.Stages.Select(stage => stage.Code == code ? change(stage) : stage)] };

    /// <summary>The same policy with one award changed.</summary>
    public static CampaignPolicy WithAward(this CampaignPolicy policy, string code, Func<Award, Award> change) =>
        policy with { Awards = [.. policy.Awards.Select(award => award.Code == code ? change(award) : award)] };

    /// <summary>The same policy with another term in both publicities.</summary>
    public static CampaignPolicy WithTerm(this CampaignPolicy policy, Term term) =>
        policy with { Stages = [.. policy.Stages.Select(stage => stage.Term is null ? stage : stage with { Term = term })] };

    public static Text Label(string english) => new($"〔{english}〕", english);

    public static Clause Clause(string id, ClauseKind kind, Strength strength = Strength.Must) => new(id, [kind], strength, Label($"clause {id}"), []);

    public static Role Role(string code, string clause, params (string Tier, Route Route)[] routes) =>
        new(code, clause, Label(code), routes.ToDictionary(route => route.Tier, route => route.Route));

    public static Route Fixed(string organisation) => new(ToSuperior: false, organisation);

    public static FactValue Value(FactDefinition fact, string text) => fact.Parse(text).Value;

    public static Compare Compared(FactDefinition fact, Comparison comparison, string value) => new(fact, comparison, Value(fact, value));

    public static Scale Scaled(string code, bool ordered, params string[] values) => new(code, ordered, [.. values.Select(value => new ScaleValue(value, Label(value)))]);

    /// <summary>The facts: choices, a yes or no, numbers with and without decimals, a date, a text, two derived ones.</summary>
    public static FactCatalogue Facts()
    {
        var list = new List<FactDefinition>();
        FactDefinition Add(string code, FactKind kind, NomineeKind? forKind = null, Func<FactDefinition, FactDefinition>? more = null)
        {
            var fact = new FactDefinition(list.Count, code, kind, Label(code)) { For = forKind };
            list.Add(more is null ? fact : more(fact));
            return list[^1];
        }

        Add("sector", FactKind.Choice, null, fact => fact with { Scale = Sector });
        Add("frontLine", FactKind.Boolean);
        var post = Add("leadingPost", FactKind.Choice, NomineeKind.Individual, fact => fact with { Scale = Rank });
        var grade = Add("grade", FactKind.Choice, NomineeKind.Individual, fact => fact with { Scale = Rank });
        Add("rank", FactKind.Choice, NomineeKind.Individual, fact => fact with { Scale = Rank, Derivation = new Highest([post, grade]) });
        var since = Add("serviceSince", FactKind.Date, NomineeKind.Individual);
        Add("serviceYears", FactKind.Number, NomineeKind.Individual, fact => fact with { Unit = new Text("年", "years"), Derivation = new FullYears(since, Day(7, 8)) });
        Add("score", FactKind.Number, NomineeKind.Individual, fact => fact with { Decimals = 1, Min = 0, Max = 100, Unit = new Text("分", "points") });
        Add("unitAndPost", FactKind.Text, NomineeKind.Individual);
        Add("unitLevel", FactKind.Choice, NomineeKind.Collective, fact => fact with { Scale = Rank });
        Add("organType", FactKind.Choice, NomineeKind.Collective, fact => fact with { Scale = OrganType });
        Add("regionLevel", FactKind.Choice, NomineeKind.Collective, fact => fact with { Scale = RegionLevel });
        Add("overdueMatters", FactKind.Number, NomineeKind.Collective, fact => fact with { Min = 0, Max = 1000 });
        return new FactCatalogue(list);
    }

    private static Stage[] Stages()
    {
        RecordRequirement Record(string code, RecordKind kind, string clause, string? award = null, bool optional = false) =>
            new(code, kind, clause, Label(code), award is null ? [] : [award], optional);
        RequiredContent Content(string clause, params string[] parts) => new(clause, [.. parts.Select(part => new RequiredPart(part, Label(part)))]);

        return
        [
            new("unit-recommendation", StageKind.Recommendation, "4.1.a", Label("unit recommendation"), "recommending-unit")
            {
                Records =
                [
                    Record("leadership-study", RecordKind.Proceeding, "4.1.a"),
                    Record("innovation", RecordKind.Attestation, "3.1.3", Collective),
                    Record("dedication", RecordKind.Attestation, "3.2.3", Individual),
                ],
            },
            new("local-publicity", StageKind.Publicity, "4.1.b", Label("local publicity"), "recommending-unit")
            {
                Term = FiveWorkingDays,
                TermClause = "4.1.b",
                Content = Content("4.1.b", "criteria", "basic-facts", "main-deeds"),
            },
            new("hand-in", StageKind.Submission, "4.1.c", Label("hand-in"), "recommending-unit")
            {
                Due = new DueDate(Day(7, 26), "4.1.c", Inclusive: true, ["county"]),
            },
            new("first-review", StageKind.Review, "4.2.a", Label("first review"), "first-reviewer")
            {
                Records = [Record("materials-true", RecordKind.Finding, "4.2.a"), Record("personnel-file", RecordKind.Check, "5.2.a", Individual)],
                PlaceClause = "1.2.b",
                ReturnTo = "unit-recommendation",
            },
            new("submission", StageKind.Submission, "4.2.d", Label("submission"), "first-reviewer")
            {
                Due = new DueDate(Day(8, 6), "4.2.d", Inclusive: true, []),
                Report = Content("4.2.c", "review", "opinions", "publicity", "recommendation"),
                Materials = ["annex-3", "annex-4", "annex-5"],
            },
            new("second-review", StageKind.Review, "4.3.a", Label("second review"), "leading-group")
            {
                Records = [Record("second-finding", RecordKind.Finding, "4.3.a"), Record("inspection", RecordKind.Inspection, "5.2.d", optional: true)],
                ReturnTo = "first-review",
            },
            new("province-publicity", StageKind.Publicity, "4.3.b", Label("province-wide publicity"), "leading-group")
            {
                Term = FiveWorkingDays,
                TermClause = "4.3.b",
            },
            new("proposed-list", StageKind.Listing, "4.3.c", Label("proposed list"), "leading-group")
            {
                Due = new DueDate(Day(8, 16), "4.3.c", Inclusive: true, []),
            },
            new("decision", StageKind.Decision, "4.4", Label("decision"), "provincial-government")
            {
                Due = new DueDate(Day(8, 31), "4.4", Inclusive: true, []),
            },
        ];
    }
}
