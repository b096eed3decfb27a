using System.Diagnostics;
using System.IO.Compression;
using System.Text;

namespace Commendation.Infrastructure.Tests.Documents;

/// <summary>Changes office files as other programs and people do: part by part.</summary>
internal static class OfficeFile
{
    /// <summary>The text of a part.</summary>
    public static string Part(this byte[] file, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>The file with a part changed.</summary>
    public static byte[] Edit(this byte[] file, string name, Func<string, string> change)
    {
        var text = file.Part(name);
        var changed = change(text);
        changed.Should().NotBe(text, "an edit that changes nothing proves nothing");
        return file.With(name, changed);
    }

    /// <summary>The file with a part added or replaced.</summary>
    public static byte[] With(this byte[] file, string name, string text) => file.With(name, Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="With(byte[], string, string)"/>
    public static byte[] With(this byte[] file, string name, byte[] content)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(name)?.Delete();
            using var entry = archive.CreateEntry(name).Open();
            entry.Write(content);
        }

        return stream.ToArray();
    }

    /// <summary>The first occurrence of a text replaced; it must occur.</summary>
    public static string First(this string text, string old, string @new)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        at.Should().BeGreaterThanOrEqualTo(0, "'{0}' must occur", old);
        return text[..at] + @new + text[(at + old.Length)..];
    }

    /// <summary>The element around a text.</summary>
    public static string Around(this string xml, string text, string element)
    {
        var at = xml.IndexOf(text, StringComparison.Ordinal);
        at.Should().BeGreaterThanOrEqualTo(0, "'{0}' must occur", text);
        var start = Math.Max(xml.LastIndexOf($"<{element}>", at, StringComparison.Ordinal), xml.LastIndexOf($"<{element} ", at, StringComparison.Ordinal));
        var end = xml.IndexOf($"</{element}>", at, StringComparison.Ordinal) + element.Length + 3;
        return xml[start..end];
    }
}

/// <summary>LibreOffice, where it is installed.</summary>
internal static class LibreOffice
{
    /// <summary>Why a test that needs it does not run; null where it does.</summary>
    public static string? Missing => Environment.GetEnvironmentVariable("COMMENDATION_REQUIRE_LIBREOFFICE") == "1" || Program is not null
        ? null
        : "LibreOffice is not installed: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils fonts-noto-cjk";

    private static string? Program => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);

    /// <summary>Saves a file anew, or as PDF, in the program's own way.</summary>
    public static byte[] Save(byte[] file, string from, string to)
    {
        var folder = Directory.CreateTempSubdirectory("commendation-office-").FullName;
        try
        {
            var (source, target) = (Path.Combine(folder, $"form.{from}"), Path.Combine(folder, "saved"));
            File.WriteAllBytes(source, file);
            Run("soffice", $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--norestore", "--convert-to", to, "--outdir", target, source);
            return File.ReadAllBytes(Path.Combine(target, $"form.{to}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The share of dark points of each page of a PDF, as poppler draws it.</summary>
    public static IReadOnlyList<double> Ink(byte[] pdf)
    {
        var folder = Directory.CreateTempSubdirectory("commendation-pages-").FullName;
        try
        {
            var source = Path.Combine(folder, "form.pdf");
            File.WriteAllBytes(source, pdf);
            Run("pdftoppm", "-r", "40", "-gray", source, Path.Combine(folder, "page"));
            return [.. Directory.EnumerateFiles(folder, "*.pgm").Order(StringComparer.Ordinal).Select(Dark)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The text of a PDF without its blanks.</summary>
    public static string Text(byte[] pdf)
    {
        var folder = Directory.CreateTempSubdirectory("commendation-text-").FullName;
        try
        {
            var source = Path.Combine(folder, "form.pdf");
            File.WriteAllBytes(source, pdf);
            Run("pdftotext", source, Path.Combine(folder, "form.txt"));
            return string.Concat(File.ReadAllText(Path.Combine(folder, "form.txt")).Where(letter => !char.IsWhiteSpace(letter)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // A portable grey map: three lines of head, then a byte for each point.
    private static double Dark(string page)
    {
        var bytes = File.ReadAllBytes(page);
        var (head, lines) = (0, 0);
        while (lines < 3)
        {
            lines += bytes[head++] == '\n' ? 1 : 0;
        }

        return bytes.Skip(head).Count(point => point < 128) / (double)(bytes.Length - head);
    }

    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        arguments.ToList().ForEach(start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit(TimeSpan.FromMinutes(2)).Should().BeTrue("{0} must end", program);
        process.ExitCode.Should().Be(0, "{0}: {1}", program, string.Join('\n', output.Result));
    }
}

/// <summary>A fact that needs LibreOffice.</summary>
public sealed class LibreOfficeFactAttribute : FactAttribute
{
    public LibreOfficeFactAttribute() => Skip = LibreOffice.Missing;
}
