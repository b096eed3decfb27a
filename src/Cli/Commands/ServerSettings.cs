using System.CommandLine;
using Commendation.Infrastructure;
using Microsoft.Extensions.Configuration;

namespace Commendation.Cli.Commands;

/// <summary>The settings of the server, for commands that work on its data while no server need run.</summary>
internal static class ServerSettings
{
    /// <summary>Settings that take the place of those of the server.</summary>
    public static Option<string[]> Option { get; } = new("--setting")
    {
        Description = "A setting of the server, key=value, for example Database:Provider=PostgreSql; can be given several times. Settings also come from the environment.",
    };

    /// <summary>Development, Production or another, named as for the server.</summary>
    public static string Environment =>
        System.Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? System.Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? "Production";

    /// <summary>The settings that the options of a command name, before those of the environment, before those of the server's files.</summary>
    public static IConfiguration Read(ParseResult result) => Read(result.GetValue(Option) ?? []);

    /// <summary>The same with these settings, each key=value.</summary>
    /// <exception cref="SettingException">One is not written so.</exception>
    public static IConfiguration Read(IEnumerable<string> settings) => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json")
        .AddJsonFile($"appsettings.{Environment}.json", optional: true)
        .AddEnvironmentVariables()
        .AddInMemoryCollection(settings.Select(Pair))
        .Build();

    private static KeyValuePair<string, string?> Pair(string setting) => setting.IndexOf('=') switch
    {
        > 0 and var at => new(setting[..at], setting[(at + 1)..]),
        _ => throw new SettingException($"--setting {setting}: write key=value, for example Database:Provider=PostgreSql."),
    };
}
