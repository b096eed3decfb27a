using System.Linq.Expressions;
using Commendation.Domain.Shared;

namespace Commendation.Infrastructure.Persistence;

/// <summary>Turns specifications into queries.</summary>
internal static class SpecificationEvaluator
{
    /// <summary>What meets the specification, in its order.</summary>
    public static IQueryable<T> Meeting<T>(this IQueryable<T> source, Specification<T> specification)
        where T : class
    {
        var query = source.Where(specification);
        var first = true;
        foreach (var order in specification.OrderExpressions)
        {
            query = query.Ordered(WithoutBoxing(order.Key), order.Descending, first);
            first = false;
        }

        query = specification.Skip is { } skip ? query.Skip(skip) : query;
        return specification.Take is { } take ? query.Take(take) : query;
    }

    /// <summary>What meets the specification's conditions, in no order.</summary>
    public static IQueryable<T> Where<T>(this IQueryable<T> source, Specification<T> specification)
        where T : class =>
        specification.WhereExpressions.Aggregate(source, (query, condition) => query.Where(condition));

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

    private static LambdaExpression WithoutBoxing(LambdaExpression key) =>
        key.Body is UnaryExpression { NodeType: ExpressionType.Convert, Operand: var operand } && key.ReturnType == typeof(object)
            ? Expression.Lambda(operand, key.Parameters)
            : key;
}
