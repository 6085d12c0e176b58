using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Clusters;

/// <summary>
/// A server parameter is set in one place: those that Patroni owns, and those that have a key of their own here, are not in `postgresql.parameters`.
/// </summary>
public sealed class OwnedParameters : IRule
{
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
                $"Take it out here; set it by {owner}.");
    }

    private static string? Owner(string parameter) => parameter.ToLowerInvariant() switch
    {
        "synchronous_standby_names" or "primary_conninfo" or "primary_slot_name" or "hot_standby" => "Patroni",
        "cluster_name" or "listen_addresses" or "port" or "wal_log_hints" => "Patroni",
        "max_connections" => "`postgresql.maxConnections`",
        "superuser_reserved_connections" => "`postgresql.superuserReservedConnections`",
        "shared_buffers" => "`postgresql.sharedBuffers`",
        "effective_cache_size" => "`postgresql.effectiveCacheSize`",
        "work_mem" => "`postgresql.workMem`",
        "maintenance_work_mem" => "`postgresql.maintenanceWorkMem`",
        "autovacuum_max_workers" => "`postgresql.autovacuumMaxWorkers`",
        "wal_buffers" => "`postgresql.walBuffers`",
        "synchronous_commit" => "`postgresql.synchronousCommit`",
        "ssl" or "ssl_min_protocol_version" or "ssl_max_protocol_version" => "`tls.minimumVersion`",
        "logging_collector" or "log_destination" or "log_directory" or "log_filename" or "log_file_mode" or "log_timezone" => "`security.audit`",
        "log_rotation_age" or "log_rotation_size" or "log_truncate_on_rotation" or "log_connections" or "log_disconnections" => "`security.audit`",
        _ => null,
    };
}
