using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Storage;

/// <summary>What the region's own facilities send, kept for as long as the tiers say and grown until then, fits the disks of every database machine.</summary>
public sealed class TiersFitDisks : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1055";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var (sent, day) = (Ingestion.OfFacilities(region), Ingestion.JudgedOn(region));
        return
            from load in SetLoad.OverfullOn(region, sent, day)
            let holds = Figures.Size(load.Disks.UsableCapacity)
            let rate = $"{Figures.Count(sent.RowsPerSecond)} rows a second, growing {sent.GrowthPerYear} a year,"
            select new Finding(
                load.Path,
                $"Disk set '{load.Set}' of '{load.Hardware}' holds {holds}; {rate} make after {day:0} days {load.Explain(sent, day)}.",
                "Add disks, or shorten the tiers; `provision capacity` says when it is full.");
    }
}
