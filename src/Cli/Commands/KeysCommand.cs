using System.CommandLine;
using Commendation.Domain.Shared;
using Commendation.Infrastructure;
using Commendation.Infrastructure.Persistence;
using Commendation.Infrastructure.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.Cli.Commands;

/// <summary>The command <c>keys</c>: makes a key that seals personal data, or seals everything anew with the newest.</summary>
internal static class KeysCommand
{
    public static Command Command()
    {
        var make = new Command("new", "Makes the first keys, or adds a key with which everything is sealed from the next start on. Prints its name.") { ServerSettings.Option };
        make.SetAction(result => result.InvocationConfiguration.Output.WriteLine(KeyRing.New(Folder(ServerSettings.Read(result)))));
        var reseal = new Command("reencrypt", "Seals everything in the server's database anew with the newest key. Prints the number of rows. After that an older key can be removed.") { ServerSettings.Option };
        reseal.SetAction((result, ct) => ServerDatabase.Use(result, services => Reseal(services, result, ct)));
        return new Command("keys", "Keys that seal personal data in the database. Exit 0 done, 2 unusable input.") { make, reseal };
    }

    private static async Task<int> Reseal(Outcome<IServiceProvider> services, ParseResult result, CancellationToken ct)
    {
        if (!services.Accepted)
        {
            return Printed.Refuse(result.InvocationConfiguration.Error, services.Violations);
        }

        result.InvocationConfiguration.Output.WriteLine(await services.Value.GetRequiredService<Resealing>().Run(ct));
        return Exit.Success;
    }

    private static string Folder(IConfiguration configuration) =>
        configuration["Keys:Folder"] is { Length: > 0 } folder && folder != KeyRing.Memory
            ? folder
            : throw new SettingException("Keys:Folder is not set. It names the folder of the keys that seal personal data.");
}
