using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Commendation.Application.Common;
using Microsoft.Extensions.Configuration;

namespace Commendation.Infrastructure;

/// <summary>
/// The key ring that exported journals are signed with: ECDSA over P-256, one PEM file for each key in a folder. The newest signs, all of
/// them are published. The first is made when it is needed. Several machines that serve one database share the folder.
/// </summary>
internal sealed class JournalKeys(string folder, TimeProvider time) : IJournalSigner, IDisposable
{
    public const string Setting = "Journal:KeyFolder";
    public const string Algorithm = "ES256";

    private const string Pattern = "journal-*.pem";

    private readonly Lock _lock = new();
    private IReadOnlyList<(ECDsa Key, JournalSignature Public)>? _ring;

    public static JournalKeys From(IConfiguration configuration, TimeProvider time) => new(configuration[Setting] ?? "data/keys", time);

    public JournalSignature Key => Ring()[^1].Public;

    public IReadOnlyList<JournalSignature> Keys => [.. Ring().Select(key => key.Public)];

    public string Sign(string text)
    {
        lock (_lock)
        {
            return Base64Url.EncodeToString(Ring()[^1].Key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256));
        }
    }

    /// <summary>Adds a key, which signs from the next start on; what was signed before stays checkable.</summary>
    public void Rotate()
    {
        PrivateFiles.MakeFolder(folder);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var name = string.Create(CultureInfo.InvariantCulture, $"journal-{time.GetUtcNow():yyyyMMdd'T'HHmmssfff}-{Guid.NewGuid():N}.pem");

        // Another process reads whole files only: the name comes last.
        var unfinished = Path.Combine(folder, $".{name}");
        PrivateFiles.WriteNew(unfinished, key.ExportPkcs8PrivateKeyPem());
        File.Move(unfinished, Path.Combine(folder, name));
    }

    public void Dispose()
    {
        foreach (var (key, _) in _ring ?? [])
        {
            key.Dispose();
        }
    }

    private IReadOnlyList<(ECDsa Key, JournalSignature Public)> Ring()
    {
        lock (_lock)
        {
            if (_ring is null)
            {
                if (!Directory.Exists(folder) || !Directory.EnumerateFiles(folder, Pattern).Any())
                {
                    Rotate();
                }

                _ring = [.. Directory.EnumerateFiles(folder, Pattern).Order(StringComparer.Ordinal).Select(Read)];
            }

            return _ring;
        }
    }

    private static (ECDsa Key, JournalSignature Public) Read(string file)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
            return (key, Of(key));
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException or IOException or UnauthorizedAccessException)
        {
            key.Dispose();
            throw new SettingException($"{Setting}: '{file}' is no readable key: {fault.Message}");
        }
    }

    internal static JournalSignature Of(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var (x, y) = (Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
        // RFC 7638: the required members in the order of their names, without white space.
        var thumbprint = SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}"""));
        return new JournalSignature(
            Algorithm,
            Base64Url.EncodeToString(thumbprint),
            new SortedDictionary<string, string>(StringComparer.Ordinal) { ["crv"] = "P-256", ["kty"] = "EC", ["x"] = x, ["y"] = y });
    }
}

/// <summary>Checks the signatures of exported journals.</summary>
public static class JournalSignatures
{
    /// <summary>The thumbprint of a public key when a signature over a text is its own; null when it is not, or the key is of another kind.</summary>
    public static string? Check(string? algorithm, JsonObject key, string text, string signature)
    {
        if (algorithm != JournalKeys.Algorithm || (string?)key["kty"] != "EC" || (string?)key["crv"] != "P-256")
        {
            return null;
        }

        try
        {
            var point = new ECPoint { X = Base64Url.DecodeFromChars((string)key["x"]!), Y = Base64Url.DecodeFromChars((string)key["y"]!) };
            using var ecdsa = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
            return ecdsa.VerifyData(Encoding.UTF8.GetBytes(text), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256) ? JournalKeys.Of(ecdsa).KeyId : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
