using System.Globalization;

namespace Commendation.WebApi.Tests.House;

/// <summary>The machine speaks a language for a while.</summary>
internal sealed class Language : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public Language(string name) => CultureInfo.CurrentUICulture = new CultureInfo(name);

    public void Dispose() => CultureInfo.CurrentUICulture = _before;
}
