using System.Collections.Frozen;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Parameters;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Clusters;

/// <summary>No line of `postgresql.parameters` switches off what a region is there for: rows that stay, replicas that follow, isolation, the log of the audit
/// (PostgreSQL docs, "Server Configuration", each at its parameter).</summary>
public sealed class ParametersKeepPromises : IRule
{
    private const string Lost = "rows that were acknowledged are lost, or come back damaged";
    private const string Blind = "damage goes unseen, and is passed on to replicas and backups";
    private const string Unclean = "dead rows are never taken away, until the server stops for want of transaction ids";
    private const string Refused = "no application writes";
    private const string Open = "what keeps facilities apart no longer does";
    private const string Stuck = "a peer that lost its power is waited for without end";

    // The only value that keeps the promise, and what the others do.
    private static readonly FrozenDictionary<string, (string Wanted, string Effect)> Words = Fixed().ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (string Unwanted, string Effect)> Excluded = new Dictionary<string, (string, string)>
    {
        ["wal_level"] = ("minimal", "no replica can follow, and no backup can be taken"),
        ["log_min_messages"] = ("fatal,panic", "lines of the audit are left out of the log"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Zero switches these off.
    private static readonly FrozenDictionary<string, string> Positive = new Dictionary<string, string>
    {
        ["wal_sender_timeout"] = Stuck,
        ["wal_receiver_timeout"] = Stuck,
        ["wal_receiver_status_interval"] = "replicas never say how far they are, and commits that wait for them never end",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Code => "CP1124";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var known = ServerParameters.Of(region.Declared.Postgresql.Version);
        return
            from parameter in region.Declared.Postgresql.Parameters
            let effect = Effect(parameter.Key, parameter.Value, known?.GetValueOrDefault(parameter.Key))
            where effect is not null
            select new Finding(
                ModelPath.Of("postgresql", "parameters", parameter.Key),
                $"{parameter.Key} {parameter.Value} undoes what the region promises: {effect}.",
                "Take it out.");
    }

    private static string? Effect(string name, string value, ServerParameter? known) =>
        Words.TryGetValue(name, out var word) && !Means(value, word.Wanted) ? word.Effect
        : Excluded.TryGetValue(name, out var excluded) && excluded.Unwanted.Split(',').Contains(value, StringComparer.OrdinalIgnoreCase) ? excluded.Effect
        : Positive.TryGetValue(name, out var effect) && known?.Number(value) is <= 0 ? effect
        : name == "recovery_min_apply_delay" && known?.Number(value) is > 0 ? "every replica lies behind on purpose, and none could take over in time"
        : null;

    private static bool Means(string value, string wanted) => wanted switch
    {
        "on" => ServerParameter.Flag(value) == true,
        "off" => ServerParameter.Flag(value) == false,
        _ => value.Equals(wanted, StringComparison.OrdinalIgnoreCase),
    };

    private static IEnumerable<KeyValuePair<string, (string Wanted, string Effect)>> Fixed() =>
    [
        .. Of("on", Lost, "fsync full_page_writes"),
        .. Of("off", Lost, "data_sync_retry ignore_invalid_pages zero_damaged_pages"),
        .. Of("off", Blind, "ignore_checksum_failure ignore_system_indexes"),
        .. Of("on", Unclean, "autovacuum track_counts"),
        .. Of("off", Refused, "default_transaction_read_only transaction_read_only exit_on_error"),
        .. Of("on", "queries of tables with row-level security are refused", "row_security"),
        .. Of("off", Open, "allow_system_table_mods allow_in_place_tablespaces lo_compat_privileges"),
        .. Of("origin", "neither triggers nor foreign keys are kept", "session_replication_role"),
    ];

    private static IEnumerable<KeyValuePair<string, (string, string)>> Of(string wanted, string effect, string parameters) =>
        parameters.Split(' ').Select(parameter => new KeyValuePair<string, (string, string)>(parameter, (wanted, effect)));
}
