using System.Globalization;
using Commendation.Application;
using Commendation.Application.Campaigns;
using Commendation.Application.Common;
using Commendation.Application.Honours;
using Commendation.Application.Nominations;
using Commendation.Application.Publicity;
using Commendation.Application.Submissions;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Publicity;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;
using Commendation.Infrastructure;
using Commendation.Infrastructure.Persistence;
using MediatR;
using Microsoft.Data.Sqlite;

namespace Commendation.WebApi.Rehearsals;

/// <summary>
/// Plays a whole campaign on a virtual clock over a temporary database, through the same use cases as the API, with nominees of whom some
/// break each rule. It reads the procedure from the policy, so it plays any campaign.
/// </summary>
internal sealed class Rehearsal : IAsyncDisposable
{
    private const int DaysWithoutDueDate = 120;

    private readonly ServiceProvider _services;
    private readonly VirtualClock _clock = new();
    // A database in memory lives as long as one connection to it is open: nothing has to reach a disk, and nothing is left behind.
    private readonly SqliteConnection _database = new($"Data Source=rehearsal-{Guid.NewGuid():N};Mode=Memory;Cache=Shared");
    private readonly Dictionary<(string Clause, string Code), int> _refusals = [];
    private readonly HashSet<(int Nominee, string Once)> _tried = [];
    private readonly List<Candidate> _candidates = [];
    private string _campaign = string.Empty;
    private Rulebook _rules = null!;
    private IReadOnlyList<Deadline> _deadlines = [];
    private int _acts;

    public Rehearsal()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Database:ConnectionString"] = _database.ConnectionString, ["Keys:Folder"] = "memory" })
            .Build();
        var services = new ServiceCollection().AddLogging().AddApplication().AddInfrastructure(configuration);
        services.AddSingleton<IClock>(_clock);
        _services = services.BuildServiceProvider();
        _database.Open();
    }

    /// <summary>Plays the campaign of a folder; the violations of its files when it cannot be loaded.</summary>
    public async Task<Outcome<RehearsalReport>> Play(string folder, int seed, int nominees, IProgress<(string Stage, double Done)> progress, CancellationToken ct)
    {
        await using (var scope = _services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DatabaseStartup>().Prepare(ct);
            var opened = await scope.ServiceProvider.GetRequiredService<CampaignFolders>().Open(folder, ct);
            if (!opened.Accepted)
            {
                return opened.Refusal;
            }

            _campaign = opened.Value.Code;
            _rules = await scope.ServiceProvider.GetRequiredService<ICampaignLibrary>().Rules(_campaign, opened.Value.Version, ct);
        }

        _deadlines = Deadline.Of(_rules);
        var random = new Random(seed);
        var synthetic = SyntheticNominee.Make(_rules.Policy, nominees, random);
        var last = _deadlines[^1].LeaveBy ?? (_deadlines.Select(deadline => deadline.LeaveBy).Max() ?? _rules.Policy.IssuedOn).AddDays(DaysWithoutDueDate);
        for (var day = _rules.Policy.IssuedOn; day <= last && !Finished(); day = day.AddDays(1))
        {
            _clock.Today = day;
            if (!_rules.Calendar.IsWorkingDay(day))
            {
                continue;
            }

            progress.Report((day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (double)(day.DayNumber - _rules.Policy.IssuedOn.DayNumber) / (last.DayNumber - _rules.Policy.IssuedOn.DayNumber + 1)));
            await PlayDay(day, synthetic, ct);
        }

        return await Report(seed, nominees, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    private bool Finished() => _candidates.Count > 0 && _candidates.TrueForAll(candidate => candidate.State.IsFinal);

    private async Task PlayDay(DateOnly day, IReadOnlyList<SyntheticNominee> synthetic, CancellationToken ct)
    {
        if (day == _rules.Policy.IssuedOn)
        {
            foreach (var nominee in synthetic)
            {
                await Nominate(nominee, ct);
            }
        }

        foreach (var (stage, latest) in _rules.Policy.Stages.Zip(_deadlines))
        {
            // A time counted from a stage runs for each nominee apart; whoever has one does not wait for the others.
            var deadline = stage.Due?.Within is { } within && _rules.Policy.FixedDay(within.After) is null ? latest with { EnterBy = day, LeaveBy = day } : latest;
            await (stage.Kind switch
            {
                StageKind.Recommendation => Recommend(stage, deadline, day, ct),
                StageKind.Publicity => Publicise(stage, deadline, day, ct),
                StageKind.Submission => Submit(stage, deadline, day, ct),
                StageKind.Review => Review(stage, ct),
                StageKind.Listing => List(stage, deadline, day, ct),
                _ => Decide(stage, deadline, day, ct),
            });
        }
    }

    private async Task Nominate(SyntheticNominee nominee, CancellationToken ct)
    {
        var facts = new Dictionary<string, string>(nominee.Facts);
        if (nominee.Fate == Fate.MissingFact && nominee.Award.Rules.SelectMany(rule => rule.Facts).FirstOrDefault(fact => facts.ContainsKey(fact.Code)) is { } forgotten)
        {
            facts.Remove(forgotten.Code);
        }

        var reserve = RankOf(nominee);
        var request = new CreateNomination(
            _campaign, nominee.Recommender, null, nominee.Award.Code, nominee.Award.Kind, nominee.Name, nominee.Identifier, nominee.Channel, facts)
        {
            Reserve = reserve,
        };
        var created = await Send(request, ct);
        if (!created.Accepted && nominee.Fate == Fate.WrongCheckDigit)
        {
            // The unit compares the number with the document and hands in the right one.
            var first17 = nominee.Identifier[..17];
            var digit = nominee.Award.Kind == NomineeKind.Individual ? NationalIdentifiers.ResidentCheckDigit(first17) : NationalIdentifiers.CreditCheckDigit(first17);
            created = await Send(request with { Identifier = first17 + digit }, ct);
        }

        if (nominee.Fate == Fate.NominatedTwice)
        {
            await Send(request, ct);
        }

        if (created.Accepted)
        {
            _candidates.Add(new Candidate(nominee, created.Value.Id) { State = new State(created.Value.State), Reserve = reserve });
        }
    }

    // Whoever comes when an organisation has named as many candidates as it has places is a reserve, until all ranks are given.
    private int? RankOf(SyntheticNominee nominee)
    {
        var policy = _rules.Policy;
        if (policy.Reserves is not { } reserves || nominee is not { Channel: null, Fate: Fate.Sound } || policy.QuotaHolder(nominee.Recommender, nominee.Award.Code) is not { } holder)
        {
            return null;
        }

        var own = _candidates.Where(candidate => candidate.Nominee.Channel is null && candidate.Nominee.Award == nominee.Award && candidate.Listed(policy).Holder == holder).ToList();
        var places = Places(holder, nominee.Award);
        var rank = own.Count(candidate => candidate.Reserve is not null) + 1;
        return own.Count(candidate => candidate.Reserve is null) >= places && rank <= reserves.Ranks(places) ? rank : null;
    }

    private int Places(string holder, Award award) => _rules.Policy.Quotas.Where(row => row.Organisation == holder && row.Award == award.Code).Sum(row => row.Places);

    // Reserves follow in their order: first into a place of their own organisation, then, where the notice lets them, into one of others.
    private async Task Promote(Stage stage, CancellationToken ct)
    {
        var policy = _rules.Policy;
        if (policy.Reserves is null || _rules.Procedure.Find(State.At(stage.Code), Domain.Procedures.Act.Promote) is null)
        {
            return;
        }

        foreach (var award in policy.Awards)
        {
            foreach (var own in new[] { true, false })
            {
                var refused = new HashSet<(Guid, string)>();
                while (Following(stage, award, own, refused) is var (reserve, holder) && reserve is not null)
                {
                    if (await Act(reserve, Domain.Procedures.Act.Promote, own ? "名额空缺，按顺位递补" : "名额空缺，跨单位择优递补", ct, own ? null : holder))
                    {
                        (reserve.Reserve, reserve.Holder) = (null, holder);
                    }
                    else
                    {
                        refused.Add((reserve.Id, holder!));
                    }
                }
            }
        }
    }

    private (Candidate? Reserve, string? Holder) Following(Stage stage, Award award, bool own, HashSet<(Guid, string)> refused)
    {
        var policy = _rules.Policy;
        var alive = _candidates.Where(candidate => candidate.Nominee.Award == award && candidate.Nominee.Channel is null && !(candidate.State.IsFinal && !candidate.State.IsSuccess)).ToList();
        return (
            from row in policy.Quotas
            where row.Award == award.Code && alive.Count(candidate => candidate.Reserve is null && candidate.Listed(policy).Holder == row.Organisation) < row.Places
            from reserve in alive.Where(candidate => candidate.Reserve is not null && candidate.State == State.At(stage.Code)).OrderBy(candidate => candidate.Reserve)
            let isOwn = reserve.Listed(policy).Holder == row.Organisation
            where isOwn == own && (own || policy.Reserves!.Promotion == ReservePromotion.Across) && !refused.Contains((reserve.Id, row.Organisation))
            select ((Candidate?)reserve, (string?)row.Organisation)).FirstOrDefault();
    }

    private async Task Recommend(Stage stage, Deadline deadline, DateOnly day, CancellationToken ct)
    {
        var pressing = Pressing(deadline.LeaveBy, day);
        foreach (var candidate in At(stage).Where(candidate => pressing || _rules.Calendar.CountWorkingDays(_rules.Policy.IssuedOn, day) > candidate.Nominee.Delay + 1))
        {
            if (candidate.Nominee.Fate == Fate.Withdrawn)
            {
                await Act(candidate, Domain.Procedures.Act.Withdraw, "单位调整推荐意见", ct);
                continue;
            }

            await FileRecords(candidate, stage, Once(candidate, stage.Code) && candidate.Nominee.Fate == Fate.MissingRecord ? 1 : 0, ct);
            if (await Act(candidate, Domain.Procedures.Act.Recommend, null, ct))
            {
                continue;
            }

            if (candidate.Nominee.Fate == Fate.MissingFact)
            {
                await Send(new DeclareFacts(_campaign, candidate.Id, candidate.Nominee.Recommender, null, null, candidate.Nominee.Facts.ToDictionary(fact => fact.Key, fact => (string?)fact.Value)), ct);
            }
            else if (candidate.Nominee.Fate != Fate.MissingRecord)
            {
                await Act(candidate, Domain.Procedures.Act.Withdraw, "不符合评选条件", ct);
            }
        }
    }

    private async Task Publicise(Stage stage, Deadline deadline, DateOnly day, CancellationToken ct)
    {
        foreach (var batch in Batches(stage, State.At(stage.Code), deadline.EnterBy, day))
        {
            var posted = await Send(
                new PostNotice(_campaign, batch.Actor, null, stage.Code, Parts(stage.Content), [.. batch.Candidates.Select(candidate => candidate.Id)]), ct);
            foreach (var candidate in posted.Accepted ? batch.Candidates : [])
            {
                candidate.Move(Domain.Procedures.Act.Post, _rules);
                candidate.Notice = (posted.Value.Id, day);
            }
        }

        foreach (var candidate in _candidates.Where(candidate => candidate.State == State.Posted(stage.Code) && candidate.Notice.Posted < day))
        {
            var fate = candidate.Nominee.Fate;
            if (fate == Fate.ClosedEarly && Once(candidate, $"{stage.Code}/early"))
            {
                await Send(new CloseNotice(_campaign, candidate.Notice.Id, Acting(stage.By, candidate), null, null), ct);
            }
            else if (fate is Fate.ObjectionDismissed or Fate.ObjectionUpheld && Once(candidate, "objection"))
            {
                var raised = await Send(
                    new RaiseObjection(_campaign, candidate.Notice.Id, Acting(stage.By, candidate), candidate.Id, ObjectionChannel.Letter, Signed: true, null, "反映事迹不实", []), ct);
                if (raised.Accepted)
                {
                    candidate.Move(Domain.Procedures.Act.Suspend, _rules);
                    candidate.Objection = (raised.Value.Id, day);
                }
            }
        }

        foreach (var candidate in _candidates.Where(candidate => candidate.State == State.Suspended(stage.Code) && _rules.Calendar.CountWorkingDays(candidate.Objection.Arrived, day) > 2))
        {
            var upheld = candidate.Nominee.Fate == Fate.ObjectionUpheld;
            if ((await Send(new DecideObjection(_campaign, candidate.Notice.Id, candidate.Objection.Id, Acting(stage.By, candidate), null, upheld, upheld ? "经查属实" : "经查不属实"), ct)).Accepted)
            {
                candidate.Move(upheld ? Domain.Procedures.Act.Uphold : Domain.Procedures.Act.Resume, _rules);
            }
        }

        // Nobody tries before the term has run for all who are still posted in the notice; early tries are made on purpose above.
        foreach (var notice in _candidates.Where(candidate => candidate.State == State.Posted(stage.Code)).GroupBy(candidate => candidate.Notice.Id).ToList())
        {
            if (!await Complete(notice.First(), stage, notice.ToList(), day, ct))
            {
                continue;
            }

            var closed = await Send(new CloseNotice(_campaign, notice.Key, Acting(stage.By, notice.First()), null, null), ct);
            foreach (var candidate in closed.Accepted ? notice.Where(candidate => closed.Value.Closed.Contains(candidate.Id)).ToList() : [])
            {
                candidate.Move(Domain.Procedures.Act.Close, _rules);
            }
        }
    }

    private async Task<bool> Complete(Candidate first, Stage stage, List<Candidate> posted, DateOnly day, CancellationToken ct)
    {
        if (stage.Term!.WindowFrom(first.Notice.Posted, _rules.CalendarIn(stage, first.Nominee.Recommender)).CompleteFrom > day)
        {
            return false;
        }

        foreach (var candidate in posted.Where(candidate => candidate.Objection.Arrived != default))
        {
            var view = await Send(new GetNomination(_campaign, candidate.Id), ct);
            if (view.Value.Publications[^1].CompleteFrom > day)
            {
                return false;
            }
        }

        return true;
    }

    private async Task Submit(Stage stage, Deadline deadline, DateOnly day, CancellationToken ct)
    {
        foreach (var batch in Batches(stage, State.At(stage.Code), deadline.LeaveBy, day))
        {
            var late = stage.Due is { } due && batch.Candidates.Exists(candidate => candidate.Nominee.Fate == Fate.Late && _tried.Contains((candidate.Nominee.Number, stage.Code)) && day <= due.Last(_rules.Policy.FixedDay, _rules.Calendar)?.Day);
            if (late)
            {
                continue;
            }

            var forms = await Forms(stage, batch.Candidates, ct);
            var submission = new MakeSubmission(_campaign, batch.Actor, null, stage.Code, Parts(stage.Report), forms, [.. batch.Candidates.Select(candidate => candidate.Id)]);
            var submitted = await Send(submission, ct);
            if (!submitted.Accepted && submitted.Violations.Any(violation => violation.Code == "overdue"))
            {
                foreach (var candidate in batch.Candidates)
                {
                    var receiver = _rules.Policy.Stages.SkipWhile(known => known != stage).Skip(1).First().By;
                    await Send(new DoAct(_campaign, candidate.Id, Acting(receiver, candidate), null, null, Domain.Procedures.Act.AcceptLate, "路途较远，材料完备"), ct);
                }

                submitted = await Send(submission, ct);
            }

            foreach (var candidate in submitted.Accepted ? batch.Candidates : [])
            {
                candidate.Move(Domain.Procedures.Act.Submit, _rules);
            }
        }
    }

    private async Task Review(Stage stage, CancellationToken ct)
    {
        foreach (var candidate in At(stage))
        {
            if (stage.PlaceClause is not null && TakesPlaceOfOthers(candidate, stage))
            {
                await Act(candidate, Domain.Procedures.Act.Reject, "为结构要求留出名额", ct);
                continue;
            }

            await FileRecords(candidate, stage, 0, ct);
            var passed = await Act(candidate, Domain.Procedures.Act.Pass, null, ct);
            if (!passed)
            {
                await Act(candidate, Domain.Procedures.Act.Reject, "审核未通过", ct);
            }
        }
    }

    // Whoever gives out the places of an organisation keeps as many as its sub-quotas still need: after this nominee too few would be left.
    private bool TakesPlaceOfOthers(Candidate candidate, Stage stage)
    {
        var policy = _rules.Policy;
        var floors = policy.Limits
            .Where(limit => limit.Scope == LimitScope.Organisation && limit.Bound is BoundKind.AtLeast or BoundKind.Exactly && limit.Awards.Contains(candidate.Nominee.Award.Code))
            .ToHashSet();
        if (floors.Count == 0)
        {
            return false;
        }

        var position = _rules.Procedure.Position(State.At(stage.Code));
        var own = candidate.Listed(policy);
        var placed = _candidates
            .Where(other => !other.State.IsFinal && _rules.Procedure.Position(other.State) > position)
            .Select(other => other.Listed(policy))
            .Where(other => other.Holder == own.Holder)
            .ToList();
        bool Reachable(IEnumerable<ListedNominee> list) => LimitReport.Over(policy, list)
            .Where(status => floors.Contains(status.Limit) && status.Holder?.Code == own.Holder && status.Figure?.Count is not null)
            .All(status => status.CanStillHold);
        return Reachable(placed) && !Reachable([.. placed, own]);
    }

    private async Task List(Stage stage, Deadline deadline, DateOnly day, CancellationToken ct)
    {
        var ready = Listable(stage);
        var position = _rules.Procedure.Position(State.At(stage.Code));
        var onTheWay = _candidates.Exists(candidate => !candidate.State.IsFinal && _rules.Procedure.Position(candidate.State) < position);
        if (ready.Count == 0 || (onTheWay && !Pressing(deadline.LeaveBy, day)))
        {
            return;
        }

        await Promote(stage, ct);
        ready = Listable(stage);
        foreach (var candidate in ready)
        {
            await FileRecords(candidate, stage, 0, ct);
        }

        while (ready.Count > 0)
        {
            var drawn = await Send(new DrawUpList(_campaign, Acting(stage.By, ready[0]), null, stage.Code, [.. ready.Select(candidate => candidate.Id)]), ct);
            if (drawn.Accepted)
            {
                ready.ForEach(candidate => candidate.Move(Domain.Procedures.Act.List, _rules));
                return;
            }

            // A limit or a number of places that the list does not keep: whoever helps most by giving way does so, one at a time, the last first.
            if (GivesWay(drawn.Violations, ready) is not { } gives || !await Act(gives, Domain.Procedures.Act.Reject, "超出比例或名额限制", ct))
            {
                return;
            }

            await Promote(stage, ct);
            ready = Listable(stage);
        }
    }

    private Candidate? GivesWay(IReadOnlyList<Violation> violations, List<Candidate> ready)
    {
        var policy = _rules.Policy;
        var broken = LimitReport.Over(policy, ready.Select(candidate => candidate.Listed(policy)))
            .Where(status => !status.Holds && violations.Any(violation => violation.Code == status.Limit.Code))
            .ToList();
        if (broken.Count == 0)
        {
            var full = violations.Where(violation => violation.Code is "list-too-long").Select(violation => violation.Place).ToHashSet();
            var over = violations.Where(violation => violation.Code is "holder-list-too-long").Select(violation => violation.Place).ToHashSet();
            var filled = policy.Channels.Where(channel => ready.Count(candidate => candidate.Nominee.Channel == channel.Code) > channel.Places).Select(channel => channel.Code).ToHashSet();
            return ready.LastOrDefault(candidate => candidate.Nominee.Channel is { } channel && filled.Contains(channel))
                ?? ready.LastOrDefault(candidate => candidate.Nominee.Channel is null && over.Contains($"{candidate.Listed(policy).Holder}/{candidate.Nominee.Award.Code}"))
                ?? ready.LastOrDefault(candidate => candidate.Nominee.Channel is null && full.Contains(candidate.Nominee.Award.Code))
                ?? ready.LastOrDefault(candidate => full.Contains(candidate.Nominee.Award.Code));
        }

        var floors = policy.Limits.Where(limit => limit.Bound == BoundKind.AtLeast).ToList();
        return ready.AsEnumerable().Reverse()
            .Select(candidate => (
                Candidate: candidate,
                Helps: broken.Count(status => Helps(status, candidate.Listed(policy), policy)),
                Harms: floors.Count(limit => limit.Awards.Contains(candidate.Nominee.Award.Code) && limit.Counts(candidate.Listed(policy).Facts))))
            .Where(item => item.Helps > 0)
            .OrderByDescending(item => item.Helps)
            .ThenBy(item => item.Harms)
            .FirstOrDefault()
            .Candidate;
    }

    // Leaving out a member helps a ceiling, leaving out another of the base helps a floor.
    private static bool Helps(LimitStatus status, ListedNominee nominee, CampaignPolicy policy) =>
        status.Limit.Awards.Contains(nominee.Award)
        && (status.Holder is null || status.Holder.Code == nominee.Holder)
        && (status.Holder is not null || status.Tier is null || (nominee.Holder is { } holder && policy.Organisations.Find(holder)?.Tier == status.Tier))
        && !(nominee.Channel is { } channel && status.Limit.ExceptChannels.Contains(channel))
        && status.Limit.Within?.Evaluate(nominee.Facts) is null or Truth.Met
        && status.Limit.Counts(nominee.Facts) == (status.Limit.Bound == BoundKind.AtMost || (status.Limit.Bound == BoundKind.Exactly && status.Members > status.Allowed));

    private async Task Decide(Stage stage, Deadline deadline, DateOnly day, CancellationToken ct)
    {
        var ready = At(stage);
        if (ready.Count == 0)
        {
            return;
        }

        foreach (var candidate in ready)
        {
            await FileRecords(candidate, stage, 0, ct);
        }

        var decided = await Send(new IssueDecision(_campaign, Acting(stage.By, ready[0]), null, "演练决定1号"), ct);
        if (decided.Accepted)
        {
            var act = stage.Kind == StageKind.Forwarding ? Domain.Procedures.Act.Forward : Domain.Procedures.Act.Decide;
            ready.ForEach(candidate => candidate.Move(act, _rules));
            foreach (var left in _candidates.Where(candidate => !candidate.State.IsFinal))
            {
                await Act(left, Domain.Procedures.Act.Withdraw, "未赶上本次名单", ct);
            }
        }
    }

    // One batch for each acting organisation: when all of its nominees have arrived, or when waiting longer would miss a due date.
    private List<(string Actor, List<Candidate> Candidates)> Batches(Stage stage, State state, DateOnly? latest, DateOnly day)
    {
        var position = _rules.Procedure.Position(state);
        var pressing = Pressing(latest, day);
        return
        [
            .. _candidates
                .Where(candidate => !candidate.State.IsFinal && _rules.Procedure.Position(candidate.State) <= position)
                .GroupBy(candidate => Acting(stage.By, candidate))
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (group.Key, All: group.ToList(), Here: group.Where(candidate => candidate.State == state).ToList()))
                .Where(group => group.Here.Count > 0 && (pressing || stage.Kind == StageKind.Publicity && position == 1 || group.All.Count == group.Here.Count))
                .SelectMany(group => Split(stage, group.Key, group.Here)),
        ];
    }

    // A late nominee travels alone, so that the others are not late with it.
    private IEnumerable<(string Actor, List<Candidate> Candidates)> Split(Stage stage, string actor, List<Candidate> here)
    {
        var late = stage.Due is not null ? here.Where(candidate => candidate.Nominee.Fate == Fate.Late).ToList() : [];
        foreach (var candidate in late)
        {
            _tried.Add((candidate.Nominee.Number, stage.Code));
            yield return (actor, [candidate]);
        }

        if (here.Count > late.Count)
        {
            yield return (actor, [.. here.Except(late)]);
        }
    }

    private async Task FileRecords(Candidate candidate, Stage stage, int leaveOut, CancellationToken ct)
    {
        foreach (var (requirement, i) in stage.RecordsFor(candidate.Nominee.Award.Code, _rules.Policy.Facts.Read(candidate.Nominee.Facts).Value).Select((requirement, i) => (requirement, i)))
        {
            if (i < leaveOut || (requirement.Optional && candidate.Nominee.Number % 10 != 0) || !Once(candidate, requirement.Code))
            {
                continue;
            }

            var favourable = !(candidate.Nominee.Fate == Fate.UnfavourableRecord && stage.Kind == StageKind.Review && Once(candidate, "unfavourable"));
            await Send(
                new FileRecord(_campaign, candidate.Id, Acting(stage.By, candidate), null, null, requirement.Code, requirement.Title.Zh, favourable, favourable ? "同意" : "不同意"), ct);
        }
    }

    private async Task<IReadOnlyList<FilledForm>> Forms(Stage stage, List<Candidate> candidates, CancellationToken ct)
    {
        var forms = new List<FilledForm>();
        foreach (var material in _rules.Policy.Materials.Where(material => stage.Materials.Contains(material.Code)))
        {
            foreach (var candidate in candidates.Where(candidate => material.Award is null || material.Award == candidate.Nominee.Award.Code).Take(material.PerNominee ? int.MaxValue : 1))
            {
                var form = await Send(new GetForm(_campaign, candidate.Id, material.Code, Acting(stage.By, candidate)), ct);
                forms.Add(form.Value);
            }
        }

        return forms;
    }

    private async Task<bool> Act(Candidate candidate, Act act, string? reason, CancellationToken ct, string? placeOf = null)
    {
        var role = _rules.Procedure.Find(candidate.State, act)?.Role ?? _rules.Policy.Stages[0].By;
        var done = await Send(new DoAct(_campaign, candidate.Id, Acting(role, candidate), null, null, act, reason) { PlaceOf = placeOf }, ct);
        if (done.Accepted)
        {
            candidate.Move(act, _rules);
        }

        return done.Accepted;
    }

    private async Task<Outcome<T>> Send<T>(IRequest<Outcome<T>> request, CancellationToken ct)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Access>().Caller = Caller.System; // a rehearsal plays every organisation
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
        _acts += request is ICommand<T> ? 1 : 0;
        foreach (var violation in outcome.Violations)
        {
            var key = (violation.Clause ?? "–", violation.Code);
            _refusals[key] = _refusals.GetValueOrDefault(key) + 1;
        }

        return outcome;
    }

    private string Acting(string role, Candidate candidate) => _rules.Policy.Acting(role, candidate.Nominee.Recommender)!;

    private List<Candidate> Listable(Stage stage) => [.. At(stage).Where(candidate => candidate.Reserve is null)];

    private List<Candidate> At(Stage stage) => [.. _candidates.Where(candidate => candidate.State == State.At(stage.Code))];

    private bool Once(Candidate candidate, string what) => _tried.Add((candidate.Nominee.Number, what));

    // Whether waiting for the next working day would miss a due date.
    private bool Pressing(DateOnly? latest, DateOnly day) => NextWorkingDay(day) > latest;

    private DateOnly NextWorkingDay(DateOnly day) => _rules.Calendar.FirstCountedDay(day.AddDays(1), Domain.Calendars.DayKind.Working);

    private static Dictionary<string, string> Parts(RequiredContent? content) => content?.Parts.ToDictionary(part => part.Code, part => $"{part.Title.Zh}（演练）") ?? [];

    private async Task<RehearsalReport> Report(int seed, int nominees, CancellationToken ct)
    {
        var policy = _rules.Policy;
        var timeline = (await Send(new GetTimeline(_campaign), ct)).Value;
        var limits = (await Send(new GetLimits(_campaign), ct)).Value;
        var honours = new List<HonourView>();
        string? cursor = null;
        do
        {
            var page = (await Send(new ListHonours(_campaign, null, null, new Paging(null, cursor, 200)), ct)).Value;
            honours.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        var forwarding = policy.Stages[^1].Kind == StageKind.Forwarding;
        var forwarded = _candidates.Where(candidate => candidate.State == State.Forwarded).ToList();
        var reasons = new List<string>();
        if (honours.Count + forwarded.Count == 0)
        {
            reasons.Add(forwarding ? "nobody was handed on" : "no decision was reached");
        }

        reasons.AddRange(limits.Where(limit => !limit.Holds && !limit.Waived && limit.Strength != Strength.Emphasis).Select(limit => $"limit {limit.Limit} ({limit.Clause}) is broken: {limit.Members} of {limit.Listed}"));
        reasons.AddRange(policy.Awards
            .Select(award => (award, count: honours.Count(honour => honour.Award == award.Code)))
            .Where(item => item.count > item.award.Places + _candidates.Count(candidate => candidate.State == State.Honoured && policy.Channels.Any(channel => channel.Code == candidate.Nominee.Channel && !channel.CountsInsideTotal)))
            .Select(item => $"award {item.award.Code} has {item.count} honours for {item.award.Places} places"));
        return new RehearsalReport
        {
            Campaign = _campaign,
            PolicyVersion = policy.Version,
            Seed = seed,
            Nominees = nominees,
            Acts = _acts,
            Succeeded = reasons.Count == 0,
            Reasons = reasons,
            Timeline = timeline,
            Funnel = [.. timeline.Select(step => new FunnelStep(step.Stage, _candidates.Count(candidate => candidate.Furthest >= _rules.Procedure.Position(State.At(step.Stage))))), forwarding ? new FunnelStep(State.Forwarded.Code, forwarded.Count) : new FunnelStep(State.Honoured.Code, honours.Count)],
            Organisations = [.. policy.Quotas.Select(row => Funnel(policy, row))],
            Refusals = [.. _refusals.OrderBy(refusal => refusal.Key.Clause, StringComparer.Ordinal).ThenBy(refusal => refusal.Key.Code, StringComparer.Ordinal).Select(refusal => new RefusalCount(refusal.Key.Clause, refusal.Key.Code, refusal.Value))],
            Limits = limits,
            HandedOn = forwarding,
            List =
            [
                .. honours.OrderBy(honour => honour.Award, StringComparer.Ordinal).ThenBy(honour => honour.Order).Select(honour => new ListEntry(honour.Award, honour.Order, honour.Name, honour.RecommendedBy, honour.Number)),
                .. forwarded.GroupBy(candidate => candidate.Nominee.Award.Code).OrderBy(award => award.Key, StringComparer.Ordinal)
                    .SelectMany(award => award.Select((candidate, i) => new ListEntry(award.Key, i + 1, candidate.Nominee.Name, candidate.Nominee.Recommender, null))),
            ],
        };
    }

    private OrganisationFunnel Funnel(CampaignPolicy policy, QuotaRow row)
    {
        var own = _candidates.Where(candidate => candidate.Nominee.Award.Code == row.Award && policy.QuotaHolder(candidate.Nominee.Recommender, row.Award) == row.Organisation).ToList();
        var placing = policy.Stages.FirstOrDefault(stage => stage.PlaceClause is not null);
        var placed = placing is null ? 0 : own.Count(candidate => candidate.Furthest > _rules.Procedure.Position(State.At(placing.Code)));
        return new OrganisationFunnel(
            row.Organisation,
            policy.Organisations.Find(row.Organisation)!.Name.Zh,
            row.Award,
            row.Places,
            own.Count,
            own.Count(candidate => candidate.Furthest > 0),
            placed,
            own.Count(candidate => candidate.State.IsSuccess));
    }

    /// <summary>A nominee on the way, as the player remembers it.</summary>
    private sealed class Candidate(SyntheticNominee nominee, Guid id)
    {
        private ListedNominee? _listed;

        public SyntheticNominee Nominee { get; } = nominee;

        public Guid Id { get; } = id;

        public State State { get; set; }

        public int? Reserve { get; set; }

        /// <summary>The organisation whose place a promoted reserve took; null for its own.</summary>
        public string? Holder
        {
            get;
            set => (field, _listed) = (value, null);
        }

        public int Furthest { get; private set; }

        public (Guid Id, DateOnly Posted) Notice { get; set; }

        public (Guid Id, DateOnly Arrived) Objection { get; set; }

        public ListedNominee Listed(CampaignPolicy policy) => _listed ??= new ListedNominee(Nominee.Award.Code, policy.Facts.Read(Nominee.Facts).Value)
        {
            Holder = Holder ?? policy.QuotaHolder(Nominee.Recommender, Nominee.Award.Code),
            Channel = Nominee.Channel,
            Identifier = Nominee.Identifier,
        };

        public void Move(Act act, Rulebook rules)
        {
            State = rules.Procedure.Find(State, act)!.To;
            Furthest = State is { IsFinal: true, IsSuccess: false } ? Furthest : Math.Max(Furthest, rules.Procedure.Position(State));
        }
    }
}
