using Commendation.Domain.Shared;

namespace Commendation.Domain.Verification.Mutation;

/// <summary>A policy with one planted fault (变异).</summary>
/// <param name="Place">Path of the changed element in the campaign file.</param>
/// <param name="Fault">What was changed.</param>
/// <param name="Before">The line of the campaign file as it is.</param>
/// <param name="After">The line with the fault; null when the element was taken out.</param>
/// <param name="Make">Makes the faulty policy, with the scenarios of the sound one; refused when the loader itself sees the fault.</param>
public sealed record Mutant(string Place, Text Fault, string Before, string? After, Func<Outcome<Subject>> Make);
