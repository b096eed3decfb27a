using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies.Building;

/// <summary>
/// The facts of a campaign while it is written. Each method declares one and gives it back for use in conditions; a derived fact is declared
/// behind the facts that it reads.
/// </summary>
public sealed class FactsBuilder
{
    private readonly List<FactDefinition> _facts = [];

    /// <summary>The facts declared so far.</summary>
    public FactCatalogue Catalogue => new([.. _facts]);

    /// <summary>Takes over a fact that is defined elsewhere, for example a standard one, changed by <c>with</c> where need be; derived when a derivation is given.</summary>
    public FactDefinition Use(FactDefinition fact, Derivation? derivation = null)
    {
        // The last items of a list are items of that list.
        var declared = fact with { Index = _facts.Count, Derivation = derivation ?? fact.Derivation, Items = derivation is LastOf last ? last.Of.Items : fact.Items };
        _facts.Add(declared);
        return declared;
    }

    /// <summary>是/否.</summary>
    public FactDefinition Boolean(string code, Text label, NomineeKind? @for = null) => Add(code, FactKind.Boolean, label, @for);

    /// <summary>A number in a unit, with a range and 0 to 4 decimals.</summary>
    public FactDefinition Number(
        string code, Text label, NomineeKind? @for = null, Text? unit = null, decimal? min = null, decimal? max = null, int decimals = 0, Derivation? derivation = null) =>
        Use(new FactDefinition(0, code, FactKind.Number, label) { For = @for, Unit = unit, Min = min, Max = max, Decimals = decimals }, derivation);

    /// <summary>A calendar day.</summary>
    public FactDefinition Date(string code, Text label, NomineeKind? @for = null) => Add(code, FactKind.Date, label, @for);

    /// <summary>One value of a scale.</summary>
    public FactDefinition Choice(string code, Text label, Scale scale, NomineeKind? @for = null, Derivation? derivation = null) =>
        Use(new FactDefinition(0, code, FactKind.Choice, label) { For = @for, Scale = scale }, derivation);

    /// <summary>Free text.</summary>
    public FactDefinition Words(string code, Text label, NomineeKind? @for = null) => Add(code, FactKind.Text, label, @for);

    /// <summary>A list whose items have facts of their own.</summary>
    public FactDefinition List(string code, Text label, Action<FactsBuilder> items, NomineeKind? @for = null)
    {
        var builder = new FactsBuilder();
        items(builder);
        return Use(new FactDefinition(0, code, FactKind.List, label) { For = @for, Items = builder.Catalogue });
    }

    /// <summary>The last items of a list by a date or number of theirs, itself a list.</summary>
    public FactDefinition Last(string code, Text label, FactDefinition of, string by, int count, NomineeKind? @for = null) =>
        Use(new FactDefinition(0, code, FactKind.List, label) { For = @for }, new LastOf(of, Item(of, by), count));

    /// <summary>How many items of a list meet a condition; a window of time is a condition on the item's date.</summary>
    public FactDefinition Count(string code, Text label, FactDefinition of, Func<FactCatalogue, Condition> where, NomineeKind? @for = null) =>
        Number(code, label, @for, derivation: new CountOf(of, where(FactConditions.Items(of))));

    /// <summary>The share of a list's items that meet a condition, in per cent with so many decimals.</summary>
    public FactDefinition Percent(
        string code, Text label, FactDefinition of, Func<FactCatalogue, Condition> where, int decimals = 0, Rounding rounding = Rounding.Down, NomineeKind? @for = null) =>
        Number(code, label, @for, decimals: decimals, derivation: new PercentOf(of, where(FactConditions.Items(of)), decimals, rounding));

    /// <summary>The longest run of years whose items meet a condition, or the run that ends in a year.</summary>
    public FactDefinition ConsecutiveYears(
        string code, Text label, FactDefinition of, string year, Func<FactCatalogue, Condition> where, int? endingIn = null, NomineeKind? @for = null) =>
        Number(code, label, @for, derivation: new ConsecutiveYears(of, Item(of, year), where(FactConditions.Items(of)), endingIn));

    private FactDefinition Add(string code, FactKind kind, Text label, NomineeKind? @for) => Use(new FactDefinition(0, code, kind, label) { For = @for });

    private static FactDefinition Item(FactDefinition list, string code) =>
        FactConditions.Items(list).Find(code) ?? throw new ArgumentException($"The items of '{list.Code}' have no fact '{code}'.", nameof(code));
}
