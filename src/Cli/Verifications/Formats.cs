using System.Text.Json;
using Commendation.Application.Common;
using Commendation.Application.Reports;
using Commendation.Application.Verification;
using Commendation.Domain.Verification;

namespace Commendation.Cli.Verifications;

/// <summary>The formats in which the result of a verification can be printed.</summary>
internal static class Formats
{
    /// <summary>The format for people, used unless another is asked for.</summary>
    public const string Text = "text";

    /// <summary>Every format by name.</summary>
    public static readonly IReadOnlyDictionary<string, Action<VerificationView, Subject, TextWriter>> All = new SortedDictionary<string, Action<VerificationView, Subject, TextWriter>>(StringComparer.Ordinal)
    {
        [Text] = (view, _, output) => VerificationText.Write(view, output),
        ["html"] = (view, subject, output) => output.Write(VerificationReport.Of(view, subject)),
        ["json"] = (view, _, output) => output.WriteLine(JsonSerializer.Serialize(view, Json.Indented)),
        ["junit"] = (view, _, output) => VerificationJUnit.Write(view, output),
        ["sarif"] = (view, _, output) => VerificationSarif.Write(view, output),
    };
}
