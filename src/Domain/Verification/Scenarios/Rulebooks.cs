using System.Collections.Concurrent;
using Commendation.Domain.Procedures;

namespace Commendation.Domain.Verification.Scenarios;

/// <summary>The rulebooks of a subject by readings, each compiled once, on first use.</summary>
internal sealed class Rulebooks(Subject subject)
{
    private readonly ConcurrentDictionary<string, Lazy<Rulebook>> _known = new(StringComparer.Ordinal);

    public Rulebook Under(IReadOnlyDictionary<string, string> readings)
    {
        var key = string.Join(",", readings.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
        return _known.GetOrAdd(key, _ => new Lazy<Rulebook>(() => Rulebook.Of(readings.Count == 0 ? subject.Policy : subject.Under(readings), subject.Calendar))).Value;
    }
}
