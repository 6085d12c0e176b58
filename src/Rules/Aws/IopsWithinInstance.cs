using System.Globalization;
using ClusterProvisioning.Aws;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Aws;

/// <summary>On AWS an instance type carries so many operations a second to EBS; what is provisioned above them is paid for and never had.</summary>
public sealed class IopsWithinInstance : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1113";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.Declared.Target != Target.Aws ? [] : region.Groups.SelectMany(Check);
    }

    private static IEnumerable<Finding> Check(NodeGroup group)
    {
        if (InstanceTypes.Of(group) is not { } type)
            yield break;
        foreach (var (name, set) in group.Hardware.Disks.Where(set => set.Value.Iops > type.Ebs.Iops))
        {
            yield return new Finding(
                ModelPath.Of("hardware", group.Declared.Hardware, "disks", name, "iops"),
                $"Disk set '{name}' is given {Count(set.Iops)} IOPS; {type.Name} (group '{group.Name}' of site '{group.Site}') carries {Count(type.Ebs.Iops)} "
                + "to EBS.",
                "Lower `iops`, or leave it out: the set then gets what the machine carries.");
        }
    }

    private static string Count(int? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "";
}
