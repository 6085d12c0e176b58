using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Clusters;

/// <summary>Commits do not wait for a standby to replay (synchronous_commit = remote_apply): replay is one process.</summary>
public sealed class ReplayHoldsCommits : IRule
{
    // What one process replays of small records, before it waits for pages.
    private const double ReplayRate = 150e6;

    /// <inheritdoc/>
    public string Code => "CP1072";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Postgresql.SynchronousCommit != SynchronousCommit.RemoteApply)
            return [];
        var (built, day) = (Ingestion.Of(region), Ingestion.JudgedOn(region));
        var wal = built.WalPerSecond * built.GrownBy(day);
        const string Wait = "remote_apply lets a commit wait until a standby has replayed it.";
        const string Stop = "stops altogether behind a long query on the standby";
        const string OnIsSafe = "`synchronousCommit: on` loses nothing either: the standby has the WAL on disk.";
        const string WhereNeeded = "Ask for remote_apply in the few transactions that read their own writes from a replica.";
        var made = $"{Figures.Count(built.RowsPerSecond)} rows a second make {Figures.Rate(built.WalPerSecond)} of WAL, {Figures.Rate(wal)} after {day:0} days";
        var replay = $"one process replays about {Figures.Rate(ReplayRate)} ({wal / ReplayRate:P0} busy)";
        return
        [
            new Finding(ModelPath.Of("postgresql", "synchronousCommit"), $"{Wait} {made}; {replay}, and {Stop}.", $"{OnIsSafe} {WhereNeeded}"),
        ];
    }
}
