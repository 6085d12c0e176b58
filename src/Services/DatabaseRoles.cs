namespace ClusterProvisioning.Services;

/// <summary>The roles that the machines themselves need; none has a password.</summary>
public static class DatabaseRoles
{
    /// <summary>Where the socket is by which daemons of the same machine come in.</summary>
    public const string SocketFolder = "/run/postgresql";

    /// <summary>The superuser: administrators by certificate from the bastion, Patroni by its socket.</summary>
    public const string Superuser = "postgres";

    /// <summary>Members stream as this role.</summary>
    public const string Replication = "replicator";

    /// <summary>pg_rewind connects as this role.</summary>
    public const string Rewind = "rewind";

    /// <summary>PgBouncer looks secrets up as this role.</summary>
    public const string Lookup = "pgbouncer_auth";

    /// <summary>A role can log in through the poolers only as a member of this one.</summary>
    public const string Pooled = "pooled";

    /// <summary>postgres_exporter reads statistics as this role, by the socket; it needs pg_monitor.</summary>
    public const string Monitor = "monitor";

    /// <summary>pgBackRest starts and stops backups as this role, by the socket; it reads no table.</summary>
    public const string Backup = "backup";
}
