using System.Diagnostics;
using Commendation.Application.Submissions;
using Commendation.Domain.Shared;
using Microsoft.Extensions.Configuration;

namespace Commendation.Infrastructure.Documents;

/// <summary>
/// Makes PDF of office documents with LibreOffice, where it is installed. One conversion runs at a time: each takes a core and some hundred megabytes.
/// Only documents that were made here are given to it, never those that somebody handed in.
/// </summary>
internal sealed class OfficePrinter(string? program) : IPrinter, IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>The printer that the configuration names by Documents:LibreOffice, or the program soffice of the machine.</summary>
    public static OfficePrinter From(IConfiguration configuration) => new(configuration["Documents:LibreOffice"] is { Length: > 0 } named ? named : Installed());

    /// <summary>Path of LibreOffice; null where there is none.</summary>
    public static string? Installed() => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => new[] { "soffice", "soffice.exe" }, Path.Combine)
        .FirstOrDefault(File.Exists);

    public async Task<Outcome<MadeDocument>> Print(MadeDocument document, CancellationToken ct)
    {
        if (program is null || !File.Exists(program))
        {
            return new Violation(ViolationCode.PdfUnavailable, new Text("本服务器未安装LibreOffice，不能生成PDF；请取docx或xlsx。", "LibreOffice is not installed on this server, so it makes no PDF; ask for docx or xlsx."));
        }

        await _turn.WaitAsync(ct);
        var folder = Directory.CreateTempSubdirectory("commendation-pdf-").FullName;
        try
        {
            var source = Path.Combine(folder, $"document{Path.GetExtension(document.Name)}");
            await File.WriteAllBytesAsync(source, document.Content, ct);
            var made = await Convert(source, "pdf", folder, ct);
            return made is null
                ? new Violation(ViolationCode.PdfUnavailable, new Text("LibreOffice未能生成PDF；请取docx或xlsx。", "LibreOffice made no PDF; ask for docx or xlsx."))
                : new MadeDocument(Path.ChangeExtension(document.Name, ".pdf"), MediaTypes.Pdf, await File.ReadAllBytesAsync(made, ct));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            _turn.Release();
        }
    }

    /// <summary>Has LibreOffice save a file in another format; gives the path of what it wrote, null when it wrote nothing.</summary>
    public async Task<string?> Convert(string source, string format, string folder, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program!) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var argument in new[] { $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--norestore", "--convert-to", format, "--outdir", folder, source })
        {
            start.ArgumentList.Add(argument);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        using var process = Process.Start(start)!;
        try
        {
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token), process.WaitForExitAsync(limit.Token));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            ct.ThrowIfCancellationRequested();
            return null;
        }

        var made = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(source)}.{format}");
        return File.Exists(made) ? made : null;
    }

    public void Dispose() => _turn.Dispose();
}
