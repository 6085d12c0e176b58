using System.Net.Sockets;
using System.Text;

namespace ClusterProvisioning.Boot.Tests.Guests;

/// <summary>The test's way into a guest: the socket behind the serial port on which <c>judge.service</c> listens.</summary>
internal sealed class GuestShell : IDisposable
{
    private Socket _socket = Unix();
    private readonly StringBuilder _left = new();
    private readonly byte[] _buffer = new byte[65536];

    public void Dispose() => _socket.Dispose();

    /// <summary>Connects to QEMU's end; false where nobody listens on its file yet.</summary>
    public async Task<bool> TryConnectAsync(string path, CancellationToken cancel)
    {
        try
        {
            await _socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel);
            return true;
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionRefused)
        {
            _socket.Dispose();
            _socket = Unix();
            return false;
        }
    }

    private static Socket Unix() => new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

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
