using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>Grammar of <c>derive</c>.</summary>
internal static class DerivationGrammar
{
    /// <summary>What a derivation looks like, whatever facts there are.</summary>
    public static Shape Shape { get; } = For(new FactDefinition(0, string.Empty, default, Text.Same(string.Empty)), DeclaredFacts.OfItems(null).Known, end: null).Shape;

    /// <summary>
    /// Reads how <paramref name="fact"/> follows from others; null when that could not be read. No years are counted after <paramref name="end"/>,
    /// the day of death, unless another end is given.
    /// </summary>
    public static Reader<Derivation?> For(FactDefinition fact, Reader<FactDefinition?> known, FactDefinition? end) => Expect.Mapping(
        f =>
        {
            f.ExactlyOneOf("fullYears", "highest", "equivalent", "count", "percent", "consecutiveYears", "last");
            return f.Optional("fullYears", Expect.Mapping(years => FullYears(years, fact, known, end), () => null))
                ?? f.Optional("highest", Highest(fact, known))
                ?? f.Optional("equivalent", Equivalent(fact, known))
                ?? f.Optional("percent", Expect.Mapping(percent => Percent(percent, fact, known), () => null))
                ?? f.Optional("count", Expect.Mapping(count => Count(count, fact, known), () => null))
                ?? f.Optional("consecutiveYears", Expect.Mapping(years => ConsecutiveYears(years, fact, known), () => null))
                ?? f.Optional("last", Expect.Mapping(last => Last(last, fact, known), () => null));
        },
        () => null);

    private static Derivation? FullYears(Fields f, FactDefinition fact, Reader<FactDefinition?> known, FactDefinition? end)
    {
        var from = f.Required("from", known);
        f.ExactlyOneOf("on", "to");
        var on = f.OptionalValue("on", Expect.Day);
        var to = f.Optional("to", known);
        var notAfter = f.Optional("notAfter", known) ?? end;
        if (fact is not { Kind: FactKind.Number, Decimals: 0 } || new[] { from, to, notAfter }.Any(date => date is not null and not { Kind: FactKind.Date }))
        {
            f.Report(
                "not-derivable",
                $"“{fact.Code}”须为整数，且由日期推算周年。",
                $"Full years are whole: '{fact.Code}' must be a number without decimals, counted from a fact that is a date.");
            return null;
        }

        return from is null || (on is null && to is null) ? null : new FullYears(from, to is null ? on : null, to, notAfter);
    }

    private static Derivation? Count(Fields f, FactDefinition fact, Reader<FactDefinition?> known)
    {
        var list = List(f, fact, known);
        var where = f.Required("where", ConditionGrammar.OverItems(list));
        return list is null ? null : Whole(f, fact) ? new CountOf(list, where) : null;
    }

    private static Derivation? Percent(Fields f, FactDefinition fact, Reader<FactDefinition?> known)
    {
        var list = List(f, fact, known);
        var where = f.Required("where", ConditionGrammar.OverItems(list));
        var round = f.Optional("round", Expect.OneOf<Rounding>(), Rounding.Down);
        return list is null ? null : fact.Kind == FactKind.Number
            ? new PercentOf(list, where, fact.Decimals, round)
            : NotDerivable(f, $"“{fact.Code}”须为数字（百分比）。", $"'{fact.Code}' must be a number, the per cent.");
    }

    private static Derivation? ConsecutiveYears(Fields f, FactDefinition fact, Reader<FactDefinition?> known)
    {
        var list = List(f, fact, known);
        var year = f.Required("year", DeclaredFacts.OfItems(list).Known);
        var where = f.Required("where", ConditionGrammar.OverItems(list));
        var endingIn = f.OptionalValue("endingIn", Expect.Whole);
        return list is null || !Whole(f, fact) || year is null ? null
            : year is { Kind: FactKind.Number, Decimals: 0 } ? new ConsecutiveYears(list, year, where, endingIn)
            : NotDerivable(f, $"“{year.Code}”须为整数（年份）。", $"'{year.Code}' must be a number without decimals, the year.");
    }

    private static Derivation? Last(Fields f, FactDefinition fact, Reader<FactDefinition?> known)
    {
        var list = List(f, fact, known);
        var by = f.Required("by", DeclaredFacts.OfItems(list).Known);
        var count = f.Required("count", Expect.Whole);
        return list is null || by is null ? null
            : fact.Kind == FactKind.List && by.Kind is FactKind.Number or FactKind.Date && count > 0 ? new LastOf(list, by, count)
            : NotDerivable(f, $"“{fact.Code}”须为列表，按日期或数字取最后至少1项。", $"'{fact.Code}' must be a list: the last items, at least one, by a date or number of theirs.");
    }

    private static FactDefinition? List(Fields f, FactDefinition fact, Reader<FactDefinition?> known)
    {
        var list = f.Required("of", known);
        if (list is { Kind: FactKind.List, Items: null })
        {
            // Its items come from a derivation that is read later, or could not be read, which has been reported then.
            if (list.Index >= fact.Index)
            {
                f.Report(
                    "fact-order",
                    $"“{fact.Code}”所依据的“{list.Code}”须先于它声明（且不得循环）。",
                    $"'{list.Code}', which '{fact.Code}' derives from, must be declared before it (and never in a circle).");
            }

            return null;
        }

        if (list is { Items: null })
        {
            NotDerivable(f, $"“{list.Code}”不是列表。", $"'{list.Code}' is not a list.");
            return null;
        }

        return list;
    }

    private static bool Whole(Fields f, FactDefinition fact) =>
        fact is { Kind: FactKind.Number, Decimals: 0 }
        || NotDerivable(f, $"“{fact.Code}”须为整数。", $"'{fact.Code}' must be a number without decimals.") is not null;

    private static Derivation? NotDerivable(Fields f, string zh, string en)
    {
        f.Report("not-derivable", zh, en);
        return null;
    }

    private static Reader<Derivation?> Equivalent(FactDefinition fact, Reader<FactDefinition?> known) => new(
        known.Shape,
        node =>
        {
            var of = known.Read(node);
            if (of is null)
            {
                return null;
            }

            if (fact.Scale is not { } on || of.Scale is null)
            {
                node.Report(
                    "not-derivable",
                    $"“{fact.Code}”与“{of.Code}”都须为选项（choice），才能取相当值。",
                    $"'{fact.Code}' and '{of.Code}' must both be a choice, so that one can be the equivalent of the other.");
                return null;
            }

            return new EquivalentOf(of, on);
        },
        () => null);

    private static Reader<Derivation?> Highest(FactDefinition fact, Reader<FactDefinition?> known) => new(
        new Shape.Items(() => known.Shape),
        node =>
        {
            var of = Expect.ListOf(known).Read(node).OfType<FactDefinition>().ToList();
            if (fact.Scale is not { Ordered: true } scale || of.Exists(part => part.Scale != scale))
            {
                node.Report(
                    "not-comparable",
                    $"“{fact.Code}”及其所依据的事实须使用同一个有序量表。",
                    $"The highest value needs one ordered scale: give '{fact.Code}' and every fact it derives from the same one.");
            }

            return of.Count == 0 ? null : new Highest(of);
        },
        () => null);
}
