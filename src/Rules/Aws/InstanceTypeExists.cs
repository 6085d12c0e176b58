using ClusterProvisioning.Aws;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Aws;

/// <summary>On AWS each node group's hardware can be realised by an instance type, or the group names one.</summary>
public sealed class InstanceTypeExists : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1021";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Target != Target.Aws)
            return [];
        return
            from @group in region.Groups
            where @group.Declared.InstanceType is null && InstanceTypes.Smallest(@group.Hardware) is null
            let largest = InstanceTypes.All.MaxBy(type => type.Memory.Count)!
            let wanted = $"{@group.Hardware.Cores} cores and {@group.Hardware.Memory} (group '{@group.Name}' of site '{@group.Site}')"
            select new Finding(
                ModelPath.Of("hardware", @group.Declared.Hardware, "cores"),
                $"No instance type has {wanted}; the largest, {largest.Name}, has {largest.Cores} and {largest.Memory}.",
                "Name one in the group's `instanceType`, or ask for less.");
    }
}
