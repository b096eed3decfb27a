using System.Text.Json;

namespace Commendation.Application.Common;

/// <summary>Enumerations as the API writes them.</summary>
internal static class Words
{
    /// <summary>The word of a value, in kebab case.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
