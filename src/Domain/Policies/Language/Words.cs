using System.Collections;
using System.Globalization;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies.Language;

/// <summary>Values of a policy in words, as its files write them.</summary>
internal static class Words
{
    /// <summary>A value in words; null when there is nothing to say.</summary>
    public static Text? Of(object? value) => value switch
    {
        null => null,
        Text text => text,
        bool flag => Text.Same(flag ? "true" : "false"),
        Enum word => Text.Same(Kebab.Of(word.ToString())),
        Condition condition => condition.Describe(),
        FactDefinition fact => Text.Same(fact.Code),
        Scale scale => Of(scale),
        string text => Text.Same(text),
        IEnumerable many => Joined(", ", many.Cast<object?>().Select(Of)),
        DateOnly day => Text.Same(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        TimeOnly time => Text.Same(time.ToString("HH:mm", CultureInfo.InvariantCulture)),
        IFormattable number => Text.Same(number.ToString(null, CultureInfo.InvariantCulture)),
        _ => Text.Same(value.ToString()!),
    };

    /// <summary>Several in one line; null when none says anything.</summary>
    public static Text? Joined(string between, IEnumerable<Text?> many) => many.OfType<Text>().ToList() is { Count: > 0 } all
        ? new Text(string.Join(between, all.Select(one => one.Zh)), string.Join(between, all.Select(one => one.En)))
        : null;

    private static Text Of(Scale scale)
    {
        var head = scale.Standard is null ? scale.Code : $"{scale.Code} ({scale.Standard})";
        var values = Joined(scale.Ordered ? " < " : ", ", scale.Values.Select(value =>
        {
            var beside = string.Concat(new[] { value.StandardCode, value.Equivalent is null ? null : $"= {value.Equivalent}" }.OfType<string>().Select(more => $" ({more})"));
            return (Text?)new Text($"{value.Code} {value.Label.Zh}{beside}", $"{value.Code} {value.Label.En}{beside}");
        }));
        return new Text($"{head}：{values?.Zh}", $"{head}: {values?.En}");
    }
}
