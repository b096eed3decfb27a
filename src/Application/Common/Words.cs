using System.Text.Json;

namespace Commendation.Application.Common;

/// <summary>Enumerations as the API writes them.</summary>
internal static class Words
{
    /// <summary>The word of a value, in kebab case.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Every value by its word.</summary>
    public static IReadOnlyDictionary<string, T> All<T>()
        where T : struct, Enum => Values<T>.ByWord;

    private static class Values<T>
        where T : struct, Enum
    {
        public static readonly IReadOnlyDictionary<string, T> ByWord = Enum.GetValues<T>().ToDictionary(Of);
    }
}
