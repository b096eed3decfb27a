using Commendation.Domain.Campaigns;
using Commendation.Domain.Honours;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Publicity;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;
using Commendation.Domain.Verification;

namespace Commendation.Domain.Tests.Samples;

/// <summary>
/// A campaign under way: makes nominations and leads them through the procedure on the ordinary days, so that a test only says what is
/// out of the ordinary.
/// </summary>
public sealed class Walk
{
    private readonly Dictionary<Guid, PublicNotice> _notices = [];
    private int _keys;
    private int _persons;

    public Walk(Func<CampaignPolicy, CampaignPolicy>? change = null)
    {
        Policy = SamplePolicy.Build(change);
        Rules = Rulebook.Of(Policy, Calendar2021);
        Campaign = new Campaign(Key(), Policy, SamplePolicy.LeadingGroup, Policy.IssuedOn);
        Accounts = Policy.Quotas.ToDictionary(row => (row.Organisation, row.Award), row => new QuotaAccount(Key(), Campaign.Id, row));
    }

    public CampaignPolicy Policy { get; }

    public Rulebook Rules { get; }

    public Campaign Campaign { get; }

    public Dictionary<(string Organisation, string Award), QuotaAccount> Accounts { get; }

    public QuotaAccount PrefectureAccount => Accounts[(SamplePolicy.Prefecture, SamplePolicy.Individual)];

    /// <summary>Facts of a person who meets every rule.</summary>
    public static Dictionary<string, string> PersonFacts => new()
    {
        ["sector"] = "party-government",
        ["frontLine"] = "true",
        ["leadingPost"] = "section-head",
        ["grade"] = "clerk",
        ["serviceSince"] = "2015-03-01",
        ["score"] = "91.5",
    };

    /// <summary>Facts of a unit that meets every rule.</summary>
    public static Dictionary<string, string> UnitFacts => new()
    {
        ["sector"] = "party-government",
        ["frontLine"] = "true",
        ["unitLevel"] = "section-head",
        ["organType"] = "department",
        ["overdueMatters"] = "0",
    };

    /// <summary>Every part of every notice and report of the sample.</summary>
    public static Dictionary<string, string> Parts(params string[] codes) => codes.ToDictionary(code => code, code => $"text of {code}");

    public static Dictionary<string, string> NoticeContent => Parts("criteria", "basic-facts", "main-deeds");

    public static Dictionary<string, string> ReportContent => Parts("review", "opinions", "publicity", "recommendation");

    public Guid Key() => new(++_keys, 0, 0, new byte[8]);

    /// <summary>A person with a made-up identity number and a right check digit; each call another one.</summary>
    public Nominee Person()
    {
        var first17 = $"63010219800101{++_persons:000}";
        return new Nominee(NomineeKind.Individual, $"甲{_persons}", first17 + NationalIdentifiers.ResidentCheckDigit(first17));
    }

    /// <summary>A unit with a made-up credit code and a right check character; each call another one.</summary>
    public Nominee Unit()
    {
        var first17 = $"11630000{++_persons:000000000}";
        return new Nominee(NomineeKind.Collective, $"乙{_persons}", first17 + NationalIdentifiers.CreditCheckDigit(first17));
    }

    /// <summary>A nomination at the beginning, made on 9 July.</summary>
    public Nomination Nominate(
        string by = SamplePolicy.County, string award = SamplePolicy.Individual, string? channel = null, Dictionary<string, string>? facts = null, int? reserve = null) =>
        TryNominate(by, award, channel, facts, reserve).Value;

    /// <summary>The same, which may be refused.</summary>
    public Outcome<Nomination> TryNominate(
        string by = SamplePolicy.County, string award = SamplePolicy.Individual, string? channel = null, Dictionary<string, string>? facts = null, int? reserve = null) =>
        Nomination.Create(
            Key(),
            award,
            award == SamplePolicy.Individual ? Person() : Unit(),
            channel,
            facts ?? (award == SamplePolicy.Individual ? PersonFacts : UnitFacts),
            new ActContext(Rules, Campaign, by, Day(7, 9), Policy.QuotaHolder(by, award) is { } holder ? Accounts[(holder, award)] : null),
            reserve);

    /// <summary>The context of an act by whoever the procedure says acts, on its ordinary day.</summary>
    public ActContext Context(Nomination nomination, Act act, DateOnly? on = null, string? by = null, string? reason = null) => new(
        Rules,
        Campaign,
        by ?? Rules.Procedure.Find(nomination.State, act)?.ActingFor(Policy, nomination.RecommendedBy)?.Organisation ?? nomination.RecommendedBy,
        on ?? Ordinary(nomination, act),
        nomination.QuotaHolder is { } holder ? Accounts[(holder, nomination.Award)] : null,
        reason);

    /// <summary>An act, on its ordinary day and by the right body unless told otherwise.</summary>
    public Outcome<Nomination> Do(Nomination nomination, Act act, DateOnly? on = null, string? by = null, string? reason = null) =>
        nomination.Do(act, Context(nomination, act, on, by, reason));

    public Outcome<Nomination> File(Nomination nomination, string code, bool favourable = true, DateOnly? on = null, string? by = null) =>
        nomination.File(new RecordDraft(code, "the leadership", favourable, favourable ? "good" : "not good") { Reason = "looked at again" }, Context(nomination, Act.Record, on, by));

    /// <summary>Files every record that the stage asks for.</summary>
    public void FileAll(Nomination nomination, DateOnly? on = null)
    {
        foreach (var record in NextStep.Of(Policy, nomination)!.Records.Where(record => !record.Optional))
        {
            _ = File(nomination, record.Code, on: on).Value;
        }
    }

    public Outcome<PublicNotice> Post(IReadOnlyList<Nomination> nominations, DateOnly? on = null, IReadOnlyDictionary<string, string>? content = null, string? stage = null)
    {
        stage ??= nominations[0].State.Stage;
        var posted = PublicNotice.Post(
            Key(), stage, content ?? NoticeContent, new Nominees(nominations, nomination => Context(nomination, Act.Post, on), Context(nominations[0], Act.Post, on)));
        if (posted.Accepted)
        {
            _notices[posted.Value.Id] = posted.Value;
        }

        return posted;
    }

    /// <summary>Every notice posted so far.</summary>
    public IReadOnlyCollection<PublicNotice> Notices => _notices.Values;

    public PublicNotice NoticeOf(Nomination nomination) => _notices[nomination.PublicationIn(nomination.State.Stage)!.NoticeId];

    public Objection ObjectionTo(Nomination nomination, DateOnly arrived) =>
        new(Key(), nomination.Id, ObjectionChannel.Letter, Signed: true, arrived, "the deeds are not hers", []);

    public Outcome<Objection> Object(Nomination nomination, DateOnly? arrived = null, DateOnly? on = null, string? by = null)
    {
        var day = arrived ?? nomination.LastActOn.AddDays(2);
        var context = Context(nomination, Act.Suspend, on ?? day, by);
        return NoticeOf(nomination).Raise(ObjectionTo(nomination, day), nomination, context);
    }

    public Outcome<Objection> Find(Nomination nomination, Objection objection, bool upheld, DateOnly on, string finding = "examined", string? by = null) =>
        NoticeOf(nomination).Decide(objection.Id, upheld, finding, nomination, Context(nomination, upheld ? Act.Uphold : Act.Resume, on, by));

    /// <summary>The forms that belong to a submission of these nominations.</summary>
    public IReadOnlyList<FilledForm> FormsFor(IReadOnlyList<Nomination> nominations) =>
    [
        .. nominations.Select(nomination => Forms.Fill(
            Policy.Materials.First(material => material.Award == nomination.Award), nomination, Policy)),
        .. Policy.Materials.Where(material => !material.PerNominee).SelectMany(material => Forms.FillAll(material, nominations, Policy)),
    ];

    public Outcome<Submission> Submit(
        IReadOnlyList<Nomination> nominations, DateOnly? on = null, IReadOnlyDictionary<string, string>? report = null, IReadOnlyList<FilledForm>? forms = null, string? stage = null)
    {
        stage ??= nominations[0].State.Stage;
        return Submission.Make(
            Key(),
            stage,
            report ?? ReportContent,
            forms ?? (stage == "submission" ? FormsFor(nominations) : []),
            new Nominees(nominations, nomination => Context(nomination, Act.Submit, on), Context(nominations[0], Act.Submit, on)));
    }

    public Outcome<ProposedList> DrawUp(IReadOnlyList<Nomination> nominations, DateOnly? on = null, string stage = "proposed-list") => ProposedList.DrawUp(
        Key(),
        stage,
        new Nominees(nominations, nomination => Context(nomination, Act.List, on), new ActContext(Rules, Campaign, SamplePolicy.LeadingGroup, on ?? Day(8, 12))));

    public Outcome<(Decision Decision, IReadOnlyList<Honour> Honours)> Decide(IReadOnlyList<Nomination> nominations, DateOnly? on = null) => Decision.Issue(
        Key(),
        "青政函〔2021〕0号",
        new Nominees(nominations, nomination => Context(nomination, Act.Decide, on), new ActContext(Rules, Campaign, SamplePolicy.Government, on ?? Day(8, 20))),
        Key);

    /// <summary>Lets the recommending organisation lose its eligibility, and ends the nomination by it.</summary>
    public Outcome<Nomination> Bar(Nomination nomination)
    {
        Disqualify(nomination.RecommendedBy);
        return Do(nomination, Act.Disqualify);
    }

    /// <summary>Lets the organisation lose its eligibility.</summary>
    public void Disqualify(string organisation) =>
        _ = Campaign.Lay(new Sanction("disqualify", organisation, "broke the procedure", "文〔2021〕1号", Day(7, 9)), SamplePolicy.LeadingGroup, Policy).Value;

    public void Waive(string element, Guid? nomination = null) =>
        _ = Campaign.Grant(new Waiver(element, nomination, "good reason", SamplePolicy.LeadingGroup, Day(7, 9)), Policy).Value;

    /// <summary>A fresh nomination in the state.</summary>
    public Nomination To(string state, string by = SamplePolicy.County, string award = SamplePolicy.Individual, string? channel = null, Dictionary<string, string>? facts = null) =>
        To(new State(state), Nominate(by, award, channel, facts));

    /// <summary>Leads a nomination to the state.</summary>
    public Nomination To(State target, Nomination nomination)
    {
        while (nomination.State != target)
        {
            var stage = nomination.State.Stage;
            if (target == State.Withdrawn)
            {
                _ = Do(nomination, Act.Withdraw, reason: "moved away").Value;
            }
            else if (target == State.Disqualified)
            {
                _ = Bar(nomination).Value;
            }
            else if (target == State.Rejected && stage == "first-review")
            {
                _ = Do(nomination, Act.Reject, reason: "not convincing").Value;
            }
            else if (target == State.ObjectionUpheld && nomination.State == State.Posted(stage))
            {
                var objection = Object(nomination).Value;
                _ = Find(nomination, objection, upheld: true, nomination.LastActOn.AddDays(1)).Value;
            }
            else if (target == State.Suspended(stage) && nomination.State == State.Posted(stage))
            {
                _ = Object(nomination).Value;
            }
            else
            {
                Step(nomination);
            }
        }

        return nomination;
    }

    /// <summary>Leads a nomination on by one step of the straight way.</summary>
    public void Step(Nomination nomination)
    {
        FileAll(nomination);
        _ = NextStep.Of(Policy, nomination)!.Act switch
        {
            Act.Post => Post([nomination]).Select(_ => nomination).Value,
            Act.Submit => Submit([nomination]).Select(_ => nomination).Value,
            Act.List => DrawUp([nomination]).Select(_ => nomination).Value,
            Act.Decide => Decide([nomination]).Select(_ => nomination).Value,
            var act => Do(nomination, act).Value,
        };
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
