using System.Text.Json;
using Commendation.Application.Common;
using Commendation.Application.Verification;
using Commendation.Domain.Shared;

namespace Commendation.Cli.Verifications;

/// <summary>The formats in which the result of a verification can be printed.</summary>
internal static class Formats
{
    /// <summary>The format for people, used unless another is asked for.</summary>
    public const string Text = "text";

    /// <summary>Every format by name.</summary>
    public static readonly IReadOnlyDictionary<string, Action<VerificationView, TextWriter>> All = new SortedDictionary<string, Action<VerificationView, TextWriter>>(StringComparer.Ordinal)
    {
        [Text] = VerificationText.Write,
        ["json"] = WriteJson,
        ["junit"] = VerificationJUnit.Write,
        ["sarif"] = VerificationSarif.Write,
    };

    /// <summary>The format of this name, or a refusal with the nearest one.</summary>
    public static Outcome<Action<VerificationView, TextWriter>> Find(string name)
    {
        var hint = Nearest.Hint(name, All.Keys);
        return All.TryGetValue(name, out var write)
            ? write
            : Violation.Unknown(ViolationCode.FormatUnknown, name, All.Keys) with { Place = "--format", Required = string.Join(", ", All.Keys) };
    }

    private static void WriteJson(VerificationView view, TextWriter output) => output.WriteLine(JsonSerializer.Serialize(view, Json.Indented));
}
