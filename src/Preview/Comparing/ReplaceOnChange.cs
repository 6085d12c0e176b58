using System.Collections.Frozen;
using ClusterProvisioning.Preview.Programs;

namespace ClusterProvisioning.Preview.Comparing;

/// <summary>
/// Which changes replace a resource. The provider's own schema has it (<c>ForceNew</c>, or a rule of its <c>CustomizeDiff</c>); a program of Pulumi YAML does
/// not.
/// </summary>
public static class ReplaceOnChange
{
    // Not read at a commit: of the provider's sixth version, from documentation and use.
    private const string Terraform = "terraform-provider-aws 6, internal/service/";

    /// <summary>The types that hold state, or on which something that does stands; then all others of the programs.</summary>
    public static IReadOnlyList<ReplaceRule> Rules { get; } =
    [
        .. ServiceReplaceRules.All,
        .. KubernetesReplaceRules.All,
        new(
            "aws:ec2/instance:Instance",
            Read("0015dfcd", "ec2/ec2_instance.go") + " (primaryNetworkInterface: version 6)",
            "ami", "associatePublicIpAddress", "availabilityZone", "cpuOptions", "ebsOptimized", "enclaveOptions", "ephemeralBlockDevices", "hibernation",
            "hostId", "ipv6AddressCount", "ipv6Addresses", "keyName", "launchTemplate", "networkInterfaces", "placementGroup", "placementPartitionNumber",
            "primaryNetworkInterface", "privateDnsNameOptions", "privateIp", "rootBlockDevice.deviceName", "rootBlockDevice.encrypted",
            "rootBlockDevice.kmsKeyId", "ebsBlockDevices", "securityGroups", "subnetId", "tenancy"),
        new(
            "aws:ebs/volume:Volume",
            Read("0073593e", "ec2/ebs_volume.go"),
            "availabilityZone", "encrypted", "kmsKeyId", "multiAttachEnabled", "outpostArn", "snapshotId"),
        new("aws:ec2/volumeAttachment:VolumeAttachment", Read("0620f2a6", "ec2/ebs_volume_attachment.go"), "deviceName", "instanceId", "volumeId"),
        new(
            "aws:ec2/networkInterface:NetworkInterface",
            Read("01c08000", "ec2/vpc_network_interface.go") + " (privateIps: ForceNewIf)",
            "interfaceType", "privateIps", "subnetId"),
        new(
            "aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment",
            Read("01f43111", "ec2/vpc_network_interface_attachment.go"),
            "deviceIndex", "instanceId", "networkInterfaceId"),
        new("aws:ec2/vpc:Vpc", Terraform + "ec2/vpc_.go", "cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength"),
        new(
            "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation",
            Read("01606926", "ec2/vpc_ipv4_cidr_block_association.go"),
            "cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength", "vpcId"),
        new(
            "aws:ec2/subnet:Subnet",
            Read("00cda125", "ec2/vpc_subnet.go"),
            "availabilityZone", "availabilityZoneId", "cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength", "ipv6IpamPoolId", "ipv6Native", "ipv6NetmaskLength",
            "outpostArn", "vpcId"),
        new("aws:ec2/securityGroup:SecurityGroup", Terraform + "ec2/vpc_security_group.go", "description", "name", "namePrefix", "vpcId"),
        new("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", Terraform + "ec2/vpc_security_group_ingress_rule.go", "securityGroupId"),
        new("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", Terraform + "ec2/vpc_security_group_egress_rule.go", "securityGroupId"),
        new("aws:ec2/networkAcl:NetworkAcl", Terraform + "ec2/vpc_network_acl.go", "vpcId"),
        new(
            "aws:ec2/networkAclRule:NetworkAclRule",
            Terraform + "ec2/vpc_network_acl_rule.go",
            "cidrBlock", "egress", "fromPort", "networkAclId", "protocol", "ruleAction", "ruleNumber", "toPort"),
        new("aws:ec2/networkAclAssociation:NetworkAclAssociation", Terraform + "ec2/vpc_network_acl_association.go", "networkAclId", "subnetId"),
        new("aws:ec2/routeTable:RouteTable", Terraform + "ec2/vpc_route_table.go", "vpcId"),
        new(
            "aws:ec2/route:Route",
            Terraform + "ec2/vpc_route.go",
            "destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId", "routeTableId"),
        new("aws:ec2/routeTableAssociation:RouteTableAssociation", Terraform + "ec2/vpc_route_table_association.go", "gatewayId", "subnetId"),
        new(
            "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
            Terraform + "ec2/vpc_peering_connection.go",
            "peerOwnerId", "peerRegion", "peerVpcId", "vpcId"),
        new("aws:kms/key:Key", Read("00a35305", "kms/key.go"), "customKeyStoreId", "customerMasterKeySpec", "keyUsage", "multiRegion", "xksKeyId"),
        new("aws:kms/alias:Alias", Terraform + "kms/alias.go", "name", "namePrefix"),
        new("aws:s3/bucket:Bucket", Terraform + "s3/bucket.go", "bucket", "bucketPrefix", "objectLockEnabled"),
        new("aws:s3/bucketV2:BucketV2", Terraform + "s3/bucket.go", "bucket", "bucketPrefix", "objectLockEnabled"),
        new(
            "aws:lb/loadBalancer:LoadBalancer",
            Terraform + "elbv2/load_balancer.go (a network balancer's subnets and groups: CustomizeDiff)",
            "customerOwnedIpv4Pool", "internal", "loadBalancerType", "name", "namePrefix"),
        new(
            "aws:lb/targetGroup:TargetGroup",
            Read("013cfb4c", "elbv2/target_group.go"),
            "ipAddressType", "name", "namePrefix", "port", "protocol", "protocolVersion", "targetType", "vpcId"),
        new(
            "aws:lb/targetGroupAttachment:TargetGroupAttachment",
            Terraform + "elbv2/target_group_attachment.go",
            "availabilityZone", "port", "targetGroupArn", "targetId"),
        new("aws:lb/listener:Listener", Terraform + "elbv2/listener.go", "loadBalancerArn"),
        new("aws:secretsmanager/secret:Secret", Read("00c21ced", "secretsmanager/secret.go"), "name", "namePrefix"),
        new("aws:iam/role:Role", Terraform + "iam/role.go", "name", "namePrefix", "path"),
        new(
            "aws:acmpca/certificateAuthority:CertificateAuthority",
            Read("0509e60e", "acmpca/certificate_authority.go"),
            "certificateAuthorityConfiguration", "keyStorageSecurityStandard", "type"),
        new(
            "aws:eks/cluster:Cluster",
            Read("00555dc5", "eks/cluster.go") + " (encryptionConfig: only its removal)",
            "accessConfig.bootstrapClusterCreatorAdminPermissions", "bootstrapSelfManagedAddons", "kubernetesNetworkConfig.ipFamily",
            "kubernetesNetworkConfig.serviceIpv4Cidr", "name", "outpostConfig.controlPlaneInstanceType", "remoteNetworkConfig", "roleArn"),
        new("aws:route53/zone:Zone", Terraform + "route53/zone.go", "delegationSetId", "name"),
        new("aws:route53/record:Record", Terraform + "route53/record.go", "name", "zoneId"),
        new("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", Terraform + "s3/bucket_public_access_block.go", "bucket"),
        new(
            "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
            Terraform + "s3/bucket_object_lock_configuration.go",
            "bucket", "expectedBucketOwner", "objectLockEnabled"),
        new(
            "aws:acmpca/certificate:Certificate",
            Terraform + "acmpca/certificate.go",
            "apiPassthrough", "certificateAuthorityArn", "certificateSigningRequest", "signingAlgorithm", "templateArn", "validity"),
        new(
            "aws:acmpca/certificateAuthorityCertificate:CertificateAuthorityCertificate",
            Terraform + "acmpca/certificate_authority_certificate.go",
            "certificate", "certificateAuthorityArn", "certificateChain"),
        new(
            "aws:ec2/subnetCidrReservation:SubnetCidrReservation",
            Terraform + "ec2/vpc_subnet_cidr_reservation.go",
            "cidrBlock", "description", "reservationType", "subnetId"),
        new("aws:ecr/repository:Repository", Terraform + "ecr/repository.go", "encryptionConfigurations", "name"),
        new(
            "random:index/randomPassword:RandomPassword",
            "terraform-provider-random 3, internal/provider/resource_password.go",
            "keepers", "length", "lower", "minLower", "minNumeric", "minSpecial", "minUpper", "numeric", "overrideSpecial", "special", "upper"),
    ];

    private static readonly FrozenDictionary<string, ReplaceRule> ByType = Rules.ToFrozenDictionary(rule => rule.Type, StringComparer.Ordinal);

    private static string Read(string commit, string file) => $"terraform-provider-aws@{commit} internal/service/{file}";

    /// <summary>True if the table knows the type.</summary>
    public static bool Knows(string type) => ByType.ContainsKey(type);

    /// <summary>True if a change of this property replaces the resource.</summary>
    public static bool Applies(CloudResource resource, string path)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource.ReplaceOnChanges.Any(pattern => pattern is "*" || PropertyPath.IsWithin(path, pattern))
            || (ByType.TryGetValue(resource.Type, out var rule) && rule.Paths.Any(pattern => PropertyPath.Touches(path, pattern)));
    }
}
