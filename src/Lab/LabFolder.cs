namespace ClusterProvisioning.Lab;

/// <summary>The folder of one lab: all its files, and nothing of it elsewhere.</summary>
/// <param name="Name">The lab's name.</param>
/// <param name="Path">The folder.</param>
public sealed record LabFolder(string Name, string Path)
{
    /// <summary>What the lab consists of, and everything that was made for it.</summary>
    public string State => In("state.json");

    /// <summary>Held by the run that changes the lab.</summary>
    public string Lock => In("lock");

    /// <summary>What was done and when, a JSON line each.</summary>
    public string Log => In("lab.log");

    /// <summary>The certificate authority and all certificates with their keys.</summary>
    public string Certificates => In("certificates");

    /// <summary>The passwords.</summary>
    public string Passwords => In("passwords");

    /// <summary>The program that supervises the watchdogs: a copy, so that a new build cannot pull it from under them.</summary>
    public string Program => In("program");

    /// <summary>A region file laid over the declared one, where the lab is scaled.</summary>
    public string ScaledRegion => In("region.yaml");

    /// <summary>The folder of the nodes' folders.</summary>
    public string Nodes => In("nodes");

    /// <summary>A node's files: disks, root, console, watchdog.</summary>
    public NodeFolder Node(string node) => new(System.IO.Path.Combine(Nodes, node));

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
