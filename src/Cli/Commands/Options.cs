using System.CommandLine;
using System.Globalization;

namespace Commendation.Cli.Commands;

/// <summary>What options of several commands have in common.</summary>
internal static class Options
{
    /// <summary>Refuses figures outside a range. What is no figure at all is refused before.</summary>
    public static Option<int> Within(this Option<int> option, int least, int most)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var figure) && (figure < least || figure > most))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name} must lie in {least}..{most}."));
            }
        });
        return option;
    }
}
