using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Commendation.Portal.Forms;

/// <summary>
/// Takes in forms, all of them: only from our own pages. One that comes after the session is over, or from a page that is too old to be
/// known again, is not lost: it is shown to be sent once more.
/// </summary>
internal static class Receipt
{
    /// <summary>Reads a form and hands it on, when it comes from us and, unless anybody may send it, from somebody who has signed in.</summary>
    public static async Task<IResult> Receive(this HttpContext http, Func<Filled, Task<IResult>> handle, bool fromAnybody = false)
    {
        if (!http.Request.HasFormContentType)
        {
            return Pages.Failed(StatusCodes.Status415UnsupportedMediaType);
        }

        var antiforgery = http.RequestServices.GetRequiredService<IAntiforgery>();
        Filled filled;
        try
        {
            filled = new Filled(await http.Request.ReadFormAsync(http.RequestAborted));
        }
        catch (InvalidDataException)
        {
            return Pages.Failed(StatusCodes.Status413PayloadTooLarge);
        }

        // What another site makes a browser send is not even shown.
        if (http.Request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
        {
            return Pages.Failed(StatusCodes.Status400BadRequest);
        }

        var signedIn = fromAnybody || http.RequestServices.GetRequiredService<Visit>().IsSignedIn;
        if (signedIn && await antiforgery.IsRequestValidAsync(http))
        {
            return await handle(filled);
        }

        var field = http.RequestServices.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.FormFieldName;
        return Pages.Show<AgainPage>(
            signedIn ? StatusCodes.Status400BadRequest : StatusCodes.Status401Unauthorized,
            (nameof(AgainPage.Fields), filled.Fields(field).ToList()),
            (nameof(AgainPage.SignedOut), !signedIn));
    }
}
