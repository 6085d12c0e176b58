using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Services.Patroni;

/// <summary>Where a database node keeps what (mount points of seed 000 §3.3). All are below the mounts, whose roots stay root's.</summary>
/// <param name="region">The region.</param>
/// <param name="group">The node's group.</param>
internal sealed class DataFolders(Region region, NodeGroup group)
{
    private const string Home = PostgresFolders.Home;

    private readonly int _version = region.Declared.Postgresql.Version;

    /// <summary>What does not depend on the machine.</summary>
    public PostgresFolders Folders => new(_version);

    /// <summary>The data directory, PGDATA.</summary>
    public string Data => Folders.Data;

    /// <summary>The folder of WAL that pg_wal leads to.</summary>
    public string Wal => Folders.Wal;

    /// <summary>The folder that holds a folder per tablespace.</summary>
    public static string Tablespaces => $"{Home}/tablespaces";

    /// <summary>The folder of this version's programs, as Debian packages them.</summary>
    public string Programs => $"/usr/lib/postgresql/{_version}/bin";

    /// <summary>The folders that postgres owns before Patroni starts.</summary>
    public IReadOnlyList<string> Owned => [Parent(Data), Parent(Wal), Tablespaces, .. Further, .. Locations];

    /// <summary>The mounts that must be there before Patroni starts.</summary>
    public IReadOnlyList<string> Mounts => [.. Sets.Select(set => set.Mount)];

    private IEnumerable<DiskSetDeclaration> Sets => group.Hardware.Disks.Values.Where(set => set.Mount is not "/");

    // Disk sets of other uses, such as the staging of backups.
    private IEnumerable<string> Further => Sets.Select(set => set.Mount).Where(mount => !mount.StartsWith(Home, StringComparison.Ordinal));

    // CREATE TABLESPACE wants its folder on every member: one that lacks it stops at replaying the statement.
    private IEnumerable<string> Locations =>
        region.Declared.Database.Tablespaces.Values.Select(tablespace => tablespace.Location.TrimEnd('/')).Order(StringComparer.Ordinal);

    private static string Parent(string path) => path[..path.LastIndexOf('/')];
}
