using System.Buffers.Binary;
using System.Security.Cryptography;
using Commendation.Application.Common;

namespace Commendation.Infrastructure;

/// <summary>
/// Version 7 GUIDs, each greater than all before it: milliseconds in front, then a counter in the twelve bits that the standard leaves for
/// it. More than 4096 keys in one millisecond borrow from the next.
/// </summary>
internal sealed class Keys(TimeProvider time) : IKeys
{
    private long _last;

    public Guid New()
    {
        long last, next;
        do
        {
            last = Interlocked.Read(ref _last);
            next = Math.Max(time.GetUtcNow().ToUnixTimeMilliseconds() << 12, last + 1);
        }
        while (Interlocked.CompareExchange(ref _last, next, last) != last);

        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[8..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes, (next >> 12 << 16) | 0x7000 | (next & 0xFFF));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
