using System.Globalization;
using Commendation.Domain.Calendars;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.PolicyFiles.Syntax;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Commendation.Infrastructure.Calendars;

/// <summary>
/// The holiday papers that a deployment knows (节假日文件夹): those that come with the program, and those of a folder, where a file takes the
/// place of a shipped one of its name. The folder is looked at again while the program runs, so that a paper is known as soon as its file is
/// there. A file that cannot be read leaves what was known before.
/// </summary>
/// <param name="folder">The folder, which need not exist.</param>
/// <param name="time">How long it is since the folder was looked at.</param>
/// <param name="log">Where what was found is told.</param>
public sealed partial class CalendarFolder(string folder, TimeProvider time, ILogger<CalendarFolder>? log = null)
{
    /// <summary>The folder where none is set, beside the campaigns.</summary>
    public const string Usual = "calendar";

    private const string Pattern = "*.yaml";

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    private readonly Lock _turn = new();
    private readonly Dictionary<string, HolidayArrangement> _papers = [];
    private long _looked;
    private string? _seen;
    private IReadOnlyList<Violation> _faults = [];
    private WorkingCalendar? _calendar;

    /// <summary>The folder that the configuration names.</summary>
    public static string From(IConfiguration configuration) => configuration["Calendar:Folder"] ?? Usual;

    /// <summary>Working days by all papers.</summary>
    public WorkingCalendar Calendar
    {
        get
        {
            lock (_turn)
            {
                if (_calendar is null || time.GetElapsedTime(_looked) >= Between)
                {
                    _looked = time.GetTimestamp();
                    Look();
                }

                return _calendar!;
            }
        }
    }

    /// <summary>What is wrong with files of the folder.</summary>
    public IReadOnlyList<Violation> Faults
    {
        get
        {
            _ = Calendar;
            return _faults;
        }
    }

    private void Look()
    {
        var files = Files();
        var seen = string.Join('\n', files.Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}")));
        if (seen == _seen)
        {
            return;
        }

        _seen = seen;
        var faults = new List<Violation>();
        var known = _papers.Keys.ToHashSet();
        foreach (var (name, text) in HolidayPapers.Shipped.Where(shipped => files.All(file => file.Name != shipped.Key)))
        {
            _papers[name] = HolidayPapers.Read(name, text).Value;
            known.Remove(name);
        }

        foreach (var file in files)
        {
            known.Remove(file.Name);
            var read = TextFile.Read(file.FullName, CampaignFiles.LargestFile);
            var paper = read.Then(text => HolidayPapers.Read(file.Name, text));
            if (paper.Accepted)
            {
                _papers[file.Name] = paper.Value;
            }

            faults.AddRange(paper.Violations.Select(violation => violation with { Place = $"{folder}/{violation.Place ?? file.Name}" }));
        }

        // A file that is there no more takes its paper with it.
        foreach (var gone in known)
        {
            _papers.Remove(gone);
        }

        _faults = faults;
        _calendar = WorkingCalendar.Of(_papers.OrderBy(paper => paper.Key, StringComparer.Ordinal).Select(paper => paper.Value));
        Tell(faults);
    }

    private IReadOnlyList<FileInfo> Files()
    {
        try
        {
            return Directory.Exists(folder) ? [.. new DirectoryInfo(folder).GetFiles(Pattern).OrderBy(file => file.Name, StringComparer.Ordinal)] : [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private void Tell(IReadOnlyList<Violation> faults)
    {
        if (log is null)
        {
            return;
        }

        Known(log, string.Join(", ", _calendar!.Years.Select(year => year.Provisional ? $"{year.Year} (provisional)" : $"{year.Year}")));
        foreach (var fault in faults)
        {
            Faulty(log, fault.Place, fault.Code, fault.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "Holiday papers are known for {Years}.")]
    private static partial void Known(ILogger log, string years);

    [LoggerMessage(LogLevel.Error, "{Place}: {Code}: {Message}")]
    private static partial void Faulty(ILogger log, string? place, string code, Text message);
}
