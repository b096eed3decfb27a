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
        var make = new Command("new", "Makes the first keys, or adds a key with which everything is sealed from the next start on. Prints its name.");
        make.SetAction(_ => Console.Out.WriteLine(KeyRing.New(Folder(Configuration()))));
        var reseal = new Command("reencrypt", "Seals everything in the database anew with the newest key. Prints the number of rows. After that an older key can be removed.");
        reseal.SetAction(Reseal);
        return new Command("keys", "Keys that seal personal data in the database. Exit 0 done, 2 unusable input.") { make, reseal };
    }

    private static async Task Reseal(ParseResult _, CancellationToken ct)
    {
        await using var services = new ServiceCollection().AddInfrastructure(Configuration()).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        Console.Out.WriteLine(await scope.ServiceProvider.GetRequiredService<Resealing>().Run(ct));
    }

    private static ConfigurationManager Configuration() =>
        WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }).Configuration;

    private static string Folder(ConfigurationManager configuration) =>
        configuration["Keys:Folder"] is { Length: > 0 } folder && folder != KeyRing.Memory
            ? folder
            : throw new SettingException("Keys:Folder is not set. It names the folder of the keys that seal personal data.");
}
