namespace ClusterProvisioning.Host;

/// <summary>Keeps two runs from the same work; the kernel gives it up when its process ends, however that ends.</summary>
public sealed class RunLock : IDisposable
{
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock or says who holds it.</summary>
    /// <param name="path">The lock's file.</param>
    /// <param name="what">What the other run would be doing.</param>
    /// <param name="command">Written down for the one who is refused.</param>
    public static RunLock Take(string path, string what, string command)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            // FileShare.None is flock(LOCK_EX) on Linux; who holds it stands beside, for the lock's own file cannot be opened meanwhile.
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(HolderFile(path), $"process {Environment.ProcessId}: {command}");
            return new RunLock(file);
        }
        catch (IOException exception) when (File.Exists(HolderFile(path)))
        {
            throw new HostException($"{what} is under way ({File.ReadAllText(HolderFile(path))}); wait for it to end, or end it, then run again.", exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static string HolderFile(string path) => path + ".holder";
}
