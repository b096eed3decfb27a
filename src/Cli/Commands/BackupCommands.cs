using System.CommandLine;
using System.Globalization;
using Commendation.Domain.Shared;
using Commendation.Infrastructure;
using Commendation.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.Cli.Commands;

/// <summary>The commands <c>backup</c> and <c>restore</c>: the server's database as a folder that verifies.</summary>
internal static class BackupCommands
{
    public static Command Backup()
    {
        var folder = new Argument<string>("folder") { Description = "Folder of the backup; it must not be there, or be empty." };
        var command = new Command("backup", "Backs up the server's database while it is in use, and verifies what was written against its journal. Keys are not in it. SQLite only; the other databases have tools of their own. Exit 0 written, 1 it does not verify, 2 unusable input.")
        {
            folder, ServerSettings.Option,
        };
        command.SetAction((result, ct) => ServerDatabase.Use(result, async services => services.Accepted
            ? Tell(result, await services.Value.GetRequiredService<DatabaseBackups>().Make(result.GetRequiredValue(folder), ct))
            : Tell(result, services.Refusal!)));
        return command;
    }

    public static Command Restore()
    {
        var folder = new Argument<string>("folder") { Description = "Folder of the backup." };
        var replace = new Option<bool>("--replace") { Description = "Put it in the place of a database that is there; that one is kept under another name." };
        var command = new Command("restore", "Puts a backup in the place of the server's database, if it verifies. No server may run. Exit 0 restored, 1 it does not verify, 2 unusable input.")
        {
            folder, replace, ServerSettings.Option,
        };
        command.SetAction(async (result, ct) =>
        {
            await using var services = new ServiceCollection().AddLogging().AddInfrastructure(ServerSettings.Read(result)).BuildServiceProvider();
            return Tell(result, await services.GetRequiredService<DatabaseBackups>().Restore(result.GetRequiredValue(folder), result.GetValue(replace), ct));
        });
        return command;
    }

    private static int Tell(ParseResult result, Outcome<Backup> outcome)
    {
        if (!outcome.Accepted)
        {
            var refused = Printed.Refuse(result.InvocationConfiguration.Error, outcome.Violations);
            return outcome.Violations.Any(violation => violation.Code == ViolationCode.BackupInvalid.Name) ? Exit.Findings : refused;
        }

        var (backup, output) = (outcome.Value, result.InvocationConfiguration.Output);
        var made = backup.MadeAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        output.WriteLine($"made 备份时间 {made}, {backup.Bytes} bytes 字节, sha256 {backup.Sha256}");
        output.WriteLine($"keys 密钥 {string.Join(", ", backup.Keys)}");
        foreach (var (campaign, head) in backup.Chains)
        {
            output.WriteLine($"✓ {campaign}: chain ends 链末 {head}");
        }

        return Exit.Success;
    }
}
