using ClusterProvisioning.Aws;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Stacks.Machines;

/// <summary>A node's machine: network interfaces that keep its addresses, the instance, its data volumes.</summary>
internal sealed class Machine
{
    // A change of these stops or replaces every machine of a kind at once; it is taken one by one instead (docs/how-to/replace-a-machine.md).
    private static readonly List<string> StopsTheMachine = ["ami", "instanceType", "userData"];

    private readonly MachineBase _base;
    private readonly NodeGroup _group;
    private readonly string _role;
    // Neither such a machine nor what is attached to it can be deleted or replaced by `up` or `destroy`.
    private readonly bool _keepsState;

    /// <summary>Makes the machine of a node, with its interfaces and data volumes.</summary>
    /// <param name="with">What every machine of the site is made with.</param>
    /// <param name="group">The node's group.</param>
    /// <param name="node">The node.</param>
    public Machine(MachineBase with, NodeGroup group, Node node)
    {
        (_base, _group, Node) = (with, group, node);
        (_role, _keepsState) = (EnumName.Of(group.Role), MachineServices.StateOf(with.Scope.Region, group) != ServiceState.None);
        var interfaces = node.Addresses.Select(CreateInterface).ToList();
        Instance = CreateInstance(interfaces[0]);
        var index = 1;
        foreach (var (place, nic) in node.Addresses.Zip(interfaces).Skip(1))
        {
            var options = with.Scope.ReplacedInPlace();
            options.Protect = _keepsState;
            var attachment = with.Scope.NameOf(node.Name, place.Network.Name);
            _ = new Pulumi.Aws.Ec2.NetworkInterfaceAttachment(attachment, new Pulumi.Aws.Ec2.NetworkInterfaceAttachmentArgs
            {
                InstanceId = Instance.Id,
                NetworkInterfaceId = nic.Id,
                DeviceIndex = index++,
            }, options);
        }

        _ = new DataVolumes(with, group, this, SubnetOf(node.Addresses[0]).AvailabilityZone, _keepsState);
    }

    /// <summary>The node that it is.</summary>
    public Node Node { get; }

    /// <summary>The instance, as balancers name it.</summary>
    public Pulumi.Aws.Ec2.Instance Instance { get; }

    private Pulumi.Aws.Ec2.Subnet SubnetOf(NodeAddress place) => _base.Network.Of(place.Network).In(place.Subnet);

    private Pulumi.Aws.Ec2.NetworkInterface CreateInterface(NodeAddress place)
    {
        var name = _base.Scope.NameOf(Node.Name, place.Network.Name);
        return new Pulumi.Aws.Ec2.NetworkInterface(name, new Pulumi.Aws.Ec2.NetworkInterfaceArgs
        {
            SubnetId = SubnetOf(place).Id,
            PrivateIps = { place.Address.ToString() },
            SecurityGroups = { _base.Groups.Of(_group, place.Network).Id },
            Tags = SiteScope.Tags(name, _role),
        }, _base.Scope.ReplacedInPlace());
    }

    private Pulumi.Aws.Ec2.Instance CreateInstance(Pulumi.Aws.Ec2.NetworkInterface first)
    {
        var scope = _base.Scope;
        var name = scope.NameOf(Node.Name);
        var options = scope.ReplacedInPlace();
        options.Protect = _keepsState;
        options.IgnoreChanges = StopsTheMachine;
        var tags = SiteScope.Tags(name, _role);
        if (Snapshots.Takes(scope, Node))
            tags.Add(Snapshots.Tag, Snapshots.TagOf(scope));
        return new Pulumi.Aws.Ec2.Instance(name, new Pulumi.Aws.Ec2.InstanceArgs
        {
            Ami = scope.Site.Declared.Image!,
            InstanceType = InstanceTypes.NameOf(_group),
            DisableApiTermination = _keepsState,
            PrimaryNetworkInterface = new Pulumi.Aws.Ec2.Inputs.InstancePrimaryNetworkInterfaceArgs { NetworkInterfaceId = first.Id },
            // No role credentials for whoever can make the machine fetch a URL: session tokens, and no hop into a container.
            MetadataOptions = new Pulumi.Aws.Ec2.Inputs.InstanceMetadataOptionsArgs
            {
                HttpEndpoint = "enabled",
                HttpTokens = "required",
                HttpPutResponseHopLimit = 1,
            },
            IamInstanceProfile = _base.Identities.Of(_group.Role).Name,
            UserData = _base.Pointer.Of(_group, Node),
            RootBlockDevice = BootDisk(),
            Tags = tags,
        }, options);
    }

    private Pulumi.Aws.Ec2.Inputs.InstanceRootBlockDeviceArgs BootDisk()
    {
        var volume = EbsPlan.For(_group.Hardware.Disks.Values.Single(set => set.IsBoot))[0];
        return new Pulumi.Aws.Ec2.Inputs.InstanceRootBlockDeviceArgs
        {
            VolumeType = volume.Type,
            VolumeSize = volume.SizeGiB,
            Encrypted = true,
            KmsKeyId = _base.DiskKey.Arn,
        };
    }
}
