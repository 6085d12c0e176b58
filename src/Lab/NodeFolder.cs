

namespace ClusterProvisioning.Lab;

/// <summary>The folder of one node of a lab.</summary>
/// <param name="Path">The folder.</param>
public sealed record NodeFolder(string Path)
{
    /// <summary>The node's whole file tree: the image with the node's own disk laid over it.</summary>
    public string Root => In("root");

    /// <summary>What the machine wrote to its console.</summary>
    public string Console => In("console.log");

    /// <summary>Which bundle is installed, and which files came with it.</summary>
    public string Installed => In("installed.json");

    /// <summary>The folder that holds the watchdog's pipe; the node sees it.</summary>
    public string Watchdog => In("watchdog");

    /// <summary>What the watchdog's supervisor saw.</summary>
    public string WatchdogLog => In("watchdog.log");

    /// <summary>The image file of a disk.</summary>
    public string DiskImage(string disk) => In($"disks/{disk}.img");

    /// <summary>Where a disk is mounted on the host.</summary>
    public string DiskMount(string disk) => In($"disks/{disk}");

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
