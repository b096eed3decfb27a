using System.CommandLine;
using Commendation.Application;
using Commendation.Application.Common;
using Commendation.Domain.Shared;
using Commendation.Infrastructure;
using Commendation.Infrastructure.Persistence;

namespace Commendation.WebApi.Commands;

/// <summary>The database of the server, for commands that work on it while no server need run.</summary>
internal static class ServerDatabase
{
    /// <summary>Settings that take the place of those of the server.</summary>
    public static Option<string[]> Setting { get; } = new("--setting")
    {
        Description = "A setting of the server, key=value, for example Database:Provider=PostgreSql; can be given several times. Settings also come from the environment.",
    };

    /// <summary>A host with the settings of the server, which logs nothing.</summary>
    public static WebApplicationBuilder Builder(ParseResult result)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [.. (result.GetValue(Setting) ?? []).Select(setting => $"--{setting}")], ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        return builder;
    }

    /// <summary>Uses the services over the database, as the program itself; refused when there is none, or its tables are not up to date.</summary>
    public static async Task<T> Use<T>(ParseResult result, Func<Outcome<IServiceProvider>, Task<T>> use)
    {
        var builder = Builder(result);
        builder.Services.AddApplication();
        builder.Services.AddInfrastructure(builder.Configuration);
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<DatabaseStartup>().IsReady(default))
        {
            return await use(new Violation("database-not-ready", new Text("数据库不存在或结构不是最新，请先启动一次服务。", "There is no database, or its tables are not up to date: start the server once."))
            {
                Place = "Database:ConnectionString",
            });
        }

        scope.ServiceProvider.GetRequiredService<Access>().Caller = Caller.System;
        return await use(Outcome<IServiceProvider>.Of(scope.ServiceProvider));
    }
}
