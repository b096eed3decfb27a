using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Campaigns;

/// <summary>The terms that living nominations are in now: publicities to be closed and stages to be left in time.</summary>
public sealed record ReadOpenTerms(string Campaign) : IQuery<IReadOnlyList<OpenTermView>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadProgress;
}

/// <summary>What kind of term it is.</summary>
public enum OpenTermKind
{
    /// <summary>公示期: a publicity, to be closed when it is over.</summary>
    Publicity,

    /// <summary>截止期限: a stage, to be left in time.</summary>
    Due,
}

/// <summary>How a term stands today.</summary>
public enum OpenTermStanding
{
    /// <summary>进行中: it runs.</summary>
    Running,

    /// <summary>中止: a publicity stands still while an objection is examined.</summary>
    Suspended,

    /// <summary>已届满: its last day is past; a publicity waits to be closed, a stage is late.</summary>
    Over,
}

/// <summary>An open term, with the nominees that it is the same for.</summary>
public sealed record OpenTermView
{
    public required string Stage { get; init; }

    public required Text Title { get; init; }

    public required OpenTermKind Kind { get; init; }

    public required OpenTermStanding Standing { get; init; }

    /// <summary>Its last day; null while it stands still, and where the calendar does not reach.</summary>
    public required DateOnly? LastDay { get; init; }

    /// <summary>Whether the last day hangs on holidays that are only expected; it is recounted when the year's paper comes.</summary>
    public required bool Provisional { get; init; }

    public required int Nominees { get; init; }

    public required string Clause { get; init; }
}

internal sealed class ReadOpenTermsHandler(CampaignOpener campaigns) : IRequestHandler<ReadOpenTerms, Outcome<IReadOnlyList<OpenTermView>>>
{
    public Task<Outcome<IReadOnlyList<OpenTermView>>> Handle(ReadOpenTerms request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .SelectAsync(async opened => Terms(await opened.Store.List(new LivingNominations(opened.Id), cancellationToken), opened.Rules, opened.On));

    private static IReadOnlyList<OpenTermView> Terms(IReadOnlyList<Nomination> nominations, Rulebook rules, DateOnly today)
    {
        var order = rules.Policy.Stages.Select((stage, i) => (stage.Code, i)).ToDictionary(pair => pair.Code, pair => pair.i);
        return
        [
            .. nominations
                .Where(nomination => !nomination.State.IsFinal)
                .SelectMany(nomination => Of(nomination, rules, today))
                .GroupBy(term => term)
                .OrderBy(group => order[group.Key.Stage])
                .ThenBy(group => group.Key.Kind)
                .ThenBy(group => group.Key.Standing)
                .ThenBy(group => group.Key.LastDay)
                .Select(group => group.Key with { Nominees = group.Count() }),
        ];
    }

    private static IEnumerable<OpenTermView> Of(Nomination nomination, Rulebook rules, DateOnly today)
    {
        var stage = rules.Policy.StageOf(nomination.State.Stage);
        if (nomination.State == State.Posted(stage.Code) || nomination.State == State.Suspended(stage.Code))
        {
            var suspended = nomination.State == State.Suspended(stage.Code);
            var window = suspended ? null : Known(() => nomination.WindowIn(stage.Code, rules));
            yield return View(stage, OpenTermKind.Publicity, suspended ? OpenTermStanding.Suspended : Standing(window?.LastDay, today), window?.LastDay, window is { Provisional: true }, stage.TermClause ?? stage.Clause);
        }

        if (rules.Policy.DueAt(nomination.State) is { } next && Known(() => nomination.LastOf(next, stage, rules)) is { } due)
        {
            yield return View(stage, OpenTermKind.Due, Standing(due.Day, today), due.Day, due.Provisional, next.Clause);
        }
    }

    private static OpenTermStanding Standing(DateOnly? last, DateOnly today) => last < today ? OpenTermStanding.Over : OpenTermStanding.Running;

    private static T? Known<T>(Func<T?> read) => WorkingCalendar.Within(read) is { Accepted: true } known ? known.Value : default;

    private static OpenTermView View(Stage stage, OpenTermKind kind, OpenTermStanding standing, DateOnly? last, bool provisional, string clause) =>
        new() { Stage = stage.Code, Title = stage.Title, Kind = kind, Standing = standing, LastDay = last, Provisional = provisional, Nominees = 1, Clause = clause };
}
