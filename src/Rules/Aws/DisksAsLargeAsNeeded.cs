using ClusterProvisioning.Aws;
using ClusterProvisioning.Aws.Prices;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Aws;

/// <summary>
/// On AWS a disk set is paid for by its size, full or empty, and grows while it is in use: twice of what the plan ever puts on it is money alone.
/// </summary>
public sealed class DisksAsLargeAsNeeded : IRule
{
    private const int TooLarge = 2;

    /// <inheritdoc/>
    public string Code => "CP1114";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Target != Target.Aws)
            return [];
        var (ingestion, horizon) = (Ingestion.OfFacilities(region), Figures.Days(region.Declared.Growth.Horizon));
        var alert = region.Declared.Monitoring.Thresholds.DiskSpace.Fraction;
        return from load in SetLoad.Of(region)
               let held = load.HeldOn(ingestion, horizon)
               where held.Count > 0 && load.Disks.UsableCapacity.Count > TooLarge * held.Count / alert
               select Found(region, load, held, new Bytes((long)(held.Count / alert)));
    }

    private static Finding Found(Region region, SetLoad load, Bytes held, Bytes enough)
    {
        var groups = region.Groups.Where(group => group.Declared.Hardware == load.Hardware).ToList();
        var machines = groups.Sum(group => group.Nodes.Count);
        var price = groups.Aggregate((decimal?)0, (sum, group) => sum + Price(region, group, load.Disks));
        var paid = price is { } known ? $"together {Figures.Count((double)known)} USD a month at list prices of {PriceList.AsOf}" : "paid for full or empty";
        return new Finding(
            ModelPath.Of("hardware", load.Hardware, "disks", load.Set, "size"),
            $"Disk set '{load.Set}' of '{load.Hardware}' is {load.Disks.UsableCapacity} of EBS at each of {machines} machines, {paid}. After "
            + $"{region.Declared.Growth.Horizon} the region's own facilities hold {Figures.Size(held)} there.",
            $"Begin with some {Figures.Size(enough)}: a volume of EBS grows while it is in use (then `xfs_growfs`), and never shrinks.");
    }

    private static decimal? Price(Region region, NodeGroup group, DiskSetDeclaration set)
    {
        var location = region.FindSite(group.Site)!.Declared.Location;
        var each = EbsPlan.For(set, group).Aggregate((decimal?)0, (sum, volume) => sum + VolumePrices.PerMonth(volume, location));
        return each * group.Nodes.Count;
    }
}
