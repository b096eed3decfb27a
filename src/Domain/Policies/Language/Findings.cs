using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies.Language;

/// <summary>Collects the faults of one load, so that an author sees all of them at once.</summary>
internal sealed class Findings
{
    private readonly List<Violation> _all = [];

    public IReadOnlyList<Violation> All => _all;

    public int Count => _all.Count;

    /// <summary>Forgets all but the first ones, before the same nodes are read again.</summary>
    public void KeepFirst(int count) => _all.RemoveRange(count, _all.Count - count);

    public void Add(Violation violation) => _all.Add(violation);

    public void Add(string place, ViolationCode code, string zh, string en) => _all.Add(new Violation(code, new Text(zh, en)) { Place = place });
}
