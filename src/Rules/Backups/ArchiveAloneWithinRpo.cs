using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Backups;

/// <summary>
/// With WAL-G the DR site's archive is the copy of a bucket, for which S3 promises 15 minutes (AWS docs, "S3 Replication Time Control"): where that is longer
/// than RPO, the promise rests on streaming alone.
/// </summary>
public sealed class ArchiveAloneWithinRpo : IRule
{
    private const double CopySeconds = 15 * 60;

    /// <inheritdoc/>
    public string Code => "CP1104";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared is not { Promises.Rpo: { } rpo, Backup: { Tool: BackupTool.WalG } backup })
            return [];
        if (region.Sites.FirstOrDefault(site => site.Declared.Role == SiteRole.Dr) is not { } dr)
            return [];
        var needed = Figures.Seconds(backup.Wal.ArchiveTimeout) + CopySeconds;
        if (region.Declared.Target == Target.Aws && needed <= Figures.Seconds(rpo))
            return [];
        const string Consequence = "While nothing streams there, its archive alone does not keep the promise.";
        const string OfStream = "RPO rests on the stream: let `monitoring.thresholds.drLag` call people well before it is over.";
        var (copy, wait) = (Figures.Time(CopySeconds), backup.Wal.ArchiveTimeout);
        var late = $"archive_timeout {wait} + {copy} = {Figures.Time(needed)}, more than RPO {rpo}";
        var copied = region.Declared.Target == Target.Aws
            ? $"S3 copies what it has written within {copy} (S3 Replication Time Control): {late}"
            : "nothing made here copies what it has written";
        return
        [
            new Finding(
                ModelPath.Of("backup", "tool"),
                $"WAL-G writes to one bucket, that of the site that leads; to site '{dr.Name}' {copied}. {Consequence}",
                $"{OfStream} With `tool: pgbackrest` the primary writes to both sites itself."),
        ];
    }
}
