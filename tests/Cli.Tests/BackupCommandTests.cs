using System.CommandLine;
using System.Runtime.Versioning;
using Commendation.Cli.Commands;
using Commendation.WebApi.Tests.House;
using Microsoft.Data.Sqlite;

namespace Commendation.Cli.Tests;

/// <summary>The commands <c>backup</c> and <c>restore</c>, over the database of a campaign that runs.</summary>
public sealed class BackupCommandTests : IDisposable
{
    private readonly ApiHost _host = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("backup-").FullName;

    private string Backup => Path.Combine(_folder, "kept");

    private string Restored => Path.Combine(_folder, "restored", "commendation.db");

    public void Dispose()
    {
        _host.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_database_in_use_is_backed_up_and_restored_elsewhere_with_the_same_chain()
    {
        await _host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");

        var made = Make();
        made.Exit.Should().Be(0, made.Error);
        made.Output.Should().MatchRegex("✓ qinghai-petition-2018-2020: chain ends 链末 2:[0-9a-f]{64}");
        await _host.Office("630102").Nominates(Nominee.Person(2), on: "2021-07-09");
        var restored = Restore();

        restored.Exit.Should().Be(0, restored.Error);
        restored.Output.Should().Be(made.Output);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Nobody_but_the_user_of_the_program_may_read_a_backup()
    {
        await _host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");
        Make().Exit.Should().Be(0);
        Restore().Exit.Should().Be(0);

        File.GetUnixFileMode(Backup).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        ((string[])[.. Directory.GetFiles(Backup), Restored]).Select(File.GetUnixFileMode).Should().HaveCount(3).And.AllBeEquivalentTo(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_backup_replaces_neither_another_nor_unasked_a_database()
    {
        await _host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");
        Make().Exit.Should().Be(0);

        Make().Error.Should().Contain("backup-exists");
        Restore().Exit.Should().Be(0);
        Restore().Error.Should().Contain("database-exists");
        Restore("--replace").Exit.Should().Be(0);
        Directory.GetFiles(Path.GetDirectoryName(Restored)!, "*.replaced").Should().ContainSingle("the old one is kept");
    }

    [Fact]
    public async Task A_database_in_use_is_not_replaced()
    {
        await _host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");
        Make().Exit.Should().Be(0);
        Restore().Exit.Should().Be(0);
        await using var server = new SqliteConnection($"Data Source={Restored};Pooling=False");
        await server.OpenAsync();
        await using var reading = server.CreateCommand();
        reading.CommandText = "PRAGMA journal_mode = WAL; BEGIN; SELECT COUNT(*) FROM Journal;";
        await reading.ExecuteScalarAsync();

        var (exit, _, error) = Restore("--replace");

        exit.Should().Be(2);
        error.Should().Contain("database-in-use");
    }

    [Fact]
    public async Task Whatever_is_altered_in_a_backup_keeps_it_from_being_restored()
    {
        await _host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");
        Make().Exit.Should().Be(0);
        var (database, manifest) = (Path.Combine(Backup, "commendation.db"), Path.Combine(Backup, "backup.json"));
        var (bytes, text) = (await File.ReadAllBytesAsync(database), await File.ReadAllTextAsync(manifest));

        for (var at = 0; at < bytes.Length; at += bytes.Length / 20)
        {
            var altered = bytes.ToArray();
            altered[at] ^= 1;
            await File.WriteAllBytesAsync(database, altered);
            Restore().Exit.Should().Be(1, "byte {0} was altered", at);
        }

        await File.WriteAllBytesAsync(database, bytes);
        await File.WriteAllTextAsync(manifest, text.Replace(": \"2:", ": \"3:", StringComparison.Ordinal));
        Restore().Exit.Should().Be(1);
        await File.WriteAllTextAsync(manifest, text[..(text.Length / 2)]);
        Restore().Exit.Should().Be(1);
        File.Exists(Restored).Should().BeFalse();
        Directory.GetFiles(Path.GetDirectoryName(Restored)!, "*.unfinished").Should().BeEmpty();
    }

    [Fact]
    public async Task A_backup_that_is_killed_is_not_there_and_the_next_run_clears_what_it_left()
    {
        await _host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");
        await Killed("backup", Backup, draft: () => Directory.Exists(_folder) && Directory.GetDirectories(_folder, "*.unfinished").Length > 0);

        // It is there as a whole or not at all, wherever the kill met it.
        if (Directory.Exists(Backup))
        {
            Restore().Exit.Should().Be(0);
            Directory.Delete(Backup, recursive: true);
        }

        Make().Exit.Should().Be(0);
        Directory.GetDirectories(_folder, "*.unfinished").Should().BeEmpty();
    }

    [Fact]
    public async Task A_restore_that_is_killed_leaves_the_old_database_or_the_new_one_and_can_be_repeated()
    {
        await _host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");
        var made = Make();
        Restore().Exit.Should().Be(0);
        await Killed("restore", Backup, draft: () => File.Exists($"{Restored}.unfinished"), "--replace", "--setting", $"Database:ConnectionString=Data Source={Restored}");

        Path.Exists(Restored).Should().BeTrue();
        Restore("--replace").Output.Should().Be(made.Output);
        File.Exists($"{Restored}.unfinished").Should().BeFalse();
    }

    // Kills the tool, in a process of its own, once it has begun to write.
    private async Task Killed(string command, string folder, Func<bool> draft, params string[] more)
    {
        string[] settings = more.Length > 0 ? more : ["--setting", $"Database:ConnectionString={_host.ConnectionString}"];
        using var process = ToolProcess.Start(_folder, "Development", [command, folder, .. settings, "--setting", $"Keys:Folder={Officers.KeysFolder}"]);
        while (!process.HasExited && !draft())
        {
            await Task.Delay(1);
        }

        process.Kill();
        await process.WaitForExitAsync();
    }

    private (int Exit, string Output, string Error) Make() => Run(BackupCommands.Backup(), Backup, "--setting", $"Database:ConnectionString={_host.ConnectionString}");

    private (int Exit, string Output, string Error) Restore(params string[] more) => Run(BackupCommands.Restore(), [Backup, "--setting", $"Database:ConnectionString=Data Source={Restored}", .. more]);

    private static (int Exit, string Output, string Error) Run(Command command, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = command.Parse([.. arguments, "--setting", $"Keys:Folder={Officers.KeysFolder}"]).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }
}
