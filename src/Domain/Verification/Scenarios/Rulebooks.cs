using Commendation.Domain.Procedures;

namespace Commendation.Domain.Verification.Scenarios;

/// <summary>The rulebooks of a subject by readings, each compiled once.</summary>
internal sealed class Rulebooks(Subject subject)
{
    private readonly Dictionary<string, Rulebook> _known = new(StringComparer.Ordinal);

    public Rulebook Under(IReadOnlyDictionary<string, string> readings)
    {
        var key = string.Join(",", readings.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
        if (!_known.TryGetValue(key, out var rules))
        {
            _known[key] = rules = Rulebook.Of(readings.Count == 0 ? subject.Policy : subject.Under(readings), subject.Calendar);
        }

        return rules;
    }
}
