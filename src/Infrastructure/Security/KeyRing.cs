using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Commendation.Application.Common;

namespace Commendation.Infrastructure.Security;

/// <summary>
/// Keys that seal what is confidential in the database: AES-256-GCM, each text with a nonce of its own, bound to the column that it stands in.
/// New texts are sealed with the newest key, old ones are opened with theirs. A further key, which does not rotate, makes digests by which
/// equal identifiers are found without being readable. All keys lie in one folder, which every process on one database shares.
/// </summary>
public sealed class KeyRing : IKeyedDigests
{
    /// <summary>Name of a ring that lives as long as the program: for rehearsals and tests, whose databases do not outlive it.</summary>
    public const string Memory = "memory";

    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const string Sealed = "s1:";
    private const string Digested = "h1:";
    private const string DigestName = "digest";

    private static readonly ConcurrentDictionary<string, KeyRing> Opened = new(StringComparer.Ordinal);
    private static readonly Lazy<KeyRing> InMemory = new(() =>
    {
        var ring = new KeyRing(Memory, null);
        ring._keys["1"] = new Key(RandomNumberGenerator.GetBytes(32));
        ring._digest = RandomNumberGenerator.GetBytes(32);
        return ring;
    });

    private readonly string? _folder;
    private readonly ConcurrentDictionary<string, Key> _keys = new(StringComparer.Ordinal);
    private byte[] _digest = [];

    private KeyRing(string identity, string? folder) => (Identity, _folder) = (identity, folder);

    /// <summary>What tells two rings apart.</summary>
    public string Identity { get; }

    /// <summary>Names of its keys: those that open what is sealed, oldest first, and that of the digests.</summary>
    public IReadOnlyList<string> Names => [.. _keys.Keys.Order(StringComparer.Ordinal), DigestName];

    private string Newest => _keys.Keys.Max(StringComparer.Ordinal)!;

    /// <summary>Opens the ring of a folder.</summary>
    /// <param name="folder">The folder, or <see cref="Memory"/>.</param>
    /// <param name="createMissing">Whether keys are made where there are none; only for development.</param>
    /// <exception cref="SettingException">There are no keys, or one cannot be read.</exception>
    public static KeyRing Open(string? folder, bool createMissing)
    {
        if (string.IsNullOrEmpty(folder))
        {
            throw new SettingException("Keys:Folder is not set. It names the folder of the keys that seal personal data; the command 'keys new' makes them.");
        }

        if (folder == Memory)
        {
            return InMemory.Value;
        }

        folder = Path.GetFullPath(folder);
        var ring = Opened.GetOrAdd(folder, _ => new KeyRing(folder, folder));
        ring.Load();
        if (ring._keys.IsEmpty || ring._digest.Length == 0)
        {
            if (!createMissing)
            {
                throw new SettingException($"Keys:Folder: there are no keys in {folder}. Restore them, or make the first ones with the command 'keys new'.");
            }

            ring.Add();
        }

        return ring;
    }

    /// <summary>Adds a key, with which everything is sealed from now on; the first time also the key of the digests. Gives its name.</summary>
    public string Add()
    {
        var folder = _folder ?? throw new InvalidOperationException("A ring in memory does not rotate.");
        PrivateFiles.MakeFolder(folder);
        Write(DigestName);
        var name = TimeProvider.System.GetUtcNow().ToString("yyyyMMddHHmmssfffffff", CultureInfo.InvariantCulture);
        Write(name);
        Load();
        return name;
    }

    /// <summary>Makes the first keys of a folder, or adds one. Gives its name.</summary>
    public static string New(string folder)
    {
        folder = Path.GetFullPath(folder);
        return Opened.GetOrAdd(folder, _ => new KeyRing(folder, folder)).Add();
    }

    /// <summary>Seals a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">Where it will stand; it opens there only.</param>
    public string Seal(string text, string place)
    {
        var name = Newest;
        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[NonceBytes + plain.Length + TagBytes];
        Close(name, plain, box, place);
        return $"{Sealed}{name}:{Convert.ToBase64String(box)}";
    }

    /// <summary>Opens a sealed text.</summary>
    /// <exception cref="CryptographicException">The text was altered or moved, or its key is not in the ring.</exception>
    public string Unseal(string text, string place)
    {
        if (!text.StartsWith(Sealed, StringComparison.Ordinal) || text.IndexOf(':', Sealed.Length) is not (> 0 and var colon))
        {
            throw new CryptographicException($"The content of {place} is not sealed.");
        }

        return Encoding.UTF8.GetString(Open(text[Sealed.Length..colon], Convert.FromBase64String(text[(colon + 1)..]), place));
    }

    /// <summary>Seals bytes.</summary>
    /// <param name="plain">The bytes.</param>
    /// <param name="place">Where they will stand; they open there only.</param>
    /// <returns>Length of the key's name, its name, and the box.</returns>
    public byte[] Seal(ReadOnlySpan<byte> plain, string place)
    {
        var name = Encoding.ASCII.GetBytes(Newest);
        var sealedBytes = new byte[1 + name.Length + NonceBytes + plain.Length + TagBytes];
        sealedBytes[0] = (byte)name.Length;
        name.CopyTo(sealedBytes, 1);
        Close(Newest, plain, sealedBytes.AsSpan(1 + name.Length), place);
        return sealedBytes;
    }

    /// <summary>Opens sealed bytes.</summary>
    /// <exception cref="CryptographicException">They were altered or moved, or their key is not in the ring.</exception>
    public byte[] Unseal(ReadOnlySpan<byte> bytes, string place)
    {
        if (bytes.Length == 0 || bytes.Length < 1 + bytes[0] + NonceBytes + TagBytes)
        {
            throw new CryptographicException($"The content of {place} is not sealed.");
        }

        return Open(Encoding.ASCII.GetString(bytes.Slice(1, bytes[0])), bytes[(1 + bytes[0])..], place);
    }

    /// <summary>A keyed digest: equal texts give equal digests, and nobody without the key can tell the text. A digest stays as it is.</summary>
    public string Digest(string text) => text.StartsWith(Digested, StringComparison.Ordinal)
        ? text
        : Digested + Convert.ToBase64String(HMACSHA256.HashData(_digest, Encoding.UTF8.GetBytes(text)));

    // A box is the nonce, what is sealed, and the tag.
    private void Close(string name, ReadOnlySpan<byte> plain, Span<byte> box, string place)
    {
        RandomNumberGenerator.Fill(box[..NonceBytes]);
        var cipher = _keys[name].Take();
        cipher.Encrypt(box[..NonceBytes], plain, box.Slice(NonceBytes, plain.Length), box[(NonceBytes + plain.Length)..], Encoding.UTF8.GetBytes(place));
        _keys[name].Return(cipher);
    }

    private byte[] Open(string name, ReadOnlySpan<byte> box, string place)
    {
        var plain = new byte[box.Length - NonceBytes - TagBytes];
        var key = Find(name);
        var cipher = key.Take();
        cipher.Decrypt(box[..NonceBytes], box.Slice(NonceBytes, plain.Length), box[(NonceBytes + plain.Length)..], plain, Encoding.UTF8.GetBytes(place));
        key.Return(cipher);
        return plain;
    }

    // A key that another process has added meanwhile is on the disk.
    private Key Find(string name)
    {
        if (!_keys.ContainsKey(name))
        {
            Load();
        }

        return _keys.TryGetValue(name, out var key) ? key : throw new CryptographicException($"The key {name} is not in the folder of keys.");
    }

    private void Load()
    {
        if (_folder is null || !Directory.Exists(_folder))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(_folder, "*.key"))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (name != DigestName && _keys.ContainsKey(name))
            {
                continue;
            }

            byte[] bytes;
            try
            {
                bytes = Convert.FromBase64String(File.ReadAllText(file).Trim());
            }
            catch (FormatException)
            {
                bytes = [];
            }

            if (bytes.Length != 32)
            {
                throw new SettingException($"Keys:Folder: {file} holds no key of 256 bits.");
            }

            if (name == DigestName)
            {
                _digest = bytes;
            }
            else
            {
                _keys.TryAdd(name, new Key(bytes));
            }
        }
    }

    // Written aside and moved, so that nobody reads half a key; a second process keeps the first one's.
    private void Write(string name)
    {
        var file = Path.Combine(_folder!, $"{name}.key");
        if (File.Exists(file))
        {
            return;
        }

        var draft = $"{file}.{Guid.NewGuid():N}";
        PrivateFiles.WriteNew(draft, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }

    // A cipher is for one thread at a time; making one for each text would cost more than the text.
    private sealed class Key(byte[] bytes)
    {
        private readonly ConcurrentBag<AesGcm> _idle = [];

        public AesGcm Take() => _idle.TryTake(out var known) ? known : new AesGcm(bytes, TagBytes);

        public void Return(AesGcm cipher) => _idle.Add(cipher);
    }
}
