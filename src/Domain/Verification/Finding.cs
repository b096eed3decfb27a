using Commendation.Domain.Shared;

namespace Commendation.Domain.Verification;

/// <summary>How much a finding weighs. Each of them fails a verification.</summary>
public enum Severity
{
    /// <summary>错误: the policy does what its notice forbids, or cannot do what its notice asks for.</summary>
    Error,

    /// <summary>警告: something is idle, missing or doubtful.</summary>
    Warning,

    /// <summary>未判定: the part gave up within its stated bound; nothing is known.</summary>
    Undecided,
}

/// <summary>The weights of findings as people read them.</summary>
public static class Severities
{
    /// <summary>The weight in words.</summary>
    public static Text Describe(this Severity severity) => severity switch
    {
        Severity.Error => new Text("错误", "error"),
        Severity.Warning => new Text("警告", "warning"),
        _ => new Text("未判定", "undecided"),
    };
}

/// <summary>One thing that a verification found (发现).</summary>
public sealed record Finding
{
    /// <summary>Something found.</summary>
    /// <param name="code">What it is, as the catalogue explains it.</param>
    /// <param name="severity">How much it weighs.</param>
    /// <param name="message">What is wrong and what to do about it.</param>
    public Finding(ViolationCode code, Severity severity, Text message) => (Code, Severity, Message) = (code.Name, severity, message);

    /// <summary>Name of its <see cref="ViolationCode"/>, for example <c>rule-implied</c>.</summary>
    public string Code { get; }

    /// <summary>How much it weighs.</summary>
    public Severity Severity { get; init; }

    /// <summary>What is wrong and what to do about it.</summary>
    public Text Message { get; init; }

    /// <summary>Id of the clause concerned; null where none is.</summary>
    public string? Clause { get; init; }

    /// <summary>Path of the element in the campaign file, for example <c>awards[0].rules[1]</c>, or the place in a scenario file; null for the whole campaign.</summary>
    public string? Place { get; init; }

    /// <summary>An example that a person can follow, step by step or fact by fact; empty when the message says it all.</summary>
    public IReadOnlyList<Text> Counterexample { get; init; } = [];
}
