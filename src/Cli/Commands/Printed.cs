using Commendation.Domain.Shared;

namespace Commendation.Cli.Commands;

/// <summary>What commands print, to the console or to files; a file that cannot be written is told.</summary>
internal static class Printed
{
    /// <summary>Tells what is wrong, a line each, each with its place.</summary>
    public static int Refuse(TextWriter error, IEnumerable<Violation> violations)
    {
        foreach (var violation in violations)
        {
            error.WriteLine($"{violation.Place}: {violation.Code}: {violation.Message}");
        }

        return Exit.UnusableInput;
    }

    /// <summary>The format that <c>--format</c> names, or a refusal with the nearest one.</summary>
    public static Outcome<T> Named<T>(this IReadOnlyDictionary<string, T> formats, string name) => formats.TryGetValue(name, out var format)
        ? format
        : Violation.Unknown(ViolationCode.FormatUnknown, name, formats.Keys) with { Place = "--format", Required = string.Join(", ", formats.Keys) };

    /// <summary>Prints to the file of <c>--out</c>, or to the console when none is named.</summary>
    public static int To(string? file, Action<TextWriter> write, TextWriter console, TextWriter error)
    {
        if (file is not null)
        {
            return Write("--out", file, error, write);
        }

        write(console);
        return Exit.Success;
    }

    /// <summary>Writes the file of an option.</summary>
    public static int Write(string option, string file, TextWriter error, Action<TextWriter> write) => Guarded(option, file, error, () =>
    {
        using var stream = new StreamWriter(file);
        write(stream);
    });

    /// <summary>Writes whatever an option names.</summary>
    public static int Guarded(string option, string file, TextWriter error, Action write)
    {
        try
        {
            write();
            return Exit.Success;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Refuse(error, [new Violation(ViolationCode.FileUnwritable, new Text($"无法写入“{file}”：{fault.Message}", $"'{file}' cannot be written: {fault.Message}")) { Place = option }]);
        }
    }
}
