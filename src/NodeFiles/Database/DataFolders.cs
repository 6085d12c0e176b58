using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;

namespace ClusterProvisioning.NodeFiles.Database;

/// <summary>Where a database node keeps what (mount points of seed 000 §3.3). All are below the mounts, whose roots stay root's.</summary>
/// <param name="region">The region.</param>
/// <param name="group">The node's group.</param>
internal sealed class DataFolders(Region region, NodeGroup group)
{
    private const string Home = "/var/lib/postgresql";

    private readonly int _version = region.Declared.Postgresql.Version;

    /// <summary>PGDATA.</summary>
    public string Data => $"{Home}/{_version}/main";

    /// <summary>pg_wal.</summary>
    public string Wal => $"{Home}/wal/{_version}/pg_wal";

    /// <summary>The folder that holds a folder per tablespace.</summary>
    public static string Tablespaces => $"{Home}/tablespaces";

    /// <summary>The programs.</summary>
    public string Programs => $"/usr/lib/postgresql/{_version}/bin";

    /// <summary>The folders that postgres owns before Patroni starts.</summary>
    public IReadOnlyList<string> Owned => [Parent(Data), Parent(Wal), Tablespaces, .. Further];

    /// <summary>The mounts that must be there before Patroni starts.</summary>
    public IReadOnlyList<string> Mounts => [.. Sets.Select(set => set.Mount)];

    /// <summary>The disk set that holds the WAL.</summary>
    public DiskSetDeclaration? WalDisk => group.Hardware.Disks.Values.Where(set => Holds(set, Wal)).MaxBy(set => set.Mount.Length);

    /// <summary>True if the WAL shares its disk with the data.</summary>
    public bool WalSharesDisk => WalDisk is { } disk && Holds(disk, Data);

    private IEnumerable<DiskSetDeclaration> Sets => group.Hardware.Disks.Values.Where(set => set.Mount is not "/");

    // Disk sets of other uses, such as the staging of backups.
    private IEnumerable<string> Further => Sets.Select(set => set.Mount).Where(mount => !mount.StartsWith(Home, StringComparison.Ordinal));

    private static bool Holds(DiskSetDeclaration set, string path) =>
        set.Mount is "/" || path.StartsWith(set.Mount + "/", StringComparison.Ordinal);

    private static string Parent(string path) => path[..path.LastIndexOf('/')];
}
