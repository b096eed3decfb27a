using System.Globalization;
using Commendation.Domain.Calendars;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies.Language;

/// <summary>The readers from which all others are put together.</summary>
internal static class Expect
{
    private delegate bool Parse<T>(string text, out T value);

    /// <summary>Wording for people.</summary>
    public static Reader<string> Words { get; } = Value(Shapes.Words, string.Empty, Taken);

    /// <summary>A code or an id: short and without spaces.</summary>
    public static Reader<string> Name { get; } = Value(
        Shapes.Name,
        string.Empty,
        (string text, out string name) => Taken(text, out name) && text.Length <= Nearest.LongestName && !text.Any(char.IsWhiteSpace));

    /// <summary>A whole number from 0 up.</summary>
    public static Reader<int> Whole { get; } = Value(
        Shapes.Whole,
        0,
        (string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number));

    /// <summary>A number, with decimals and a minus sign if need be.</summary>
    public static Reader<decimal> Number { get; } = Value(
        Shapes.Number,
        0m,
        (string text, out decimal number) =>
            decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number));

    /// <summary>Yes or no.</summary>
    public static Reader<bool> Flag { get; } = Value(
        Shapes.Flag,
        false,
        (string text, out bool flag) => (flag = text == "true") || text == "false");

    /// <summary>A day that a notice can name.</summary>
    public static Reader<DateOnly> Day { get; } = Value(
        Shapes.Day,
        default(DateOnly),
        (string text, out DateOnly day) =>
            DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is >= 1949 and < 2200);

    /// <summary>A day, or a first and a last day with two dots between them; every day of it.</summary>
    public static Reader<IReadOnlyList<DateOnly>> Days { get; } = new(
        Shapes.Days,
        node =>
        {
            if (node is not Scalar scalar || scalar.Value.Split("..") is not [var first, var last])
            {
                return [Day.Read(node)];
            }

            var from = Day.Read(scalar with { Value = first });
            var to = Day.Read(scalar with { Value = last });
            if (to < from)
            {
                node.Report(ViolationCode.RangeBackwards, $"“{Shown(scalar.Value)}”的末日早于首日。", $"The last day of '{Shown(scalar.Value)}' is before the first.");
            }

            return [.. Enumerable.Range(0, Math.Clamp(to.DayNumber - from.DayNumber + 1, 0, 366)).Select(from.AddDays)];
        },
        () => []);

    /// <summary>A time of day in Asia/Shanghai, to the minute.</summary>
    public static Reader<TimeOnly> Time { get; } = Value(
        Shapes.Time,
        default(TimeOnly),
        (string text, out TimeOnly time) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time));

    /// <summary>A time of day in Asia/Shanghai; null for 24:00 (24时), the end of the day.</summary>
    public static Reader<TimeOnly?> TimeOrEnd { get; } = Value(
        Shapes.TimeOrEnd,
        default(TimeOnly?),
        (string text, out TimeOnly? time) =>
        {
            var read = TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var named);
            time = read ? named : null;
            return read || IsEndOfDay(text);
        });

    /// <summary>Whether a text is the end of a day, written as a time of it.</summary>
    public static bool IsEndOfDay(string text) => text is "24:00" or "24时";

    /// <summary>A day, or a day and a time of it.</summary>
    public static Reader<Moment> Moment { get; } = Value(
        Shapes.Moment,
        default(Moment),
        (string text, out Moment moment) => Commendation.Domain.Calendars.Moment.TryParse(text, out moment));

    /// <summary>A label in both languages; without English the Chinese stands in.</summary>
    public static Reader<Text> Label { get; } = Mapping(
        f =>
        {
            var zh = f.Required("zh", Words, "中文", "Chinese");
            return new Text(zh, f.Optional("en", Words, zh, "英文；不写则用中文", "English; the Chinese stands in when left out"));
        },
        "label");

    /// <summary>One of the members of an enumeration, written in kebab-case.</summary>
    public static Reader<T> OneOf<T>()
        where T : struct, Enum => Enumeration<T>.Reader;

    /// <summary>The members of an enumeration by the words that stand for them.</summary>
    public static IReadOnlyDictionary<string, T> Members<T>()
        where T : struct, Enum => Enumeration<T>.Members;

    /// <summary>One of several words, each of which stands for a value.</summary>
    public static Reader<T> OneOf<T>(IReadOnlyDictionary<string, T> words, T standIn) =>
        OneOf(ViolationCode.ValueUnknown, new Text("取值", "value"), words, standIn);

    /// <summary>One of several words that every campaign knows, each of which stands for a value.</summary>
    public static Reader<T> OneOf<T>(ViolationCode code, Text what, IReadOnlyDictionary<string, T> words, T standIn) =>
        Known(code, what, words, standIn, new Shape.Words([.. words.Keys]));

    /// <summary>The name of something that is declared elsewhere.</summary>
    /// <param name="code">What a name that is not declared is told.</param>
    /// <param name="what">What is named.</param>
    /// <param name="declared">What is declared.</param>
    /// <param name="standIn">What takes the place of a name that is not declared.</param>
    /// <param name="all">Whether this is all that is declared, so that a name is wrong where there is nothing; otherwise that is reported elsewhere.</param>
    public static Reader<T> Known<T>(ViolationCode code, Text what, IReadOnlyDictionary<string, T> declared, T standIn, bool all = false) =>
        Known(code, what, declared, standIn, Shapes.Name, all);

    private static Reader<T> Known<T>(ViolationCode code, Text what, IReadOnlyDictionary<string, T> declared, T standIn, Shape shape, bool all = false) => new(
        shape,
        node =>
        {
            var name = Name.Read(node);
            if (name.Length == 0 || (declared.Count == 0 && !all))
            {
                return standIn;
            }

            if (declared.TryGetValue(name, out var value))
            {
                return value;
            }

            node.Report(Violation.Unknown(code, name, declared.Keys, what));
            return standIn;
        },
        () => standIn);

    /// <summary>The name of something that is declared elsewhere.</summary>
    public static Reader<string> Known(ViolationCode code, Text what, IEnumerable<string> declared, bool all = false) =>
        Known(code, what, declared.Distinct().ToDictionary(name => name), string.Empty, all);

    /// <summary>A list with at least one item.</summary>
    public static Reader<IReadOnlyList<T>> ListOf<T>(Reader<T> item) => ListOf(_ => item);

    /// <summary>A list with at least one item, or with none under one of several readings.</summary>
    public static Reader<IReadOnlyList<T>> ListOfSome<T>(Reader<T> item, string name)
    {
        var some = ListOf(item);
        return new(
            new Shape.Items(() => item.Shape) { EmptyInReading = true, Name = name },
            some.Read,
            () => some.StandIn,
            node => node is Sequence { Items.Count: 0 } ? [] : some.Read(node));
    }

    /// <summary>A list with at least one item, whose items know their position.</summary>
    public static Reader<IReadOnlyList<T>> ListOf<T>(Func<int, Reader<T>> item) => new(
        new Shape.Items(() => item(0).Shape),
        node =>
        {
            if (node is not Sequence sequence)
            {
                WrongType(node, new Text("列表", "a list"));
                return [];
            }

            if (sequence.Items.Count == 0)
            {
                node.Report(ViolationCode.EmptyList, "列表不能为空；没有内容时请删去该键。", "The list is empty; leave the key out when there is nothing to list.");
            }

            return [.. sequence.Items.Select((child, i) => item(i).Read(child))];
        },
        () => []);

    /// <summary>A mapping, read key by key.</summary>
    /// <param name="body">Asks for the keys.</param>
    /// <param name="name">A name for what stands in many places.</param>
    public static Reader<T> Mapping<T>(Func<Fields, T> body, string? name = null) => Mapping(body, () => Fields.StandIn<object, T>(body), name);

    /// <summary>A mapping, read key by key, with a stand-in of its own.</summary>
    public static Reader<T> Mapping<T>(Func<Fields, T> body, Func<T> standIn, string? name = null) => Element<object, T>(body, standIn, name);

    /// <summary>A mapping whose keys describe what is read.</summary>
    public static Reader<T> Element<T>(Func<Fields<T>, T> body) => Element<T, T>(body);

    /// <summary>A mapping whose keys describe another value than what is read.</summary>
    public static Reader<T> Element<TOf, T>(Func<Fields<TOf>, T> body) => Element(body, () => Fields.StandIn(body));

    /// <summary>A mapping whose keys describe a value, with a stand-in of its own.</summary>
    public static Reader<T> Element<TOf, T>(Func<Fields<TOf>, T> body, Func<T> standIn, string? name = null) => new(
        new Shape.Keys(() => Outline.Of(body)) { Name = name },
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

    /// <summary>A value as it can be shown in a message.</summary>
    public static string Shown(string value) => value.Length <= Nearest.LongestName ? value : string.Concat(value.AsSpan(0, Nearest.LongestName), "…");

    /// <summary>Reports that something of another type was expected.</summary>
    public static void WrongType(Node node, Text expected)
    {
        var (zh, en) = node switch
        {
            Scalar { Value: "" } => ("空值", "empty"),
            Scalar scalar => ($"“{Shown(scalar.Value)}”", $"'{Shown(scalar.Value)}'"),
            Sequence => ("列表", "a list"),
            _ => ("键值映射", "a mapping"),
        };
        node.Report(ViolationCode.WrongType, $"此处应为{expected.Zh}，实际为{zh}。", $"Expected {expected.En}, found {en}.");
    }

    private static Reader<T> Value<T>(Shape.Value shape, T standIn, Parse<T> parse) => new(
        shape,
        node =>
        {
            if (node is Scalar scalar && parse(scalar.Value, out var value))
            {
                return value;
            }

            WrongType(node, shape.Says);
            return standIn;
        },
        () => standIn);

    private static bool Taken(string text, out string taken)
    {
        taken = text;
        return !string.IsNullOrWhiteSpace(text);
    }

    private static class Enumeration<T>
        where T : struct, Enum
    {
        public static readonly IReadOnlyDictionary<string, T> Members = Enum.GetValues<T>().ToDictionary(value => Kebab.Of(value));

        public static readonly Reader<T> Reader = Known(
            ViolationCode.ValueUnknown, new Text("取值", "value"), Members, default, new Shape.Words([.. Members.Keys]) { Name = Kebab.Of(typeof(T).Name) });
    }

    /// <summary>The shapes of single values.</summary>
    public static class Shapes
    {
        public static readonly Shape.Value Words = new(new Text("文本", "a text"), @"\S", "number", "boolean") { Name = "words" };

        public static readonly Shape.Value Name = new(
            new Text("不含空格、不超过100字的代码", "a code without spaces, of at most 100 characters"), @"^\S{1,100}$", "number", "boolean")
        { Name = "name" };

        public static readonly Shape.Value Whole = new(new Text("非负整数", "a whole number from 0 up"), "^[0-9]+$", "integer") { Name = "whole" };

        public static readonly Shape.Value Number = new(new Text("数字", "a number"), @"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)$", "number") { Name = "number" };

        public static readonly Shape.Value Flag = new(new Text("true 或 false", "true or false"), "^(true|false)$", "boolean") { Name = "flag" };

        public static readonly Shape.Value Day = new(
            new Text("1949至2199年之间的日期（yyyy-MM-dd）", "a date (yyyy-MM-dd) in the years 1949 to 2199"),
            $"^{DayPattern}$")
        { Name = "day" };

        public static readonly Shape.Value Days = new(
            new Text("日期，或以两点相连的首日和末日", "a date, or a first and a last date with two dots between them"), $@"^{DayPattern}(\.\.{DayPattern})?$")
        { Name = "days" };

        public static readonly Shape.Value Time = new(new Text("时刻（HH:mm，北京时间）", "a time of day (HH:mm, Asia/Shanghai)"), $"^{TimePattern}$") { Name = "time" };

        public static readonly Shape.Value TimeOrEnd = new(
            new Text("时刻（HH:mm，北京时间），24:00 即当日结束", "a time of day (HH:mm, Asia/Shanghai), 24:00 for its end"), $"^({TimePattern}|24:00|24时)$")
        { Name = "time-or-end" };

        public static readonly Shape.Value Moment = new(
            new Text("日期或日期和时刻（yyyy-MM-dd 或 yyyy-MM-ddTHH:mm，北京时间）", "a day, or a day and a time (yyyy-MM-dd or yyyy-MM-ddTHH:mm, Asia/Shanghai)"),
            $"^{DayPattern}(T{TimePattern})?$")
        { Name = "moment" };

        private const string DayPattern = "(1949|19[5-9][0-9]|2[01][0-9]{2})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";

        private const string TimePattern = "([01][0-9]|2[0-3]):[0-5][0-9]";
    }
}
