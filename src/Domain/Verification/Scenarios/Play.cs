using Commendation.Domain.Campaigns;
using Commendation.Domain.Honours;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Standards;
using Commendation.Domain.Procedures;
using Commendation.Domain.Publicity;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;

namespace Commendation.Domain.Verification.Scenarios;

/// <summary>
/// A campaign under way in memory with one made-up nominee, for any policy. Every act goes through the aggregates that run real
/// campaigns, so that a scenario shows what the product does.
/// </summary>
internal sealed class Play
{
    private readonly Rulebook _rules;
    private readonly Campaign _campaign;
    private readonly Dictionary<(string Organisation, string Award), QuotaAccount> _accounts;
    private readonly RunningCounts? _counts;
    private PublicNotice? _notice;
    private readonly List<(SanctionDefinition Definition, int Round, string Organisation, DateOnly On)> _bars = [];
    private int _keys;

    public Play(Rulebook rules)
    {
        _rules = rules;
        _campaign = new Campaign(Key(), Policy, Policy.WaivedBy, Policy.IssuedOn);
        _accounts = Policy.Quotas.ToDictionary(row => (row.Organisation, row.Award), row => new QuotaAccount(Key(), _campaign.Id, row));
        _counts = RunningCounts.Needed(Policy) ? new RunningCounts(Policy, []) : null;
    }

    public Nomination? Nominee { get; private set; }

    private CampaignPolicy Policy => _rules.Policy;

    /// <summary>Takes places of the quota holder before the nominee comes.</summary>
    public void Take(string by, string award, int places)
    {
        if (Policy.QuotaHolder(by, award) is { } holder)
        {
            for (var i = 0; i < places; i++)
            {
                var account = _accounts[(holder, Policy.QuotaOf(award))];
                _ = account.Take(account.PlacesUnder(Policy), Policy.QuotaClause, account.CandidatesUnder(Policy));
            }
        }
    }

    /// <summary>Lets others have passed every stage at which a limit bites, before the nominee comes there.</summary>
    public void Precede(IEnumerable<ListedGroup> others)
    {
        if (_counts is null)
        {
            return;
        }

        foreach (var group in others)
        {
            var nominee = new ListedNominee(group.Award, Policy.Facts.Read(group.Facts).Value)
            {
                Holder = group.By is { } by ? Policy.QuotaHolder(by, group.Award) : null,
                Channel = group.Channel,
                Identifier = group.Nominee is null ? Key().ToString() : Somebody(Policy.AwardOf(group.Award).Kind).Key,
            };
            _counts.Replace([], [.. _counts.Of(nominee, _counts.Stages).Select(one => one with { Members = one.Members * group.Count, Undetermined = one.Undetermined * group.Count, Placed = one.Placed * group.Count })]);
        }
    }

    /// <summary>Lets reserves of better rank wait before the nominee, who comes with the rank behind them.</summary>
    public void Wait(string by, string award, int reserves)
    {
        for (var rank = 1; Policy.QuotaHolder(by, award) is { } holder && rank <= reserves; rank++)
        {
            _accounts[(holder, Policy.QuotaOf(award))].Enrol(Key(), rank);
        }
    }

    /// <summary>Lets an earlier round have laid a bar, on an organisation or on whoever is the nominee here.</summary>
    public IReadOnlyList<Violation> Bar(Step step, string by)
    {
        if (Policy.Series is { } series && Policy.Sanctions.FirstOrDefault(known => known.Code == step.What) is { Effect: SanctionEffect.BarLaterRounds } definition)
        {
            _bars.Add((definition, step.Round ?? series.Round - 1, step.Organisation ?? by, step.On ?? Policy.IssuedOn.AddYears(-1)));
        }

        return [];
    }

    /// <summary>The nominee's honour; null before the decision.</summary>
    public Honour? Honour { get; private set; }

    /// <summary>What the honour carries; nothing before the decision.</summary>
    public IReadOnlyList<RewardKind> Rewards => Honour is null ? [] : [.. Policy.AwardOf(Honour.Award).Rewards.Select(reward => reward.Kind)];

    /// <summary>Places of the nominee's quota holder that are free; null when it has none.</summary>
    public int? Free => Account?.Free(Account.PlacesUnder(Policy));

    /// <summary>Of these, places that are kept for the quota holder's own nominees; null when it has none.</summary>
    public int? Kept => Account is { } account ? account.Kept ?? 0 : null;

    private QuotaAccount? Account => Nominee?.QuotaHolder is { } holder ? _accounts.GetValueOrDefault((holder, Policy.QuotaOf(Nominee.Award))) : null;

    public IReadOnlyList<Violation> Nominate(string award, string by, string? channel, IReadOnlyDictionary<string, string> facts, DateOnly? on = null, int? reserve = null)
    {
        var account = Policy.QuotaHolder(by, award) is { } holder ? _accounts.GetValueOrDefault((holder, Policy.QuotaOf(award))) : null;
        var somebody = Somebody(Policy.AwardOf(award).Kind, facts);
        var outcome = Nomination.Create(
            Key(), award, somebody, channel, facts, new ActContext(_rules, _campaign, by, on ?? Policy.IssuedOn, account) { Bars = Bars(somebody) }, reserve);
        Nominee = outcome.Accepted ? outcome.Value : null;
        return outcome.Violations;
    }

    /// <summary>Leads the nominee to a stage by the shortest favourable way; what stands in it, or nothing.</summary>
    public IReadOnlyList<Violation> LeadTo(string stage)
    {
        while (Nominee!.State.Stage != stage)
        {
            if (NextStep.Of(Policy, Nominee) is null)
            {
                return [new Violation(ViolationCode.StageClosed, new Text($"到不了环节“{stage}”。", $"The stage '{stage}' is not reached."))];
            }

            if (Leave() is { Count: > 0 } violations)
            {
                return violations;
            }
        }

        return [];
    }

    /// <summary>Leaves the present stage favourably; what stands in the way, or nothing.</summary>
    public IReadOnlyList<Violation> Leave()
    {
        var stage = Nominee!.State.Stage;
        IReadOnlyList<Violation> violations = [];
        while (violations.Count == 0 && Nominee.State.Stage == stage && NextStep.Of(Policy, Nominee) is { } next)
        {
            violations = Do(new Step(next.Act.Name(), Expectation.Accepted));
        }

        return violations;
    }

    /// <summary>Does one step; what stands in its way, or nothing.</summary>
    public IReadOnlyList<Violation> Do(Step step)
    {
        var day = step.On ?? Nominee?.LastActOn ?? Policy.IssuedOn;
        switch (step.Act)
        {
            case "sanction":
                var laid = _campaign.Lay(
                    new Sanction(step.What ?? string.Empty, step.Organisation ?? Nominee!.RecommendedBy, step.Reason ?? string.Empty, "0", day) { Identifier = Sanctioned(step.What) }, step.By ?? Waiving(), Policy);
                return laid is { Accepted: true, Value.Effect: SanctionEffect.DisqualifyNominee } ? Do(Act.Disqualify, step with { By = null }) : laid.Violations;
            case "waive":
                return _campaign.Grant(
                    new Waiver(step.What ?? string.Empty, Policy.Limits.Any(limit => limit.Code == step.What) ? null : Nominee?.Id, step.Reason ?? string.Empty, step.By ?? Waiving(), day), Policy).Violations;
            case "revoke":
                return Honour is null
                    ? [new Violation(ViolationCode.NotHonoured, new Text("没有可撤销的荣誉。", "There is no honour to revoke."))]
                    : Honour.Revoke(
                        new Revocation(step.Reason ?? string.Empty, "0", day),
                        step.By ?? Policy.Conferring(Nominee!.Award).Resolve(Nominee.RecommendedBy, Policy.Organisations) ?? string.Empty,
                        Policy).Violations;
            default:
                return ActNames.TryParse(step.Act, out var act) ? Do(act, step) : throw new ArgumentException($"There is no act '{step.Act}'.", nameof(step));
        }
    }

    private IReadOnlyList<Violation> Do(Act act, Step step)
    {
        var nominee = Nominee!;
        var next = NextStep.Of(Policy, nominee) is { } straight && straight.Act == act ? straight : null;
        if (next is not null && FileRecords(next, step) is { Count: > 0 } unfiled)
        {
            return unfiled;
        }

        var context = Context(act, step);
        switch (act)
        {
            case Act.Post when next is not null:
                var posted = PublicNotice.Post(Key(), nominee.State.Stage, Parts(next, step), new Nominees([nominee], _ => context, context));
                _notice = posted.Accepted ? posted.Value : _notice;
                return posted.Violations;
            case Act.Suspend when _notice is not null:
                return _notice.Raise(new Objection(Key(), nominee.Id, ObjectionChannel.Letter, Signed: true, context.On, "–", []), nominee, context).Violations;
            case Act.Resume or Act.Uphold when _notice?.Objections.FirstOrDefault(objection => objection.Status == ObjectionStatus.Open) is { } open:
                return _notice.Decide(open.Id, act == Act.Uphold, step.Reason ?? "–", nominee, context).Violations;
            case Act.Submit when next is not null:
                return Submission.Make(Key(), nominee.State.Stage, Parts(next, step), FilledForms(next, step), new Nominees([nominee], _ => context, context)).Violations;
            case Act.Decide when next is not null:
                // Limits look at the whole decision, of which the nominee is only one.
                var alone = context with { Rules = _rules with { Policy = Policy with { Limits = [] } } };
                var decided = Decision.Issue(Key(), "0", new Nominees([nominee], _ => context, alone), Key);
                Honour = decided.Accepted && decided.Value.Honours is [var honour, ..] ? honour : Honour;
                return decided.Violations;
            default:
                return nominee.Do(act, context).Violations;
        }
    }

    private IReadOnlyList<Violation> FileRecords(NextStep next, Step step)
    {
        // A record that the step is not about is filed by whoever files it, and never on a day later than the act.
        foreach (var record in next.Records.Where(record => !step.Without.Contains(record.Code) && !(record.Optional && !step.Unfavourable.Contains(record.Code))))
        {
            var favourable = !step.Unfavourable.Contains(record.Code);
            if (Nominee!.RecordOf(record.Code) is { } filed && filed.Stage == Nominee.State.Stage && filed.Favourable == favourable)
            {
                continue;
            }

            var maker = record.By is { } role ? Policy.Acting(role, Nominee.RecommendedBy) : null;
            if (Nominee.File(new RecordDraft(record.Code, "–", favourable, "–") { Reason = "–" }, Context(Act.Record, step with { By = maker })) is { Accepted: false } refused)
            {
                return refused.Violations;
            }
        }

        return [];
    }

    private ActContext Context(Act act, Step step)
    {
        var nominee = Nominee!;
        var row = _rules.Procedure.Find(nominee.State, act);
        var actor = step.By ?? row?.ActingFor(Policy, nominee.RecommendedBy)?.Organisation ?? nominee.RecommendedBy;
        return new ActContext(
            _rules, _campaign, actor, step.On ?? Earliest(act), nominee.QuotaHolder is { } holder ? _accounts.GetValueOrDefault((holder, Policy.QuotaOf(nominee.Award))) : null, step.Reason,
            step.PlaceOf is { } other ? _accounts.GetValueOrDefault((other, Policy.QuotaOf(nominee.Award))) : null)
        {
            // Whoever acts as early as can be comes with the first hour of the day.
            At = step.At ?? (step.On is not null ? null : Opens(act) is { At: { } first } opening && opening.On == Earliest(act) ? first : TimeOnly.MinValue),
            Bars = Bars(nominee.Nominee),
            Counts = _counts,
        };
    }

    private IReadOnlyList<Bar> Bars(Nominee nominee) =>
    [
        .. _bars.Select(bar => new Bar(
            Policy.Code, Policy.Title, bar.Round, bar.Definition,
            new Sanction(bar.Definition.Code, bar.Organisation, "–", "0", bar.On) { Identifier = bar.Definition.Subject == SanctionSubject.Nominee ? nominee.Identifier : null })),
    ];

    private DateOnly Earliest(Act act)
    {
        var nominee = Nominee!;
        var complete = act == Act.Close ? nominee.WindowIn(nominee.State.Stage, _rules)?.CompleteFrom : null;
        return new[] { nominee.LastActOn, complete, Opens(act)?.On }.Max()!.Value;
    }

    // Nobody tries before a window has opened, unless the scenario names the day.
    private Opening? Opens(Act act) => _rules.Procedure.Find(Nominee!.State, act)?.Guards.OfType<HasOpened>()
        .Select(guard => guard.Opening).FirstOrDefault(opening => opening.Binds(Policy.Organisations.Find(Nominee!.RecommendedBy)?.Tier ?? string.Empty));

    private IReadOnlyList<FilledForm> FilledForms(NextStep next, Step step) =>
    [
        .. from material in next.Forms
           where !step.Without.Contains(material.Code)
           let filled = Forms.Complete(Forms.Fill(material, Nominee!, Policy), material, field => field.Choices is [var first, ..] ? first : "–")
           let form = filled with { Copies = step.Copies.GetValueOrDefault(material.Code, filled.Copies) }
           select step.Altered.Contains(material.Code) ? form with { Fields = [.. form.Fields.Skip(1)] } : form,
    ];

    private static Dictionary<string, string> Parts(NextStep next, Step step) =>
        next.Parts.Where(part => !step.Without.Contains(part.Code)).ToDictionary(part => part.Code, part => part.Title.Zh);

    private string Waiving() => Policy.RoleOf(Policy.WaivedBy).Routes.Values.Select(route => route.Fixed).OfType<string>().FirstOrDefault() ?? string.Empty;

    private string? Sanctioned(string? sanction) => Policy.Sanctions.Any(known => known.Code == sanction && known.IsOnNominee) ? Nominee?.Nominee.Key : null;

    private Guid Key() => new(++_keys, 0, 0, new byte[8]);

    // Made-up people and units with a right check digit. Where the campaign refuses what does not fit, the number of a person fits the facts.
    private Nominee Somebody(NomineeKind kind, IReadOnlyDictionary<string, string>? facts = null)
    {
        const string Person = "63000019800101001";
        const string Unit = "11630000000000001";
        if (kind == NomineeKind.Collective)
        {
            return new Nominee(kind, "某乙", Unit + NationalIdentifiers.CreditCheckDigit(Unit));
        }

        var told = Policy.Checks is { BirthDate: CheckLevel.Refuse } or { Sex: CheckLevel.Refuse } ? facts : null;
        var birth = told?.GetValueOrDefault(StandardFacts.BirthDate.Code) is { Length: 10 } day ? day.Replace("-", string.Empty, StringComparison.Ordinal) : Person[6..14];
        var person = $"{Person[..6]}{birth}00{(told?.GetValueOrDefault(StandardFacts.Sex.Code) == "female" ? 2 : 1)}";
        return new Nominee(kind, "某甲", person + NationalIdentifiers.ResidentCheckDigit(person));
    }
}
