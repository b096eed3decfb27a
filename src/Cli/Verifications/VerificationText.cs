using System.Globalization;
using Commendation.Application.Verification;
using Commendation.Domain.Verification;

namespace Commendation.Cli.Verifications;

/// <summary>The result for people: a line for each part, then what it found, with an example to follow.</summary>
internal static class VerificationText
{
    public static void Write(VerificationView view, TextWriter output)
    {
        output.WriteLine($"{view.Campaign}  {view.Title}");
        output.WriteLine($"version {view.PolicyVersion[..Math.Min(12, view.PolicyVersion.Length)]}");
        foreach (var part in view.Parts)
        {
            output.WriteLine();
            output.WriteLine($"{(part.Holds ? "✓" : "✗")} {part.Part}  {part.Title}: {string.Join(", ", part.Counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} {count.Key}")))}");
            // Among other parts the notes would bury what was found.
            if (view.Parts.Count > 1 && part.Notes.Count > 0)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  · {part.Notes.Count}条说明，见 / {part.Notes.Count} notes, see: --only {part.Part}"));
            }

            foreach (var note in view.Parts.Count > 1 ? [] : part.Notes)
            {
                output.WriteLine($"  · {note.Zh}");
                if (note.En != note.Zh)
                {
                    output.WriteLine($"    {note.En}");
                }
            }

            foreach (var finding in part.Findings)
            {
                Write(finding, output);
            }
        }

        var findings = view.Parts.Sum(part => part.Findings.Count);
        output.WriteLine();
        output.WriteLine(view.Holds
            ? "核验通过，没有发现问题。 / Everything holds, nothing was found."
            : string.Create(CultureInfo.InvariantCulture, $"发现{findings}个问题。 / {findings} finding(s)."));
    }

    private static void Write(FindingView finding, TextWriter output)
    {
        output.WriteLine($"  {finding.Severity.Describe().Zh} {finding.Severity.Describe().En}  {finding.Code}{(finding.Clause is { } clause ? $"  clause 条款 {clause}" : string.Empty)}");
        if (finding.Place is { } place)
        {
            output.WriteLine($"    {place}");
        }

        output.WriteLine($"    {finding.Message.Zh}");
        output.WriteLine($"    {finding.Message.En}");
        foreach (var step in finding.Counterexample)
        {
            output.WriteLine($"      - {step.Zh}{(step.En == step.Zh ? string.Empty : $" / {step.En}")}");
        }
    }
}
