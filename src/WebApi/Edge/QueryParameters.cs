using System.Globalization;
using System.Reflection;
using Commendation.Domain.Shared;

namespace Commendation.WebApi.Edge;

/// <summary>
/// Holds the query of a request against what its endpoint declares: a name that nobody reads would let a filter fall away in silence, and a
/// date in another notation is another day than was meant.
/// </summary>
internal static class QueryParameters
{
    public static Task Check(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Query.Count == 0 || !http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || http.GetEndpoint()?.Metadata.GetMetadata<MethodInfo>() is not { } handler)
        {
            return next(http);
        }

        var declared = handler.GetParameters().Where(parameter => IsRead(parameter) && !http.Request.RouteValues.ContainsKey(parameter.Name!)).ToDictionary(parameter => parameter.Name!, StringComparer.OrdinalIgnoreCase);
        List<Violation> violations =
        [
            .. from given in http.Request.Query
               from violation in declared.TryGetValue(given.Key, out var parameter) ? Faults(parameter, given.Value) : [Unknown(given.Key, declared.Keys)]
               select violation,
        ];
        return violations.Count == 0 ? next(http) : Problems.Of(ProblemType.Malformed, violations).ToResult().ExecuteAsync(http);
    }

    private static bool IsRead(ParameterInfo parameter) => parameter.ParameterType == typeof(string) || (parameter.ParameterType.IsValueType && parameter.ParameterType != typeof(CancellationToken));

    private static IEnumerable<Violation> Faults(ParameterInfo parameter, IReadOnlyList<string?> given)
    {
        if (given.Count > 1)
        {
            yield return new Violation(
                ViolationCode.ParameterTwice,
                new Text($"参数“{parameter.Name}”重复出现。", $"The parameter '{parameter.Name}' is given {given.Count.ToString(CultureInfo.InvariantCulture)} times."))
            { Place = parameter.Name };
        }
        else if ((Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) == typeof(DateOnly)
            && given is [{ Length: > 0 } written] && !DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            yield return new Violation(
                ViolationCode.ParameterInvalid,
                new Text($"参数“{parameter.Name}”应为日期（yyyy-MM-dd），实际为“{written}”。", $"The parameter '{parameter.Name}' must be a date (yyyy-MM-dd), not '{written}'."))
            { Place = parameter.Name, Actual = written, Required = "a date (yyyy-MM-dd)" };
        }
    }

    private static Violation Unknown(string name, IReadOnlyCollection<string> declared)
    {
        // Only a name of likely length is compared with the others.
        var hint = Nearest.Hint(name.Length <= 40 ? Nearest.To(name, declared) : null);
        var known = declared.Count == 0 ? new Text("该地址没有参数。", "This address has none.") : new Text($"可用的有：{string.Join("、", declared)}。", $"It has: {string.Join(", ", declared)}.");
        return new Violation(
            ViolationCode.ParameterUnknown,
            new Text($"没有名为“{name}”的参数。{(hint.Zh.Length > 0 ? hint.Zh : known.Zh)}", $"There is no parameter '{name}'. {(hint.En.Length > 0 ? hint.En.TrimStart() : known.En)}"))
        { Place = name, Actual = name, Required = string.Join(", ", declared) };
    }
}
