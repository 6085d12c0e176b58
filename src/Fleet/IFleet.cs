namespace ClusterProvisioning.Fleet;

/// <summary>The machines of a region as every verb reaches, makes and powers them. A lab is one; machines behind ssh, or behind a cloud's agent, can be
/// another.</summary>
public interface IFleet : IMachineAccess
{
    /// <summary>The machines that it wants, in its order.</summary>
    IReadOnlyList<FleetNode> Wanted { get; }

    /// <summary>The machines that are there, wanted or not.</summary>
    IReadOnlyList<string> Present();

    /// <summary>What the last bundle brought to a machine that is there.</summary>
    Installation InstalledOn(string node);

    /// <summary>What is lost with a machine: its disks, in words.</summary>
    IReadOnlyList<string> DisksOf(string node);

    /// <summary>Puts a wanted machine's files into it, whether it runs or not, and takes out what an earlier bundle brought; starts and stops
    /// nothing.</summary>
    Task InstallAsync(string node, CancellationToken cancel);

    /// <summary>Makes a machine with its disks and files unless it is there; it does not run yet.</summary>
    /// <param name="node">The machine.</param>
    /// <param name="extra">Files beside those of its bundle, by path.</param>
    /// <param name="cancel">Stops half way; a further call goes on.</param>
    Task BuildAsync(string node, IReadOnlyDictionary<string, string> extra, CancellationToken cancel);

    /// <summary>Boots a machine; nothing happens if it runs.</summary>
    Task StartAsync(string node, CancellationToken cancel);

    /// <summary>Shuts a machine down; nothing happens if it is off.</summary>
    Task StopAsync(string node, CancellationToken cancel);

    /// <summary>Takes a machine away, its disks with it.</summary>
    Task RemoveAsync(string node, CancellationToken cancel);

    /// <summary>What is wrong with each wanted machine; null where nothing is.</summary>
    Task<IReadOnlyDictionary<string, string?>> HealthAsync(CancellationToken cancel);

    /// <summary>The region's backup repositories and what they hold; none where nobody can say.</summary>
    Task<IReadOnlyList<FleetRepository>> RepositoriesAsync(CancellationToken cancel);
}
