using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Backups;

/// <summary>
/// WAL that is shipped file by file is at the DR site before RPO is over, even while nothing streams. With WAL-G that is only the least it takes (CP1104).
/// </summary>
public sealed class RpoCovered : IRule
{
    private const double SegmentBits = 8d * (16 << 20);

    /// <inheritdoc/>
    public string Code => "CP1047";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Promises.Rpo is not { } rpo || region.Declared.Backup is not { } backup)
            return [];
        var link = region.Declared.DisasterRecovery.Link;
        var carried = link is null ? 0 : SegmentBits / (link.Shape ?? link.Bandwidth).BitsPerSecond;
        var needed = Figures.Seconds(backup.Wal.ArchiveTimeout) + carried;
        var lag = $"A segment waits archive_timeout {backup.Wal.ArchiveTimeout} and is carried for {Figures.Time(carried)}";
        return needed <= Figures.Seconds(rpo) ? [] :
        [
            new Finding(
                ModelPath.Of("backup", "wal", "archiveTimeout"),
                $"{lag}: {Figures.Time(needed)}, more than RPO {rpo}.",
                "Lower `archiveTimeout`; the seed ships every 60s."),
        ];
    }
}
