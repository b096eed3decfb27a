using Commendation.Domain.Shared;
using FluentValidation;
using FluentValidation.Results;
using FluentValidation.Validators;

namespace Commendation.Application.Common;

/// <summary>Checks of shape, worded once in both languages.</summary>
internal static class Shapes
{
    public const int ShortText = 200;
    public const int LongText = 4000;

    /// <summary>Something that must not be null.</summary>
    public static IRuleBuilderOptions<T, TElement> Given<T, TElement>(this IRuleBuilder<T, TElement> rule) => rule
        .NotNull().WithErrorCode(ViolationCode.Required.Name).WithState(_ => new Text("此项必填。", "This must be given."));

    /// <summary>A text that must be given, without control characters (line breaks and tabs are text), at most so long.</summary>
    public static IRuleBuilderOptions<T, string> GivenText<T>(this IRuleBuilder<T, string> rule, int max = ShortText) => rule
        .NotEmpty().WithErrorCode(ViolationCode.Required.Name).WithState(_ => new Text("此项必填。", "This must be given."))
        .Must(text => string.IsNullOrWhiteSpace(text) || UnseenCharacter.HasVisible(text)).WithErrorCode(ViolationCode.Required.Name).WithState(_ => new Text("此项没有可见的内容。", "Nothing of it can be seen."))
        .PlainText(max);

    /// <summary>A name, a number or a code that must be given: text on one line of which every character can be seen.</summary>
    public static IRuleBuilderOptions<T, string> GivenName<T>(this IRuleBuilder<T, string> rule, int max = ShortText) => rule
        .GivenText(max)
        .Must(text => text is null || UnseenCharacter.InLine(text) is null).WithErrorCode(ViolationCode.UnseenCharacter.Name).WithState((_, text) => Unseen(UnseenCharacter.InLine(text)!));

    /// <summary>A text without control characters (line breaks and tabs are text), at most so long.</summary>
    public static IRuleBuilderOptions<T, string> PlainText<T>(this IRuleBuilder<T, string> rule, int max = ShortText) => rule
        .MaximumLength(max).WithErrorCode(ViolationCode.TooLong.Name).WithState(_ => new Text($"不得超过{max}字。", $"At most {max} characters."))
        .Must(text => text is null || UnseenCharacter.InText(text) is null).WithErrorCode(ViolationCode.UnseenCharacter.Name).WithState((_, text) => Unseen(UnseenCharacter.InText(text)!));

    /// <summary>A map of texts with short keys.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyDictionary<string, string>> TextMap<T>(this IRuleBuilder<T, IReadOnlyDictionary<string, string>> rule) => rule
        .Must(map => map.Count <= 200).WithErrorCode(ViolationCode.TooMany.Name).WithState(_ => new Text("最多200项。", "At most 200 entries."))
        .Must(map => map.All(pair => IsPlain(pair.Key, ShortText) && pair.Value is not null && IsPlain(pair.Value, LongText)))
        .WithErrorCode(ViolationCode.TextInvalid.Name)
        .WithState(_ => new Text($"每项须为不超过{LongText}字、不含控制字符或改变文字方向的字符的文本。", $"Every entry must be text of at most {LongText} characters, without control characters or characters that turn its direction."));

    /// <summary>Facts by code, each of which the catalogue reads by itself.</summary>
    public static IRuleBuilderOptions<T, WrittenFacts> FactMap<T>(this IRuleBuilder<T, WrittenFacts> rule) => rule
        .Must(facts => facts.Values.Count <= 200).WithErrorCode(ViolationCode.TooMany.Name).WithState(_ => new Text("最多200项。", "At most 200 entries."))
        .Must(facts => facts.Values.All(fact => IsPlain(fact.Key, ShortText) && IsPlain(fact.Value, int.MaxValue)))
        .WithErrorCode(ViolationCode.TextInvalid.Name)
        .WithState(_ => new Text("不得含有控制字符或改变文字方向的字符。", "Control characters and characters that turn the direction of text are not taken."));

    /// <summary>A file by its name, with a text that may be empty but not missing.</summary>
    public static IRuleBuilderOptions<T, KeyValuePair<string, string>> GivenFile<T>(this IRuleBuilderInitialCollection<T, KeyValuePair<string, string>> rule) => rule
        .OverrideIndexer((_, _, file, _) => $"['{file.Key}']")
        .Must(file => file.Value is not null).WithErrorCode(ViolationCode.Required.Name).WithState(_ => new Text("文件内容必填。", "The text of a file must be given."));

    /// <summary>A list that is not endless.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TElement>> AtMost<T, TElement>(this IRuleBuilder<T, IReadOnlyList<TElement>> rule, int max) => rule
        .SetValidator(new ItemsAtMost<T, TElement>(max)).WithErrorCode(ViolationCode.TooMany.Name).WithState(_ => new Text($"最多{max}项。", $"At most {max} entries."));

    /// <summary>A list that is neither empty nor endless.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TElement>> AtLeastOne<T, TElement>(this IRuleBuilder<T, IReadOnlyList<TElement>> rule, int max = 10_000) => rule
        .NotEmpty().WithErrorCode(ViolationCode.Required.Name).WithState(_ => new Text("至少一项。", "At least one is needed."))
        .AtMost(max);

    private static bool IsPlain(string? text, int max) => text is null || (text.Length <= max && UnseenCharacter.InText(text) is null);

    /// <summary>What a validator found, as a violation.</summary>
    public static Violation ToViolation(ValidationFailure failure) => new(
        ViolationCode.Find(failure.ErrorCode) ?? throw new InvalidOperationException($"A validator refuses with the code '{failure.ErrorCode}', which is not declared."),
        failure.CustomState as Text ?? Text.Same(failure.ErrorMessage))
    { Place = string.Join('.', failure.PropertyName.Split('.').Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName)) };

    private static Text Unseen(UnseenCharacter character) => new(
        $"第{character.Index + 1}个字符是{character.Kind.Zh}（{character.Name}），请删去后重新填写。",
        $"Character {character.Index + 1} is {character.Kind.En} ({character.Name}); delete it and write the text again.");
}

/// <summary>A check of how many items a list has, which tells its bound to those who describe requests.</summary>
public interface IItemsAtMost
{
    /// <summary>Items at most.</summary>
    int Max { get; }
}

internal sealed class ItemsAtMost<T, TElement>(int max) : PropertyValidator<T, IReadOnlyList<TElement>>, IItemsAtMost
{
    public int Max => max;

    public override string Name => nameof(ItemsAtMost<,>);

    public override bool IsValid(ValidationContext<T> context, IReadOnlyList<TElement> value) => value.Count <= max;
}

/// <summary>Optimistic concurrency as callers see it.</summary>
internal static class Versions
{
    /// <summary>Refuses when the caller acted on another version than the present one; null lets it pass.</summary>
    public static Refusal? Stale(Aggregate aggregate, int? expected) => Stale(aggregate.Version, expected);

    /// <inheritdoc cref="Stale(Aggregate, int?)"/>
    public static Refusal? Stale(int present, int? expected) => expected is null || expected == present
        ? null
        : new Refusal(
            RefusalKind.Stale,
            [new Violation(
                ViolationCode.Stale,
                new Text($"数据已更新到第{present}版，请刷新后重试。", $"It has moved on to version {present}; reload and try again."))
                { Actual = expected.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), Required = present.ToString(System.Globalization.CultureInfo.InvariantCulture) }]);
}
