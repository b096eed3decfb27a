using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles.Syntax;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>Grammar of <c>derive</c>.</summary>
internal static class DerivationGrammar
{
    /// <summary>Reads how <paramref name="fact"/> follows from others; null when that could not be read.</summary>
    public static Reader<Derivation?> For(FactDefinition fact, Reader<FactDefinition?> known) => Expect.Mapping(
        f =>
        {
            f.ExactlyOneOf("fullYears", "highest");
            return f.Optional("fullYears", Expect.Mapping(years => FullYears(years, fact, known), () => null))
                ?? f.Optional("highest", Highest(fact, known));
        },
        () => null);

    private static Derivation? FullYears(Fields f, FactDefinition fact, Reader<FactDefinition?> known)
    {
        var from = f.Required("from", known);
        var on = f.Required("on", Expect.Day);
        if (fact is not { Kind: FactKind.Number, Decimals: 0 } || from is not null and not { Kind: FactKind.Date })
        {
            f.Report(
                "not-derivable",
                $"“{fact.Code}”须为整数，且由日期推算周年。",
                $"Full years are whole: '{fact.Code}' must be a number without decimals, counted from a fact that is a date.");
            return null;
        }

        return from is null ? null : new FullYears(from, on);
    }

    private static Reader<Derivation?> Highest(FactDefinition fact, Reader<FactDefinition?> known) => new(
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
