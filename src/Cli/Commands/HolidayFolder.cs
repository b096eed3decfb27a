using System.CommandLine;
using Commendation.Infrastructure.Calendars;

namespace Commendation.Cli.Commands;

/// <summary>The folder of holiday papers that a command counts working days by.</summary>
internal static class HolidayFolder
{
    /// <summary>Names the folder; otherwise it is the server's.</summary>
    public static Option<string> Option() => new("--calendar")
    {
        Description = "Folder of holiday papers, one file a paper, besides those that come with the program.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("Calendar__Folder") ?? CalendarFolder.Usual,
    };
}
