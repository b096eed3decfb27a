namespace Commendation.Domain.Shared;

/// <summary>Three-valued result of a condition: a missing fact is neither a yes nor a no.</summary>
public enum Truth
{
    /// <summary>不满足: the facts show that the condition does not hold.</summary>
    NotMet,

    /// <summary>待定: a fact that decides the condition is missing.</summary>
    Undetermined,

    /// <summary>满足: the facts show that the condition holds.</summary>
    Met,
}
