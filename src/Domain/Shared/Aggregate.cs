using System.Collections.ObjectModel;

namespace Commendation.Domain.Shared;

/// <summary>
/// A cluster of state that changes as one. It notes every accepted act; whoever stores the aggregate stores the notes in the same
/// transaction, so that nothing changes without a trace.
/// </summary>
public abstract class Aggregate
{
    private readonly List<Entry> _entries = [];

    /// <summary>Key, made by the application.</summary>
    public Guid Id { get; protected init; }

    /// <summary>The campaign that it belongs to.</summary>
    public Guid CampaignId { get; protected init; }

    /// <summary>Version number kept by the application; grows with every accepted act.</summary>
    public int Version { get; private set; }

    /// <summary>Acts accepted since the aggregate was loaded.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>Forgets the noted acts once they are stored.</summary>
    public void ClearEntries() => _entries.Clear();

    /// <summary>Notes that somebody is shown what is confidential in it.</summary>
    /// <param name="what">What is shown, for example <c>personal-data</c>, the code of a form or a reference to a file.</param>
    /// <param name="actor">Code of the organisation, or who asked where there is none.</param>
    /// <param name="on">Day.</param>
    public void NoteDisclosure(string what, string actor, DateOnly on) =>
        NoteReading(new Entry("disclose", actor, on, null) { Details = new Dictionary<string, string> { ["what"] = what } });

    /// <summary>Notes an accepted act.</summary>
    protected void Note(Entry entry)
    {
        Touch();
        _entries.Add(entry with { Sequence = Version });
    }

    /// <summary>Notes that something was read: it leaves a line and changes nothing.</summary>
    protected void NoteReading(Entry entry) => _entries.Add(entry with { Sequence = Version });

    /// <summary>Counts a change that is part of an act noted elsewhere.</summary>
    protected void Touch() => Version++;
}

/// <summary>One accepted act, as the journal (日志) remembers it.</summary>
/// <param name="Act">Kebab-case name of the act.</param>
/// <param name="Actor">Code of the acting organisation.</param>
/// <param name="On">Day of the act.</param>
/// <param name="Clause">Clause under which it was done; null where none is concerned.</param>
public sealed record Entry(string Act, string Actor, DateOnly On, string? Clause)
{
    /// <summary>Version that the subject reached by the act, or that was read.</summary>
    public int Sequence { get; init; }

    /// <summary>State before the act; null where the subject has no states.</summary>
    public string? From { get; init; }

    /// <summary>State after the act; null where the subject has no states.</summary>
    public string? To { get; init; }

    /// <summary>The verdict that the act rests on, in its canonical text; null where eligibility is not concerned.</summary>
    public string? Verdict { get; init; }

    /// <summary>Everything that was written down with the act, as one text; null where the details say it all. Only its keyed digest is kept in the journal.</summary>
    public string? Content { get; init; }

    /// <summary>What else belongs to the act: the reason, the record's code, a document number …</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
