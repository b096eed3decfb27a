using System.Linq.Expressions;
using Commendation.Domain.Shared;

namespace Commendation.Application.Common;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">The kind of thing listed.</typeparam>
/// <param name="Items">The page.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>The same page with each item mapped.</summary>
    public Page<TResult> Select<TResult>(Func<T, TResult> map) => new([.. Items.Select(map)], Next);
}

/// <summary>A key that a list can be sorted by. Ties are broken by the aggregate's key.</summary>
/// <typeparam name="T">The kind of thing listed.</typeparam>
/// <param name="Name">Name as callers write it.</param>
/// <param name="Key">The key: a string, a day or a whole number.</param>
public sealed record SortKey<T>(string Name, LambdaExpression Key);

/// <summary>Which page is asked for.</summary>
/// <typeparam name="T">The kind of thing listed.</typeparam>
/// <param name="Key">Sort key; null for the order of creation.</param>
/// <param name="Descending">Largest first.</param>
/// <param name="Cursor">Where the previous page ended; null for the first page.</param>
/// <param name="Size">Items at most.</param>
public sealed record PageRequest<T>(SortKey<T>? Key, bool Descending, string? Cursor, int Size)
{
    /// <summary>Largest page.</summary>
    public const int MaxSize = 200;

    /// <summary>Page size when the caller names none.</summary>
    public const int DefaultSize = 50;

    /// <summary>
    /// Reads what a caller asked for: a sort key with an optional leading minus, a cursor, a size. Unknown keys name the known ones; a
    /// cursor must come from this list under the same sort.
    /// </summary>
    public static Outcome<PageRequest<T>> Read(Paging paging, IReadOnlyList<SortKey<T>> keys)
    {
        var descending = paging.Sort?.StartsWith('-') == true;
        var name = descending ? paging.Sort![1..] : paging.Sort;
        var key = keys.FirstOrDefault(known => known.Name == name);
        if (name is not null && key is null)
        {
            var hint = Nearest.Hint(name, keys.Select(known => known.Name));
            return Refuse("sort", ViolationCode.SortUnknown, $"不能按“{name}”排序。{hint.Zh}", $"The list cannot be sorted by '{name}'.{hint.En}", string.Join(", ", keys.Select(known => known.Name)));
        }

        if (paging.Size is < 1 or > MaxSize)
        {
            return Refuse("size", ViolationCode.SizeOutOfRange, $"每页数量应在1至{MaxSize}之间。", $"The page size must lie in 1..{MaxSize}.", $"1..{MaxSize}");
        }

        if (paging.Cursor is { } cursor && !Cursors.TryRead(cursor, name ?? string.Empty, out _, out _))
        {
            return Refuse("cursor", ViolationCode.CursorInvalid, "游标无效，请从第一页重新开始。", "The cursor does not belong to this list; start again from the first page.", null);
        }

        return new PageRequest<T>(key, descending, paging.Cursor, paging.Size ?? DefaultSize);
    }

    private static Refusal Refuse(string place, ViolationCode code, string zh, string en, string? required) =>
        new(RefusalKind.Shape, [new Violation(code, new Text(zh, en)) { Place = place, Required = required }]);
}

/// <summary>Paging as callers write it.</summary>
/// <param name="Sort">Sort key, with a leading minus for descending; null for the order of creation.</param>
/// <param name="Cursor">The <c>next</c> of the previous page.</param>
/// <param name="Size">Items at most, 1 to 200.</param>
public sealed record Paging(string? Sort = null, string? Cursor = null, int? Size = null);

/// <summary>Cursors: the last item's sort value and key, opaque to callers.</summary>
public static class Cursors
{
    /// <summary>Writes a cursor.</summary>
    public static string Write(string sort, string? value, Guid id) =>
        Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{sort}\n{value}\n{id:N}")).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    /// <summary>Reads a cursor that was written under the same sort.</summary>
    public static bool TryRead(string cursor, string sort, out string value, out Guid id)
    {
        (value, id) = (string.Empty, Guid.Empty);
        var base64 = cursor.Replace('-', '+').Replace('_', '/');
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='), bytes, out var length))
        {
            return false;
        }

        var parts = System.Text.Encoding.UTF8.GetString(bytes, 0, length).Split('\n');
        if (parts.Length != 3 || parts[0] != sort || !Guid.TryParseExact(parts[2], "N", out id))
        {
            return false;
        }

        value = parts[1];
        return true;
    }
}
