using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Storage;

/// <summary>A disk set has as many disks as its RAID level needs.</summary>
public sealed class RaidCountFits : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1019";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return
            from hardware in region.Declared.Hardware
            from set in hardware.Value.Disks
            let problem = Problem(set.Value.Raid, set.Value.Count)
            where problem is not null
            select new Finding(
                ModelPath.Of("hardware", hardware.Key, "disks", set.Key, "count"),
                $"Disk set '{set.Key}' of '{hardware.Key}' has {set.Value.Count} disks; {EnumName.Of(set.Value.Raid)} {problem}.",
                "Change the count or the RAID level.");
    }

    private static string? Problem(RaidLevel level, int count) => level switch
    {
        RaidLevel.None => count == 1 ? null : "joins nothing: it needs exactly 1",
        RaidLevel.Raid0 or RaidLevel.Raid1 => count >= 2 ? null : "needs at least 2",
        RaidLevel.Raid6 => count >= 4 ? null : "needs at least 4",
        RaidLevel.Raid10 => count >= 4 && count % 2 == 0 ? null : "needs an even number, at least 4",
    };
}
