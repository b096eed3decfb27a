using Commendation.Infrastructure;

namespace Commendation.Cli.Commands;

/// <summary>Exit codes that every command keeps to.</summary>
internal static class Exit
{
    /// <summary>Everything holds.</summary>
    public const int Success = 0;

    /// <summary>It ran, and something does not hold.</summary>
    public const int Findings = 1;

    /// <summary>The input could not be used.</summary>
    public const int UnusableInput = Surroundings.Unusable;
}
