using System.Text.Json;
using Commendation.Domain.Calendars;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Samples;

/// <summary>Short words for the values that nearly every test needs.</summary>
public static class Sample
{
    /// <summary>A day of 2021, the year of the sample notice.</summary>
    public static DateOnly Day(int month, int day) => new(2021, month, day);

    /// <summary>A day in the form that people write.</summary>
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    /// <summary>The violation of an act that was refused for exactly one reason.</summary>
    public static Violation RefusedWith<T>(this Outcome<T> outcome, string code)
    {
        outcome.Accepted.Should().BeFalse($"it should be refused with {code}");
        outcome.Violations.Select(violation => violation.Code).Should().Equal(code);
        outcome.Violations[0].Message.Zh.Should().NotBeNullOrWhiteSpace();
        outcome.Violations[0].Message.En.Should().NotBeNullOrWhiteSpace();
        return outcome.Violations[0];
    }

    /// <summary>The violations of an act that was refused for exactly these reasons, in any order.</summary>
    public static IReadOnlyList<Violation> RefusedWithAll<T>(this Outcome<T> outcome, params string[] codes)
    {
        outcome.Violations.Select(violation => violation.Code).Should().BeEquivalentTo(codes);
        return outcome.Violations;
    }

    /// <summary>Everything that a caller can see of an object, as text that can be compared.</summary>
    public static string Snapshot(params object[] seen) => JsonSerializer.Serialize(seen);

    /// <summary>The working days of 2021 by the State Council's paper of 25 November 2020.</summary>
    public static WorkingCalendar Calendar2021 { get; } = new([Year2021()]);

    private static CalendarYear Year2021()
    {
        static IEnumerable<SpecialDay> Off(string name, int month, int first, int last) =>
            Enumerable.Range(first, last - first + 1).Select(day => new SpecialDay(Day(month, day), IsOff: true, name));
        static SpecialDay MakeUp(string name, int month, int day) => new(Day(month, day), IsOff: false, name);

        return new CalendarYear(
            2021,
            [new HolidayPaper("2020-11/25/content_5564127", new DateOnly(2020, 11, 25))],
            [
                .. Off("元旦", 1, 1, 3),
                MakeUp("春节", 2, 7), .. Off("春节", 2, 11, 17), MakeUp("春节", 2, 20),
                .. Off("清明节", 4, 3, 5),
                MakeUp("劳动节", 4, 25), .. Off("劳动节", 5, 1, 5), MakeUp("劳动节", 5, 8),
                .. Off("端午节", 6, 12, 14),
                MakeUp("中秋节", 9, 18), .. Off("中秋节", 9, 19, 21),
                MakeUp("国庆节", 9, 26), .. Off("国庆节", 10, 1, 7), MakeUp("国庆节", 10, 9),
            ]);
    }
}
