using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Backups;

/// <summary>The full backups that a repository keeps fit its disks, uncompressed.</summary>
public sealed class FullsFitRepository : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1045";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        const string WaysToFit =
            "weekly fulls with incrementals, a shorter `retention` here with the rest in object storage, or more disks (`provision capacity`)";
        if (region.Declared.Backup is not { } backup)
            return [];
        var (tiers, day) = (region.Declared.Tiers.Values, Ingestion.JudgedOn(region));
        var size = (double)Ingestion.Of(region).DatabaseOn(tiers, day).Count;
        var own = (double)Ingestion.OfFacilities(region).DatabaseOn(tiers, day).Count;
        return
            from repository in region.BackupTargets
            where repository.Disks is not null
            let fulls = Math.Ceiling(repository.Declared.Retention.Milliseconds / (double)backup.Full.Schedule.Interval.Milliseconds)
            let usable = (double)(repository.Disks?.UsableCapacity.Count ?? 0)
            where fulls * size > usable
            let kept = $"{fulls} fulls ({backup.Full.Schedule}, {repository.Declared.Retention})"
            let needed = $"{Figures.Size(size)} at the design rate = {Figures.Size(fulls * size)}"
            let ownNeeded = $"with the region's own facilities {fulls} × {Figures.Size(own)} = {Figures.Size(fulls * own)}"
            let fitting = $"{Math.Floor(usable / own):0} fulls of the region's own size fit"
            select new Finding(
                repository.Path.Key("retention"),
                $"Repository '{repository.Name}' keeps {kept} × {needed}, and holds {Figures.Size(usable)}; {ownNeeded}.",
                $"{fitting}: {WaysToFit}.");
    }
}
