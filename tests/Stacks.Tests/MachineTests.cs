using ClusterProvisioning.Aws;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Stacks.Tests;

public sealed class MachineTests
{
    private static readonly CompiledRegion Eu = CompiledRegion.Of("eu-central");

    // What AWS gives no tags to.
    private static readonly HashSet<string> Untagged =
    [
        "aws:kms/alias:Alias", "aws:ec2/route:Route", "aws:ec2/routeTableAssociation:RouteTableAssociation", "aws:ec2/networkAclRule:NetworkAclRule",
        "aws:ec2/networkAclAssociation:NetworkAclAssociation", "aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment",
        "aws:ec2/volumeAttachment:VolumeAttachment", "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation",
        "aws:ec2/subnetCidrReservation:SubnetCidrReservation", "aws:lb/targetGroupAttachment:TargetGroupAttachment", "aws:s3/bucketVersioning:BucketVersioning",
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        "aws:s3/bucketOwnershipControls:BucketOwnershipControls", "aws:s3/bucketPolicy:BucketPolicy",
        "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "aws:s3/bucketLogging:BucketLogging",
        "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", "aws:iam/rolePolicy:RolePolicy",
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment", "aws:acmpca/certificate:Certificate",
        "aws:acmpca/certificateAuthorityCertificate:CertificateAuthorityCertificate", "aws:acmpca/permission:Permission",
        "aws:ec2clientvpn/networkAssociation:NetworkAssociation", "aws:ec2clientvpn/authorizationRule:AuthorizationRule",
        "aws:secretsmanager/secretVersion:SecretVersion", "aws:route53/record:Record",
    ];

    [Fact]
    public void Data_volumes_and_keys_are_protected_and_outlive_the_stack()
    {
        var kept = Eu.OfType("aws:ebs/volume:Volume").Concat(Eu.OfType("aws:kms/key:Key")).ToList();
        kept.Count.ShouldBeGreaterThan(90);
        kept.ShouldAllBe(resource => resource.Option("protect") == "true" && resource.Option("retainOnDelete") == "true");
    }

    [Fact]
    public void Subnets_in_use_are_protected() => Eu.OfType("aws:ec2/subnet:Subnet").ShouldAllBe(subnet => subnet.Option("protect") == "true");

    [Fact]
    public void What_is_attached_to_a_member_of_a_quorum_cannot_be_pulled_out()
    {
        var attached = Eu.OfType("aws:ec2/volumeAttachment:VolumeAttachment")
            .Concat(Eu.OfType("aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment"))
            .ToList();
        attached.Count.ShouldBeGreaterThan(90);
        attached.ShouldAllBe(attachment => attachment.Option("protect") == "true");
    }

    [Fact]
    public void A_disk_set_that_comes_or_grows_changes_no_other_sets_volumes()
    {
        var before = Eu.Resources.Where(IsVolume).ToDictionary(volume => volume.Key, volume => volume.Node.ToString());
        var after = CompiledRegion.With(
            "eu-central",
            "hardware: {database: {disks: {data: {size: 8.5TB}, extra: {size: 1TB, medium: ssd, mount: /extra, slot: 4}}}}\n").Resources
            .Where(IsVolume)
            .ToDictionary(volume => volume.Key, volume => volume.Node.ToString());
        before.Except(after)
            .ShouldAllBe(volume => volume.Key.Contains("-data-", StringComparison.Ordinal) && !volume.Key.Contains("Attachment", StringComparison.Ordinal));
        after.Except(before)
            .ShouldAllBe(volume => volume.Key.Contains("-data-", StringComparison.Ordinal) || volume.Key.Contains("-extra-", StringComparison.Ordinal));
    }

    private static bool IsVolume(CompiledResource resource) => resource.Type is "aws:ebs/volume:Volume" or "aws:ec2/volumeAttachment:VolumeAttachment";

    [Fact]
    public void Members_of_a_quorum_are_protected_and_ignore_a_new_image()
    {
        var machines = Eu.OfType("aws:ec2/instance:Instance").ToDictionary(machine => machine.Name);
        foreach (var name in new[] { "pg1", "pg2", "pg3", "etcd1", "etcd3" })
        {
            var machine = machines[$"eu-central-primary-{name}"];
            machine.Option("protect").ShouldBe("true");
            machine.Option("ignoreChanges").ShouldBe("ami instanceType userData");
        }

        machines["eu-central-primary-pooler1"].Option("protect").ShouldNotBe("true");
    }

    [Fact]
    public void Addresses_live_on_interfaces_of_their_own() =>
        Eu.OfType("aws:ec2/networkInterface:NetworkInterface").Where(nic => nic.Name.StartsWith("eu-central-primary-pg2-", StringComparison.Ordinal))
            .Select(nic => nic.Property("privateIps")).ShouldBe(["10.2.1.76", "10.2.2.76", "10.2.3.76"]);

    [Fact]
    public void Every_disk_is_encrypted_with_its_sites_key()
    {
        Eu.OfType("aws:ebs/volume:Volume").ShouldAllBe(volume => volume.Property("encrypted") == "true"
            && volume.Property("kmsKeyId")!.Contains("_disks") == false
            && volume.Property("kmsKeyId")!.EndsWith("-disks.arn}"));
        Eu.OfType("aws:ec2/instance:Instance").ShouldAllBe(machine => machine.Property("rootBlockDevice", "encrypted") == "true");
    }

    [Fact]
    public void Every_resource_that_takes_tags_has_a_name_and_a_role_and_the_providers_add_the_rest()
    {
        foreach (var resource in Eu.Resources
            .Where(resource => resource.Type.StartsWith("aws:", StringComparison.Ordinal) && !Untagged.Contains(resource.Type)))
        {
            (resource.Property("tags", "Name"), resource.Property("tags", "Role") is null).ShouldBe((resource.Name, false), resource.Key);
        }

        foreach (var provider in Eu.OfType("pulumi:providers:aws"))
            new[] { "Region", "Site", "Jurisdiction", "Owner" }.ShouldAllBe(tag => provider.Property("defaultTags", "tags", tag) != null);
    }

    [Theory]
    [InlineData(64, "512GB", "euc1-az1", "r7a.16xlarge")]
    [InlineData(32, "256GB", "euc1-az1", "r7a.8xlarge")]
    [InlineData(24, "128GB", "euc1-az1", "m7a.8xlarge")]
    [InlineData(2, "4GB", "euc1-az1", "c7a.large")]
    [InlineData(1000, "1GB", "euc1-az1", null)]
    // Mumbai has none of the seventh AMD families, Hyderabad none of the seventh at all; a vCPU of theirs is half a core.
    [InlineData(32, "256GB", "aps1-az1", "m7i.16xlarge")]
    [InlineData(16, "256GB", "aps1-az1", "r7i.8xlarge")]
    [InlineData(16, "256GB", "aps2-az1", "r6i.8xlarge")]
    [InlineData(16, "256GB", "euc1-az1 aps2-az1", "r6i.8xlarge")]
    [InlineData(2, "4GB", "use1-az3", null)]
    public void Hardware_is_realised_with_at_least_its_cores_and_memory(int cores, string memory, string zones, string? type)
    {
        MemorySize.TryParse(memory, out var size).ShouldBeTrue();
        var hardware = new HardwareDeclaration { Cores = cores, Memory = size, Disks = new Dictionary<Name, DiskSetDeclaration>() };
        (InstanceTypes.Smallest(hardware, zones.Split(' '))?.Name).ShouldBe(type);
    }

    [Theory]
    // 24 × 7.68 TB RAID10 = 92.16 TB usable, on 6 volumes.
    [InlineData(24, "7.68TB", RaidLevel.Raid10, Medium.Ssd, 6, "6 × gp3 14306 GiB 16000 IOPS 1000 MiB/s /dev/xvdbn")]
    [InlineData(24, "8.5TB", RaidLevel.Raid10, Medium.Ssd, 6, "6 × gp3 15833 GiB 16000 IOPS 1000 MiB/s /dev/xvdbn")]
    [InlineData(4, "1.92TB", RaidLevel.Raid10, Medium.Nvme, 1, "1 × io2 3577 GiB 16000 IOPS  MiB/s /dev/xvdbn")]
    [InlineData(12, "15TB", RaidLevel.Raid6, Medium.Hdd, 9, "9 × st1 15523 GiB  IOPS  MiB/s /dev/xvdbn")]
    [InlineData(1, "20GB", RaidLevel.None, Medium.Hdd, 1, "1 × st1 125 GiB  IOPS  MiB/s /dev/xvdbn")]
    [InlineData(1, "4GB", RaidLevel.None, Medium.Ssd, 1, "1 × gp3 4 GiB 3000 IOPS 750 MiB/s /dev/xvdbn")]
    public void Disk_sets_become_striped_volumes_of_their_usable_capacity(int count, string size, RaidLevel raid, Medium medium, int striped, string plan)
    {
        Bytes.TryParse(size, out var each).ShouldBeTrue();
        var set = new DiskSetDeclaration { Count = count, Size = each, Raid = raid, Medium = medium, Mount = "/data", Volumes = striped, Slot = 2 };
        var volumes = EbsPlan.For(set);
        var first = volumes[0];
        $"{volumes.Count} × {first.Type} {first.SizeGiB} GiB {first.Iops} IOPS {first.ThroughputMiB} MiB/s {first.DeviceName}".ShouldBe(plan);
        volumes.Sum(volume => (long)volume.SizeGiB << 30).ShouldBeGreaterThanOrEqualTo(set.UsableCapacity.Count);
    }

    [Fact]
    public void Wanted_operations_are_shared_by_the_volumes() =>
        EbsPlan.For(new DiskSetDeclaration { Size = new Bytes(8_000_000_000_000), Medium = Medium.Ssd, Mount = "/data", Volumes = 4, Iops = 20_000 })
            .ShouldAllBe(volume => volume.Iops == 5000 && volume.ThroughputMiB == 1000);

    // r7a.16xlarge carries 80,000 operations and 2,500 MiB/s to EBS; the six volumes of a set share them.
    [Fact]
    public void A_set_for_which_nothing_is_wanted_gets_no_more_than_the_machine_carries()
    {
        var volumes = CompiledRegion.Of("eu-central").OfType("aws:ebs/volume:Volume").Where(volume => volume.Property("tags", "Node") == "pg1").ToList();
        var data = volumes.Where(volume => volume.Property("tags", "DiskSet") == "data").ToList();
        data.Count.ShouldBe(6);
        data.ShouldAllBe(volume => volume.Property("iops") == "13333" && volume.Property("throughput") == "416");
        volumes.Single(volume => volume.Property("tags", "DiskSet") == "wal").Property("iops").ShouldBe("16000");
    }

    [Fact]
    public void Device_names_differ_and_depend_on_no_other_set()
    {
        var names = Enumerable.Range(1, 6)
            .SelectMany(slot => EbsPlan.For(new DiskSetDeclaration
            {
                Size = new Bytes(1),
                Medium = Medium.Ssd,
                Mount = "/data",
                Volumes = EbsPlan.VolumesPerSlot,
                Slot = slot,
            }))
            .Select(volume => volume.DeviceName)
            .ToList();
        names.ShouldBeUnique();
        names.ShouldAllBe(name => name.Length == 10 && string.CompareOrdinal(name, "/dev/xvdba") >= 0 && string.CompareOrdinal(name, "/dev/xvddz") <= 0);
    }

    [Theory]
    [InlineData("hardware: {database: {cores: 96, disks: {data: {size: 8.5TB}}}, etcd: {cores: 8}}")]
    [InlineData("sites: {primary: {image: ami-0fffffffffffffff1}}")]
    public void A_change_of_hardware_or_image_stops_no_machine(string yaml)
    {
        // Everything in which the machines differ is something that they ignore.
        var after = CompiledRegion.With("eu-central", yaml + "\n").OfType("aws:ec2/instance:Instance").ToDictionary(machine => machine.Name);
        foreach (var machine in Eu.OfType("aws:ec2/instance:Instance"))
        {
            machine.Option("ignoreChanges").ShouldBe("ami instanceType userData");
            Ignoring(machine).ShouldBe(Ignoring(after[machine.Name]));
        }
    }

    private static string Ignoring(CompiledResource machine) =>
        machine.Node
            .ToString()
            .Replace(machine.Property("ami")!, "", StringComparison.Ordinal)
            .Replace(machine.Property("instanceType")!, "", StringComparison.Ordinal);
}
