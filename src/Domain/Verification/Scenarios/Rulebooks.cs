using System.Collections.Concurrent;
using Commendation.Domain.Procedures;

namespace Commendation.Domain.Verification.Scenarios;

/// <summary>The rulebooks of a subject by readings. Many are kept once compiled; of very many combinations the rest is compiled each time, so that memory stays bounded.</summary>
internal sealed class Rulebooks(Subject subject)
{
    private const int MostKept = 1_000;

    private readonly ConcurrentDictionary<string, Lazy<Rulebook>> _known = new(StringComparer.Ordinal);

    public Rulebook Under(IReadOnlyDictionary<string, string> readings)
    {
        var key = string.Join(",", readings.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
        return _known.TryGetValue(key, out var known) ? known.Value
            : _known.Count >= MostKept ? Compiled(readings)
            : _known.GetOrAdd(key, _ => new Lazy<Rulebook>(() => Compiled(readings))).Value;
    }

    private Rulebook Compiled(IReadOnlyDictionary<string, string> readings) => Rulebook.Of(readings.Count == 0 ? subject.Policy : subject.Under(readings), subject.Calendar);
}
