using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>
/// How long personal data are kept (保存期限): so many years from the decision on. Then they may be deleted; the honours stay on record.
/// </summary>
/// <param name="Years">Whole years, 1 to 100.</param>
/// <param name="Clause">Clause that says so; null where it does not come from the notice.</param>
public sealed record Retention(int Years, string? Clause = null)
{
    /// <summary>The largest number of years.</summary>
    public const int Longest = 100;

    /// <summary>What stands in the place of a text that was deleted.</summary>
    public const string Erased = "–";

    /// <summary>First day on which personal data may be deleted.</summary>
    /// <param name="decidedOn">Day of the decision.</param>
    public DateOnly Over(DateOnly decidedOn) => decidedOn.AddYears(Years);
}

/// <summary>The section <c>retention</c>.</summary>
internal static class RetentionLanguage
{
    public static Reader<Retention> Retention { get; } = Expect.Element<Retention>(f => new Retention(
        f.Required("years", retention => retention.Years, Expect.Whole, "自表彰决定起的年数，1至100", "years from the decision on, 1 to 100"),
        f.Cites("clause", retention => retention.Clause, Fields.ClauseNote.Zh, Fields.ClauseNote.En, Slip.None, _ => "retention of personal data")));
}
