using System.Globalization;
using Commendation.Application;
using Commendation.Application.Common;
using Commendation.Cli.Rehearsals.Players;
using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification.Schedule;
using Commendation.Infrastructure;
using Commendation.Infrastructure.Calendars;
using Commendation.Infrastructure.Persistence;
using Commendation.Infrastructure.PolicyFiles;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.Cli.Rehearsals;

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

    /// <summary>Makes everything ready.</summary>
    /// <param name="calendar">Folder of holiday papers.</param>
    public Rehearsal(string calendar = CalendarFolder.Usual)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Database:ConnectionString"] = _database.ConnectionString, ["Keys:Folder"] = "memory", ["Calendar:Folder"] = calendar })
            .Build();
        var services = new ServiceCollection().AddLogging().AddApplication().AddInfrastructure(configuration);
        services.AddSingleton<IClock>(_clock);
        _services = services.BuildServiceProvider();
        _database.Open();
    }

    /// <summary>Plays the campaign of a folder; the violations of its files when it cannot be loaded, or the year without a holiday paper that it runs into.</summary>
    public async Task<Outcome<RehearsalReport>> Play(string folder, int seed, int nominees, IProgress<(string Stage, double Done)> progress, CancellationToken ct)
    {
        var opened = await Open(folder, ct);
        if (!opened.Accepted)
        {
            return opened.Refusal;
        }

        var (rules, offices) = (opened.Value, new Offices(_services, ct));
        var planned = WorkingCalendar.Within(() => (Timetables: Timetable.Of(rules), First: rules.Calendar.FirstCountedDay(rules.Policy.IssuedOn, DayKind.Working)));
        if (!planned.Accepted)
        {
            return Unplanned(planned);
        }

        var synthetic = SyntheticNominee.Make(rules.Policy, nominees, new Random(seed));
        var (timetables, first) = planned.Value;
        var last = LastDay(rules.Policy, timetables);
        IReadOnlyList<Candidate> candidates = [];
        for (var day = first; day <= last && !(candidates.Count > 0 && candidates.All(candidate => candidate.State.IsFinal)); day = day.AddDays(1))
        {
            var works = WorkingCalendar.Within(() => rules.Calendar.IsWorkingDay(day));
            if (!works.Accepted)
            {
                return Unplanned(works);
            }

            if (!works.Value)
            {
                continue;
            }

            _clock.Today = day;
            progress.Report((day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (double)(day.DayNumber - first.DayNumber) / (last.DayNumber - first.DayNumber + 1)));
            if (day == first)
            {
                candidates = await NominationPlayer.Play(rules, offices, synthetic);
            }

            // Nobody comes before a window has opened.
            foreach (var (position, stage) in rules.Policy.Stages.Index().Where(item => !IsAhead(item.Item, new Moment(day, _clock.TimeOfDay))))
            {
                await StagePlayers.Play(new Scene(rules, offices, candidates, stage, day, IsPressing(rules, stage, day, timetables.Min(timetable => timetable.Stages[position].EnterBy))));
            }
        }

        return await Reporting.Of(rules, offices, candidates, seed, nominees);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task<Outcome<Rulebook>> Open(string folder, CancellationToken ct)
    {
        await using var scope = _services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseStartup>().Prepare(ct);
        var opened = await scope.ServiceProvider.GetRequiredService<CampaignFolders>().Open(folder, ct);
        return opened.Accepted ? await scope.ServiceProvider.GetRequiredService<ICampaignLibrary>().Rules(opened.Value.Code, opened.Value.Version, ct) : opened.Refusal;
    }

    // The dates of a campaign lie in its file, and so does what the calendar cannot reckon.
    private static Refusal Unplanned<T>(Outcome<T> unknown) => Outcome.Refused(unknown.Violations.Select(violation => violation with { Place = CampaignFiles.CampaignName }));

    private static DateOnly LastDay(CampaignPolicy policy, IReadOnlyList<Timetable> timetables) =>
        timetables.Max(timetable => timetable.Stages[^1].LeaveBy)
        ?? (timetables.SelectMany(timetable => timetable.Stages).Max(days => days.LeaveBy) ?? policy.IssuedOn).AddDays(DaysWithoutDueDate);

    // A period counted from a stage runs for each nominee separately, so a nominee who has one does not wait for the others.
    private static bool IsPressing(Rulebook rules, Stage stage, DateOnly day, DateOnly? enterBy) =>
        (stage.Due?.Within is { } within && rules.Policy.FixedDay(within.After) is null)
        || (enterBy is { } last && rules.Calendar.CountWorkingDays(day.AddDays(1), last) == 0);

    private static bool IsAhead(Stage stage, Moment now) => (stage.Kind == StageKind.Publicity ? stage.Posting?.NotBefore : stage.NotBefore)?.IsAhead(now) == true;
}
