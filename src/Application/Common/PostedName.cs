namespace Commendation.Application.Common;

/// <summary>Who was posted in notices, by every name that they have had.</summary>
/// <param name="Names">The names.</param>
/// <param name="IsLeft">Whether the nomination has ended otherwise than by an honour.</param>
internal sealed record PostedName(IReadOnlyList<string> Names, bool IsLeft);
