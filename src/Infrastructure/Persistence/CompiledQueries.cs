using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Commendation.Infrastructure.Persistence;

/// <summary>Queries that nearly every request asks, each compiled once for each model: every kind of database and every ring of keys has its own.</summary>
internal static class CompiledQueries
{
    /// <summary>The query for a context.</summary>
    /// <param name="context">The context.</param>
    /// <param name="compile">Makes it; its result is kept under its type.</param>
    public static TQuery In<TQuery>(CommendationContext context, Func<TQuery> compile)
        where TQuery : Delegate =>
        Kept<TQuery>.ByModel.GetValue(context.Model, _ => compile());

    private static class Kept<TQuery>
        where TQuery : Delegate
    {
        public static readonly ConditionalWeakTable<IModel, TQuery> ByModel = [];
    }
}
