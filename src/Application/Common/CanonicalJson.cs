using System.Buffers;
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
    // A line of the journal or the state of a nomination fits.
    private const int Usual = 2048;

    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code), '"', '\\']);

    /// <summary>The canonical form of a value.</summary>
    /// <exception cref="FormatException">A number is not a whole number.</exception>
    public static string Write(JsonNode? value) => Write(value, fractions: false);

    /// <summary>The canonical form of a value whose fractions stay as they were written: to recognise it, not to sign it.</summary>
    public static string WriteLoosely(JsonNode? value) => Write(value, fractions: true);

    /// <summary>The canonical form of an object as if it had no member of this name.</summary>
    /// <exception cref="FormatException">A number is not a whole number.</exception>
    public static string WriteWithout(JsonObject value, string member)
    {
        var text = new StringBuilder(Usual);
        AppendMembers(text, value.Where(known => known.Key != member), fractions: false);
        return text.ToString();
    }

    /// <summary>Lower-case hexadecimal SHA-256 of a text in UTF-8.</summary>
    public static string Sha256(string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)), hash);
            return Convert.ToHexStringLower(hash);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        }
    }

    private static string Write(JsonNode? value, bool fractions)
    {
        var text = new StringBuilder(Usual);
        Append(text, value, fractions);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonNode? value, bool fractions)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                AppendMembers(text, members, fractions);
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

    private static void AppendMembers(StringBuilder text, IEnumerable<KeyValuePair<string, JsonNode?>> members, bool fractions)
    {
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
        var rest = value.AsSpan();
        for (var at = rest.IndexOfAny(Escaped); at >= 0; at = rest.IndexOfAny(Escaped))
        {
            text.Append(rest[..at]);
            _ = rest[at] switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                var control => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)control:x4}"),
            };
            rest = rest[(at + 1)..];
        }

        text.Append(rest).Append('"');
    }
}
