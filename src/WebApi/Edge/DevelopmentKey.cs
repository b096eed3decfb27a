using System.Security.Cryptography;
using Commendation.Infrastructure;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Commendation.WebApi.Edge;

/// <summary>
/// A signing key in a file, made when it is first needed, so that a developer has tokens without an identity provider. Whoever can read
/// the file can be anybody: it serves in Development only.
/// </summary>
internal sealed class DevelopmentKey
{
    /// <summary>Who says so, in tokens of this key.</summary>
    public const string Issuer = "urn:commendation:development";

    /// <summary>How long a token lasts.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private DevelopmentKey(ECDsa key) => SecurityKey = new ECDsaSecurityKey(key) { KeyId = "development" };

    /// <summary>The key that proves tokens.</summary>
    public ECDsaSecurityKey SecurityKey { get; }

    /// <summary>Opens the key of a file, or makes one there. Two programs that start at once use the same.</summary>
    /// <exception cref="SettingException">The environment is not Development, or the file holds no key.</exception>
    public static DevelopmentKey Open(string file, IHostEnvironment environment)
    {
        if (!environment.IsDevelopment())
        {
            throw new SettingException(
                $"Authentication:Authority is not set. It must name an OpenID Connect authority in the environment {environment.EnvironmentName}; tokens of a local key are for Development only.");
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

    /// <summary>A token for somebody.</summary>
    public string Token(string audience, IReadOnlyDictionary<string, object> claims, TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            Claims = new Dictionary<string, object>(claims),
            SigningCredentials = new SigningCredentials(SecurityKey, SecurityAlgorithms.EcdsaSha256),
        });
    }

    private static void Make(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var draft = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(draft, options))
        {
            writer.Write(key.ExportPkcs8PrivateKeyPem());
        }

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
