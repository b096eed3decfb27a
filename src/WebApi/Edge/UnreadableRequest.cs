using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Commendation.Domain.Calendars;
using Commendation.Domain.Shared;

namespace Commendation.WebApi.Edge;

/// <summary>A request that an endpoint itself cannot read, with the violation that says why.</summary>
internal sealed class UnreadableRequestException(Violation violation) : BadHttpRequestException(violation.Message.En)
{
    public Violation Violation { get; } = violation;
}

/// <summary>
/// Words what is wrong with a request that could not be read: which part, on which line, what is expected. The words of the framework and
/// its type names say nothing to a caller and stay inside.
/// </summary>
internal static partial class UnreadableRequest
{
    private const int MatchMilliseconds = 1000;

    /// <summary>What is said where nothing but a status code is known, and whether a token came with the request.</summary>
    public static Problem Of(HttpContext http) => Of(
        http.Response.StatusCode,
        http.Request.Headers.Authorization.ToString() is var header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase));

    /// <summary>What is said of a status where nothing else is known.</summary>
    public static Problem Of(int status, bool withToken = false)
    {
        var (type, message) = status switch
        {
            StatusCodes.Status401Unauthorized when withToken => (
                ProblemType.SignInInvalid, new Text("令牌无效或已过期，请重新登录。", "The token is not valid, or no longer; sign in again.")),
            StatusCodes.Status401Unauthorized => (
                ProblemType.NotSignedIn, new Text("请在请求头Authorization中携带有效的Bearer令牌。", "Send a valid bearer token in the header Authorization.")),
            StatusCodes.Status404NotFound => (ProblemType.NoSuchAddress, new Text("没有这个地址，接口说明见 /docs。", "There is no such address; see /docs.")),
            StatusCodes.Status405MethodNotAllowed => (
                ProblemType.NoSuchMethod, new Text("该地址不支持此方法，接口说明见 /docs。", "This address does not know the method; see /docs.")),
            StatusCodes.Status413PayloadTooLarge => (
                ProblemType.TooLarge, new Text("请求正文超过允许的大小，请分批提交。", "The body exceeds the allowed size; send it in several parts.")),
            StatusCodes.Status429TooManyRequests => (
                ProblemType.TooMany, new Text("请求过于频繁，请按Retry-After所示秒数后重试。", "Too many requests; try again after the seconds that Retry-After names.")),
            StatusCodes.Status503ServiceUnavailable => (
                ProblemType.TooSlow, new Text("请求未能在限定时间内完成，请稍后重试或分批办理。", "The request did not finish in time; try again later or in parts.")),
            StatusCodes.Status415UnsupportedMediaType => (ProblemType.MediaType, new Text("请以 application/json 提交，编码为UTF-8。", "Send the body as application/json in UTF-8.")),
            _ => (ProblemType.Failed, new Text("请求未能处理，接口说明见 /docs。", "The request could not be handled; see /docs.")),
        };
        return Problems.Of(type, [new Violation(ViolationCode.Find(type.Name)!, message)], status);
    }

    public static Problem Of(BadHttpRequestException exception) => exception switch
    {
        UnreadableRequestException { Violation: var violation } => Problems.Of(ProblemType.Malformed, [violation]),
        { InnerException: JsonException json } => Problems.Of(ProblemType.BodyUnreadable, [.. InJson(json)]),
        { StatusCode: StatusCodes.Status400BadRequest } => Problems.Of(ProblemType.Malformed, [Parameter(exception.Message)]),
        _ => Of(exception.StatusCode),
    };

    private static IEnumerable<Violation> InJson(JsonException json)
    {
        var message = json.Message;
        var place = json.Path?.TrimStart('$', '.') is { Length: > 0 } path ? path : null;
        var line = ((json.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
        if (MissingMembers().Match(message) is { Success: true } missing)
        {
            return Quoted().Matches(missing.Groups[1].Value).Select(name => new Violation(
                ViolationCode.MemberMissing,
                new Text($"缺少必填项“{name.Groups[1].Value}”。", $"The member '{name.Groups[1].Value}' is missing."))
            { Place = place is null ? name.Groups[1].Value : $"{place}.{name.Groups[1].Value}" });
        }

        if (UnknownMember().Match(message) is { Success: true } unknown)
        {
            var (written, hint) = (unknown.Groups[1].Value, Nearest.Hint(unknown.Groups[1].Value, Members(unknown.Groups[2].Value)));
            return [new Violation(
                ViolationCode.MemberUnknown,
                new Text($"第{line}行：没有名为“{written}”的项。{hint.Zh}", $"Line {line}: there is no member '{written}'.{hint.En}"))
                { Place = place, Actual = written }];
        }

        if (DuplicateMember().Match(message) is { Success: true } twice)
        {
            return [new Violation(
                ViolationCode.MemberTwice,
                new Text($"第{line}行：“{twice.Groups[1].Value}”重复出现。", $"Line {line}: the member '{twice.Groups[1].Value}' is given twice."))
                { Place = place ?? twice.Groups[1].Value }];
        }

        if (message.Contains("null values", StringComparison.Ordinal))
        {
            return [new Violation(ViolationCode.ValueInvalid, new Text($"第{line}行：“{place}”不能为null。", $"Line {line}: '{place}' must not be null.")) { Place = place, Actual = "null" }];
        }

        if (WrongType().Match(message) is { Success: true } wrong)
        {
            var expected = Expected(Named(NullableOf().Replace(wrong.Groups[1].Value, "$1"), place));
            return [new Violation(
                ViolationCode.ValueInvalid,
                new Text($"第{line}行：“{place ?? "正文"}”应为{expected.Zh}。", $"Line {line}: '{place ?? "the body"}' must be {expected.En}."))
                { Place = place, Required = expected.En }];
        }

        var column = ((json.BytePositionInLine ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
        return [new Violation(
            ViolationCode.JsonInvalid,
            new Text(
                $"请求正文不是有效的JSON：第{line}行第{column}字节处无法读取，请检查引号、逗号和括号。",
                $"The body is not valid JSON: it cannot be read at line {line}, byte {column}; look at quotes, commas and brackets."))
            { Place = place, Actual = $"{line}:{column}" }];
    }

    // The members that a body of the type can have, as callers write them.
    private static IEnumerable<string> Members(string type) => TypeOf(type)?.GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)) ?? [];

    private static Type? TypeOf(string type) => typeof(UnreadableRequest).Assembly.GetType(type) ?? typeof(Violation).Assembly.GetType(type) ?? Type.GetType(type);

    // The serialiser names the type that it was reading; what was wrong may be a member of it, which the path tells.
    private static Type? Named(string name, string? place)
    {
        var type = TypeOf(name);
        foreach (var step in type?.Assembly == typeof(object).Assembly || type == typeof(Moment) || place is null ? [] : place.Split('.'))
        {
            var member = type?.GetProperties().FirstOrDefault(property => string.Equals(property.Name, step.Split('[')[0], StringComparison.OrdinalIgnoreCase))?.PropertyType;
            type = step.EndsWith(']') ? member?.GetGenericArguments().FirstOrDefault() : member;
        }

        return type;
    }

    private static Text Expected(Type? type)
    {
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        if (type is { IsEnum: true })
        {
            var names = Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName).ToList();
            return new Text($"下列之一：{string.Join("、", names)}", $"one of: {string.Join(", ", names)}");
        }

        return type switch
        {
            _ when type == typeof(DateOnly) => new Text("日期（yyyy-MM-dd）", "a date (yyyy-MM-dd)"),
            _ when type == typeof(Moment) => new Text("日期或日期和时刻（yyyy-MM-dd 或 yyyy-MM-ddTHH:mm，北京时间）", "a date, or a date and a time (yyyy-MM-dd or yyyy-MM-ddTHH:mm, Asia/Shanghai)"),
            _ when type == typeof(Guid) => new Text("编号（UUID）", "a key (UUID)"),
            _ when type == typeof(bool) => new Text("true或false", "true or false"),
            _ when type == typeof(int) => new Text("整数", "a whole number"),
            _ when type == typeof(string) => new Text("文本", "text"),
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => new Text("数组", "an array"),
            _ => new Text("对象", "an object"),
        };
    }

    private static Violation Parameter(string message)
    {
        if (message.Contains("no body was provided", StringComparison.Ordinal))
        {
            return NoBody();
        }

        if (MissingParameter().Match(message) is { Success: true } missing)
        {
            return missing.Groups[2].Value == "body"
                ? NoBody()
                : new Violation(ViolationCode.ParameterMissing, new Text($"缺少参数“{missing.Groups[1].Value}”。", $"The parameter '{missing.Groups[1].Value}' is missing.")) { Place = missing.Groups[1].Value };
        }

        if (WrongParameter().Match(message) is { Success: true } wrong)
        {
            var expected = Expected(wrong.Groups[1].Value switch { "DateOnly" => typeof(DateOnly), "Moment" => typeof(Moment), "int" => typeof(int), "bool" => typeof(bool), _ => typeof(string) });
            var (name, given) = (wrong.Groups[2].Value, wrong.Groups[3].Value);
            return new Violation(
                ViolationCode.ParameterInvalid,
                new Text($"参数“{name}”应为{expected.Zh}，实际为“{given}”。", $"The parameter '{name}' must be {expected.En}, not '{given}'."))
            { Place = name, Actual = given, Required = expected.En };
        }

        return new Violation(ViolationCode.RequestInvalid, new Text("请求无法读取，接口说明见 /docs。", "The request cannot be read; see /docs."));
    }

    private static Violation NoBody() =>
        new(ViolationCode.BodyMissing, new Text("缺少请求正文；没有内容时请发送{}。", "The body is missing; send {} when there is nothing to say."));

    [GeneratedRegex("missing required properties including: (.+?)\\.(?: Path:|$)", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex MissingMembers();

    [GeneratedRegex("'([^']+)'", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex Quoted();

    [GeneratedRegex("JSON property '([^']+)' could not be mapped to any \\.NET member contained in type '([^']+)'", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex UnknownMember();

    [GeneratedRegex("Duplicate property '([^']+)'", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex DuplicateMember();

    [GeneratedRegex("could not be converted to ([^ ]+?)\\.(?: Path:|$)", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex WrongType();

    [GeneratedRegex("^System\\.Nullable`1\\[(.+)\\]$", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex NullableOf();

    [GeneratedRegex("^Required parameter \"[^\"]*?(\\w+)\" was not provided from ([\\w ]+)\\.$", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex MissingParameter();

    [GeneratedRegex("^Failed to bind parameter \"(?:Nullable<)?(\\w+)>? (\\w+)\" from \"(.*)\"\\.$", RegexOptions.Singleline, MatchMilliseconds)]
    private static partial Regex WrongParameter();
}
