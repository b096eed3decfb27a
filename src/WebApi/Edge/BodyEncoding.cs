using Microsoft.Net.Http.Headers;

namespace Commendation.WebApi.Edge;

/// <summary>Bodies are UTF-8, as JSON is; a table tells its encoding itself. The charset may be named, in quotes or without, in either spelling; another one is not taken for it.</summary>
internal static class BodyEncoding
{
    /// <summary>Whether the body is UTF-8 by its type. The framework knows fewer spellings, so that a charset is named to it no more.</summary>
    public static bool Read(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.Charset.HasValue || type.MediaType == "text/csv")
        {
            return true;
        }

        if (HeaderUtilities.RemoveQuotes(type.Charset).Trim().ToString().ToUpperInvariant() is not ("UTF-8" or "UTF8"))
        {
            return false;
        }

        type.Charset = null;
        request.ContentType = type.ToString();
        return true;
    }
}
