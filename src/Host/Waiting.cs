using Polly;
using Polly.Retry;

namespace ClusterProvisioning.Host;

/// <summary>Asks again and again until an answer is good, or the time is over. The one way to wait for something.</summary>
/// <param name="Every">How long it pauses between two questions.</param>
public sealed record Waiting(TimeSpan Every)
{
    /// <summary>How long it asks; without an end unless given.</summary>
    public TimeSpan Most { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>How often it asks; without an end unless given.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>Asks until the answer is good.</summary>
    /// <param name="isGood">True for an answer that ends the wait.</param>
    /// <param name="ask">The question.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>The last answer, good or not.</returns>
    public async Task<T> UntilAsync<T>(Func<T, bool> isGood, Func<CancellationToken, Task<T>> ask, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(isGood);
        ArgumentNullException.ThrowIfNull(ask);
        var began = TimeProvider.System.GetTimestamp();
        var asked = 0;
        var again = new ResiliencePipelineBuilder<T>().AddRetry(new RetryStrategyOptions<T>
        {
            Delay = Every,
            MaxRetryAttempts = int.MaxValue,
            ShouldHandle = answer => ValueTask.FromResult(answer.Outcome.Exception is null && !isGood(answer.Outcome.Result!) && ++asked < Times && HasTime()),
        }).Build();
        return await again.ExecuteAsync(async token => await ask(token).ConfigureAwait(false), cancel).ConfigureAwait(false);

        bool HasTime() => Most == Timeout.InfiniteTimeSpan || TimeProvider.System.GetElapsedTime(began) <= Most;
    }

    /// <summary>Looks until something is so.</summary>
    /// <returns>False if it is not, and the time is over.</returns>
    public Task<bool> UntilAsync(Func<bool> isSo, CancellationToken cancel) => UntilAsync(so => so, _ => Task.FromResult(isSo()), cancel);
}
