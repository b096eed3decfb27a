using System.Globalization;
using Commendation.Domain.Shared;

namespace Commendation.Infrastructure.PolicyFiles.Syntax;

/// <summary>The readers from which all others are put together.</summary>
internal static class Expect
{
    private delegate bool Parse<T>(string text, out T value);

    /// <summary>Wording for people.</summary>
    public static Reader<string> Words { get; } = Value(new Text("文本", "a text"), string.Empty, Taken);

    /// <summary>A code or an id: short and without spaces.</summary>
    public static Reader<string> Name { get; } = Value(
        new Text("不含空格、不超过100字的代码", "a code without spaces, of at most 100 characters"),
        string.Empty,
        (string text, out string name) => Taken(text, out name) && text.Length <= Spelling.LongestName && !text.Any(char.IsWhiteSpace));

    /// <summary>A whole number from 0 up.</summary>
    public static Reader<int> Whole { get; } = Value(
        new Text("非负整数", "a whole number from 0 up"),
        0,
        (string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number));

    /// <summary>A number, with decimals and a minus sign if need be.</summary>
    public static Reader<decimal> Number { get; } = Value(
        new Text("数字", "a number"),
        0m,
        (string text, out decimal number) =>
            decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number));

    /// <summary>Yes or no.</summary>
    public static Reader<bool> Flag { get; } = Value(
        new Text("true 或 false", "true or false"),
        false,
        (string text, out bool flag) => (flag = text == "true") || text == "false");

    /// <summary>A day that a notice can name.</summary>
    public static Reader<DateOnly> Day { get; } = Value(
        new Text("1949至2199年之间的日期（yyyy-MM-dd）", "a date (yyyy-MM-dd) in the years 1949 to 2199"),
        default(DateOnly),
        (string text, out DateOnly day) =>
            DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is >= 1949 and < 2200);

    /// <summary>A label in both languages.</summary>
    public static Reader<Text> Label { get; } = Mapping(f => new Text(f.Required("zh", Words), f.Required("en", Words)));

    /// <summary>One of the members of an enumeration, written in kebab-case.</summary>
    public static Reader<T> OneOf<T>()
        where T : struct, Enum => Members<T>.Reader;

    /// <summary>One of several words, each of which stands for a value.</summary>
    public static Reader<T> OneOf<T>(IReadOnlyDictionary<string, T> words, T standIn) =>
        Known("unknown-value", new Text("取值", "value"), words, standIn);

    /// <summary>The name of something that is declared elsewhere. When nothing is declared at all, that is reported there.</summary>
    public static Reader<T> Known<T>(string code, Text what, IReadOnlyDictionary<string, T> declared, T standIn) => new(
        node =>
        {
            var name = Name.Read(node);
            if (name.Length == 0 || declared.Count == 0)
            {
                return standIn;
            }

            if (declared.TryGetValue(name, out var value))
            {
                return value;
            }

            var hint = Spelling.Hint(name, declared.Keys);
            var all = string.Join(", ", declared.Keys.Take(20));
            node.Report(code, $"没有{what.Zh}“{name}”。{hint.Zh}可用的有：{all}。", $"There is no {what.En} '{name}'.{hint.En} Known: {all}.");
            return standIn;
        },
        () => standIn);

    /// <summary>The name of something that is declared elsewhere.</summary>
    public static Reader<string> Known(string code, Text what, IEnumerable<string> declared) =>
        Known(code, what, declared.Distinct().ToDictionary(name => name), string.Empty);

    /// <summary>A list with at least one item.</summary>
    public static Reader<IReadOnlyList<T>> ListOf<T>(Reader<T> item) => ListOf(_ => item);

    /// <summary>A list with at least one item, whose items know their position.</summary>
    public static Reader<IReadOnlyList<T>> ListOf<T>(Func<int, Reader<T>> item) => new(
        node =>
        {
            if (node is not Sequence sequence)
            {
                WrongType(node, new Text("列表", "a list"));
                return [];
            }

            if (sequence.Items.Count == 0)
            {
                node.Report("empty-list", "列表不能为空；没有内容时请删去该键。", "The list is empty; leave the key out when there is nothing to list.");
            }

            return [.. sequence.Items.Select((child, i) => item(i).Read(child))];
        },
        () => []);

    /// <summary>A mapping, read key by key.</summary>
    public static Reader<T> Mapping<T>(Func<Fields, T> body) => Mapping(body, () => Fields.StandIn(body));

    /// <summary>A mapping, read key by key, with a stand-in of its own.</summary>
    public static Reader<T> Mapping<T>(Func<Fields, T> body, Func<T> standIn) => new(
        node =>
        {
            if (node is Mapping mapping)
            {
                return Fields.Read(mapping, body);
            }

            WrongType(node, new Text("键值映射", "a mapping of keys to values"));
            return standIn();
        },
        standIn);

    /// <summary>Reports that something of another type was expected.</summary>
    public static void WrongType(Node node, Text expected)
    {
        var (zh, en) = node switch
        {
            Scalar { Value: "" } => ("空值", "empty"),
            Scalar scalar => ($"“{Spelling.Shown(scalar.Value)}”", $"'{Spelling.Shown(scalar.Value)}'"),
            Sequence => ("列表", "a list"),
            _ => ("键值映射", "a mapping"),
        };
        node.Report("wrong-type", $"此处应为{expected.Zh}，实际为{zh}。", $"Expected {expected.En}, found {en}.");
    }

    private static Reader<T> Value<T>(Text expected, T standIn, Parse<T> parse) => new(
        node =>
        {
            if (node is Scalar scalar && parse(scalar.Value, out var value))
            {
                return value;
            }

            WrongType(node, expected);
            return standIn;
        },
        () => standIn);

    private static bool Taken(string text, out string taken)
    {
        taken = text;
        return !string.IsNullOrWhiteSpace(text);
    }

    private static class Members<T>
        where T : struct, Enum
    {
        public static readonly Reader<T> Reader = OneOf(Enum.GetValues<T>().ToDictionary(value => Kebab(value.ToString())), default);

        private static string Kebab(string name) => string.Concat(
            name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : string.Empty) + char.ToLowerInvariant(c) : c.ToString()));
    }
}
