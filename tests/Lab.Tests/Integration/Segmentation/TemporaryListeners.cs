using System.Net;
using System.Net.Sockets;
using ClusterProvisioning.Lab.Networks;

namespace ClusterProvisioning.Lab.Tests.Integration.Segmentation;

/// <summary>
/// Something that listens wherever nothing does, so that what the firewalls let pass is accepted. The kernel shakes hands; nobody has to accept.
/// </summary>
internal sealed class TemporaryListeners : IDisposable
{
    private const int Backlog = 1024;
    private readonly List<Socket> _sockets = [];

    /// <summary>How many there are.</summary>
    public int Count => _sockets.Count;

    /// <summary>Listens in a machine's namespace where nobody does yet.</summary>
    /// <returns>The addresses that the machine does not have, such as a shared one that another holds.</returns>
    public async Task<IReadOnlyList<IPEndPoint>> OpenAsync(NetworkNamespace place, IReadOnlyList<IPEndPoint> ends)
    {
        var elsewhere = new List<IPEndPoint>();
        _sockets.AddRange(await place.RunAsync(() => ends.Select(end => Listen(end, elsewhere)).OfType<Socket>().ToList()));
        return elsewhere;
    }

    /// <inheritdoc/>
    public void Dispose() => _sockets.ForEach(socket => socket.Dispose());

    private static Socket? Listen(IPEndPoint end, List<IPEndPoint> elsewhere)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(end);
            socket.Listen(Backlog);
            return socket;
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AddressNotAvailable)
        {
            if (exception.SocketErrorCode == SocketError.AddressNotAvailable)
                elsewhere.Add(end);
            socket.Dispose();
            return null;
        }
    }
}
