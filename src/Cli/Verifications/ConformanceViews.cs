using Commendation.Domain.Shared;

namespace Commendation.Cli.Verifications;

/// <summary>How a server did in the cases of a campaign (一致性得分).</summary>
internal sealed record ConformanceView
{
    public required string Campaign { get; init; }

    public required string Server { get; init; }

    /// <summary>Version of the policy that the cases were made from.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>Whether every case that was asked came out as expected.</summary>
    public required bool Conforms { get; init; }

    public required int Cases { get; init; }

    public required int Passed { get; init; }

    /// <summary>Passed cases in percent, rounded down: only a server without a failure scores 100.</summary>
    public required int Score { get; init; }

    public required IReadOnlyList<ConformanceGroup> Groups { get; init; }

    /// <summary>Cases by kind that no call of such a server answers; they are in the exported files.</summary>
    public required IReadOnlyDictionary<string, int> NotAsked { get; init; }

    /// <summary>Passed of all in percent, rounded down.</summary>
    public static int Percent(int passed, int cases) => cases == 0 ? 100 : (int)(100L * passed / cases);
}

/// <summary>How a server did in the cases about one thing.</summary>
/// <param name="Group">What they are about, for example <c>verdicts/advanced-individual/petition-service</c>.</param>
/// <param name="Cases">How many were asked.</param>
/// <param name="Passed">How many came out as expected.</param>
/// <param name="Score">In percent, rounded down.</param>
/// <param name="Failures">The others.</param>
internal sealed record ConformanceGroup(string Group, int Cases, int Passed, int Score, IReadOnlyList<ConformanceFailure> Failures);

/// <summary>A case that came out otherwise.</summary>
/// <param name="Id">Id of the case.</param>
/// <param name="Name">Its name.</param>
/// <param name="Place">Where it is written; null for a boundary case.</param>
/// <param name="Differences">What was expected and what the server answered.</param>
/// <param name="Asked">What the server was sent.</param>
/// <param name="Answered">What it answered, cut after some hundred characters.</param>
internal sealed record ConformanceFailure(string Id, string Name, string? Place, IReadOnlyList<Text> Differences, string Asked, string Answered);
