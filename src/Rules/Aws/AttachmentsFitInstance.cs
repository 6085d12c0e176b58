using ClusterProvisioning.Aws;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Aws;

/// <summary>On AWS an instance takes a number of volumes and network interfaces that its type says; attaching one more fails in the middle of `up`.</summary>
public sealed class AttachmentsFitInstance : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1084";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

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
        var what = $"{type.Name} (group '{group.Name}' of site '{group.Site}')";
        var volumes = group.Hardware.Disks.Values.Sum(set => set.IsBoot ? 1 : set.Volumes);
        var places = type.SharesVolumes ? type.Volumes - group.Networks.Count : type.Volumes;
        if (volumes > places)
        {
            var shared = type.SharesVolumes ? $" beside {group.Networks.Count} network interfaces" : "";
            yield return new Finding(
                ModelPath.Of("hardware", group.Declared.Hardware, "disks"),
                $"The disk sets of '{group.Declared.Hardware}' are {volumes} EBS volumes; {what} takes {places}{shared}.",
                "Lower `volumes` of a set that is not in use yet, or give the group an `instanceType` that takes more.");
        }

        if (group.Networks.Count > type.Interfaces)
        {
            yield return new Finding(
                group.Path.Key("networks"),
                $"Group '{group.Name}' of site '{group.Site}' is in {group.Networks.Count} networks; {what} takes {type.Interfaces} network interfaces.",
                "Take it out of a network, or give it an `instanceType` that takes more.");
        }
    }
}
