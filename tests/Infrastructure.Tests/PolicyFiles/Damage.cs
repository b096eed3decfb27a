using System.Text;

namespace Commendation.Infrastructure.Tests.PolicyFiles;

/// <summary>Damages texts as hasty editors, broken transfers and hostile callers do.</summary>
internal static class Damage
{
    private static readonly string[] Splinters =
    [
        "[", "{", "]", "}", ":", ": ", "- ", "'", "\"", "&a ", "*a", "<<: *a", "!!int ", "---\n", "...\n", "%YAML 9.9\n", "? ", "| ", "> ", "\t", "\0", "\r", ",", "#",
        "\uFEFF", "\uD800", "\u2028", "by: dueDate", "-1", "2147483647", "99999999999999999999", "~", "0001-01-01", "9999-12-31", "0%", "1/0",
    ];

    /// <summary>The text with one to three injuries.</summary>
    public static string To(string text, Random random)
    {
        for (var injury = random.Next(1, 4); injury > 0; injury--)
        {
            text = Once(text, random);
        }

        return text;
    }

    /// <summary>Bytes that mean nothing.</summary>
    public static byte[] Noise(Random random)
    {
        var bytes = new byte[random.Next(6, 400)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Once(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        var at = random.Next(lines.Count);
        var (line, column) = (lines[at], random.Next(lines[at].Length + 1));
        switch (random.Next(11))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(at, lines[random.Next(lines.Count)]);
                break;
            case 2:
                (lines[at], lines[^1]) = (lines[^1], lines[at]);
                break;
            case 3:
                lines[at] = line[..column];
                break;
            case 4:
                lines[at] = line[column..];
                break;
            case 5:
                lines[at] = column < line.Length ? line.Remove(column, 1) : line + "x";
                break;
            case 6:
                lines[at] = new string(' ', random.Next(12)) + line.TrimStart();
                break;
            case 7:
                lines[at] = string.Concat(line.Select(character => char.IsAsciiDigit(character) ? (char)('0' + random.Next(10)) : character));
                break;
            case 8:
                lines[at] = Encoding.Latin1.GetString(Noise(random));
                break;
            case 9:
                return text[..random.Next(text.Length + 1)];
            default:
                lines[at] = line.Insert(column, Splinters[random.Next(Splinters.Length)]);
                break;
        }

        return string.Join('\n', lines);
    }
}
