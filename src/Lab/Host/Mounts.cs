using ClusterProvisioning.Host;

namespace ClusterProvisioning.Lab.Host;

/// <summary>What is mounted on the host.</summary>
internal static class Mounts
{
    /// <summary>The mount points, the last mounted last.</summary>
    public static IReadOnlyList<string> All() => [.. File.ReadLines("/proc/self/mounts").Select(line => Unescape(line.Split(' ')[1]))];

    /// <summary>True if something is mounted at this folder.</summary>
    public static bool Has(string path) => All().Contains(path, StringComparer.Ordinal);

    /// <summary>Takes away what is mounted at a folder; nothing happens where nothing is.</summary>
    public static async Task UnmountAsync(string path, CancellationToken cancel)
    {
        while (Has(path))
            await new ExternalProgram("umount", path).RunAsync(cancel).ConfigureAwait(false);
    }

    private static string Unescape(string text) => text.Replace("\\040", " ", StringComparison.Ordinal);
}
