using System.CommandLine;
using Commendation.Application;
using Commendation.Application.Common;
using Commendation.Domain.Shared;
using Commendation.Infrastructure;
using Commendation.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.Cli.Commands;

/// <summary>The database of the server, for commands that work on it while no server need run.</summary>
internal static class ServerDatabase
{
    /// <summary>Uses the services over the database, as the program itself; refused when it cannot be reached, there is none, or its tables are not up to date.</summary>
    public static async Task<T> Use<T>(ParseResult result, Func<Outcome<IServiceProvider>, Task<T>> use)
    {
        var services = new ServiceCollection().AddLogging().AddApplication().AddInfrastructure(ServerSettings.Read(result));
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<DatabaseStartup>().Obstacle(default) is { } obstacle)
        {
            return await use(obstacle);
        }

        scope.ServiceProvider.GetRequiredService<Access>().Caller = Caller.System;
        return await use(Outcome<IServiceProvider>.Of(scope.ServiceProvider));
    }
}
