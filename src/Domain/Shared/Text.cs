namespace Commendation.Domain.Shared;

/// <summary>A label or message in the two languages that the system speaks: Chinese (<paramref name="Zh"/>) and English (<paramref name="En"/>).</summary>
/// <param name="Zh">Chinese wording.</param>
/// <param name="En">English wording.</param>
public sealed record Text(string Zh, string En)
{
    /// <summary>A text that reads the same in both languages, for example a code or a number.</summary>
    public static Text Same(string value) => new(value, value);

    /// <summary>A text written as a pair, Chinese first: <c>("性别", "sex")</c>.</summary>
    public static implicit operator Text((string Zh, string En) pair) => new(pair.Zh, pair.En);

    /// <summary>The wording for a language tag such as <c>zh-CN</c> or <c>en</c>; anything that is not English reads Chinese.</summary>
    public string In(string language) =>
        language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En : Zh;

    /// <inheritdoc/>
    public override string ToString() => $"{Zh} / {En}";
}
