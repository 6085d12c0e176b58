using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Promises;

/// <summary>What a seed says of replication and failover does what it expects.</summary>
public sealed class StatedFailover : IRule
{
    private const string NeverByLag = "Patroni never leaves a leader because its standbys lag";
    private const string NothingDone = "a failover stays inside one cluster; with leader and candidate the same member it would do nothing";

    /// <inheritdoc/>
    public string Code => "CP1077";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Stated.Failover is not { } stated)
            return [];
        var patroni = region.Declared.Patroni;
        var (said, kept, count) = (EnumName.Of(stated.SynchronousMode ?? default), EnumName.Of(patroni.SynchronousMode), patroni.SynchronousNodeCount);
        var bound = $"maximum_lag_on_failover ({patroni.MaximumLagOnFailover}) only bars candidates, and none of a synchronous quorum";
        var dropped = $"Patroni drops physical slots that it does not know at its next loop, {patroni.LoopWait} later";
        return new (bool Off, string Key, string Message, string Fix)[]
        {
            (stated.Lag is not null, "lag",
                $"A failover at {stated.Lag} of lag is asked for; {NeverByLag}. {bound}.",
                "Lag calls people (`monitoring.thresholds.replicationLag`); the leader stays."),
            (stated.SynchronousMode is { } mode && mode != patroni.SynchronousMode, "synchronousMode",
                $"synchronous_mode {said} waits for one named standby, not for ANY {count}: if that one hangs, commits hang until Patroni names another.",
                $"`synchronousMode: {kept}` with {count} is ANY {count} (Patroni 4.0)."),
            (stated.SqlSlots.Count > 0, "sqlSlots",
                $"{string.Join(", ", stated.SqlSlots)} are made by SQL; {dropped}.",
                "Members' slots are Patroni's own; others stand under `patroni.slots` with their consumer."),
            (stated.RoleCheck is not null, "roleCheck",
                $"{stated.RoleCheck} tells that a server answers, not whether it leads: writes would go to replicas.",
                $"HAProxy asks Patroni's REST API on port {patroni.RestPort}: /primary, /replica, /standby-leader."),
            (stated.LeaderOption is not null, "leaderOption",
                $"patronictl knows no {stated.LeaderOption} since 4.0, and {NothingDone}.",
                "A DR site is promoted by taking `standby_cluster` out of its dynamic configuration; `failover` and `switchover` are for members of one site."),
        }.Where(line => line.Off).Select(line => new Finding(ModelPath.Of("stated", "failover", line.Key), line.Message, line.Fix));
    }
}
