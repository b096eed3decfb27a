using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>Which value of a fact comes first.</summary>
public enum PreferenceDirection
{
    /// <summary>The highest number, the latest day, the highest value of an ordered scale.</summary>
    Highest,

    /// <summary>The lowest number, the earliest day, the lowest value of an ordered scale.</summary>
    Lowest,

    /// <summary>The values in the order in which the preference names them.</summary>
    Listed,
}

/// <summary>
/// A criterion by which candidates are ranked (择优条件); each decides between those whom the ones before it leave equal (同等条件下优先).
/// </summary>
/// <param name="Code">Code, unique in the policy.</param>
/// <param name="Clause">Source clause.</param>
/// <param name="Title">Label for people.</param>
/// <param name="When">Who comes before all others; null where the values of a fact decide.</param>
/// <param name="Fact">The fact whose values decide; null where a condition does.</param>
public sealed record Preference(string Code, string Clause, Text Title, Condition? When, FactDefinition? Fact)
{
    /// <summary>Which value comes first.</summary>
    public PreferenceDirection Direction { get; init; }

    /// <summary>Values in their order, the best first, where the preference names them; every other value comes behind.</summary>
    public IReadOnlyList<FactValue> Values { get; init; } = [];

    /// <summary>Codes of the awards that it is for; empty for all.</summary>
    public IReadOnlyList<string> Awards { get; init; } = [];

    /// <summary>Every fact that it reads.</summary>
    public IReadOnlyList<FactDefinition> Facts => When?.Facts ?? (Fact is null ? [] : [Fact]);

    /// <summary>Whether it is for an award.</summary>
    public bool IsFor(string award) => Awards.Count == 0 || Awards.Contains(award);

    /// <summary>How well a nominee does by it: less is better; null when a fact is missing, which comes behind every value.</summary>
    /// <param name="facts">Facts of the nominee.</param>
    public long? Standing(FactSet facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (When is not null)
        {
            return When.Evaluate(facts) switch { Truth.Met => 0, Truth.NotMet => 1, _ => null };
        }

        var value = facts[Fact!];
        return !value.IsKnown ? null
            : Direction == PreferenceDirection.Highest ? -value.Number
            : Direction == PreferenceDirection.Lowest ? value.Number
            : Values.Index().Where(one => one.Item == value).Select(one => (long?)one.Index).FirstOrDefault() ?? Values.Count;
    }

    /// <summary>What a nominee has of it, for people; the value of a hidden fact is not told.</summary>
    /// <param name="facts">Facts of the nominee.</param>
    public Text Describe(FactSet facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Standing(facts) is not { } standing ? new Text("未填报", "not declared")
            : Facts.Any(fact => fact.IsPersonal) ? Text.Same(FactDefinition.Hidden)
            : When is not null ? (standing == 0 ? new Text("符合", "yes") : new Text("不符合", "no"))
            : Fact!.Describe(facts[Fact]);
    }
}

/// <summary>The section <c>preferences</c>.</summary>
internal sealed class PreferenceLanguage(Reader<Condition> condition, Reader<FactDefinition?> known)
{
    private const string Order = "order";

    public Reader<IReadOnlyList<Preference>> Preferences => Expect.ListOf(Expect.Element<Preference>(f =>
    {
        f.Element(preference => $"preference {preference.Code}");
        f.ExactlyOneOf("when", "highest", "lowest", Order);
        var when = f.Optional("when", preference => preference.When, condition, "符合者优先", "those who meet it come first");
        var highest = f.Optional("highest", preference => Of(preference, PreferenceDirection.Highest), known, "该事实取值高（晚）者优先", "the highest, or latest, value of a fact comes first", new Slips(Slip.None, ["lowest"]));
        var lowest = f.Optional("lowest", preference => Of(preference, PreferenceDirection.Lowest), known, "该事实取值低（早）者优先", "the lowest, or earliest, value of a fact comes first", new Slips(Slip.None, ["highest"]));
        var order = f.Optional(
            Order,
            preference => preference.Direction == PreferenceDirection.Listed ? $"{preference.Fact?.Code}: {string.Join(" > ", preference.Values.Select(value => preference.Fact!.Print(value)))}" : null,
            Expect.Mapping(Ordered),
            "按所列次序优先",
            "values of a fact in their order, the best first");
        return new Preference(
            f.Code(preference => preference.Code),
            f.Clause(preference => preference.Clause, preference => $"preference {preference.Code}", ClauseKind.Limit, ClauseKind.Fact, ClauseKind.Step),
            f.Title(preference => preference.Title),
            when,
            highest ?? lowest ?? order?.Fact)
        {
            Direction = order is not null ? PreferenceDirection.Listed : lowest is not null ? PreferenceDirection.Lowest : PreferenceDirection.Highest,
            Values = order?.Values ?? [],
            Awards = f.Optional("awards", preference => preference.Awards, Expect.ListOf(Expect.Name), [], "适用的奖项；不写即全部", "awards that it is for; all when left out", Slip.LeftOut | Slip.ItemLeftOut),
        };
    }));

    private static string? Of(Preference preference, PreferenceDirection direction) => preference.When is null && preference.Direction == direction ? preference.Fact?.Code : null;

    private OrderOf Ordered(Fields f)
    {
        var fact = f.Required("fact", known, "事实代码", "code of a fact");
        return new OrderOf(fact, [.. f.Required("values", Expect.ListOf(ConditionLanguage.ValueOf(fact)), "各取值，优先者在前", "the values, the best first").Where(value => value.IsKnown)]);
    }

    private sealed record OrderOf(FactDefinition? Fact, IReadOnlyList<FactValue> Values);
}
