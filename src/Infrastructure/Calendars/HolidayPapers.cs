using Commendation.Domain.Calendars;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.PolicyFiles.Syntax;

namespace Commendation.Infrastructure.Calendars;

/// <summary>Holiday papers as files, one paper a file: those that come with the program, and those of a folder.</summary>
internal static class HolidayPapers
{
    private const string Prefix = "calendar/";

    /// <summary>What a file of a paper looks like.</summary>
    public static Shape Shape => File.Shape;

    /// <summary>The text of every shipped file by its name.</summary>
    public static IReadOnlyDictionary<string, string> Shipped { get; } = typeof(HolidayPapers).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(name => name[Prefix.Length..], Text);

    private static Reader<HolidayArrangement> File { get; } = Expect.Mapping(f =>
    {
        f.ExactlyOneOf("paper", "provisional");
        var year = f.Required("year", Expect.Whole, "该文件安排哪一年的节假日", "the year whose holidays it sets");
        var number = f.Optional("paper", Expect.Words, "文号", "document number");
        var provisional = f.OptionalValue("provisional", Expect.Flag, "true：通知尚未印发，只是预计", "true: the paper is not out, this is only expected");
        var published = f.Required("published", Expect.Day, "印发日期；预计的写预计之日", "day of issue; of what is expected, the day on which it was");
        var reference = f.Optional("reference", Expect.Words, "公开地址", "public address");
        var holidays = f.Required("holidays", Expect.ListOf(Expect.Mapping(Holiday)), "各节假日；同年后发文件按名称替换", "the holidays; those of a later paper for the year take the place of those of the same name");
        Check(f, year, provisional, holidays);
        return new HolidayArrangement(year, new HolidayPaper(reference ?? number ?? $"{year}", published) { Number = number }, holidays) { Provisional = provisional == true };
    });

    /// <summary>The paper of a file, or everything that is wrong with it.</summary>
    public static Outcome<HolidayArrangement> Read(string name, string text)
    {
        var findings = new Findings();
        var plain = CampaignFiles.Normalised(text);
        var root = PlainText.Check(name, plain, findings) ? YamlTree.Parse(name, plain, findings) : null;
        var paper = root is null ? null : File.Read(root);
        return findings.Count > 0 || paper is null ? Outcome.Refused(findings.All) : paper;
    }

    private static Holiday Holiday(Fields f) => new(
        f.Required("name", Expect.Words, "节假日名称", "name of the holiday"),
        f.Required("off", Expect.Days, "放假日：日期，或首日..末日", "days off: a day, or FIRST..LAST"),
        f.Optional("work", Expect.ListOf(Expect.Day), [], "补班日", "make-up working days"));

    private static void Check(Fields f, int year, bool? provisional, IReadOnlyList<Holiday> holidays)
    {
        if (!f.Sound)
        {
            return;
        }

        if (provisional == false)
        {
            f.Report(ViolationCode.PaperNumberMissing, "已印发的文件写文号（paper），不写 provisional。", "A paper that is out has its number under 'paper' and no 'provisional'.");
        }

        foreach (var (name, day) in holidays.SelectMany(holiday => holiday.Off.Concat(holiday.Work).Select(day => (holiday.Name, day))).Where(pair => Math.Abs(pair.day.Year - year) > 1))
        {
            f.Report(ViolationCode.PaperOfOtherYear, $"“{name}”的{Violations.Day(day)}不在{year}年及其前后一年内。", $"{Violations.Day(day)} of '{name}' lies neither in {year} nor in a year beside it.");
        }

        foreach (var day in holidays.SelectMany(holiday => holiday.Off).Intersect(holidays.SelectMany(holiday => holiday.Work)))
        {
            f.Report(ViolationCode.HolidayContradiction, $"{Violations.Day(day)}既是放假日又是上班日。", $"{Violations.Day(day)} cannot be a day off and a working day at once.");
        }

        foreach (var twice in holidays.GroupBy(holiday => holiday.Name).Where(same => same.Skip(1).Any()))
        {
            f.Report(ViolationCode.CodeTwice, $"“{twice.Key}”重复。", $"'{twice.Key}' stands twice.");
        }
    }

    private static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(HolidayPapers).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
