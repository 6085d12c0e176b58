using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Storage;

/// <summary>Each tier lies on disks of the kind that it names.</summary>
public sealed class TierMedium : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1053";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        // Analysts' replicas trade speed for room (seed 001 §2).
        var leading = region.Groups
            .Where(group => group.Declared.Replication != ReplicationKind.Analytics)
            .Select(group => group.Declared.Hardware)
            .ToHashSet();
        var found =
            from load in SetLoad.Of(region).Where(load => leading.Contains(load.Hardware))
            from tier in load.Tiers
            where tier.Value.Medium is not null
            select new { Wanted = new Wish(tier.Key, tier.Value.Medium!.Value), Load = load };
        return
            from tier in found.GroupBy(each => each.Wanted, each => each.Load)
            let others = tier.Where(load => load.Disks.Medium != tier.Key.Wanted).ToList()
            where others.Count > 0
            let slower = others.Exists(load => load.Disks.Medium > tier.Key.Wanted)
            let wanted = $"Tier '{tier.Key.Tier}' is said to lie on {EnumName.Of(tier.Key.Wanted)}"
            let places = others.Select(load => $"set '{load.Set}' of '{load.Hardware}' ({EnumName.Of(load.Disks.Medium)})")
            let effect = slower ? "slower than planned." : "faster and dearer than it needs; the machines have no such set."
            select new Finding(
                ModelPath.Of("tiers", tier.Key.Tier, "medium"),
                $"{wanted}; its tablespace lies on {string.Join(" and ", places)}: {effect}",
                slower
                    ? "Buy the set that the tier asks for, or plan with the disks that are there."
                    : "Add a disk set of that kind and put the tablespace on it, or take the better disks for granted.");
    }

    private sealed record Wish(Name Tier, Medium Wanted);
}
