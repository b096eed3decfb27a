using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>One way to read a clause.</summary>
/// <param name="Code">Code of the reading.</param>
/// <param name="Title">Label for people.</param>
public sealed record Reading(string Code, Text Title);

/// <summary>
/// A declared interpretation (解释口径): a point that the notice leaves open, the readings that are possible, and the one this campaign uses.
/// </summary>
/// <param name="Setting">Name of the setting.</param>
/// <param name="Clause">Clause that leaves the point open.</param>
/// <param name="Title">The question.</param>
/// <param name="Readings">At least two readings.</param>
/// <param name="Default">Code of the reading used unless another is chosen.</param>
/// <param name="Chosen">Code of the reading in force.</param>
/// <param name="Reason">Why the default is the default.</param>
public sealed record Interpretation(
    string Setting, string Clause, Text Title, IReadOnlyList<Reading> Readings, string Default, string Chosen, Text Reason);
