using Commendation.Domain.Campaigns;
using Commendation.Domain.Eligibility;
using Commendation.Domain.Honours;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Publicity;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;
using static Commendation.Infrastructure.Tests.Clauses.Says;

namespace Commendation.Infrastructure.Tests.Clauses;

/// <summary>
/// The Qinghai campaign under way in memory, under a whole rulebook or one that lacks a clause. Leads made-up nominees through whatever
/// procedure the rulebook has, on the notice's ordinary days, so that a scenario only says what is out of the ordinary.
/// </summary>
internal sealed class Walk
{
    public const string Individual = "advanced-individual";
    public const string Collective = "advanced-collective";
    public const string Government = "63GOV";
    public const string LeadingGroup = "63LG";
    public const string Department = "63D01";
    public const string Prefecture = "632200";
    public const string County = "632221";

    private int _keys;

    public Walk(Rulebook rules)
    {
        Rules = rules;
        Campaign = new Campaign(Key(), Policy, LeadingGroup, Policy.IssuedOn);
        Accounts = Policy.Quotas.ToDictionary(row => (row.Organisation, row.Award), row => new QuotaAccount(Key(), Campaign.Id, row));
    }

    public Rulebook Rules { get; }

    public CampaignPolicy Policy => Rules.Policy;

    public Campaign Campaign { get; }

    public Dictionary<(string Organisation, string Award), QuotaAccount> Accounts { get; }

    public static IReadOnlyDictionary<string, string> NoticeContent { get; } = Texts("criteria", "basic-facts", "main-deeds");

    public static IReadOnlyDictionary<string, string> ReportContent { get; } = Texts("review-organisation", "opinions-sought", "publicity", "recommendation");

    public static DateOnly Day(int month, int day) => new(2021, month, day);

    public static Dictionary<string, string> Texts(params IEnumerable<string> parts) => parts.ToDictionary(part => part, part => $"text of {part}");

    /// <summary>Facts of a nominee who meets every rule, with some of them changed.</summary>
    public static Dictionary<string, string> Facts(string award, params IEnumerable<(string Fact, string Value)> changes)
    {
        var facts = new Dictionary<string, string> { ["sector"] = "party-government", ["petitionDepartment"] = "true", ["frontLine"] = "true" };
        (string Fact, string Value)[] own = award == Individual
            ? [("leadingPost", "section-head"), ("grade", "section-head"), ("petitionServiceSince", "2015-03-01")]
            :
            [
                ("organType", "department"), ("regionLevel", "county"), ("unitLevel", "section-head"), ("overdueMatters", "0"), ("unresolvedMatters", "0"),
                ("keyDateIncidents", "0"), ("groupPetitionsToBeijing", "0"), ("repeatedNonReceptionPetitions", "0"), ("repeatedGroupPetitionsToProvince", "0"),
            ];
        foreach (var (fact, value) in own.Concat(changes))
        {
            facts[fact] = value;
        }

        return facts;
    }

    public Guid Key() => new(++_keys, 0, 0, new byte[8]);

    public Verdict VerdictOn(string award, Dictionary<string, string> facts) =>
        EligibilityRules.Evaluate(Policy, Policy.FindAward(award)!, Accepted(Policy.Facts.Read(facts)));

    /// <summary>A nomination at the beginning, made on 9 July.</summary>
    public Nomination Nominate(string award = Individual, string by = County, string? channel = null, Dictionary<string, string>? facts = null) =>
        Accepted(TryNominate(award, by, channel, facts));

    public Outcome<Nomination> TryNominate(string award = Individual, string by = County, string? channel = null, Dictionary<string, string>? facts = null)
    {
        var id = Key();
        return Nomination.Create(id, award, Somebody(award, _keys), channel, facts ?? Facts(award), new ActContext(Rules, Campaign, by, Day(7, 9)));
    }

    /// <summary>The context of an act by whoever the procedure says acts, on its ordinary day.</summary>
    public ActContext Context(Nomination nomination, Act act, DateOnly? on = null, string? by = null, string? reason = null) => new(
        Rules,
        Campaign,
        by ?? (Rules.Procedure.Find(nomination.State, act)?.Role is { } role ? Policy.Acting(role, nomination.RecommendedBy)! : nomination.RecommendedBy),
        on ?? Ordinary(nomination, act),
        nomination.QuotaHolder is { } holder ? Accounts[(holder, nomination.Award)] : null,
        reason);

    public Outcome<Nomination> Do(Nomination nomination, Act act, DateOnly? on = null, string? by = null, string? reason = null) =>
        nomination.Do(act, Context(nomination, act, on, by, reason));

    /// <summary>Leaves the present stage for the next one.</summary>
    public Outcome<Nomination> Leave(Nomination nomination, DateOnly? on = null, string? by = null) => Do(nomination, Policy.FindStage(nomination.State.Stage)?.Kind switch
    {
        StageKind.Recommendation => Act.Recommend,
        StageKind.Publicity => Act.Close,
        StageKind.Submission => Act.Submit,
        StageKind.Review => Act.Pass,
        StageKind.Listing => Act.List,
        _ => Act.Decide,
    }, on, by);

    public Outcome<Nomination> File(Nomination nomination, string record, bool favourable = true) =>
        nomination.File(record, "the body concerned", favourable, favourable ? "for" : "against", Context(nomination, Act.Record));

    /// <summary>Files every record that the stage must have, all but one perhaps.</summary>
    public void FileAll(Nomination nomination, string? except = null)
    {
        foreach (var record in Policy.FindStage(nomination.State.Stage)!.RecordsFor(nomination.Award).Where(record => !record.Optional && record.Code != except))
        {
            _ = Accepted(File(nomination, record.Code));
        }
    }

    public Outcome<PublicNotice> Post(Nomination nomination, DateOnly? on = null, IReadOnlyDictionary<string, string>? content = null) => PublicNotice.Post(
        Key(), nomination.State.Stage, content ?? NoticeContent, [nomination], one => Context(one, Act.Post, on), Context(nomination, Act.Post, on));

    public Outcome<Submission> Submit(
        Nomination nomination, IReadOnlyDictionary<string, string>? report = null, Func<FilledForm, IEnumerable<FilledForm>>? forms = null) => Submission.Make(
        Key(),
        nomination.State.Stage,
        report ?? ReportContent,
        [.. FormsFor(nomination).SelectMany(forms ?? (form => [form]))],
        [nomination],
        one => Context(one, Act.Submit),
        Context(nomination, Act.Submit));

    public Outcome<ProposedList> DrawUp(IReadOnlyList<Nomination> nominations, DateOnly? on = null) => ProposedList.DrawUp(
        Key(), "proposed-list", nominations, one => Context(one, Act.List, on), new ActContext(Rules, Campaign, LeadingGroup, on ?? Day(8, 12)));

    public Outcome<(Decision Decision, IReadOnlyList<Honour> Honours)> Decide(IReadOnlyList<Nomination> nominations, DateOnly? on = null) => Decision.Issue(
        Key(), "青政函〔2021〕0号", nominations, Key, one => Context(one, Act.Decide, on), new ActContext(Rules, Campaign, Government, on ?? Day(8, 20)));

    /// <summary>The honour of a nominee who went the whole way.</summary>
    public Honour HonourOf(string award) => Accepted(Decide([At("decision", award)])).Honours[0];

    /// <summary>A nominee at the beginning of a stage.</summary>
    public Nomination At(string stage, string award = Individual, string by = County, string? channel = null, params IEnumerable<(string Fact, string Value)> facts)
    {
        Holds(Policy.FindStage(stage) is not null, $"the procedure has no stage {stage}");
        var nomination = Nominate(award, by, channel, Facts(award, facts));
        while (nomination.State.Stage != stage)
        {
            Step(nomination);
        }

        return nomination;
    }

    /// <summary>A nominee whose publicity runs since a day.</summary>
    public (Nomination Nomination, PublicNotice Notice) Posted(string stage, DateOnly on)
    {
        var nomination = At(stage);
        return (nomination, Accepted(Post(nomination, on)));
    }

    public Outcome<Objection> Object(Nomination nomination, PublicNotice notice, DateOnly on) => notice.Raise(
        new Objection(Key(), nomination.Id, ObjectionChannel.Letter, Signed: true, on, "the deeds are somebody else's", []), nomination, Context(nomination, Act.Suspend, on));

    public Outcome<Objection> Answer(Nomination nomination, PublicNotice notice, Objection objection, bool upheld, DateOnly on) => notice.Decide(
        objection.Id, upheld, "examined", nomination, Context(nomination, upheld ? Act.Uphold : Act.Resume, on));

    /// <summary>Everything that the present stage asks for, and the way to the next one.</summary>
    public void Step(Nomination nomination)
    {
        FileAll(nomination);
        if (Policy.FindStage(nomination.State.Stage)!.Kind == StageKind.Publicity)
        {
            _ = Accepted(Post(nomination));
        }

        _ = Accepted(Leave(nomination));
    }

    /// <summary>The nominee is ineligible by this rule and no other, and so cannot be recommended.</summary>
    public void Barred(string award, string rule, string clause, params IEnumerable<(string Fact, string Value)> facts)
    {
        var verdict = VerdictOn(award, Facts(award, facts));
        var broken = verdict.Results.Where(result => result.Outcome == RuleOutcome.NotMet).ToList();
        Holds(
            verdict.Standing == Standing.Ineligible && broken is [var only] && only.Rule.Code == rule && only.Rule.Clause == clause,
            $"should be ineligible by {rule} ({clause}) alone, but {verdict.Standing}: {string.Join(", ", broken.Select(result => result.Rule.Code))}");

        var nomination = Nominate(award, facts: Facts(award, facts));
        FileAll(nomination);
        Refused(Leave(nomination), rule, clause);
    }

    /// <summary>The nominee meets every rule and can be recommended.</summary>
    public void Eligible(string award, params IEnumerable<(string Fact, string Value)> facts)
    {
        var nomination = Nominate(award, facts: Facts(award, facts));
        FileAll(nomination);
        _ = Accepted(Leave(nomination));
        Holds(nomination.VerdictUnder(Policy).Standing == Standing.Eligible, "should be eligible");
    }

    /// <summary>The stage cannot be left without this record, nor with an unfavourable one.</summary>
    public void Needs(string stage, string award, string record, string clause)
    {
        var nomination = At(stage, award);
        FileAll(nomination, except: record);
        Refused(Leave(nomination), "record-missing", clause);
        _ = Accepted(File(nomination, record, favourable: false));
        Refused(Leave(nomination), "record-unfavourable", clause);
        _ = Accepted(File(nomination, record));
        _ = Accepted(Leave(nomination));
    }

    private IEnumerable<FilledForm> FormsFor(Nomination nomination) =>
        from material in Policy.Materials
        where Policy.FindStage(nomination.State.Stage)!.Materials.Contains(material.Code) && (material.Award ?? nomination.Award) == nomination.Award
        select Forms.Fill(material, nomination, Policy);

    // Made-up people and units with a right check digit.
    private static Nominee Somebody(string award, int number)
    {
        if (award == Individual)
        {
            var digits = $"63000019800101{number:000}";
            return new Nominee(NomineeKind.Individual, $"甲{number}", digits + NationalIdentifiers.ResidentCheckDigit(digits));
        }

        var code = $"11630000{number:000000000}";
        return new Nominee(NomineeKind.Collective, $"乙{number}", code + NationalIdentifiers.CreditCheckDigit(code));
    }

    // The ordinary day of a stage, or the day of the last act where that is later.
    private DateOnly Ordinary(Nomination nomination, Act act)
    {
        var day = (nomination.State.Stage, act) switch
        {
            (_, Act.Close) => nomination.WindowIn(nomination.State.Stage, Rules)?.CompleteFrom ?? nomination.LastActOn,
            ("unit-recommendation" or "local-publicity", _) => Day(7, 12),
            ("hand-in", _) => Day(7, 21),
            ("first-review", _) => Day(7, 28),
            ("submission", _) => Day(8, 2),
            ("second-review" or "province-publicity", _) => Day(8, 3),
            ("proposed-list", _) => Day(8, 12),
            ("decision", _) => Day(8, 20),
            _ => nomination.LastActOn,
        };
        return day > nomination.LastActOn ? day : nomination.LastActOn;
    }
}
