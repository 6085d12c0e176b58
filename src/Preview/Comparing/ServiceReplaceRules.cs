namespace ClusterProvisioning.Preview.Comparing;

/// <summary>What replaces the types that hold no state of their own: rights, settings of buckets, ways in and out, what runs Kubernetes.</summary>
internal static class ServiceReplaceRules
{
    private const string Folder = "internal/service/";

    /// <summary>The rules; each names the provider's file, and the commit at which it was read where the store told it.</summary>
    public static IReadOnlyList<ReplaceRule> All { get; } =
    [
        new(
            "aws:ec2/vpcEndpoint:VpcEndpoint",
            Read("008db85a", "ec2/vpc_endpoint.go"),
            "dnsOptions.privateDnsPreference", "dnsOptions.privateDnsSpecifiedDomains", "resourceConfigurationArn", "serviceName", "serviceNetworkArn",
            "serviceRegion", "vpcEndpointType", "vpcId", "region"),
        new("aws:iam/rolePolicy:RolePolicy", Read("02f97af8", "iam/role_policy.go"), "name", "namePrefix", "role"),
        new("aws:iam/instanceProfile:InstanceProfile", Read("013f1736", "iam/instance_profile.go"), "name", "namePrefix", "path"),
        new("aws:iam/rolePolicyAttachment:RolePolicyAttachment", Read("04c79849", "iam/role_policy_attachment.go"), "policyArn", "role"),
        new("aws:eks/accessEntry:AccessEntry", Read("01f43111", "eks/access_entry.go"), "clusterName", "principalArn", "type", "region"),
        new(
            "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
            Read("01f43111", "eks/access_policy_association.go"),
            "accessScope", "clusterName", "policyArn", "principalArn", "region"),
        new("aws:eks/addon:Addon", Read("00a35305", "eks/addon.go"), "addonName", "clusterName", "namespaceConfig", "region"),
        new(
            "aws:eks/nodeGroup:NodeGroup",
            Read("012e0a32", "eks/node_group.go"),
            "amiType", "capacityType", "clusterName", "diskSize", "instanceTypes", "launchTemplate.id", "launchTemplate.name", "nodeGroupName",
            "nodeGroupNamePrefix", "nodeRoleArn", "remoteAccess", "subnetIds", "region"),
        new(
            "aws:eks/podIdentityAssociation:PodIdentityAssociation",
            Read("00a35305", "eks/pod_identity_association.go"),
            "clusterName", "namespace", "serviceAccount", "region"),
        OfBucket("Versioning", "01c08000", "versioning", "expectedBucketOwner"),
        OfBucket("ServerSideEncryptionConfiguration", "01606926", "server_side_encryption_configuration", "expectedBucketOwner"),
        OfBucket("Policy", "0073593e", "policy"),
        OfBucket("OwnershipControls", "01c08000", "ownership_controls"),
        OfBucket("LifecycleConfiguration", "01606926", "lifecycle_configuration", "expectedBucketOwner"),
        OfBucket("Logging", "01f43111", "logging", "expectedBucketOwner"),
        new(
            "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
            Read("e96a7894", "s3/bucket_replication_configuration.go"),
            "bucket", "region"),
        new(
            "aws:secretsmanager/secretVersion:SecretVersion",
            Read("0042e8ea", "secretsmanager/secret_version.go"),
            "secretBinary", "secretId", "secretString", "secretStringWoVersion", "region"),
        new(
            "aws:ec2clientvpn/endpoint:Endpoint",
            Read("08923b68", "ec2/vpnclient_endpoint.go"),
            "authenticationOptions", "clientCidrBlock", "endpointIpAddressType", "trafficIpAddressType", "transportProtocol", "region"),
        new(
            "aws:ec2clientvpn/networkAssociation:NetworkAssociation",
            Read("08ff45f1", "ec2/vpnclient_network_association.go"),
            "clientVpnEndpointId", "subnetId", "region"),
        new(
            "aws:ec2clientvpn/authorizationRule:AuthorizationRule",
            Read("06739b22", "ec2/vpnclient_authorization_rule.go"),
            "accessGroupId", "authorizeAllGroups", "clientVpnEndpointId", "description", "targetNetworkCidr", "region"),
        new("aws:lambda/function:Function", Read("0156d84e", "lambda/function.go"), "name", "packageType", "tenancyConfig", "region"),
        new("aws:cloudwatch/logGroup:LogGroup", Read("0073593e", "logs/group.go"), "logGroupClass", "name", "namePrefix", "region"),
        new(
            "aws:ec2/natGateway:NatGateway",
            "terraform-provider-aws 6 " + Folder + "ec2/vpc_nat_gateway.go (regional ones: CustomizeDiff)",
            "allocationId", "availabilityMode", "connectivityType", "privateIp", "subnetId", "vpcId", "region"),
        new("aws:ec2/launchTemplate:LaunchTemplate", Read("025e4f81", "ec2/ec2_launch_template.go"), "name", "namePrefix", "region"),
        new("aws:ec2/internetGateway:InternetGateway", Read("08923b68", "ec2/vpc_internet_gateway.go"), "region"),
        new(
            "aws:ec2/flowLog:FlowLog",
            Read("00a35305", "ec2/vpc_flow_log.go"),
            "deliverCrossAccountRole", "destinationOptions", "eniId", "iamRoleArn", "logDestination", "logDestinationType", "logFormat",
            "maxAggregationInterval", "subnetId", "trafficType", "transitGatewayAttachmentId", "transitGatewayId", "vpcId", "region"),
        new("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", Read("01f43111", "ec2/vpc_default_security_group.go"), "vpcId", "region"),
        new(
            "aws:acmpca/permission:Permission",
            Read("01606926", "acmpca/permission.go"),
            "actions", "certificateAuthorityArn", "principal", "sourceAccount", "region"),
        new(
            "aws:acm/certificate:Certificate",
            Read("01661ea3", "acm/certificate.go"),
            "certificateAuthorityArn", "domainName", "keyAlgorithm", "subjectAlternativeNames", "validationMethod", "validationOptions", "region"),
        new(
            "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
            Read("0e006358", "ec2/vpc_peering_connection_accepter.go"),
            "vpcPeeringConnectionId", "region"),
        new("aws:dlm/lifecyclePolicy:LifecyclePolicy", Read("cc0fff0e", "dlm/lifecycle_policy.go"), "policyDetails.schedules.copyTags", "region"),
    ];

    // The settings of a bucket are resources of their own, and none moves to another bucket.
    private static ReplaceRule OfBucket(string part, string commit, string file, params IEnumerable<string> further) =>
        new($"aws:s3/bucket{part}:Bucket{part}", Read(commit, $"s3/bucket_{file}.go"), ["bucket", "region", .. further]);

    private static string Read(string commit, string file) => $"terraform-provider-aws@{commit} {Folder}{file}";
}
