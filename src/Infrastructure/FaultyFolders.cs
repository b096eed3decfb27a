using System.Collections.Concurrent;
using Commendation.Domain.Shared;

namespace Commendation.Infrastructure;

/// <summary>Campaign folders that could not be followed at the start, with everything that is wrong with them. The other campaigns are served.</summary>
public sealed class FaultyFolders
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<Violation>> _faults = new(StringComparer.Ordinal);

    /// <summary>What is wrong, by the name of the folder.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Violation>> Faults => _faults;

    /// <summary>Remembers a folder.</summary>
    public void Add(string folder, IReadOnlyList<Violation> violations) => _faults[folder] = violations;
}
