using System.CommandLine;
using Commendation.Infrastructure;
using Commendation.Infrastructure.Persistence;
using Commendation.Infrastructure.Security;

namespace Commendation.WebApi.Commands;

/// <summary>The command <c>keys</c>: makes a key that seals personal data, or seals everything anew with the newest.</summary>
internal static class KeysCommand
{
    public static Command Command()
    {
        var make = new Command("new", "Makes the first keys, or adds a key with which everything is sealed from the next start on. Prints its name.") { ServerSettings.Option };
        make.SetAction(result => result.InvocationConfiguration.Output.WriteLine(KeyRing.New(Folder(ServerSettings.Builder(result).Configuration))));
        var reseal = new Command("reencrypt", "Seals everything in the server's database anew with the newest key. Prints the number of rows. After that an older key can be removed.") { ServerSettings.Option };
        reseal.SetAction(Reseal);
        return new Command("keys", "Keys that seal personal data in the database. Exit 0 done, 2 unusable input.") { make, reseal };
    }

    private static async Task<int> Reseal(ParseResult result, CancellationToken ct)
    {
        var builder = ServerSettings.Builder(result);
        builder.Services.AddInfrastructure(builder.Configuration);
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<DatabaseStartup>().IsReady(ct))
        {
            result.InvocationConfiguration.Error.WriteLine("Database:ConnectionString: There is no database, or its tables are not up to date: start the server once. 数据库不存在或结构不是最新，请先启动一次服务。");
            return Exit.UnusableInput;
        }

        result.InvocationConfiguration.Output.WriteLine(await scope.ServiceProvider.GetRequiredService<Resealing>().Run(ct));
        return Exit.Success;
    }

    private static string Folder(IConfiguration configuration) =>
        configuration["Keys:Folder"] is { Length: > 0 } folder && folder != KeyRing.Memory
            ? folder
            : throw new SettingException("Keys:Folder is not set. It names the folder of the keys that seal personal data.");
}
