using ClusterProvisioning.Aws;
using ClusterProvisioning.Model;
using Pulumi;

namespace ClusterProvisioning.Stacks.Machines;

/// <summary>A node's data volumes. They outlive the machine, and neither `up` nor `destroy` deletes them.</summary>
internal sealed class DataVolumes
{
    private readonly MachineBase _base;
    private readonly NodeGroup _group;
    private readonly Machine _machine;
    private readonly Output<string> _zone;
    private readonly bool _isKept;

    /// <summary>Makes and attaches the volumes of every disk set but the one that boots the machine.</summary>
    /// <param name="with">What every machine of the site is made with.</param>
    /// <param name="group">The machine's group.</param>
    /// <param name="machine">The machine, with its instance.</param>
    /// <param name="zone">The name that the account has for its zone: a volume knows no other one.</param>
    /// <param name="isKept">True if neither `up` nor `destroy` may detach them.</param>
    public DataVolumes(MachineBase with, NodeGroup group, Machine machine, Output<string> zone, bool isKept)
    {
        (_base, _group, _machine, _zone, _isKept) = (with, group, machine, zone, isKept);
        foreach (var (set, declared) in group.Hardware.Disks.Where(disks => !disks.Value.IsBoot))
        {
            foreach (var volume in EbsPlan.For(declared, group))
            {
                var name = with.Scope.NameOf(machine.Node.Name, set, volume.Number);
                Attach(name, Create(name, volume, set.ToString()), volume.DeviceName);
            }
        }
    }

    private Pulumi.Aws.Ebs.Volume Create(string name, EbsVolume volume, string set)
    {
        var tags = SiteScope.Tags(name, "data");
        tags.Add("Node", _machine.Node.Name.ToString());
        tags.Add("DiskSet", set);
        if (Snapshots.Takes(_base.Scope, _machine.Node))
            tags.Add(Snapshots.Tag, Snapshots.TagOf(_base.Scope));
        return new Pulumi.Aws.Ebs.Volume(name, new Pulumi.Aws.Ebs.VolumeArgs
        {
            AvailabilityZone = _zone,
            Type = volume.Type,
            Size = volume.SizeGiB,
            Iops = Optional(volume.Iops),
            Throughput = Optional(volume.ThroughputMiB),
            Encrypted = true,
            KmsKeyId = _base.DiskKey.Arn,
            Tags = tags,
        }, _base.Scope.Kept());
    }

    private void Attach(string name, Pulumi.Aws.Ebs.Volume volume, string device)
    {
        var options = _base.Scope.ReplacedInPlace();
        options.Protect = _isKept;
        _ = new Pulumi.Aws.Ec2.VolumeAttachment(name, new Pulumi.Aws.Ec2.VolumeAttachmentArgs
        {
            InstanceId = _machine.Instance.Id,
            VolumeId = volume.Id,
            DeviceName = device,
        }, options);
    }

    private static Input<int>? Optional(int? value) => value is { } number ? number : null;
}
