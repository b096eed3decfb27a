using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Commendation.Application.Common;
using Commendation.Domain.Shared;

namespace Commendation.Infrastructure.Persistence;

/// <summary>
/// Pages by key: a page begins behind the last item of the one before, so that a late page costs as much as the first one and nothing is
/// shown twice when others add to the list meanwhile.
/// </summary>
internal static class Keyset
{
    private static readonly MethodInfo CompareTexts = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;

    /// <summary>
    /// Queries whose results, one after the other, are the rest of the list. Behind a cursor of a sorted list these are two, the rest of
    /// the items with the same value and the items with the values beyond it: each runs along an index, which one query with an "or" would not.
    /// </summary>
    public static IEnumerable<IQueryable<T>> Rest<T>(IQueryable<T> source, PageRequest<T> page, Func<LambdaExpression, LambdaExpression> normal)
        where T : class
    {
        var down = page.Descending;
        var key = page.Key is { } sort ? normal(sort.Key) : null;
        var id = IdOf<T>();
        if (page.Cursor is not { } cursor)
        {
            yield return key is null ? source.Ordered(id, down, first: true) : source.Ordered(key, down, first: true).Ordered(id, down, first: false);
            yield break;
        }

        if (!Cursors.TryRead(cursor, page.Key?.Name ?? string.Empty, out var text, out var after))
        {
            yield break;
        }

        var laterId = Beyond(id.Body, after, down);
        if (key is null)
        {
            yield return source.Where(Condition<T>(id, laterId)).Ordered(id, down, first: true);
            yield break;
        }

        // A cursor that nobody gave out has nothing behind it.
        if (!TryParse(text, key.ReturnType, out var value))
        {
            yield break;
        }

        yield return source
            .Where(Condition<T>(key, Expression.Equal(key.Body, Parameter(value))))
            .Where(Condition<T>(id, laterId))
            .Ordered(id, down, first: true);
        yield return source
            .Where(Condition<T>(key, Beyond(key.Body, value, down)))
            .Ordered(key, down, first: true).Ordered(id, down, first: false);
    }

    /// <summary>What is read of each item: the item as it is shown, and what a cursor behind it is made of.</summary>
    public static Expression<Func<T, Line<TResult>>> LineOf<T, TResult>(PageRequest<T> page, Expression<Func<T, TResult>> projection, Func<LambdaExpression, LambdaExpression> normal)
    {
        var item = projection.Parameters[0];
        var key = page.Key is { } sort ? (Expression)Expression.Convert(Of(normal(sort.Key), item), typeof(object)) : Expression.Constant(null);
        return Expression.Lambda<Func<T, Line<TResult>>>(Expression.New(typeof(Line<TResult>).GetConstructors().Single(), projection.Body, key, Of(IdOf<T>(), item)), item);
    }

    private static LambdaExpression IdOf<T>()
    {
        var item = Expression.Parameter(typeof(T), "item");
        return Expression.Lambda(Expression.Property(item, nameof(Aggregate.Id)), item);
    }

    private static Expression<Func<T, bool>> Condition<T>(LambdaExpression key, Expression body) =>
        Expression.Lambda<Func<T, bool>>(body, key.Parameters);

    private static BinaryExpression Beyond(Expression key, object value, bool descending)
    {
        var (left, right) = key.Type == typeof(string)
            ? ((Expression)Expression.Call(CompareTexts, key, Parameter(value)), (Expression)Expression.Constant(0))
            : (key, Parameter(value));
        return descending ? Expression.LessThan(left, right) : Expression.GreaterThan(left, right);
    }

    // Read through a field, the value becomes a parameter of the query; as a constant it would be compiled into a query of its own.
    private static MemberExpression Parameter(object value)
    {
        var box = typeof(Box<>).MakeGenericType(value.GetType());
        return Expression.Field(Expression.Constant(Activator.CreateInstance(box, value), box), nameof(Box<>.After));
    }

    // A line break ends a part of the cursor, and names may hold one.
    private static string Print(object value) => value switch
    {
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        string text => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal),
        _ => throw new NotSupportedException($"A list cannot be sorted by {value.GetType().Name}."),
    };

    private static bool TryParse(string text, Type type, out object value)
    {
        value = text;
        if (type == typeof(DateOnly))
        {
            var isDay = DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
            value = day;
            return isDay;
        }

        if (type == typeof(int))
        {
            var isNumber = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
            value = number;
            return isNumber;
        }

        value = text.Replace("%0A", "\n", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
        return type == typeof(string) ? true : throw new NotSupportedException($"A list cannot be sorted by {type.Name}.");
    }

    private static Expression Of(LambdaExpression lambda, ParameterExpression item) => new Instead(lambda.Parameters[0], item).Visit(lambda.Body);

    /// <summary>One line of a list.</summary>
    /// <param name="Item">The item as it is shown.</param>
    /// <param name="Key">Value of the sort key; null in the order of creation.</param>
    /// <param name="Id">Key of the item.</param>
    public sealed record Line<T>(T Item, object? Key, Guid Id)
    {
        /// <summary>The cursor of what follows.</summary>
        public string Cursor(string? sort) => Cursors.Write(sort ?? string.Empty, Key is null ? null : Print(Key), Id);
    }

    private sealed class Instead(ParameterExpression old, ParameterExpression given) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == old ? given : node;
    }

    private sealed class Box<TValue>(TValue after)
    {
        public readonly TValue After = after;
    }
}
