using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Storage;

/// <summary>The rate that the region is built for fits the disks of every database machine too.</summary>
public sealed class DesignRateFitsDisks : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1056";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var (built, day) = (Ingestion.Of(region), Ingestion.JudgedOn(region));
        return
            from load in SetLoad.OverfullOn(region, built, day)
            let holds = Figures.Size(load.Disks.UsableCapacity)
            let rate = $"the design rate of {Figures.Count(built.RowsPerSecond)} rows a second, growing {built.GrowthPerYear} a year,"
            let own = Figures.Size(load.HeldOn(Ingestion.OfFacilities(region), day))
            select new Finding(
                load.Path,
                $"Disk set '{load.Set}' of '{load.Hardware}' holds {holds}; {rate} makes after {day:0} days {load.Explain(built, day)}.",
                $"Enough for the region's own facilities ({own}); buy more before others send here, `provision capacity` says when.");
    }
}
