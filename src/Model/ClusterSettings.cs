using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>What all members of a site's cluster share. Patroni keeps it in its DCS: the machines' files bring it in when a cluster is made, and
/// later changes go through Patroni's REST API.</summary>
public sealed class ClusterSettings
{
    private const int LeastWorkers = 16;

    // Longer than a crash recovery between two checkpoints of a healthy disk takes, and within the promise of 60 s.
    private const int PrimaryStartTimeout = 30;

    // Patroni takes those down to wal_keep_size from the DCS only (Patroni docs, "Dynamic Configuration Settings"); the rest bounds slots and ships
    // WAL, which members share.
    private static readonly HashSet<string> SharedNames = new(StringComparer.Ordinal)
    {
        "max_connections", "max_locks_per_transaction", "max_worker_processes", "max_prepared_transactions",
        "wal_level", "track_commit_timestamp", "max_wal_senders", "max_replication_slots", "wal_log_hints", "hot_standby",
        "wal_keep_size", WalBudget.SlotParameter,
        "archive_mode", "archive_command", "archive_timeout",
    };

    /// <summary>The settings of a site's cluster.</summary>
    /// <param name="region">The region.</param>
    /// <param name="site">The site.</param>
    /// <param name="keep">What a slot may hold at most, where the machines' file systems are not as large as declared yet; null where they are.</param>
    public ClusterSettings(Region region, Site site, MemorySize? keep = null)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(site);
        Patroni = OfPatroni(region.Declared.Patroni, site);
        Reckoned = OfPostgres(region, site, [.. region.DatabaseGroups.Select(group => group.Hardware)]);
        var parameters = new OrderedDictionary<string, object>(Reckoned, StringComparer.Ordinal);
        foreach (var (name, value) in region.Declared.Postgresql.Parameters.Where(parameter => IsShared(parameter.Key)))
            parameters[name] = value;
        var written = $"{parameters.GetValueOrDefault(WalBudget.SlotParameter)}";
        if (keep is { } most && !(MemorySize.TryParse(written, out var declared) && declared.Count <= most.Count))
            parameters[WalBudget.SlotParameter] = most.ToString();
        Parameters = parameters;
    }

    /// <summary>Patroni's own settings.</summary>
    public IReadOnlyDictionary<string, object> Patroni { get; }

    /// <summary>PostgreSQL's parameters.</summary>
    public IReadOnlyDictionary<string, object> Parameters { get; }

    /// <summary>PostgreSQL's parameters as they follow from the region, before any that it writes itself.</summary>
    public IReadOnlyDictionary<string, object> Reckoned { get; }

    /// <summary>True for a parameter that all members share.</summary>
    public static bool IsShared(string parameter) => SharedNames.Contains(parameter);

    // Synchronous settings belong to the primary cluster only.
    private static OrderedDictionary<string, object> OfPatroni(PatroniDeclaration declared, Site site)
    {
        var settings = new OrderedDictionary<string, object>(StringComparer.Ordinal)
        {
            ["ttl"] = Seconds(declared.Ttl),
            ["loop_wait"] = Seconds(declared.LoopWait),
            ["retry_timeout"] = Seconds(declared.RetryTimeout),
            ["maximum_lag_on_failover"] = declared.MaximumLagOnFailover.Count,
            ["primary_start_timeout"] = PrimaryStartTimeout,
            ["failsafe_mode"] = false,
        };
        if (site.Declared.Role == SiteRole.Dr)
            return settings;
        settings["synchronous_mode"] = declared.SynchronousMode switch
        {
            SynchronousMode.Quorum => "quorum",
            SynchronousMode.On => true,
            SynchronousMode.Off => false,
        };
        settings["synchronous_mode_strict"] = declared.SynchronousModeStrict;
        settings["synchronous_node_count"] = declared.SynchronousNodeCount;
        return settings;
    }

    // Whichever member makes the cluster writes the same. A standby stops if it has less than the primary; the disk for WAL is the smallest of those
    // that may have to hold it.
    private static OrderedDictionary<string, object> OfPostgres(Region region, Site site, IReadOnlyList<HardwareDeclaration> machines)
    {
        var declared = region.Declared.Postgresql;
        var folders = new PostgresFolders(declared.Version);
        var settings = new OrderedDictionary<string, object>(StringComparer.Ordinal)
        {
            ["max_connections"] = declared.MaxConnections,
            ["max_locks_per_transaction"] = 256,
            ["max_worker_processes"] = LeastWorkers + machines.Select(machine => machine.Cores).DefaultIfEmpty().Max(),
            ["max_prepared_transactions"] = 0,
            ["wal_level"] = "replica",
            ["wal_log_hints"] = "on",
            ["hot_standby"] = "on",
            ["max_wal_senders"] = 20,
            ["max_replication_slots"] = 20,
            ["wal_keep_size"] = "64MB",
        };
        if (machines.Select(machine => WalBudget.For(machine, folders).SlotKeep).MinBy(size => size.Count) is { } keep)
            settings[WalBudget.SlotParameter] = keep.ToString();
        foreach (var (name, value) in WalArchive.Of(region, site)?.Parameters ?? [new("archive_mode", "off")])
            settings[name] = value;
        return settings;
    }

    private static long Seconds(Duration duration) => duration.Milliseconds / 1000;
}
