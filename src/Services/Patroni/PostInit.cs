using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.Patroni;

/// <summary>Run once, when Patroni has made a new cluster: what PgBouncer's auth_query and the first backup need, and nothing else.</summary>
internal static class PostInit
{
    /// <summary>Where the script lies that Patroni runs once, in a new cluster.</summary>
    public const string Path = "/usr/local/lib/cluster/post-init";

    /// <summary>The function that PgBouncer asks.</summary>
    public const string Function = "pgbouncer.get_auth";

    /// <summary>The script: roles and the lookup function that poolers and backups need from the first moment.</summary>
    public static NodeFile Of() => TextFile.Script(
        Path,
        "#!/bin/sh",
        TextFile.Notice,
        "# Patroni gives the connection string of the new cluster's superuser.",
        "set -eu",
        "exec psql -X -q -v ON_ERROR_STOP=1 --single-transaction \"$1\" <<'SQL'",
        Sql,
        "SQL").ReadBy("new clusters", ChangeTakes.Nothing);

    // Three repositories may be backed up at once while both sites' timers check the
    // archive and people do by hand; a limit met is a backup or a check that fails.
    private const string BackupConnections = "10";

    private const string BackupFunctions =
        "pg_backup_start(text, boolean), pg_backup_stop(boolean), pg_switch_wal(), pg_create_restore_point(text)";

    // A secret is given only of roles that may come through the poolers: never of superusers or replication roles.
    private const string Sql = $"""
        CREATE ROLE {DatabaseRoles.Pooled} NOLOGIN;
        CREATE ROLE {DatabaseRoles.Lookup} LOGIN;
        CREATE SCHEMA pgbouncer;
        CREATE FUNCTION {Function}(p_user text) RETURNS TABLE (usename name, passwd text)
          LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
          BEGIN ATOMIC
            SELECT r.rolname, r.rolpassword
              FROM pg_catalog.pg_authid r
             WHERE r.rolname = p_user
               AND r.rolcanlogin AND NOT r.rolsuper AND NOT r.rolreplication
               AND (r.rolvaliduntil IS NULL OR r.rolvaliduntil > pg_catalog.now())
               AND pg_catalog.pg_has_role(r.oid, '{DatabaseRoles.Pooled}', 'MEMBER');
          END;
        REVOKE ALL ON FUNCTION {Function}(text) FROM PUBLIC;
        GRANT USAGE ON SCHEMA pgbouncer TO {DatabaseRoles.Lookup};
        GRANT EXECUTE ON FUNCTION {Function}(text) TO {DatabaseRoles.Lookup};
        CREATE ROLE {DatabaseRoles.Backup} LOGIN CONNECTION LIMIT {BackupConnections} IN ROLE pg_read_all_settings, pg_checkpoint;
        GRANT EXECUTE ON FUNCTION {BackupFunctions} TO {DatabaseRoles.Backup};
        """;
}
