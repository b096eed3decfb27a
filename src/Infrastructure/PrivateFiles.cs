namespace Commendation.Infrastructure;

/// <summary>Files and folders that hold keys or data about persons: nobody but the user under whom the program runs may read them.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Folder = File | UnixFileMode.UserExecute;

    /// <summary>Makes a folder, and those above it, where they are missing. One that is there stays as it is: its rights are the operator's.</summary>
    public static void MakeFolder(string path) =>
        _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, Folder);

    /// <summary>Opens a file for writing; where it is made, it is private from its first byte on.</summary>
    public static FileStream Write(string path, FileMode mode, FileShare share = FileShare.None)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = File;
        }

        return new FileStream(path, options);
    }

    /// <summary>Writes a new file.</summary>
    /// <exception cref="IOException">It is there already.</exception>
    public static void WriteNew(string path, string text)
    {
        using var writer = new StreamWriter(Write(path, FileMode.CreateNew));
        writer.Write(text);
    }
}
