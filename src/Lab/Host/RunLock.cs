using System.Text;

namespace ClusterProvisioning.Lab.Host;

/// <summary>Keeps two runs from the same work; the kernel gives it up when its process ends, however that ends.</summary>
public sealed class RunLock : IDisposable
{
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock or says who holds it.</summary>
    /// <param name="path">The lock's file.</param>
    /// <param name="what">What the other run would be doing.</param>
    /// <param name="command">Written into the file, for the one who is refused.</param>
    public static RunLock Take(string path, string what, string command)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            // FileShare.None is flock(LOCK_EX) on Linux.
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            file.Write(Encoding.UTF8.GetBytes($"process {Environment.ProcessId}: {command}\n"));
            file.Flush();
            return new RunLock(file);
        }
        catch (IOException exception) when (Holder(path) is not null)
        {
            throw new LabException($"{what} is under way ({Holder(path)}); wait for it to end, or end it, then run again.", exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static string? Holder(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file);
            return reader.ReadToEnd().Trim();
        }
        catch (IOException)
        {
            return null;
        }
    }
}
