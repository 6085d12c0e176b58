using System.Globalization;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Services.ServerLog;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.Patroni;

/// <summary>PostgreSQL's parameters of one machine; those that all members share are in <see cref="ClusterSettings"/>.</summary>
internal static class PostgresParameters
{
    /// <summary>What each line of the log begins with; pgBadger reads it by the same text.</summary>
    public const string LinePrefix = "%m [%p] %q%u@%d %r ";

    private const string On = "on";
    private const string Off = "off";

    /// <summary>What follows from this machine, its role apart: it may be a member of either kind.</summary>
    public static YamlMap Local(Machine machine) => new YamlMap
    {
        ["unix_socket_directories"] = "/run/postgresql",
        [PreloadedLibraries.Parameter] = PreloadedLibraries.Of(machine.Region.Declared.Postgresql),
        ["timescaledb.telemetry_level"] = Off,
    }
        .With(Memory(machine)).With(Wal(machine)).With(Encryption(machine)).With(Liveness())
        .With(ServerLogParameters.Of(machine.Region)).With(Logging(machine)).With(DirectoryLogins.Discretion(machine))
        .With(machine.Region.Declared.Postgresql.Parameters.Where(parameter => IsOfMachine(parameter.Key)));

    private static bool IsOfMachine(string parameter) => !ClusterSettings.IsShared(parameter) && parameter != PreloadedLibraries.Parameter;

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
        var budget = WalBudget.For(machine.Group.Hardware, new PostgresFolders(settings.Version));
        return new()
        {
            ["wal_buffers"] = settings.WalBuffers.ToString(),
            ["max_wal_size"] = budget.MaxWalSize.ToString(),
            ["min_wal_size"] = budget.MinWalSize.ToString(),
            ["checkpoint_timeout"] = "15min",
            ["synchronous_commit"] = EnumName.Of(settings.SynchronousCommit),
        };
    }

    private static Dictionary<string, string> Encryption(Machine machine) => new()
    {
        ["ssl"] = On,
        ["ssl_ca_file"] = NodeCertificates.AuthorityPath,
        ["ssl_cert_file"] = NodeCertificates.CertificatePath(PatroniService.Certificate),
        ["ssl_key_file"] = NodeCertificates.KeyPath(PatroniService.Certificate),
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

    private static Dictionary<string, string> Logging(Machine machine) => new()
    {
        ["log_line_prefix"] = LinePrefix,
        ["log_min_duration_statement"] = machine.Region.Declared.Monitoring.Thresholds.QueryP95.ToString(),
        ["log_connections"] = machine.Region.Declared.Security.Audit.Connections ? On : Off,
        ["log_disconnections"] = machine.Region.Declared.Security.Audit.Connections ? On : Off,
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
