using System.Collections.Concurrent;

namespace ClusterProvisioning.Lab.Tests.Integration;

/// <summary>Writes a row every third of a second, each on a connection of its own, and notes when each was acknowledged.
/// A new connection costs both ends 30 ms of a processor: more of them would be the load that keeps their answers away.</summary>
internal sealed class Writer : IAsyncDisposable
{
    // Those that hang on a dead machine must not use them up.
    private const int MostAtOnce = 50;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(300);
    private readonly SemaphoreSlim _free = new(MostAtOnce);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentBag<Task> _attempts = [];
    private readonly Task _running;

    public Writer(Func<Task<string?>> write) => _running = RunAsync(write);

    /// <summary>When which answer came.</summary>
    public ConcurrentQueue<(DateTimeOffset At, string Answer)> Acknowledged { get; } = [];

    /// <summary>Why attempts failed.</summary>
    public ConcurrentQueue<string> Failures { get; } = [];

    public int Count => Acknowledged.Count;

    /// <summary>Waits for an acknowledgement after a moment.</summary>
    public async Task<DateTimeOffset> NextAfterAsync(DateTimeOffset moment, TimeSpan most, Func<string, bool>? wanted = null)
    {
        for (var until = DateTimeOffset.UtcNow + most; DateTimeOffset.UtcNow < until; await Task.Delay(50))
        {
            if (Acknowledged.Where(each => each.At > moment && wanted?.Invoke(each.Answer) != false)
                .OrderBy(each => each.At)
                .FirstOrDefault() is { Answer: not null } found)
            {
                return found.At;
            }
        }

        throw new TimeoutException($"no write within {most.TotalSeconds} s; {string.Join(" | ", Failures.Distinct().Take(5))}");
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running;
        await Task.WhenAll(_attempts);
        _end.Dispose();
        _free.Dispose();
    }

    private async Task RunAsync(Func<Task<string?>> write)
    {
        while (!_end.IsCancellationRequested)
        {
            await _free.WaitAsync();
            _attempts.Add(AttemptAsync(write));
            await Task.Delay(Every);
        }
    }

    private async Task AttemptAsync(Func<Task<string?>> write)
    {
        try
        {
            var answer = await write();
            Acknowledged.Enqueue((DateTimeOffset.UtcNow, answer!));
        }
        catch (Exception exception) when (exception is Npgsql.NpgsqlException or TimeoutException or IOException)
        {
            Failures.Enqueue(exception.Message);
        }
        finally
        {
            _free.Release();
        }
    }
}
