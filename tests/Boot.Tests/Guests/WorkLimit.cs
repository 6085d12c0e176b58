using System.Diagnostics;

namespace ClusterProvisioning.Boot.Tests.Guests;

/// <summary>A limit of the processor time that a guest may take for something: a busy host stretches the clock, not that.</summary>
internal sealed class WorkLimit : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly Timer _timer;
    private readonly Func<string> _told;
    private readonly CancellationToken _cancel;

    public WorkLimit(Process process, TimeSpan work, TimeSpan clock, Func<string> told, CancellationToken cancel)
    {
        (_told, _cancel) = (told, cancel);
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var (began, at) = (process.TotalProcessorTime, Stopwatch.StartNew());
        _timer = new Timer(_ => Look(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

        void Look()
        {
            if (process.HasExited || process.TotalProcessorTime - began > work || at.Elapsed > clock)
                _source.Cancel();
        }
    }

    /// <summary>The answer, within the limit.</summary>
    public async Task<T> Of<T>(Func<CancellationToken, Task<T>> ask)
    {
        try
        {
            return await ask(_source.Token);
        }
        catch (OperationCanceledException exception) when (!_cancel.IsCancellationRequested)
        {
            throw new TimeoutException(_told(), exception);
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _source.Dispose();
    }
}
