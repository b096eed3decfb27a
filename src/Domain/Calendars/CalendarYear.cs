namespace Commendation.Domain.Calendars;

/// <summary>A paper that sets or revises holidays (节假日安排通知): the State Council's for the whole country, or a local one for a region.</summary>
/// <param name="Reference">Public reference of the paper, for example its address path on the government portal, or its document number.</param>
/// <param name="PublishedOn">Day on which it became known.</param>
public sealed record HolidayPaper(string Reference, DateOnly PublishedOn)
{
    /// <summary>Its document number (文号); null where none is known, as of a plan that is only expected.</summary>
    public string? Number { get; init; }
}

/// <summary>A holiday as one paper sets it.</summary>
/// <param name="Name">Name of the holiday in Chinese.</param>
/// <param name="Off">Days off.</param>
/// <param name="Work">Days at weekends on which people work instead (调休上班).</param>
public sealed record Holiday(string Name, IReadOnlyList<DateOnly> Off, IReadOnlyList<DateOnly> Work);

/// <summary>
/// What one paper lays down (节假日安排). A later paper for the same year replaces a holiday of the same name as a whole; what it does not name
/// stays as it was.
/// </summary>
/// <param name="Year">The year whose holidays it sets; it may touch days of a neighbouring year.</param>
/// <param name="Paper">The paper.</param>
/// <param name="Holidays">The holidays that it sets or replaces.</param>
public sealed record HolidayArrangement(int Year, HolidayPaper Paper, IReadOnlyList<Holiday> Holidays)
{
    /// <summary>Whether it is only expected (预计): it holds until the year's first paper comes, and nothing that counts its days is final until then.</summary>
    public bool Provisional { get; init; }
}

/// <summary>A day that deviates from the ordinary week because a paper says so.</summary>
/// <param name="Date">The day.</param>
/// <param name="IsOff">True for a holiday, false for a make-up working day (调休上班).</param>
/// <param name="Name">Name of the holiday in Chinese.</param>
/// <param name="Paper">The paper that set it; null where the calendar was made without papers.</param>
public sealed record SpecialDay(DateOnly Date, bool IsOff, string Name, HolidayPaper? Paper = null);

/// <summary>The holidays of one calendar year and the papers that set them.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Papers">At least one paper, the revision last.</param>
/// <param name="Days">Every day of the year that deviates from the ordinary week.</param>
public sealed record CalendarYear(int Year, IReadOnlyList<HolidayPaper> Papers, IReadOnlyList<SpecialDay> Days)
{
    /// <summary>Whether its holidays are only expected.</summary>
    public bool Provisional { get; init; }
}

/// <summary>A day of a year already known that a later paper turned from a working day into a day off, or the other way round.</summary>
/// <param name="Date">The day.</param>
/// <param name="IsWorking">What it became.</param>
/// <param name="Holiday">The holiday concerned, in Chinese; null when it went back to the ordinary week.</param>
/// <param name="Paper">The paper that changed it.</param>
public sealed record DayRevision(DateOnly Date, bool IsWorking, string? Holiday, HolidayPaper Paper);
