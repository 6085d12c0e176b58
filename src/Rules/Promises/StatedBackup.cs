using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Promises;

/// <summary>What a seed says of backup and restore works with the version that it names.</summary>
public sealed class StatedBackup : IRule
{
    private const int IncrementalSince = 17;
    private const int SignalSince = 12;
    private const string NewTools = "with summarize_wal and a server's worth of disk for pg_combinebackup";
    private const string NotRestored = "it takes a new one from a running server, and with -Ft writes archives, not a data directory";
    private const string NotRead = "recovery.signal is an empty mark: settings written into it are not read";
    private const string Lost = "they are lost with the machine that they are to bring back";

    /// <inheritdoc/>
    public string Code => "CP1078";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared is not { Stated.Backup: { } stated, Backup: { } backup })
            return [];
        var (tool, version) = (EnumName.Of(backup.Tool), region.Declared.Stated.Postgresql ?? region.Declared.Postgresql.Version);
        var needed = new Duration(backup.Pitr.Milliseconds + backup.Full.Schedule.Interval.Milliseconds);
        var oldest = $"the full before the oldest of them is up to {backup.Full.Schedule.Interval} older";
        return new (bool Off, string Key, string Message, string Fix)[]
        {
            (stated.IncrementalTool is not null, "incrementalTool",
                $"{stated.IncrementalTool} makes incrementals from PostgreSQL {IncrementalSince} on, {NewTools}; the seed's is {version}.",
                $"{tool} makes them on every version."),
            (stated.RestoreTool is not null, "restoreTool",
                $"{stated.RestoreTool} is said to restore a base backup; {NotRestored}.",
                $"{tool} restores from a repository, to a time."),
            (stated.RecoveryFile is not null, "recoveryFile",
                $"{stated.RecoveryFile} is gone since PostgreSQL {SignalSince}, and {NotRead}.",
                "restore_command and recovery_target_time are server parameters; under Patroni a restore is a bootstrap of its own."),
            (stated.Staging is not null, "staging",
                $"Fulls are to lie at {stated.Staging} of the database machines: {Lost}.",
                "They lie on backup servers, one at each site, and in object storage."),
            (stated.WalRetention is { } kept && kept.Milliseconds < needed.Milliseconds, "walRetention",
                $"WAL is kept for {stated.WalRetention} and any moment of {backup.Pitr} is promised; {oldest}: {needed} of WAL.",
                $"It is kept for {backup.Wal.Retention}."),
        }.Where(line => line.Off).Select(line => new Finding(ModelPath.Of("stated", "backup", line.Key), line.Message, line.Fix));
    }
}
