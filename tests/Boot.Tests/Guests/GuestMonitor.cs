using System.Net.Sockets;
using System.Text;

namespace ClusterProvisioning.Boot.Tests.Guests;

/// <summary>QEMU's monitor: what is done to a machine from outside, such as <c>device_del</c> and <c>set_link</c>.</summary>
internal static class GuestMonitor
{
    private const string Prompt = "(qemu) ";

    /// <summary>Tells it a command, and gives what it answers.</summary>
    public static async Task<string> TellAsync(string path, string command, CancellationToken cancel)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel);
        await ReadAsync(socket, cancel);
        await socket.SendAsync(Encoding.ASCII.GetBytes(command + "\n"), cancel);
        return await ReadAsync(socket, cancel);
    }

    private static async Task<string> ReadAsync(Socket socket, CancellationToken cancel)
    {
        var (text, buffer) = (new StringBuilder(), new byte[65536]);
        while (!text.ToString().EndsWith(Prompt, StringComparison.Ordinal))
        {
            var count = await socket.ReceiveAsync(buffer, cancel);
            if (count == 0)
                throw new IOException("QEMU has closed its monitor.");
            text.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }

        return text.ToString();
    }
}
