using Commendation.Domain.Calendars;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>
/// A holiday of a region (地方假日), such as the festival of an autonomous prefecture: the organisations named, and all below them, do not work
/// then. Its source is the paper of the region and not the campaign's notice.
/// </summary>
/// <param name="Title">Name of the holiday.</param>
/// <param name="Organisations">Codes of the organisations at the head of the regions.</param>
/// <param name="Off">Days off.</param>
/// <param name="Work">Days on which people work instead.</param>
/// <param name="Paper">The paper that set it, and when it became known.</param>
public sealed record LocalHoliday(Text Title, IReadOnlyList<string> Organisations, IReadOnlyList<DateOnly> Off, IReadOnlyList<DateOnly> Work, HolidayPaper Paper)
{
    /// <summary>The same as a calendar takes it in.</summary>
    public HolidayArrangement Arrangement => new(
        Off.Concat(Work).Select(day => day.Year).DefaultIfEmpty(Paper.PublishedOn.Year).Min(), Paper, [new Holiday(Title.Zh, Off, Work)]);

    /// <summary>Whether an organisation has this holiday.</summary>
    public bool AppliesTo(string organisation, OrganisationDirectory directory) =>
        directory.Line(organisation).Any(above => Organisations.Contains(above.Code));
}

/// <summary>The section <c>holidays</c>.</summary>
internal static class HolidayLanguage
{
    public static Reader<IReadOnlyList<LocalHoliday>> Holidays(Reader<string> organisation) => Expect.ListOf(Expect.Element<LocalHoliday>(f =>
    {
        f.Element(holiday => $"holiday {holiday.Title.Zh}");
        return new LocalHoliday(
            f.Title(holiday => holiday.Title),
            f.Required("organisations", holiday => holiday.Organisations, Expect.ListOf(organisation), "单位代码", "codes of organisations"),
            f.Optional("off", holiday => holiday.Off, Expect.Days, [], "放假日：日期，或首日..末日", "days off: a day, or FIRST..LAST"),
            f.Optional("work", holiday => holiday.Work, Expect.ListOf(Expect.Day), [], "补班日", "make-up working days"),
            new HolidayPaper(
                f.Required("paper", holiday => holiday.Paper.Reference, Expect.Words, "确定假日的文号", "document that set the holiday"),
                f.Required("published", holiday => holiday.Paper.PublishedOn, Expect.Day, "该文件印发日期", "day of that document")));
    }));
}
