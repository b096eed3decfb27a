using System.Linq.Expressions;
using Ardalis.Specification;

namespace Commendation.Infrastructure.Persistence;

/// <summary>Turns specifications into queries with the package's own evaluators; its evaluator for EF Core would bring nothing that is used.</summary>
internal static class SpecificationEvaluator
{
    /// <summary>What meets the specification, in its order.</summary>
    public static IQueryable<T> Meeting<T>(this IQueryable<T> source, Specification<T> specification)
        where T : class =>
        PaginationEvaluator.Instance.GetQuery(OrderEvaluator.Instance.GetQuery(source.Where(specification), specification), specification);

    /// <summary>What meets the specification's conditions, in no order.</summary>
    public static IQueryable<T> Where<T>(this IQueryable<T> source, Specification<T> specification)
        where T : class =>
        WhereEvaluator.Instance.GetQuery(source, specification);

    /// <summary>Orders by a key whose type is known at run time only.</summary>
    public static IQueryable<T> Ordered<T>(this IQueryable<T> source, LambdaExpression key, bool descending, bool first)
    {
        var method = (first, descending) switch
        {
            (true, false) => nameof(Queryable.OrderBy),
            (true, true) => nameof(Queryable.OrderByDescending),
            (false, false) => nameof(Queryable.ThenBy),
            (false, true) => nameof(Queryable.ThenByDescending),
        };
        return source.Provider.CreateQuery<T>(
            Expression.Call(typeof(Queryable), method, [typeof(T), key.ReturnType], source.Expression, Expression.Quote(key)));
    }
}
