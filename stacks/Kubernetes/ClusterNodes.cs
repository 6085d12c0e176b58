using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Stacks.Identity;
using Pulumi;

namespace ClusterProvisioning.Stacks.Kubernetes;

/// <summary>The nodes of a site's Kubernetes: disks under the site's key, no credentials of the node for what runs on it.</summary>
internal sealed class ClusterNodes
{
    private const string BootDevice = "/dev/xvda";
    private const int BytesPerGiBShift = 30;

    // All that a node itself does; network and disks have roles of their own.
    private static readonly string[] Policies = ["AmazonEKSWorkerNodeMinimalPolicy", "AmazonEC2ContainerRegistryPullOnly"];

    private readonly List<Resource> _rights = [];
    private readonly SiteScope _scope;
    private readonly SiteBase _site;
    private readonly Cluster _cluster;
    private readonly NodeFirewall _firewall;
    private readonly string _version;

    /// <summary>Makes a group of nodes for each declared one, all under one role.</summary>
    public ClusterNodes(SiteBase site, Cluster cluster, KubernetesDeclaration declared, NodeFirewall firewall)
    {
        (_scope, _site, _cluster, _firewall, _version) = (site.Scope, site, cluster, firewall, declared.Version.ToString());
        var role = CreateRole();
        foreach (var (name, group) in declared.NodeGroups)
            Ready.Add(Create(name, group, role));
    }

    /// <summary>What has to be there before anything runs.</summary>
    public InputList<Resource> Ready { get; } = [];

    private Pulumi.Aws.Iam.Role CreateRole()
    {
        var name = _scope.NameOf("kubernetes", "node");
        var role = new Pulumi.Aws.Iam.Role(name, new Pulumi.Aws.Iam.RoleArgs
        {
            Description = $"Kubernetes nodes of {_scope.Region.Name} {_scope.Site.Name}",
            AssumeRolePolicy = Policy.TrustOf("ec2.amazonaws.com"),
            Tags = SiteScope.Tags(name, "identity"),
        }, _scope.Options());
        foreach (var policy in Policies)
        {
            var managed = new Pulumi.Aws.Iam.RolePolicyAttachmentArgs { Role = role.Name, PolicyArn = $"arn:aws:iam::aws:policy/{policy}" };
            _rights.Add(new Pulumi.Aws.Iam.RolePolicyAttachment($"{name}-{policy}", managed, _scope.Options()));
        }

        return role;
    }

    private Pulumi.Aws.Eks.NodeGroup Create(Name group, KubernetesNodeGroupDeclaration declared, Pulumi.Aws.Iam.Role role)
    {
        var name = _scope.NameOf("kubernetes", group);
        var template = CreateTemplate(name, declared);
        var options = _scope.Options();
        // A node without network add-on, identity agent and rights of its own never becomes ready.
        options.DependsOn = [.. _cluster.Addons.BeforeNodes, .. _rights, .. _firewall.Before];
        return new Pulumi.Aws.Eks.NodeGroup(name, new Pulumi.Aws.Eks.NodeGroupArgs
        {
            ClusterName = _cluster.Eks.Name,
            // They follow the control plane: of themselves they would stay at the version that they were made with.
            Version = _version,
            NodeRoleArn = role.Arn,
            SubnetIds = _cluster.Subnets,
            AmiType = "AL2023_x86_64_STANDARD",
            InstanceTypes = declared.InstanceType,
            LaunchTemplate = new Pulumi.Aws.Eks.Inputs.NodeGroupLaunchTemplateArgs { Id = template.Id, Version = Output.Format($"{template.LatestVersion}") },
            ScalingConfig = new Pulumi.Aws.Eks.Inputs.NodeGroupScalingConfigArgs
            {
                DesiredSize = declared.Count,
                MinSize = declared.Count,
                MaxSize = declared.Count,
            },
            UpdateConfig = new Pulumi.Aws.Eks.Inputs.NodeGroupUpdateConfigArgs { MaxUnavailable = 1 },
            Tags = SiteScope.Tags(name, "kubernetes"),
        }, options);
    }

    private Pulumi.Aws.Ec2.LaunchTemplate CreateTemplate(string name, KubernetesNodeGroupDeclaration declared) => new(
        name, new Pulumi.Aws.Ec2.LaunchTemplateArgs
        {
            BlockDeviceMappings =
        {
            new Pulumi.Aws.Ec2.Inputs.LaunchTemplateBlockDeviceMappingArgs
            {
                DeviceName = BootDevice,
                Ebs = new Pulumi.Aws.Ec2.Inputs.LaunchTemplateBlockDeviceMappingEbsArgs
                {
                    VolumeType = "gp3",
                    VolumeSize = (int)((declared.DiskSize.Count + (1L << BytesPerGiBShift) - 1) >> BytesPerGiBShift),
                    Encrypted = "true",
                    KmsKeyId = _site.Keys.Disks.Arn,
                    DeleteOnTermination = "true",
                },
            },
        },
            VpcSecurityGroupIds = _firewall.Group.Id,
            MetadataOptions = new Pulumi.Aws.Ec2.Inputs.LaunchTemplateMetadataOptionsArgs
            {
                HttpEndpoint = "enabled",
                HttpTokens = "required",
                HttpPutResponseHopLimit = 1,
            },
            TagSpecifications =
        {
            new Pulumi.Aws.Ec2.Inputs.LaunchTemplateTagSpecificationArgs { ResourceType = "instance", Tags = SiteScope.Tags(name, "kubernetes") },
            new Pulumi.Aws.Ec2.Inputs.LaunchTemplateTagSpecificationArgs { ResourceType = "volume", Tags = SiteScope.Tags(name, "kubernetes") },
        },
            Tags = SiteScope.Tags(name, "kubernetes"),
        }, _scope.Options());
}
