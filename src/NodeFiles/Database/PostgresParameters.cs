using System.Globalization;
using ClusterProvisioning.NodeFiles.Text;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Yaml;

namespace ClusterProvisioning.NodeFiles.Database;

/// <summary>PostgreSQL's parameters: those that all members share (kept in the DCS), and those of one machine.</summary>
internal static class PostgresParameters
{
    private const string On = "on";
    private const string Off = "off";
    private const int LeastWorkers = 16;

    // Patroni takes these from the DCS only (Patroni docs, "Dynamic Configuration Settings").
    private static readonly HashSet<string> SharedNames = new(StringComparer.Ordinal)
    {
        "max_connections", "max_locks_per_transaction", "max_worker_processes", "max_prepared_transactions",
        "wal_level", "track_commit_timestamp", "max_wal_senders", "max_replication_slots", "wal_log_hints", "hot_standby", "wal_keep_size",
    };

    /// <summary>What all members of a cluster share; a standby stops if it has less than the primary.</summary>
    public static YamlMap Shared(Machine machine)
    {
        var settings = machine.Region.Declared.Postgresql;
        return new YamlMap
        {
            ["max_connections"] = settings.MaxConnections,
            ["max_locks_per_transaction"] = 256,
            ["max_worker_processes"] = Math.Max(LeastWorkers, machine.Group.Hardware.Cores + LeastWorkers),
            ["max_prepared_transactions"] = 0,
            ["wal_level"] = "replica",
            ["wal_log_hints"] = On,
            ["hot_standby"] = On,
            ["max_wal_senders"] = 20,
            ["max_replication_slots"] = 20,
            ["wal_keep_size"] = "64MB",
        }.With(settings.Parameters.Where(parameter => SharedNames.Contains(parameter.Key)));
    }

    /// <summary>What follows from this machine, its role apart: it may be a member of either kind.</summary>
    public static YamlMap Local(Machine machine) => new YamlMap
    {
        ["unix_socket_directories"] = "/run/postgresql",
        ["shared_preload_libraries"] = "timescaledb,pgaudit,pg_stat_statements",
        ["timescaledb.telemetry_level"] = Off,
        ["archive_mode"] = Off,
    }
        .With(Memory(machine)).With(Wal(machine)).With(Encryption(machine)).With(Liveness()).With(Logging())
        .With(machine.Region.Declared.Postgresql.Parameters.Where(parameter => !SharedNames.Contains(parameter.Key)));

    private static Dictionary<string, string> Memory(Machine machine)
    {
        var settings = machine.Region.Declared.Postgresql;
        var memory = PostgresMemory.For(machine.Group.Hardware, settings);
        return new()
        {
            ["shared_buffers"] = memory.SharedBuffers.ToString(),
            ["effective_cache_size"] = memory.EffectiveCacheSize.ToString(),
            ["work_mem"] = settings.WorkMem.ToString(),
            ["maintenance_work_mem"] = settings.MaintenanceWorkMem.ToString(),
            ["autovacuum_max_workers"] = Number(settings.AutovacuumMaxWorkers),
            ["max_parallel_workers"] = Number(Math.Max(2, machine.Group.Hardware.Cores)),
            ["superuser_reserved_connections"] = Number(settings.SuperuserReservedConnections),
            ["huge_pages"] = "try",
        };
    }

    private static Dictionary<string, string> Wal(Machine machine)
    {
        var settings = machine.Region.Declared.Postgresql;
        var budget = WalBudget.For(new DataFolders(machine.Region, machine.Group));
        return new()
        {
            ["wal_buffers"] = settings.WalBuffers.ToString(),
            ["max_wal_size"] = budget.MaxWalSize.ToString(),
            ["min_wal_size"] = budget.MinWalSize.ToString(),
            ["max_slot_wal_keep_size"] = budget.SlotKeep.ToString(),
            ["checkpoint_timeout"] = "15min",
            ["summarize_wal"] = On,
            ["synchronous_commit"] = EnumName.Of(settings.SynchronousCommit),
        };
    }

    private static Dictionary<string, string> Encryption(Machine machine) => new()
    {
        ["ssl"] = On,
        ["ssl_ca_file"] = NodeCertificates.AuthorityPath,
        ["ssl_cert_file"] = NodeCertificates.CertificatePath(DatabaseFiles.Certificate),
        ["ssl_key_file"] = NodeCertificates.KeyPath(DatabaseFiles.Certificate),
        ["ssl_min_protocol_version"] = new TlsVersions(machine.Region.Declared.Tls.MinimumVersion).OpenSsl,
        ["password_encryption"] = "scram-sha-256",
    };

    // A peer that lost its power says no goodbye.
    private static Dictionary<string, string> Liveness() => new()
    {
        ["tcp_keepalives_idle"] = "30",
        ["tcp_keepalives_interval"] = "10",
        ["tcp_keepalives_count"] = "3",
        ["tcp_user_timeout"] = "10s",
        ["wal_receiver_timeout"] = "15s",
        ["wal_sender_timeout"] = "15s",
    };

    private static Dictionary<string, string> Logging() => new()
    {
        ["logging_collector"] = Off,
        ["log_destination"] = "stderr",
        ["log_line_prefix"] = "%m [%p] %q%u@%d %r ",
        ["log_connections"] = On,
        ["log_disconnections"] = On,
        ["log_checkpoints"] = On,
        ["log_lock_waits"] = On,
        ["log_temp_files"] = "64MB",
        // pgaudit's classes are set by role, in the database part: on for a session that copies into a hypertable it crashes the server (rule CP1037).
        ["log_statement"] = "ddl",
        ["pgaudit.log_catalog"] = Off,
        ["pgaudit.log_parameter"] = Off,
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
