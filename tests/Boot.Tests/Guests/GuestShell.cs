using System.Net.Sockets;
using System.Text;

namespace ClusterProvisioning.Boot.Tests.Guests;

/// <summary>The test's way into a guest: the socket behind the serial port on which <c>judge.service</c> listens.</summary>
internal sealed class GuestShell : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly StringBuilder _left = new();
    private readonly byte[] _buffer = new byte[65536];

    public void Dispose() => _socket.Dispose();

    /// <summary>Connects to QEMU's end.</summary>
    public Task ConnectAsync(string path, CancellationToken cancel) => _socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel).AsTask();

    /// <summary>Hands over a script.</summary>
    public async Task SendAsync(string script, CancellationToken cancel) =>
        await _socket.SendAsync(Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(script)) + "\n"), cancel);

    /// <summary>The next line.</summary>
    public async Task<string> ReadLineAsync(CancellationToken cancel)
    {
        while (true)
        {
            var text = _left.ToString();
            var end = text.IndexOf('\n', StringComparison.Ordinal);
            if (end >= 0)
            {
                _left.Remove(0, end + 1);
                return text[..end].TrimEnd('\r');
            }

            var count = await _socket.ReceiveAsync(_buffer, cancel);
            if (count == 0)
                throw new IOException("QEMU has closed the serial port of the test's shell.");
            _left.Append(Encoding.ASCII.GetString(_buffer, 0, count));
        }
    }
}
