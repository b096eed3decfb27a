using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>One way to read a clause.</summary>
/// <param name="Code">Code of the reading.</param>
/// <param name="Title">Label for people.</param>
public sealed record Reading(string Code, Text Title);

/// <summary>
/// A declared interpretation (解释口径): a point that the notice leaves open, the readings that are possible, and the one this campaign uses.
/// </summary>
/// <param name="Setting">Name of the setting.</param>
/// <param name="Clause">Clause that leaves the point open.</param>
/// <param name="Title">The question.</param>
/// <param name="Readings">At least two readings.</param>
/// <param name="Default">Code of the reading used unless another is chosen.</param>
/// <param name="Chosen">Code of the reading in force.</param>
/// <param name="Reason">Why the default is the default.</param>
public sealed record Interpretation(
    string Setting, string Clause, Text Title, IReadOnlyList<Reading> Readings, string Default, string Chosen, Text Reason);

/// <summary>The section <c>interpretations</c>.</summary>
internal static class InterpretationLanguage
{
    public static Reader<IReadOnlyList<Interpretation>> Declarations { get; } = Expect.ListOf(Expect.Element<Interpretation>(f =>
    {
        f.Element(one => $"interpretation {one.Setting}");
        var setting = f.Code(one => one.Setting, "setting", "口径代码，以 { by: 代码, … } 引用", "code of the setting; values refer to it with { by: CODE, … }");
        var clause = f.Clause(one => one.Clause, one => $"interpretation {one.Setting}");
        var title = f.Title(one => one.Title);
        var readings = f.Required("readings", one => one.Readings, Expect.ListOf(Expect.Element<Reading>(r => new Reading(r.Code(reading => reading.Code), r.Title(reading => reading.Title)))), "可能的解释，至少两种", "the possible readings, at least two");
        var standard = f.Required("default", one => one.Default, Expect.Known(ViolationCode.ReadingUnknown, new Text("解释", "reading"), readings.Select(reading => reading.Code)), "采用的解释", "the reading in force");
        f.Says("reading", one => one.Chosen);
        return new Interpretation(setting, clause, title, readings, standard, standard, f.Required("reason", one => one.Reason, Expect.Label, "采用该解释的理由", "why this reading is in force"));
    }));
}
