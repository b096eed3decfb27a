using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Commendation.Infrastructure.Tests.Persistence;

/// <summary>
/// The least of a SQL Server (MS-TDS): lets anybody in without encryption and answers every command with "done". Enough for SqlClient to go
/// all the way of binding parameters and sending them.
/// </summary>
public sealed class SilentSqlServer : IDisposable
{
    private const byte Rpc = 3;
    private const byte Login = 16;
    private const byte PreLogin = 18;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<byte[]> _calls = [];

    public SilentSqlServer()
    {
        _listener.Start();
        _ = Task.Run(Serve);
    }

    public string ConnectionString =>
        $"Server=127.0.0.1,{((IPEndPoint)_listener.LocalEndpoint).Port};User ID=u;Password=p;Encrypt=False;Pooling=False;Connect Timeout=10;ConnectRetryCount=0";

    /// <summary>Calls with parameters that arrived, as sent.</summary>
    public IReadOnlyList<byte[]> Calls
    {
        get
        {
            lock (_calls)
            {
                return [.. _calls];
            }
        }
    }

    public void Dispose() => _listener.Dispose();

    private async Task Serve()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            try
            {
                await Serve(client.GetStream());
            }
            catch (EndOfStreamException)
            {
                // The client has gone.
            }
        }
    }

    private async Task Serve(NetworkStream stream)
    {
        while (true)
        {
            var (type, message) = await Read(stream);
            if (type == Rpc)
            {
                lock (_calls)
                {
                    _calls.Add(message);
                }
            }

            await stream.WriteAsync(Packet(type switch
            {
                // Version and "no encryption here", each with the offset and length of its value.
                PreLogin => [0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xFF, 16, 0, 0, 0, 0, 0, 2],
                Login => [.. LoginAcknowledged, .. CollationIsLatin1, .. Done],
                _ => Done,
            }));
        }
    }

    private static byte[] LoginAcknowledged
    {
        get
        {
            var name = Encoding.Unicode.GetBytes("Silent");
            byte[] body = [1, 0x74, 0, 0, 4, (byte)(name.Length / 2), .. name, 16, 0, 0, 0];
            return [0xAD, (byte)body.Length, 0, .. body];
        }
    }

    private static byte[] CollationIsLatin1 => [0xE3, 8, 0, 7, 5, 0x09, 0x04, 0xD0, 0x00, 0x34, 0];

    private static byte[] Done => [0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private static byte[] Packet(byte[] payload)
    {
        var packet = new byte[payload.Length + 8];
        packet[0] = 4;
        packet[1] = 1;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
        packet[6] = 1;
        payload.CopyTo(packet, 8);
        return packet;
    }

    private static async Task<(byte Type, byte[] Message)> Read(NetworkStream stream)
    {
        var header = new byte[8];
        var message = new MemoryStream();
        do
        {
            await stream.ReadExactlyAsync(header);
            var payload = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)) - 8];
            await stream.ReadExactlyAsync(payload);
            message.Write(payload);
        }
        while ((header[1] & 1) == 0);
        return (header[0], message.ToArray());
    }
}
