using System.Collections.Frozen;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Clusters;

/// <summary>
/// A server parameter is set in one place: those that Patroni or the machine's own files own, and those that have a key of their own here, are not in
/// `postgresql.parameters`.
/// </summary>
public sealed class OwnedParameters : IRule
{
    private const string Patroni = "Patroni, which sets it by the member's part in its cluster";
    private const string Restore = "a restore: `provision restore REGION --to TIME`";
    private const string Machine = "the machine's files: other programs look for the server where they put it";
    private const string Archive = "`backup.repositories`: with another one nothing is kept to come back from";
    private const string Certificates = "the machine's certificates";
    private const string Audit = "`security.audit`";
    private const string Tls = "`tls.minimumVersion`";
    private const string Timescale = "`database.timescale.edition`";

    private static readonly FrozenDictionary<string, string> Owners = Table().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public string Code => "CP1027";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return
            from parameter in region.Declared.Postgresql.Parameters.Keys
            let owner = Owner(parameter)
            where owner is not null
            select new Finding(
                ModelPath.Of("postgresql", "parameters", parameter),
                $"The parameter '{parameter}' belongs to {owner}.",
                owner[0] == '`' ? $"Take it out here; set it by {owner.Split(':')[0]}." : "Take it out here.");
    }

    private static string? Owner(string parameter) => Owners.GetValueOrDefault(parameter)
        ?? (parameter.StartsWith("pgaudit.", StringComparison.OrdinalIgnoreCase) ? Audit
            : parameter.StartsWith("recovery_target", StringComparison.OrdinalIgnoreCase) ? Restore
            : null);

    private static IEnumerable<KeyValuePair<string, string>> Table() =>
    [
        .. Of(Patroni, "synchronous_standby_names primary_conninfo primary_slot_name hot_standby cluster_name listen_addresses port wal_log_hints"),
        .. Of(Restore, "recovery_end_command"),
        .. Of(Archive, "archive_mode archive_command archive_library archive_cleanup_command restore_command"),
        .. Of("`backup.wal.archiveTimeout`", "archive_timeout"),
        .. Of(Machine, "data_directory config_file hba_file ident_file external_pid_file"),
        .. Of(Machine, "unix_socket_directories unix_socket_group unix_socket_permissions"),
        .. Of(Certificates, "ssl_ca_file ssl_cert_file ssl_key_file ssl_crl_file ssl_crl_dir"),
        .. Of(Certificates, "ssl_passphrase_command ssl_passphrase_command_supports_reload"),
        .. Of("`postgresql.maxConnections`", "max_connections reserved_connections"),
        .. Of("`postgresql.superuserReservedConnections`", "superuser_reserved_connections"),
        .. Of("`postgresql.sharedBuffers`", "shared_buffers"),
        .. Of("`postgresql.effectiveCacheSize`", "effective_cache_size"),
        .. Of("`postgresql.workMem`", "work_mem"),
        .. Of("`postgresql.maintenanceWorkMem`", "maintenance_work_mem"),
        .. Of("`postgresql.autovacuumMaxWorkers`", "autovacuum_max_workers"),
        .. Of("`postgresql.walBuffers`", "wal_buffers"),
        .. Of("`postgresql.synchronousCommit`", "synchronous_commit"),
        .. Of(Tls, "ssl ssl_min_protocol_version ssl_max_protocol_version"),
        .. Of("`database.roles`: passwords are kept as SCRAM alone", "password_encryption"),
        .. Of(Audit, "logging_collector log_destination log_directory log_filename log_file_mode log_timezone log_line_prefix log_statement"),
        .. Of(Audit, "log_rotation_age log_rotation_size log_truncate_on_rotation log_connections log_disconnections"),
        .. Of(Timescale, "timescaledb.license timescaledb.restoring timescaledb.disable_load"),
    ];

    private static IEnumerable<KeyValuePair<string, string>> Of(string owner, string parameters) =>
        parameters.Split(' ').Select(parameter => new KeyValuePair<string, string>(parameter, owner));
}
