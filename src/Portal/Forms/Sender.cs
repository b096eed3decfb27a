using System.Security.Cryptography;
using System.Text;
using Commendation.Application.Common;
using Commendation.Domain.Shared;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Commendation.Portal.Forms;

/// <summary>Sends what a form asks for, once for each form: sent again, it leads to where it led the first time and does nothing.</summary>
internal sealed class Sender(IMediator mediator, RequestKey key, Visit visit, IHttpContextAccessor accessor, IOptions<AntiforgeryOptions> antiforgery)
{
    private const int LongestKey = 128;

    /// <summary>Sends a command; leads on when it is accepted, else shows the form again with what was written and what stands in the way.</summary>
    /// <param name="form">The form.</param>
    /// <param name="command">What it asks for.</param>
    /// <param name="to">Where it leads.</param>
    /// <param name="again">The form's page.</param>
    public async Task<IResult> Send<T>(Filled form, IRequest<Outcome<T>> command, Func<T, string> to, Func<Refusal, Task<IResult>> again)
    {
        var http = accessor.HttpContext!;
        if (form.Key is { Length: > 0 and <= LongestKey } sent)
        {
            (key.Key, key.Caller, key.Digest) = ($"form:{sent}", Digest($"{visit.Caller.Organisation}\n{visit.Caller.Subject}"), DigestOf(form, http.Request));
            key.Render = result => (StatusCodes.Status303SeeOther, string.Empty, to((T)result), null);
        }

        var outcome = await mediator.Send(command, http.RequestAborted);
        return outcome.Accepted ? SeeOther(to(outcome.Value))
            : key.Answered?.Location is { } before ? SeeOther(before)
            : await again(Worded(outcome.Refusal));
    }

    private static IResult SeeOther(string address) => new Redirection(address);

    // What a caller of the API does about it is not what somebody at a form does.
    private static Refusal Worded(Refusal refusal) => refusal with
    {
        Violations =
        [
            .. refusal.Violations.Select(violation => violation.Code == ViolationCode.KeyUsed.Name
                ? violation with { Place = null, Message = new Text("此表单先前已经提交并办理，之后又作了改动。请先查看办理结果；如确需再办理一次，请核对后重新提交。", "This form was sent and done before, and was changed since. Look at what came of it first; if you mean to do it once more, check it and send it again.") }
                : violation.Code == ViolationCode.Stale.Name
                    ? violation with { Place = null, Message = new Text("在您填写期间，他人已办理了此事项。什么都没有保存；您填写的内容仍在下面。请看变化后决定是否再次提交。", "While you were writing, somebody else acted on this. Nothing was saved, and what you wrote is still below. See what changed, then decide whether to send it again.") }
                    : violation),
        ],
    };

    private string DigestOf(Filled form, HttpRequest request) => Digest(
        $"{request.Path}\n{string.Join('\n', form.Fields(antiforgery.Value.FormFieldName).OrderBy(written => written.Name, StringComparer.Ordinal).Select(written => $"{written.Name}={written.Value}"))}");

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // 303, so that reloading or going back never sends the form again.
    private sealed class Redirection(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            httpContext.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }
    }
}
