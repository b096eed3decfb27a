using System.CommandLine;
using Commendation.Infrastructure.Calendars;
using Commendation.Infrastructure.PolicyFiles;

namespace Commendation.Cli.Commands;

/// <summary>The command <c>new</c>: writes a commented campaign to start from.</summary>
internal static class New
{
    public static Command Command()
    {
        var folder = new Argument<string>("campaign")
        {
            Description = "Folder to write, such as campaigns/commendation-2026; its name becomes the campaign's code: lower-case letters, digits, hyphens.",
        };
        var from = new Option<string?>("--from") { Description = $"What to start from: a kind of campaign ({string.Join(", ", StarterFolder.Templates)}) or the folder of another campaign; a commented one when left out." };
        var calendar = HolidayFolder.Option();
        var command = new Command("new", "Writes a commented campaign folder that loads, verifies and rehearses. Exit 0 written, 2 the folder exists or cannot be written.") { folder, from, calendar };
        command.SetAction(result =>
        {
            var path = result.GetRequiredValue(folder);
            var written = ChineseCalendar.Load(result.GetRequiredValue(calendar)).Then(days => StarterFolder.Write(path, days, result.GetValue(from)));
            if (!written.Accepted)
            {
                return Printed.Refuse(result.InvocationConfiguration.Error, written.Violations);
            }

            var console = result.InvocationConfiguration.Output;
            var shown = path.TrimEnd('/', '\\');
            foreach (var file in written.Value)
            {
                console.WriteLine($"{shown}/{file}");
            }

            console.WriteLine($"下一步：按通知修改各文件，随时核验：verify {shown}");
            console.WriteLine($"Next: edit the files by the notice, and verify as you go: verify {shown}");
            return Exit.Success;
        });
        return command;
    }
}
