using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>All facts that a policy declares.</summary>
public sealed class FactCatalogue
{
    private readonly Dictionary<string, FactDefinition> _byCode;

    /// <summary>Makes a catalogue; each fact's index is its position in the list.</summary>
    public FactCatalogue(IReadOnlyList<FactDefinition> facts)
    {
        All = facts;
        _byCode = facts.DistinctBy(fact => fact.Code).ToDictionary(fact => fact.Code);
        Derived = [.. facts.Where(fact => fact.Derivation is not null)];
    }

    /// <summary>
    /// Makes a catalogue of facts that stand at other positions, for example standard ones: each copy is numbered by its place in the list.
    /// The facts must not be derived, because a derivation reads others by their numbers.
    /// </summary>
    public static FactCatalogue Of(params IReadOnlyList<FactDefinition> facts) => new([.. facts.Select((fact, i) => fact with { Index = i })]);

    /// <summary>Every fact in order of declaration; a derived fact stands behind the facts that it reads.</summary>
    public IReadOnlyList<FactDefinition> All { get; }

    /// <summary>The derived facts, in an order in which each can be computed.</summary>
    public IReadOnlyList<FactDefinition> Derived { get; }

    /// <summary>The fact of this code, or null.</summary>
    public FactDefinition? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>
    /// Reads declared facts from text in invariant form and computes the derived ones. Every problem is reported: an unknown name
    /// with the nearest known one, a wrong type, a value out of range, a derived fact that the caller tried to declare.
    /// </summary>
    public Outcome<FactSet> Read(IEnumerable<KeyValuePair<string, string>> declared)
    {
        var values = new FactValue[All.Count];
        var violations = new List<Violation>();
        foreach (var (code, text) in declared)
        {
            var parsed = Find(code) switch
            {
                null => Unknown(code),
                { Derivation: not null } derived => DerivedDeclared(derived),
                var fact => fact.Parse(text),
            };
            if (parsed.Accepted)
            {
                values[_byCode[code].Index] = parsed.Value;
            }
            else
            {
                violations.AddRange(parsed.Violations.Select(violation => violation with { Place = $"facts.{violation.Place ?? code}" }));
            }
        }

        return violations.Count > 0 ? Outcome.Refused(violations) : FactSet.Complete(this, values);
    }

    /// <summary>
    /// The facts as far as this catalogue can read them, for a nominee who was nominated under a later version of the policy: what that version
    /// knows besides is no fact by this one.
    /// </summary>
    public FactSet Known(IEnumerable<KeyValuePair<string, string>> declared)
    {
        var read = Read(declared);
        return read.Accepted ? read.Value : Read(declared.Where(fact => Read([fact]).Accepted)).Value;
    }

    /// <summary>
    /// What is wrong with values that stood as a boolean, a number, a list or an object where only text will do: a text such as <c>["a"]</c> or
    /// <c>12</c> would otherwise be kept that nobody wrote.
    /// </summary>
    /// <param name="bare">Values by code, as they were written.</param>
    public IEnumerable<Violation> NotText(IEnumerable<KeyValuePair<string, string>> bare) =>
        from written in bare
        where Find(written.Key) is { Kind: FactKind.Text or FactKind.Choice, Derivation: null }
        select Find(written.Key)!.WrongType(written.Value) with { Place = $"facts.{written.Key}" };

    private Violation Unknown(string code)
    {
        return Violation.Unknown(ViolationCode.FactUnknown, code, _byCode.Keys) with { Fact = code };
    }

    private static Violation DerivedDeclared(FactDefinition fact) => new(
        ViolationCode.FactDerived,
        new Text($"“{fact.Label.Zh}”由系统推算，不能填报；请填报{string.Join("、", fact.Derivation!.Reads.Select(read => read.Label.Zh))}。", $"'{fact.Code}' is derived and cannot be declared; give the facts that it reads: {string.Join(", ", fact.Derivation!.Reads.Select(read => read.Code))}."))
    { Fact = fact.Code };
}

/// <summary>The facts of one nominee under one catalogue, derived facts included. Immutable.</summary>
public sealed class FactSet
{
    private readonly FactValue[] _values;

    private FactSet(FactCatalogue catalogue, FactValue[] values)
    {
        Catalogue = catalogue;
        _values = values;
    }

    /// <summary>The catalogue that names the facts.</summary>
    public FactCatalogue Catalogue { get; }

    /// <summary>The value of a fact; missing when it was not declared.</summary>
    public FactValue this[FactDefinition fact] => _values[fact.Index];

    /// <summary>Declared facts that have a value, as text in invariant form, in the catalogue's order.</summary>
    public IEnumerable<KeyValuePair<string, string>> Declared =>
        from fact in Catalogue.All
        where fact.Derivation is null && this[fact].IsKnown
        select KeyValuePair.Create(fact.Code, fact.Print(this[fact]));

    /// <summary>A set without any fact.</summary>
    public static FactSet Empty(FactCatalogue catalogue) => Complete(catalogue, new FactValue[catalogue.All.Count]);

    internal static FactSet Complete(FactCatalogue catalogue, FactValue[] values)
    {
        foreach (var fact in catalogue.Derived)
        {
            values[fact.Index] = fact.Derivation!.Value(values);
        }

        return new FactSet(catalogue, values);
    }
}
