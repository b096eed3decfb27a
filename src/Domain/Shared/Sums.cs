namespace Commendation.Domain.Shared;

internal static class Sums
{
    /// <summary>
    /// The sum of whole numbers that somebody wrote down, or the largest number where it would be larger. A policy is summed up before its
    /// figures have been found to fit, and must be refused for them, not fail on them.
    /// </summary>
    public static int Capped(this IEnumerable<int> figures) => (int)Math.Min(figures.Sum(figure => (long)figure), int.MaxValue);
}
