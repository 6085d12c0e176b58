using ClusterProvisioning.Topology.Aws;
using ClusterProvisioning.Topology.Model;
using Pulumi;
using Aws = Pulumi.Aws;

namespace ClusterProvisioning.Stacks.Machines;

/// <summary>A node's data volumes. They outlive the machine, and neither `up` nor `destroy` deletes them.</summary>
internal sealed class DataVolumes(SiteScope scope, Aws.Kms.Key key)
{
    /// <summary>Makes and attaches the volumes of every disk set but the one that boots the machine.</summary>
    public void Create(NodeGroup group, Node node, Aws.Ec2.Instance instance, bool keepsState)
    {
        foreach (var (set, declared) in group.Hardware.Disks.Where(disks => !disks.Value.IsBoot))
        {
            foreach (var volume in EbsPlan.For(declared))
            {
                var name = scope.NameOf(node.Name, set, volume.Number);
                Attach(name, Create(name, group, node, volume, set.ToString()), instance, volume.DeviceName, keepsState);
            }
        }
    }

    private Aws.Ebs.Volume Create(string name, NodeGroup group, Node node, EbsVolume volume, string set)
    {
        var tags = SiteScope.Tags(name, "data");
        tags.Add("Node", node.Name.ToString());
        tags.Add("DiskSet", set);
        if (Snapshots.Takes(scope, group.Role))
            tags.Add(Snapshots.Tag, Snapshots.TagOf(scope));
        return new Aws.Ebs.Volume(name, new Aws.Ebs.VolumeArgs
        {
            AvailabilityZone = node.Zone,
            Type = volume.Type,
            Size = volume.SizeGiB,
            Iops = Optional(volume.Iops),
            Throughput = Optional(volume.ThroughputMiB),
            Encrypted = true,
            KmsKeyId = key.Arn,
            Tags = tags,
        }, scope.Kept());
    }

    private void Attach(string name, Aws.Ebs.Volume volume, Aws.Ec2.Instance instance, string device, bool keepsState)
    {
        var options = scope.ReplacedInPlace();
        options.Protect = keepsState;
        _ = new Aws.Ec2.VolumeAttachment(name, new Aws.Ec2.VolumeAttachmentArgs
        {
            InstanceId = instance.Id,
            VolumeId = volume.Id,
            DeviceName = device,
        }, options);
    }

    private static Input<int>? Optional(int? value) => value is { } number ? number : null;
}
