using Commendation.Domain.Shared;

namespace Commendation.Domain.Verification;

/// <summary>What one part of a verification (核验) did and found.</summary>
/// <param name="Part">Kebab-case code of the part, for example <c>decision-space</c>.</param>
/// <param name="Findings">What it found, in the policy's order; empty when everything holds.</param>
public sealed record Report(string Part, IReadOnlyList<Finding> Findings)
{
    /// <summary>What was examined, by kebab-case name, for example <c>states</c> and <c>transitions</c>: a part that looked at nothing shows.</summary>
    public IReadOnlyDictionary<string, long> Counts { get; init; } = new SortedDictionary<string, long>(StringComparer.Ordinal);

    /// <summary>What a person should know besides the findings, for example the slack of each stage.</summary>
    public IReadOnlyList<Text> Notes { get; init; } = [];
}
