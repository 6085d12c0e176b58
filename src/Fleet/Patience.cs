using ClusterProvisioning.Host;

namespace ClusterProvisioning.Fleet;

/// <summary>Waits for health, not for time: asks until the answer is good, and when a deadline passes says what was wrong last and what the machine
/// wrote.</summary>
/// <param name="explain">What is to be seen of a machine that hangs, and what to do next; for the message.</param>
public sealed class Patience(Func<string, CancellationToken, Task<string>> explain)
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(150);

    /// <summary>Asks until nothing is wrong.</summary>
    /// <param name="what">What is waited for.</param>
    /// <param name="node">The machine that explains a hang.</param>
    /// <param name="most">How long to wait.</param>
    /// <param name="ask">Gives what is wrong; null when nothing is.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="FleetException">The deadline passed.</exception>
    public async Task WaitAsync(string what, string node, TimeSpan most, Func<CancellationToken, Task<string?>> ask, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var waiting = new Waiting(AskEvery) { Most = most };
        if (await waiting.UntilAsync(found => found is null, each => AskAsync(ask, each), cancel).ConfigureAwait(false) is not { } wrong)
            return;
        var told = await explain(node, cancel).ConfigureAwait(false);
        throw new FleetException($"{what}: not after {most.TotalSeconds:0} s; last found: {wrong}\n{told}");
    }

    private static async Task<string?> AskAsync(Func<CancellationToken, Task<string?>> ask, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        try
        {
            return await ask(cancel).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            return exception.InnerException is { } inner ? $"{exception.Message} ({inner.Message})" : exception.Message;
        }
    }
}
