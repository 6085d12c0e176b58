using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Aws;

/// <summary>On AWS no RAID is built for safety: EBS volumes are replicated already.</summary>
public sealed class RaidOverEbs : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1059";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Target != Target.Aws)
            return [];
        var sets =
            from hardware in region.Declared.Hardware
            from set in hardware.Value.Disks
            where !set.Value.IsBoot && set.Value.Raid is RaidLevel.Raid10 or RaidLevel.Raid6
            select $"{hardware.Key}.{set.Key} ({EnumName.Of(set.Value.Raid)}, {set.Value.Count} × {set.Value.Size} = {set.Value.UsableCapacity})";
        const string OfEbs = "EBS keeps each block more than once in its zone, and a mirror over it would halve what is paid for";
        return sets.ToList() is not { Count: > 0 } found ? [] :
        [
            new Finding(
                ModelPath.Of("target"),
                $"RAID is declared of {string.Join(", ", found)}; {OfEbs}: volumes of the usable capacity are striped instead.",
                "Nothing to do on AWS; target metal builds the RAID as declared."),
        ];
    }
}
