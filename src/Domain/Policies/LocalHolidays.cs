using Commendation.Domain.Calendars;
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
