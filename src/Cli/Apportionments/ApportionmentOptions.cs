using System.Globalization;
using System.Text.Json;
using Commendation.Domain.Apportionments;
using Commendation.Domain.Shared;

namespace Commendation.Cli.Apportionments;

/// <summary>Reads the words of the command line; whatever is wrong with them is bad input like a bad file, with the option as its place.</summary>
internal sealed class ApportionmentOptions
{
    public static readonly IReadOnlyDictionary<string, ApportionmentMethod> Methods =
        Enum.GetValues<ApportionmentMethod>().ToDictionary(method => JsonNamingPolicy.KebabCaseLower.ConvertName(method.ToString()));

    private readonly List<Violation> _violations = [];

    public IReadOnlyList<Violation> Violations => _violations;

    /// <summary>The one word given for an option; null when there is none.</summary>
    public string? One(string option, IReadOnlyList<string>? words, bool required = false)
    {
        if (words is null or { Count: 0 } && required)
        {
            Add(ViolationCode.OptionMissing, option, $"缺少{option}。", $"{option} is missing.");
        }
        else if (words is { Count: > 1 })
        {
            Add(ViolationCode.OptionRepeated, option, $"{option}只能给一次。", $"{option} can be given once only.");
        }

        return words is [var word, ..] ? word : null;
    }

    public ApportionmentMethod Method(string option, string? word)
    {
        if (word is not null && !Methods.ContainsKey(word))
        {
            var hint = Nearest.Hint(word, Methods.Keys);
            var known = string.Join(", ", Methods.Keys);
            Add(ViolationCode.ApportionmentMethodUnknown, option, $"没有方法“{word}”。{hint.Zh}可用：{known}。", $"There is no method '{word}'.{hint.En} Known: {known}.");
        }

        return word is null ? default : Methods.GetValueOrDefault(word);
    }

    public int? Count(string option, string? word)
    {
        if (word is null)
        {
            return null;
        }

        if (!int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count))
        {
            Add(ViolationCode.NotACount, option, $"“{word}”不是名额数。", $"'{word}' is not a number of places.");
        }

        return count;
    }

    public IReadOnlyList<MixFactor> Mix(string option, string? word)
    {
        var factors = new List<MixFactor>();
        foreach (var part in word?.Split(',') ?? [])
        {
            var equals = part.LastIndexOf('=');
            if (equals <= 0 || !Share.TryParse(part[(equals + 1)..], out var share))
            {
                Add(ViolationCode.MixUnreadable, option, $"“{part}”应写成staff=60%。", $"'{part}' should read like staff=60%.");
                continue;
            }

            factors.Add(new MixFactor(part[..equals].Trim(), share));
        }

        return factors;
    }

    public void Unknown(string word) => Add(ViolationCode.OptionUnknown, word, $"不认识“{word}”。", $"'{word}' means nothing here.");

    private void Add(ViolationCode code, string option, string zh, string en) => _violations.Add(new Violation(code, new Text(zh, en)) { Place = option });
}
