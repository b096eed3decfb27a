using Commendation.Application.Common;
using Commendation.Application.Submissions;
using Commendation.Domain.Shared;
using MediatR;
using Microsoft.Net.Http.Headers;

namespace Commendation.WebApi.Edge;

/// <summary>The formats that an endpoint answers in besides JSON, by their media types.</summary>
/// <param name="Types">Media types.</param>
internal sealed record AnswersIn(IReadOnlyList<string> Types);

/// <summary>Answers in the format that the caller accepts: JSON, or a document.</summary>
internal static class Documents
{
    private const string Json = "application/json";

    private static readonly string[] Unacceptable = [ViolationCode.NotAcceptable.Name, ViolationCode.PdfUnavailable.Name];

    /// <summary>The media type to answer in: of those that the endpoint knows the one that the caller likes best, JSON where it does not care.</summary>
    /// <param name="http">The request.</param>
    /// <param name="known">Media types of documents.</param>
    public static Outcome<string> Wanted(this HttpContext http, params IReadOnlyList<string> known)
    {
        var accepted = http.Request.GetTypedHeaders().Accept;
        if (accepted.Count == 0)
        {
            return Json;
        }

        IReadOnlyList<string> all = [Json, .. known];
        var wanted =
            from range in accepted.Select((type, i) => (Type: type, Quality: type.Quality ?? 1, Order: i))
            where range.Quality > 0
            orderby range.Quality descending, range.Order
            from type in all
            where MediaTypeHeaderValue.Parse(type).IsSubsetOf(new MediaTypeHeaderValue(range.Type.MediaType))
            select type;
        return wanted.FirstOrDefault() is { } found
            ? found
            : new Violation(
                ViolationCode.NotAcceptable,
                new Text($"该地址的答复有：{string.Join("、", all)}。", $"This address answers in: {string.Join(", ", all)}."))
            { Place = HeaderNames.Accept, Actual = http.Request.Headers.Accept.ToString(), Required = string.Join(", ", all) };
    }

    /// <summary>JSON with what the use case gives, or the document that is written of it.</summary>
    public static async Task<IResult> AnswerIn<T>(
        this IMediator mediator, HttpContext http, IRequest<Outcome<T>> request, Func<T, string, IRequest<Outcome<MadeDocument>>> write, IReadOnlyList<string> known, Func<T, int>? version = null)
    {
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        var wanted = http.Wanted(known);
        if (!wanted.Accepted)
        {
            return Problems.Of(ProblemType.Unacceptable, wanted.Violations).ToResult();
        }

        if (wanted.Value == Json)
        {
            return await mediator.Answer(http, request, version);
        }

        var outcome = await mediator.Send(request, http.RequestAborted);
        return outcome.Accepted ? await mediator.AnswerDocument(http, write(outcome.Value, wanted.Value)) : outcome.Refusal.ToResult();
    }

    /// <summary>The document that a use case makes.</summary>
    public static async Task<IResult> AnswerDocument(this IMediator mediator, HttpContext http, IRequest<Outcome<MadeDocument>> request)
    {
        var made = await mediator.Send(request, http.RequestAborted);
        return made.Accepted ? Results.File(made.Value.Content, made.Value.MediaType, made.Value.Name)
            : made.Violations.All(violation => Unacceptable.Contains(violation.Code)) ? Problems.Of(ProblemType.Unacceptable, made.Violations).ToResult()
            : made.Refusal.ToResult();
    }
}
