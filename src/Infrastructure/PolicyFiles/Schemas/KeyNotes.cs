using Commendation.Domain.Shared;

namespace Commendation.Infrastructure.PolicyFiles.Schemas;

/// <summary>What an editor says about a key.</summary>
internal static class KeyNotes
{
    public static IReadOnlyDictionary<string, Text> All { get; } = new Dictionary<string, Text>();

    /// <summary>The note for a key of a mapping, or for the key wherever it stands.</summary>
    public static Text? Find(string owner, string key) => All.GetValueOrDefault($"{owner}.{key}") ?? All.GetValueOrDefault(key);
}
