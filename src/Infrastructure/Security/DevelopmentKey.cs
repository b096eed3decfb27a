using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Commendation.Infrastructure.Security;

/// <summary>
/// A signing key in a file, made when it is first needed, so that a developer has tokens without an identity provider. Whoever can read
/// the file can be anybody: it serves in Development only.
/// </summary>
public sealed class DevelopmentKey
{
    /// <summary>Who says so, in tokens of this key.</summary>
    public const string Issuer = "urn:commendation:development";

    /// <summary>Name of the key, in the head of its tokens.</summary>
    public const string Id = "development";

    /// <summary>How long a token lasts.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private DevelopmentKey(ECDsa key) => Key = key;

    /// <summary>The key that proves tokens.</summary>
    public ECDsa Key { get; }

    /// <summary>Opens the key of a file, or makes one there. Two programs that start at once use the same.</summary>
    /// <exception cref="SettingException">The environment is not Development, or the file holds no key.</exception>
    public static DevelopmentKey Open(string file, string environment)
    {
        if (environment != "Development")
        {
            throw new SettingException(
                $"Authentication:Authority is not set. It must name an OpenID Connect authority in the environment {environment}; tokens of a local key are for Development only.");
        }

        file = Path.GetFullPath(file);
        if (!File.Exists(file))
        {
            Make(file);
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
        }
        catch (ArgumentException)
        {
            throw new SettingException($"Authentication:DevelopmentKey: {file} holds no key; delete it, and another is made.");
        }

        return new DevelopmentKey(key);
    }

    /// <summary>A bearer token (JWT, ES256) for somebody, under the names of claims that the options give.</summary>
    public string Token(IdentityOptions options, IReadOnlyList<string> roles, string organisation, string? subject = null, IReadOnlyList<string>? campaigns = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Issuer,
            ["aud"] = options.Audience,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
            [options.Claims.Subject] = subject ?? $"{string.Join('+', roles)}@{organisation}",
            [options.Claims.Roles] = roles,
        };
        if (organisation.Length > 0)
        {
            claims[options.Claims.Organisation] = organisation;
        }

        if (campaigns is { Count: > 0 })
        {
            claims[options.Claims.Campaigns] = campaigns;
        }

        var signed = $"{Part(new { alg = "ES256", kid = Id, typ = "JWT" })}.{Part(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(Key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    private static string Part(object part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));

    private static void Make(string file)
    {
        PrivateFiles.MakeFolder(Path.GetDirectoryName(file)!);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var draft = $"{file}.{Guid.NewGuid():N}";
        PrivateFiles.WriteNew(draft, key.ExportPkcs8PrivateKeyPem());
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft); // another program was faster
        }
    }
}
