using System.Globalization;
using Commendation.Domain.Shared;

namespace Commendation.Portal;

/// <summary>The language of the present page: Chinese, unless its reader switched to English.</summary>
internal static class Words
{
    /// <summary>Name of the cookie and of the query parameter that choose the language.</summary>
    public const string Parameter = "language";

    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Whether the page speaks English.</summary>
    public static bool InEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>Tag of the language.</summary>
    public static string Tag => InEnglish ? "en" : "zh-CN";

    /// <summary>One of two wordings.</summary>
    public static string Say(string zh, string en) => InEnglish ? en : zh;

    /// <summary>A text in the language of the page.</summary>
    public static string Say(Text? text) => text?.In(Tag) ?? string.Empty;

    /// <summary>A day: <c>2021年7月12日</c>, <c>12 July 2021</c>.</summary>
    public static string Day(DateOnly day) => InEnglish ? day.ToString("d MMMM yyyy", English) : day.ToString("yyyy年M月d日", Chinese);

    /// <summary>A day with its weekday.</summary>
    public static string LongDay(DateOnly day) => InEnglish ? day.ToString("dddd, d MMMM yyyy", English) : day.ToString("yyyy年M月d日（dddd）", Chinese);

    /// <summary>A day within a year that is known, short: <c>7月12日</c>, <c>12 Jul</c>.</summary>
    public static string ShortDay(DateOnly day) => InEnglish ? day.ToString("d MMM", English) : day.ToString("M月d日", Chinese);

    /// <summary>The weekday, short.</summary>
    public static string Weekday(DateOnly day) => day.ToString("ddd", InEnglish ? English : Chinese);

    /// <summary>A day as programs write it.</summary>
    public static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A number as everybody writes it.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
