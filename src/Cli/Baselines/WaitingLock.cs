using ClusterProvisioning.Host;

namespace ClusterProvisioning.Cli.Baselines;

/// <summary>Keeps two runs from the same work: the second waits. The kernel gives the lock up when its process ends, however that ends.</summary>
internal sealed class WaitingLock : IDisposable
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(100);
    private readonly FileStream _file;

    private WaitingLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, when it is free.</summary>
    public static async Task<WaitingLock> TakeAsync(string path, CancellationToken cancellation)
    {
        var taken = await new Waiting(AskEvery).UntilAsync(found => found is not null, _ => Task.FromResult(TryTake(path)), cancellation);
        return taken!;
    }

    /// <summary>Takes the lock; null if another has it.</summary>
    public static WaitingLock? TryTake(string path)
    {
        try
        {
            // FileShare.None is flock(LOCK_EX) on Linux.
            return new WaitingLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
