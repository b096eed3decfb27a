using Commendation.Domain.Shared;
using Commendation.Domain.Verification;

namespace Commendation.Application.Verification;

/// <summary>A policy that was read, with what it takes to verify it.</summary>
/// <param name="Subject">The policy, the working days, and the policy under other readings.</param>
/// <param name="PlaceOf">File, line and column of a structural path such as <c>awards[0].rules[1]</c>.</param>
public sealed record VerifiablePolicy(Subject Subject, Func<string, string> PlaceOf);

/// <summary>What a verification found in one policy.</summary>
public sealed record VerificationView
{
    public required string Campaign { get; init; }

    public required Text Title { get; init; }

    public required string PolicyVersion { get; init; }

    /// <summary>Whether no part found anything.</summary>
    public required bool Holds { get; init; }

    public required IReadOnlyList<PartView> Parts { get; init; }
}

/// <summary>What one part of a verification examined and found.</summary>
public sealed record PartView
{
    public required string Part { get; init; }

    public required Text Title { get; init; }

    public required bool Holds { get; init; }

    /// <summary>What was examined, by kebab-case name.</summary>
    public required IReadOnlyDictionary<string, long> Counts { get; init; }

    public required IReadOnlyList<Text> Notes { get; init; }

    public required IReadOnlyList<FindingView> Findings { get; init; }
}

/// <summary>One finding.</summary>
public sealed record FindingView
{
    public required string Code { get; init; }

    public required Severity Severity { get; init; }

    public required Text Message { get; init; }

    public required string? Clause { get; init; }

    /// <summary>File, line and column, then the path inside the file; null when the finding is about the whole campaign.</summary>
    public required string? Place { get; init; }

    /// <summary>An example, step by step or fact by fact; empty when the message says it all.</summary>
    public required IReadOnlyList<Text> Counterexample { get; init; }
}

/// <summary>Runs parts over a policy.</summary>
public static class Verifications
{
    /// <summary>The parts of these codes in their order; every part when none is named, refused for codes that there are not.</summary>
    /// <param name="codes">Codes of parts.</param>
    /// <param name="place">Where they were given.</param>
    public static Outcome<IReadOnlyList<Part>> Chosen(IReadOnlyList<string> codes, string place)
    {
        var known = Part.All.Select(part => part.Code).ToList();
        var unknown = codes.Where(code => !known.Contains(code)).Select(code =>
        {
            return Violation.Unknown(ViolationCode.PartUnknown, code, known) with { Place = place, Required = string.Join(", ", known) };
        }).ToList();
        return unknown.Count > 0 ? Outcome.Refused(unknown) : Outcome<IReadOnlyList<Part>>.Of([.. Part.All.Where(part => codes.Count == 0 || codes.Contains(part.Code))]);
    }

    /// <summary>Runs the parts and shows what they found.</summary>
    /// <param name="policy">What is verified.</param>
    /// <param name="parts">The parts.</param>
    /// <param name="starting">Told before each part begins; null when nobody watches.</param>
    /// <param name="stop">Ends the verification when nobody waits for it any more.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static VerificationView Verify(this VerifiablePolicy policy, IReadOnlyList<Part> parts, Action<Part>? starting = null, CancellationToken stop = default)
    {
        var reports = Part.RunAll(parts, policy.Subject with { Stop = stop }, starting);
        return new VerificationView
        {
            Campaign = policy.Subject.Policy.Code,
            Title = policy.Subject.Policy.Title,
            PolicyVersion = policy.Subject.Policy.Version,
            Holds = reports.All(report => report.Findings.Count == 0),
            Parts = [.. parts.Zip(reports, (part, report) => report.ToView(part, policy.PlaceOf))],
        };
    }

    private static PartView ToView(this Report report, Part part, Func<string, string> placeOf) => new()
    {
        Part = part.Code,
        Title = part.Title,
        Holds = report.Findings.Count == 0,
        Counts = report.Counts,
        Notes = report.Notes,
        Findings =
        [
            .. report.Findings.Select(finding => new FindingView
            {
                Code = finding.Code,
                Severity = finding.Severity,
                Message = finding.Message,
                Clause = finding.Clause,
                Place = finding.Place is { } place ? placeOf(place) : null,
                Counterexample = finding.Counterexample,
            }),
        ],
    };
}
