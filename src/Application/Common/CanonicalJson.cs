using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Commendation.Application.Common;

/// <summary>
/// JSON in the one form that every reader can reproduce (RFC 8785): members sorted by name, no white space, nothing escaped that need not
/// be. Numbers are whole numbers only; write a fraction as text.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The canonical form of a value.</summary>
    /// <exception cref="FormatException">A number is not a whole number.</exception>
    public static string Write(JsonNode? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>The canonical form of a value whose fractions stay as they were written: to recognise it, not to sign it.</summary>
    public static string WriteLoosely(JsonNode? value)
    {
        var text = new StringBuilder();
        Append(text, value, fractions: true);
        return text.ToString();
    }

    /// <summary>Lower-case hexadecimal SHA-256 of a text in UTF-8.</summary>
    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static void Append(StringBuilder text, JsonNode? value, bool fractions = false)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                text.Append('{');
                var first = true;
                foreach (var (name, member) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    text.Append(first ? string.Empty : ",");
                    AppendString(text, name);
                    text.Append(':');
                    Append(text, member, fractions);
                    first = false;
                }

                text.Append('}');
                break;
            case JsonArray items:
                text.Append('[');
                for (var i = 0; i < items.Count; i++)
                {
                    text.Append(i == 0 ? string.Empty : ",");
                    Append(text, items[i], fractions);
                }

                text.Append(']');
                break;
            default:
                AppendScalar(text, value, fractions);
                break;
        }
    }

    private static void AppendScalar(StringBuilder text, JsonNode value, bool fractions)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                AppendString(text, value.GetValue<string>());
                break;
            case JsonValueKind.True:
                text.Append("true");
                break;
            case JsonValueKind.False:
                text.Append("false");
                break;
            default:
                var written = value.ToJsonString();
                text.Append(long.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                    ? number.ToString(CultureInfo.InvariantCulture)
                    : fractions ? written
                    : throw new FormatException($"The number {written} is not a whole number."));
                break;
        }
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }
}
