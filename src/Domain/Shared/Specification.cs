using System.Linq.Expressions;

namespace Commendation.Domain.Shared;

/// <summary>
/// A named question about a set of aggregates: which ones, in which order, how many. The vocabulary is that of
/// Ardalis.Specification, so that the package can take this class's place where it can be had.
/// </summary>
/// <typeparam name="T">The kind of thing asked for.</typeparam>
public abstract class Specification<T>
    where T : class
{
    private readonly List<Expression<Func<T, bool>>> _where = [];
    private readonly List<SpecificationOrder<T>> _order = [];

    /// <summary>Starts a specification; derived constructors add to <see cref="Query"/>.</summary>
    protected Specification() => Query = new SpecificationBuilder<T>(this);

    /// <summary>The conditions, all of which must hold.</summary>
    public IReadOnlyList<Expression<Func<T, bool>>> WhereExpressions => _where;

    /// <summary>The order, first key first.</summary>
    public IReadOnlyList<SpecificationOrder<T>> OrderExpressions => _order;

    /// <summary>How many to pass over; null for none.</summary>
    public int? Skip { get; internal set; }

    /// <summary>How many to take at most; null for all.</summary>
    public int? Take { get; internal set; }

    /// <summary>Adds conditions, order and paging.</summary>
    protected SpecificationBuilder<T> Query { get; }

    /// <summary>Whether one thing in memory meets all conditions.</summary>
    public bool IsSatisfiedBy(T entity) => _where.TrueForAll(condition => condition.Compile()(entity));

    internal void Add(Expression<Func<T, bool>> condition) => _where.Add(condition);

    internal void Add(SpecificationOrder<T> order) => _order.Add(order);
}

/// <summary>One key of an order.</summary>
/// <typeparam name="T">The kind of thing ordered.</typeparam>
/// <param name="Key">The key.</param>
/// <param name="Descending">Largest first.</param>
public sealed record SpecificationOrder<T>(Expression<Func<T, object?>> Key, bool Descending);

/// <summary>Fluent additions to a specification.</summary>
/// <typeparam name="T">The kind of thing asked for.</typeparam>
public sealed class SpecificationBuilder<T>
    where T : class
{
    private readonly Specification<T> _specification;

    internal SpecificationBuilder(Specification<T> specification) => _specification = specification;

    /// <summary>Adds a condition.</summary>
    public SpecificationBuilder<T> Where(Expression<Func<T, bool>> condition)
    {
        _specification.Add(condition);
        return this;
    }

    /// <summary>Adds an ascending key.</summary>
    public SpecificationBuilder<T> OrderBy(Expression<Func<T, object?>> key)
    {
        _specification.Add(new SpecificationOrder<T>(key, Descending: false));
        return this;
    }

    /// <summary>Adds a descending key.</summary>
    public SpecificationBuilder<T> OrderByDescending(Expression<Func<T, object?>> key)
    {
        _specification.Add(new SpecificationOrder<T>(key, Descending: true));
        return this;
    }

    /// <summary>Passes over the first ones.</summary>
    public SpecificationBuilder<T> Skip(int count)
    {
        _specification.Skip = count;
        return this;
    }

    /// <summary>Takes at most so many.</summary>
    public SpecificationBuilder<T> Take(int count)
    {
        _specification.Take = count;
        return this;
    }
}
