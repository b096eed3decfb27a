using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>
/// A condition over facts (条件): a value of a small closed vocabulary, so that it can be evaluated, explained and proven. No scripting.
/// </summary>
public abstract record Condition
{
    private protected Condition()
    {
    }

    /// <summary>
    /// The facts that it reads, each once. Computed from the parts at every call: a list kept in a field would be copied by <c>with</c> and go
    /// stale. Evaluation does not ask for it.
    /// </summary>
    public abstract IReadOnlyList<FactDefinition> Facts { get; }

    /// <summary>Evaluates it; allocates nothing.</summary>
    public abstract Truth Evaluate(FactSet facts);

    /// <summary>What it requires, for people.</summary>
    public abstract Text Describe();

    /// <summary>Both hold; a chain of them is one <see cref="All"/>.</summary>
    public static Condition operator &(Condition left, Condition right) => new All([.. left is All all ? all.Parts : [left], right]);

    /// <summary>At least one holds; a chain of them is one <see cref="AtLeastOf"/>.</summary>
    public static Condition operator |(Condition left, Condition right) => new AtLeastOf(1, [.. left is AtLeastOf { Count: 1 } any ? any.Parts : [left], right]);

    /// <summary>It does not hold.</summary>
    public static Condition operator !(Condition condition) => new Not(condition);

    private protected static IReadOnlyList<FactDefinition> Union(IReadOnlyList<Condition> parts) =>
        [.. parts.SelectMany(part => part.Facts).Distinct()];

    private protected static Text Join(IReadOnlyList<Condition> parts, Text separator)
    {
        var texts = parts.Select(part => part is Compare or OneOf ? part.Describe() : Bracketed(part.Describe())).ToList();
        return new Text(string.Join(separator.Zh, texts.Select(text => text.Zh)), string.Join(separator.En, texts.Select(text => text.En)));
    }

    private protected static Text Bracketed(Text text) => new($"（{text.Zh}）", $"({text.En})");
}

/// <summary>How a fact is compared.</summary>
public enum Comparison
{
    /// <summary>等于.</summary>
    Is,

    /// <summary>不等于.</summary>
    IsNot,

    /// <summary>低于: below, for numbers, dates (before) and ordered scales.</summary>
    Below,

    /// <summary>不高于.</summary>
    AtMost,

    /// <summary>高于.</summary>
    Above,

    /// <summary>不低于.</summary>
    AtLeast,
}

/// <summary>Compares one fact with a fixed value.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Comparison">How.</param>
/// <param name="Value">A value of the fact's own type.</param>
public sealed record Compare(FactDefinition Fact, Comparison Comparison, FactValue Value) : Condition
{
    /// <inheritdoc/>
    public override IReadOnlyList<FactDefinition> Facts => [Fact];

    /// <inheritdoc/>
    public override Truth Evaluate(FactSet facts)
    {
        var actual = facts[Fact];
        if (!actual.IsKnown)
        {
            return Truth.Undetermined;
        }

        var holds = Comparison switch
        {
            Comparison.Is => actual.Number == Value.Number && (Fact.Kind != FactKind.Text || actual.Text == Value.Text),
            Comparison.IsNot => actual.Number != Value.Number || (Fact.Kind == FactKind.Text && actual.Text != Value.Text),
            Comparison.Below => actual.Number < Value.Number,
            Comparison.AtMost => actual.Number <= Value.Number,
            Comparison.Above => actual.Number > Value.Number,
            _ => actual.Number >= Value.Number,
        };
        return holds ? Truth.Met : Truth.NotMet;
    }

    /// <inheritdoc/>
    public override Text Describe()
    {
        var value = Fact.Describe(Value);
        var (zh, en) = Comparison switch
        {
            Comparison.Is => ("为", "is"),
            Comparison.IsNot => ("不为", "is not"),
            Comparison.Below => (Fact.Kind == FactKind.Date ? "早于" : "低于", Fact.Kind == FactKind.Date ? "before" : "below"),
            Comparison.AtMost => (Fact.Kind == FactKind.Date ? "不晚于" : "不高于", Fact.Kind == FactKind.Date ? "on or before" : "at most"),
            Comparison.Above => (Fact.Kind == FactKind.Date ? "晚于" : "高于", Fact.Kind == FactKind.Date ? "after" : "above"),
            _ => (Fact.Kind == FactKind.Date ? "不早于" : "不低于", Fact.Kind == FactKind.Date ? "on or after" : "at least"),
        };
        return new Text($"{Fact.Label.Zh}{zh}{value.Zh}", $"{Fact.Label.En} {en} {value.En}");
    }
}

/// <summary>The fact has one of several values.</summary>
public sealed record OneOf : Condition
{
    private readonly FactValue[] _values;

    /// <summary>Makes the condition.</summary>
    /// <param name="fact">A choice, number, date or boolean.</param>
    /// <param name="values">At least one value of the fact's type.</param>
    public OneOf(FactDefinition fact, IReadOnlyList<FactValue> values)
    {
        Fact = fact;
        _values = [.. values];
        Facts = [fact];
    }

    /// <summary>The fact.</summary>
    public FactDefinition Fact { get; }

    /// <summary>The accepted values.</summary>
    public IReadOnlyList<FactValue> Values => _values;

    /// <inheritdoc/>
    public override IReadOnlyList<FactDefinition> Facts { get; }

    /// <inheritdoc/>
    public override Truth Evaluate(FactSet facts)
    {
        var actual = facts[Fact];
        if (!actual.IsKnown)
        {
            return Truth.Undetermined;
        }

        foreach (var value in _values)
        {
            if (value.Number == actual.Number && value.Text == actual.Text)
            {
                return Truth.Met;
            }
        }

        return Truth.NotMet;
    }

    /// <inheritdoc/>
    public override Text Describe()
    {
        var values = _values.Select(value => Fact.Describe(value)).ToList();
        return new Text(
            $"{Fact.Label.Zh}属于：{string.Join("、", values.Select(value => value.Zh))}",
            $"{Fact.Label.En} is one of: {string.Join(", ", values.Select(value => value.En))}");
    }
}

/// <summary>All parts hold. One part that does not hold decides, whatever is missing elsewhere.</summary>
/// <param name="Parts">At least one condition.</param>
public sealed record All(IReadOnlyList<Condition> Parts) : Condition
{
    /// <inheritdoc/>
    public override IReadOnlyList<FactDefinition> Facts => Union(Parts);

    /// <inheritdoc/>
    public override Truth Evaluate(FactSet facts)
    {
        var result = Truth.Met;
        for (var i = 0; i < Parts.Count; i++)
        {
            var part = Parts[i].Evaluate(facts);
            if (part == Truth.NotMet)
            {
                return Truth.NotMet;
            }

            result = part < result ? part : result;
        }

        return result;
    }

    /// <inheritdoc/>
    public override Text Describe() => Join(Parts, new Text("，且", " and "));
}

/// <summary>At least so many of the parts hold; with 1 it reads "any".</summary>
/// <param name="Count">How many must hold, 1 to the number of parts.</param>
/// <param name="Parts">At least one condition.</param>
public sealed record AtLeastOf(int Count, IReadOnlyList<Condition> Parts) : Condition
{
    /// <inheritdoc/>
    public override IReadOnlyList<FactDefinition> Facts => Union(Parts);

    /// <inheritdoc/>
    public override Truth Evaluate(FactSet facts)
    {
        var met = 0;
        var open = 0;
        for (var i = 0; i < Parts.Count; i++)
        {
            switch (Parts[i].Evaluate(facts))
            {
                case Truth.Met:
                    met++;
                    break;
                case Truth.Undetermined:
                    open++;
                    break;
            }
        }

        return met >= Count ? Truth.Met : met + open >= Count ? Truth.Undetermined : Truth.NotMet;
    }

    /// <inheritdoc/>
    public override Text Describe()
    {
        var parts = Join(Parts, new Text("，或", " or "));
        return Count == 1 ? parts : new Text($"以下至少{Count}项：{parts.Zh}", $"at least {Count} of: {parts.En}");
    }
}

/// <summary>The part does not hold.</summary>
/// <param name="Part">The negated condition.</param>
public sealed record Not(Condition Part) : Condition
{
    /// <inheritdoc/>
    public override IReadOnlyList<FactDefinition> Facts => Part.Facts;

    /// <inheritdoc/>
    public override Truth Evaluate(FactSet facts) => Part.Evaluate(facts) switch
    {
        Truth.Met => Truth.NotMet,
        Truth.NotMet => Truth.Met,
        _ => Truth.Undetermined,
    };

    /// <inheritdoc/>
    public override Text Describe()
    {
        var part = Bracketed(Part.Describe());
        return new Text($"不得{part.Zh}", $"not {part.En}");
    }
}

/// <summary>The share of a list's items that meet a condition is at least, or at most, so much. Exact, by cross-multiplication.</summary>
/// <param name="List">The list.</param>
/// <param name="Where">The condition, over the item's own facts.</param>
/// <param name="Bound">At least or at most.</param>
/// <param name="Share">The share; of an empty list no share is reached.</param>
public sealed record ShareOfList(FactDefinition List, Condition Where, BoundKind Bound, Share Share) : Condition
{
    /// <inheritdoc/>
    public override IReadOnlyList<FactDefinition> Facts => [List];

    /// <inheritdoc/>
    public override Truth Evaluate(FactSet facts)
    {
        if (facts[List].Items is not { } items)
        {
            return Truth.Undetermined;
        }

        var met = items.Count(item => Where.Evaluate(item) == Truth.Met);
        var open = items.Count(item => Where.Evaluate(item) == Truth.Undetermined);
        return (Bound, items.Count) switch
        {
            (BoundKind.AtLeast, 0) => Truth.NotMet,
            (BoundKind.AtLeast, var all) => met >= Share.Ceiling(all) ? Truth.Met : met + open >= Share.Ceiling(all) ? Truth.Undetermined : Truth.NotMet,
            (_, var all) => met + open <= Share.Floor(all) ? Truth.Met : met <= Share.Floor(all) ? Truth.Undetermined : Truth.NotMet,
        };
    }

    /// <inheritdoc/>
    public override Text Describe()
    {
        var where = Bracketed(Where.Describe());
        return Bound == BoundKind.AtLeast
            ? new Text($"{List.Label.Zh}中{where.Zh}占比不低于{Share}", $"at least {Share} of {List.Label.En} {where.En}")
            : new Text($"{List.Label.Zh}中{where.Zh}占比不高于{Share}", $"at most {Share} of {List.Label.En} {where.En}");
    }
}
