using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Backups;

/// <summary>A full backup of the database, as large as the design rate makes it, is done within its window.</summary>
public sealed class FullFitsWindow : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1044";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        const string Weekly = "fulls every week with incrementals between (`schedule: Sun 01:00`)";
        var database = region.Primary?.Cluster is { Groups: [var first, ..] } ? first.Hardware : null;
        if (region.Declared.Backup is not { } backup || database is null)
            return [];
        var (day, window) = (Ingestion.JudgedOn(region), Figures.Seconds(backup.Full.Window));
        var size = (double)Ingestion.Of(region).DatabaseOn(region.Declared.Tiers.Values, day).Count;
        var own = (double)Ingestion.OfFacilities(region).DatabaseOn(region.Declared.Tiers.Values, day).Count;
        return
            from repository in region.BackupTargets
            let rate = repository.WriteRate(database)
            where size / rate > window
            let full = $"At the design rate a full comes to {Figures.Size(size)} after {day:0} days"
            let asked = Figures.Rate(size / window)
            let takes = $"repository '{repository.Name}' takes {Figures.Rate(rate)}: {Figures.Time(size / rate)}"
            let ownFull = $"The region's own facilities make it {Figures.Size(own)}, {Figures.Time(own / rate)}"
            select new Finding(
                ModelPath.Of("backup", "full", "window"),
                $"{full}; {backup.Full.Window} asks for {asked}, and {takes}. {ownFull}.",
                $"Before the region takes the design rate: {Weekly}, or {asked} of repository disks.");
    }
}
