namespace ClusterProvisioning.Model;

/// <summary>Where a database machine keeps its server's files (mount points of seed 000 §3.3).</summary>
/// <param name="Version">PostgreSQL's version.</param>
public sealed record PostgresFolders(int Version)
{
    /// <summary>The folder above all data, postgres' home.</summary>
    public const string Home = "/var/lib/postgresql";

    /// <summary>The data directory, PGDATA.</summary>
    public string Data => $"{Home}/{Version}/main";

    /// <summary>The folder of WAL that pg_wal leads to.</summary>
    public string Wal => $"{Home}/wal/{Version}/pg_wal";
}
