using ClusterProvisioning.Stacks.Network;
using ClusterProvisioning.Topology.Aws;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Yaml;
using Aws = Pulumi.Aws;

namespace ClusterProvisioning.Stacks.Machines;

/// <summary>Makes a node's machine: network interfaces that keep its addresses, the instance, its data volumes.</summary>
internal sealed class MachineFactory(SiteStack stack, SecurityGroups groups, RegionServices services)
{
    // A change of these stops or replaces every machine of a kind at once; it is taken one by one instead (docs/how-to/replace-a-machine.md).
    private static readonly List<string> StopsTheMachine = ["ami", "instanceType", "userData", "userDataBase64"];

    private readonly SiteScope _scope = stack.Scope;
    private readonly NodeIdentities _identities = new(stack, services);
    private readonly BootPointer _pointer = new(stack, services);

    /// <summary>Makes every machine of the site that runs this.</summary>
    /// <param name="role">What the machines run.</param>
    /// <param name="keepsState">As for one machine.</param>
    public void CreateAll(NodeRole role, bool keepsState)
    {
        foreach (var group in _scope.Site.GroupsOf(role))
        {
            foreach (var node in group.Nodes)
                Create(group, node, keepsState);
        }
    }

    /// <summary>Makes one machine.</summary>
    /// <param name="group">The node's group.</param>
    /// <param name="node">The node.</param>
    /// <param name="keepsState">True for members of a quorum: neither they nor what is attached to them can be deleted or replaced by `up` or `destroy`.</param>
    public Aws.Ec2.Instance Create(NodeGroup group, Node node, bool keepsState)
    {
        var role = EnumName.Of(group.Role);
        var interfaces = node.Addresses.Select(place => CreateInterface(group, node, place, role)).ToList();
        var instance = CreateInstance(group, node, interfaces[0], role, keepsState);
        var index = 1;
        foreach (var (place, nic) in node.Addresses.Zip(interfaces).Skip(1))
        {
            var options = _scope.ReplacedInPlace();
            options.Protect = keepsState;
            _ = new Aws.Ec2.NetworkInterfaceAttachment(_scope.NameOf(node.Name, place.Network.Name), new Aws.Ec2.NetworkInterfaceAttachmentArgs
            {
                InstanceId = instance.Id,
                NetworkInterfaceId = nic.Id,
                DeviceIndex = index++,
            }, options);
        }

        new DataVolumes(_scope, stack.Keys.Disks).Create(group, node, instance, keepsState);
        return instance;
    }

    private Aws.Ec2.NetworkInterface CreateInterface(NodeGroup group, Node node, NodeAddress place, string role)
    {
        var name = _scope.NameOf(node.Name, place.Network.Name);
        return new Aws.Ec2.NetworkInterface(name, new Aws.Ec2.NetworkInterfaceArgs
        {
            SubnetId = stack.Network.SubnetOf(place.Network, place.Subnet).Id,
            PrivateIps = { place.Address.ToString() },
            SecurityGroups = { groups.Of(group, place.Network).Id },
            Tags = SiteScope.Tags(name, role),
        }, _scope.ReplacedInPlace());
    }

    private Aws.Ec2.Instance CreateInstance(NodeGroup group, Node node, Aws.Ec2.NetworkInterface first, string role, bool keepsState)
    {
        var name = _scope.NameOf(node.Name);
        var options = _scope.ReplacedInPlace();
        options.Protect = keepsState;
        options.IgnoreChanges = StopsTheMachine;
        var tags = SiteScope.Tags(name, role);
        if (Snapshots.Takes(_scope, group.Role))
            tags.Add(Snapshots.Tag, Snapshots.TagOf(_scope));
        return new Aws.Ec2.Instance(name, new Aws.Ec2.InstanceArgs
        {
            Ami = _scope.Site.Declared.Image!,
            InstanceType = group.Declared.InstanceType ?? InstanceTypes.Smallest(group.Hardware)!.Name,
            AvailabilityZone = node.Zone,
            DisableApiTermination = keepsState,
            PrimaryNetworkInterface = new Aws.Ec2.Inputs.InstancePrimaryNetworkInterfaceArgs { NetworkInterfaceId = first.Id },
            // No role credentials for whoever can make the machine fetch a URL: session tokens, and no hop into a container.
            MetadataOptions = new Aws.Ec2.Inputs.InstanceMetadataOptionsArgs { HttpEndpoint = "enabled", HttpTokens = "required", HttpPutResponseHopLimit = 1 },
            IamInstanceProfile = _identities.Of(group.Role).Name,
            UserData = _pointer.Of(group, node),
            RootBlockDevice = BootDisk(group),
            Tags = tags,
        }, options);
    }

    private Aws.Ec2.Inputs.InstanceRootBlockDeviceArgs BootDisk(NodeGroup group)
    {
        var volume = EbsPlan.For(group.Hardware.Disks.Values.Single(set => set.IsBoot))[0];
        return new Aws.Ec2.Inputs.InstanceRootBlockDeviceArgs
        {
            VolumeType = volume.Type,
            VolumeSize = volume.SizeGiB,
            Encrypted = true,
            KmsKeyId = stack.Keys.Disks.Arn,
        };
    }
}
