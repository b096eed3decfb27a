using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies.Language;

/// <summary>
/// What a reader accepts, as far as it can be told without the rest of the files. Every reader has one, so that what editors check and
/// what the loader checks come from one source.
/// </summary>
internal abstract record Shape
{
    /// <summary>A shape that refers to itself, or stands in many places, is told once under its name.</summary>
    public string? Name { get; init; }

    /// <summary>Without what only says how it can be written: the list or the mapping that it can be.</summary>
    public Shape Plain => this switch
    {
        Settled settled => settled.Of.Plain,
        Either either => either.All.FirstOrDefault(one => one is Items or Keys)?.Plain ?? this,
        _ => this,
    };

    /// <summary>The keys of a mapping.</summary>
    public Outline Outline => Plain is Keys keys ? keys.Known : throw new InvalidOperationException("Only a mapping has keys.");

    /// <summary>A single value.</summary>
    /// <param name="Says">What it is.</param>
    /// <param name="Pattern">What its text looks like.</param>
    /// <param name="Types">What else than a text a parser of YAML may take it for: number, integer, boolean.</param>
    internal sealed record Value(Text Says, string Pattern, params IReadOnlyList<string> Types) : Shape;

    /// <summary>One of several words.</summary>
    internal sealed record Words(IReadOnlyList<string> All) : Shape;

    /// <summary>A list.</summary>
    /// <param name="Item">What its items are.</param>
    /// <param name="Exactly">How many there are; null for any number from <paramref name="AtLeast"/> up.</param>
    /// <param name="AtLeast">How many there are at least.</param>
    internal sealed record Items(Func<Shape> Item, int? Exactly = null, int AtLeast = 1) : Shape
    {
        private Shape? _each;

        /// <summary>Whether the list may be empty under one of several readings, where another one fills it.</summary>
        public bool EmptyInReading { get; init; }

        /// <summary>What its items are, found out once.</summary>
        public Shape Each => _each ??= Item();
    }

    /// <summary>A mapping whose keys are names that are declared elsewhere.</summary>
    internal sealed record Entries(Func<Shape> Of) : Shape;

    /// <summary>A mapping of known keys.</summary>
    internal sealed record Keys(Func<Outline> Of) : Shape
    {
        private Outline? _known;

        /// <summary>The keys, found out once.</summary>
        public Outline Known => _known ??= Of();
    }

    /// <summary>One of several shapes, which differ at first sight: a value, a list, a mapping.</summary>
    internal sealed record Either(params IReadOnlyList<Shape> All) : Shape;

    /// <summary>Something in which no value can depend on a declared reading.</summary>
    internal sealed record Settled(Shape Of) : Shape;

    /// <summary>Anything.</summary>
    internal sealed record Any : Shape;
}
