using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Commendation.Portal.Forms;

/// <summary>A form as it was sent.</summary>
public sealed class Filled(IFormCollection form)
{
    /// <summary>A form without anything in it: what a page shows at first.</summary>
    public static Filled Empty { get; } = new(FormCollection.Empty);

    /// <summary>Field of the key that makes a form count once, however often it is sent.</summary>
    public const string KeyField = "_key";

    /// <summary>Field of the version that the form was made from.</summary>
    public const string VersionField = "_version";

    /// <summary>The key of the form.</summary>
    public string Key => this[KeyField];

    /// <summary>The version that the form was made from; null when it names none.</summary>
    public int? Version => int.TryParse(this[VersionField], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    /// <summary>What was written in a field, with the line ends of text; empty when it was not sent.</summary>
    public string this[string field] => form[field].ToString().ReplaceLineEndings("\n");

    /// <summary>What was written in a field, without blanks around it; null when that is nothing.</summary>
    public string? Given(string field) => this[field].Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Every value of a field.</summary>
    public IReadOnlyList<string> All(string field) => [.. form[field].OfType<string>()];

    /// <summary>The keys in a field.</summary>
    public IReadOnlyList<Guid> Keys(string field) => [.. All(field).Select(value => Guid.TryParse(value, out var key) ? key : Guid.Empty).Where(key => key != Guid.Empty)];

    /// <summary>A day; null when none can be read.</summary>
    public DateOnly? Day(string field) => DateOnly.TryParseExact(this[field], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A choice between yes and no; null when none was made.</summary>
    public bool? Choice(string field) => this[field] switch { "true" => true, "false" => false, _ => null };

    /// <summary>Fields whose names begin so, without that beginning.</summary>
    public IReadOnlyDictionary<string, string> Part(string beginning) => form.Keys
        .Where(name => name.StartsWith(beginning, StringComparison.Ordinal))
        .ToDictionary(name => name[beginning.Length..], name => this[name]);

    /// <summary>Every field with every value, but for those that only this page knows.</summary>
    public IEnumerable<(string Name, string Value)> Fields(string tokenField) => form
        .Where(field => field.Key != tokenField)
        .SelectMany(field => field.Value.OfType<string>().Select(value => (field.Key, value)));
}
