using System.ComponentModel;
using System.Data.Common;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Commendation.Infrastructure;

/// <summary>
/// Lets a program end with an exit code that its users know, whatever is wrong around it. A setting, a database, a file or a port that cannot
/// be used is told in one line; what is left is a fault of the program itself and is told in full.
/// </summary>
public static class Surroundings
{
    /// <summary>What the program was given cannot be used.</summary>
    public const int Unusable = 2;

    /// <summary>The program itself is at fault.</summary>
    public const int Fault = 70;

    private static readonly string[] Readers = ["Microsoft.Extensions.Configuration", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Server"];

    /// <summary>Runs the program.</summary>
    public static async Task<int> Run(Func<Task<int>> program, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(error);
        try
        {
            return await program();
        }
        catch (Exception fault) when (Told(fault) is { } told)
        {
            await error.WriteLineAsync(told.ReplaceLineEndings(" "));
            return Unusable;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            await error.WriteLineAsync($"程序发生故障，请将以下内容告知开发者。 The program failed; tell its developers what follows.{Environment.NewLine}{fault}");
            return Fault;
        }
    }

    /// <summary>What a fault and its last cause say, on one line.</summary>
    public static string Cause(Exception fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var last = fault.GetBaseException();

        // Beneath a network that was not reached, Windows' code for success can lie.
        return (last == fault || last is Win32Exception { NativeErrorCode: 0 } ? fault.Message : $"{fault.Message}: {last.Message}").ReplaceLineEndings(" ");
    }

    private static string? Told(Exception? fault) => fault switch
    {
        null => null,
        SettingException => fault.Message,
        DbException => $"数据库无法使用：{Cause(fault)} / The database cannot be used: {Cause(fault)}",
        IOException or UnauthorizedAccessException or SocketException or TimeoutException or CryptographicException => fault.Message,

        // How the libraries tell of a setting that they cannot read. The binder's method can be compiled into ours, and then it is not the source.
        InvalidOperationException or FormatException when Readers.Any(reader => fault.Source?.StartsWith(reader, StringComparison.Ordinal) == true)
            || fault.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal) => fault.Message,
        _ => Told(fault.InnerException),
    };
}
