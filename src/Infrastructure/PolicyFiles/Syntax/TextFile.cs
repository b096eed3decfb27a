using System.Text;
using Commendation.Domain.Shared;

namespace Commendation.Infrastructure.PolicyFiles.Syntax;

/// <summary>Reads text that must be UTF-8. What cannot be read is told without a place: the caller knows how the file is named.</summary>
public static class TextFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file of at most so many bytes.</summary>
    public static Outcome<string> Read(string path, long largest)
    {
        byte[] bytes;
        try
        {
            if (new FileInfo(path).Length > largest)
            {
                return new Violation(ViolationCode.TooLarge, new Text($"文件超过{largest}字节，请精简。", $"The file is larger than {largest} bytes; make it smaller."));
            }

            bytes = File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new Violation(ViolationCode.FileUnreadable, new Text($"无法读取文件：{fault.Message}", $"The file cannot be read: {fault.Message}"));
        }

        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException fault)
        {
            var line = bytes.AsSpan(0, Math.Clamp(fault.Index, 0, bytes.Length)).Count((byte)'\n') + 1;
            var way = Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase)
                ? new Text("“CSV UTF-8（逗号分隔）”（Excel的“CSV”用GBK等本机编码）", "'CSV UTF-8 (Comma delimited)'; what Excel calls 'CSV' is in the encoding of the machine, such as GBK")
                : new Text("UTF-8", "UTF-8");
            return new Violation(ViolationCode.NotUtf8, new Text($"文件不是UTF-8编码，自第{line}行起无法读取；请另存为{way.Zh}。", $"The file is not UTF-8: it cannot be read from line {line} on. Save it as {way.En}."));
        }
    }
}
