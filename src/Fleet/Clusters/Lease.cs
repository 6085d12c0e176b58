using System.Text.Json;

namespace ClusterProvisioning.Fleet.Clusters;

/// <summary>A lease that is renewed until it is let go, and that says when it may be somebody else's. Its time counts from the moment when the last good
/// request was sent, however long an answer takes.</summary>
internal sealed class Lease : IAsyncDisposable
{
    private readonly Func<CancellationToken, Task<JsonElement>> _renew;
    private readonly TimeSpan _length;
    private readonly TimeSpan _every;
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly Task _keeping;

    /// <summary>Keeps a lease that was granted.</summary>
    /// <param name="renew">Asks for it again; gives etcd's answer.</param>
    /// <param name="length">How long it lasts.</param>
    /// <param name="every">How often it is asked for.</param>
    /// <param name="asked">When it was asked for first, as <see cref="TimeProvider.GetTimestamp"/> has it.</param>
    public Lease(Func<CancellationToken, Task<JsonElement>> renew, TimeSpan length, TimeSpan every, long asked)
    {
        (_renew, _length, _every) = (renew, length, every);
        Extend(asked);
        _keeping = Task.Run(KeepAsync);
    }

    /// <summary>Is cancelled when it ran out, or may have.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _keeping.ConfigureAwait(false);
        _end.Dispose();
        _lost.Dispose();
    }

    private async Task KeepAsync()
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_end.Token, _lost.Token);
        while (!either.IsCancellationRequested)
        {
            var sent = TimeProvider.System.GetTimestamp();
            await RenewAsync(sent, either.Token).ConfigureAwait(false);
            var left = _every - TimeProvider.System.GetElapsedTime(sent);
            await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RenewAsync(long sent, CancellationToken cancel)
    {
        try
        {
            switch (IsGood(await _renew(cancel).ConfigureAwait(false)))
            {
                case true:
                    Extend(sent);
                    break;
                case false:
                    await _lost.CancelAsync().ConfigureAwait(false);
                    break;
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Whatever it was: asked again until the time is over.
        }
    }

    // The clock of a token runs by itself: a call that hangs holds nothing up.
    private void Extend(long sent)
    {
        var left = _length - TimeProvider.System.GetElapsedTime(sent);
        _lost.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    // etcd leaves a TTL of 0 out, or writes it. An error (a moment without a leader) says nothing about the lease, and any other answer is none of a lease
    // that is held.
    private static bool? IsGood(JsonElement answer)
    {
        if (answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("error", out _))
            return null;
        return answer.ValueKind == JsonValueKind.Object
            && answer.TryGetProperty("result", out var result) && result.ValueKind == JsonValueKind.Object
            && result.TryGetProperty("TTL", out var left) && long.TryParse(left.ToString(), out var seconds) && seconds > 0;
    }
}
