using System.Net;
using System.Net.Sockets;
using ClusterProvisioning.Lab.Networks;

namespace ClusterProvisioning.Lab.Tests.Integration.Segmentation;

/// <summary>Connects to many ports at once from one namespace.</summary>
internal static class Prober
{
    /// <summary>What became of each attempt after a while.</summary>
    public static async Task<IReadOnlyList<ProbeResult>> ProbeAsync(NetworkNamespace place, IReadOnlyList<IPEndPoint> targets, TimeSpan patience)
    {
        // A socket belongs to the namespace in which it is made, whoever connects it.
        var sockets = await place.RunAsync(() => targets
            .Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(true, 0) })
            .ToList());
        try
        {
            var attempts = sockets.Select((socket, i) => ConnectAsync(socket, targets[i])).ToList();
            await Task.WhenAny(Task.WhenAll(attempts), Task.Delay(patience));
            return [.. attempts.Select((attempt, i) => attempt.IsCompleted ? Judge(attempt.Result, targets[i]) : ProbeResult.Dropped)];
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }
    }

    // By events: most attempts end unanswered, and an exception each would cost more than the probe.
    private static Task<SocketError> ConnectAsync(Socket socket, IPEndPoint target)
    {
        var answer = new TaskCompletionSource<SocketError>(TaskCreationOptions.RunContinuationsAsynchronously);
        var attempt = new SocketAsyncEventArgs { RemoteEndPoint = target };
        attempt.Completed += (_, done) =>
        {
            answer.TrySetResult(done.SocketError);
            done.Dispose();
        };
        if (!socket.ConnectAsync(attempt))
        {
            answer.TrySetResult(attempt.SocketError);
            attempt.Dispose();
        }

        return answer.Task;
    }

    private static ProbeResult Judge(SocketError error, IPEndPoint target) => error switch
    {
        SocketError.Success => ProbeResult.Accepted,
        SocketError.ConnectionRefused => ProbeResult.Refused,
        SocketError.TimedOut => ProbeResult.Dropped,
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.AccessDenied => ProbeResult.NoWay,
        _ => throw new InvalidOperationException($"{target}: {error}"),
    };
}
