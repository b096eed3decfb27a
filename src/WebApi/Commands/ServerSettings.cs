using System.CommandLine;

namespace Commendation.WebApi.Commands;

/// <summary>How commands that work on the server's database learn its settings.</summary>
internal static class ServerSettings
{
    /// <summary>The option that names settings besides those of the files and the environment.</summary>
    public static Option<string[]> Option { get; } = new("--setting")
    {
        Description = "A setting of the server, key=value, for example Database:Provider=PostgreSql; can be given several times. Settings also come from the environment.",
    };

    /// <summary>A host with these settings, which logs nothing.</summary>
    public static WebApplicationBuilder Builder(ParseResult result)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. (result.GetValue(Option) ?? []).Select(setting => $"--{setting}")],
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders();
        return builder;
    }
}
