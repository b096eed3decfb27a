using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies.Language;

/// <summary>A key that a mapping can have, and all that the language knows of it.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Required">Whether it must be written.</param>
/// <param name="Shape">What can stand under it.</param>
internal sealed record KnownKey(string Name, bool Required, Shape Shape)
{
    /// <summary>What it means, for authors.</summary>
    public Text? Note { get; init; }

    /// <summary>What it is in the value that the mapping describes; null where that says nothing of it.</summary>
    public Func<object, object?>? Of { get; init; }

    /// <summary>What holds when it is left out; null when nothing does.</summary>
    public object? Otherwise { get; init; }

    /// <summary>How a tired hand gets it wrong.</summary>
    public Slips Slips { get; init; }

    /// <summary>How it cites a clause; null when it cites none.</summary>
    public Citation? Cites { get; init; }

    /// <summary>Whether other elements name this one by it.</summary>
    public bool IsCode { get; init; }
}

/// <summary>What cites a clause under a key.</summary>
/// <param name="Element">The citing element, for people.</param>
/// <param name="Carries">The sorts of duty that it can carry for the clause.</param>
internal sealed record Citation(Func<object, string> Element, IReadOnlyList<ClauseKind> Carries);

/// <summary>How an element is told apart from its like.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Clause">The clause that it rests on, where that is not under its own key <c>clause</c>.</param>
/// <param name="Title">Its label, where that is not under its own key <c>title</c> or <c>label</c>.</param>
internal sealed record Identity(Func<object, string> Name, Func<object, CampaignPolicy, string?>? Clause, Func<object, CampaignPolicy, Text?>? Title);

/// <summary>What a hand can do to a key by mistake.</summary>
[Flags]
internal enum Slip
{
    /// <summary>Nothing that would be a fault of its own.</summary>
    None = 0,

    /// <summary>The key is left out.</summary>
    LeftOut = 1,

    /// <summary>The value is another one: the next number, day or word.</summary>
    Altered = 2,

    /// <summary>One item of several is left out.</summary>
    ItemLeftOut = 4,
}

/// <summary>The faults that mutation plants at a key.</summary>
/// <param name="Of">What becomes of the key and its value.</param>
/// <param name="Becomes">The keys that it is mistaken for.</param>
/// <param name="Added">The value that is written where the key is meant to be left out; null for none.</param>
internal readonly record struct Slips(Slip Of, IReadOnlyList<string>? Becomes = null, string? Added = null)
{
    public static implicit operator Slips(Slip of) => new(of);
}
