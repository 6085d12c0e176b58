using ClusterProvisioning.Aws.Networks;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Stacks.Identity;
using Pulumi;

namespace ClusterProvisioning.Stacks.Kubernetes;

/// <summary>What runs on a site's Kubernetes for AWS: the network, names, identities of pods, disks.</summary>
internal sealed class ClusterAddons
{
    private const string SystemNamespace = "kube-system";

    private static readonly string[] DiskKeyUses =
    [
        "kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo",
    ];

    private readonly Dictionary<Resource, Resource> _rights = [];
    private readonly SiteBase _site;
    private readonly Cluster _cluster;

    /// <summary>Installs the add-ons, those that nodes need to become ready first.</summary>
    public ClusterAddons(SiteBase site, Cluster cluster, KubernetesAddonsDeclaration versions)
    {
        (_site, _cluster) = (site, cluster);
        BeforeNodes.Add(Create("vpc-cni", versions.VpcCni, NetworkSettings, ("aws-node", CreateRole("network", "AmazonEKS_CNI_Policy"))));
        BeforeNodes.Add(Create("kube-proxy", versions.KubeProxy, null, null));
        BeforeNodes.Add(Create("eks-pod-identity-agent", versions.EksPodIdentityAgent, null, null));
        Disks = Create("aws-ebs-csi-driver", versions.AwsEbsCsiDriver, null, ("ebs-csi-controller-sa", CreateDiskRole()));
        _ = Create("coredns", versions.Coredns, null, null);
    }

    /// <summary>What nodes need to become ready.</summary>
    public List<Resource> BeforeNodes { get; } = [];

    /// <summary>What makes disks of claims.</summary>
    public Resource Disks { get; }

    /// <summary>Network policies are enforced; and few addresses are held in stock, since the network is shared with machines.</summary>
    private static Output<string> NetworkSettings =>
        Json.Of(Json.Map(
            ("enableNetworkPolicy", "true"),
            ("env", Json.Map(("WARM_IP_TARGET", $"{PodAddresses.Warm}"), ("MINIMUM_IP_TARGET", $"{PodAddresses.Least}")))));

    /// <summary>Lets a workload be someone to AWS, without a credential anywhere (EKS Pod Identity).</summary>
    public Pulumi.Aws.Iam.Role Identify(string part, string space, string account, params IEnumerable<PolicyStatement> statements)
    {
        var role = CreateRole(part, null);
        var name = _site.Scope.NameOf("kubernetes", part);
        _ = new Pulumi.Aws.Iam.RolePolicy(name, new Pulumi.Aws.Iam.RolePolicyArgs { Role = role.Id, Policy = Policy.Of(statements) }, _site.Scope.Options());
        _ = new Pulumi.Aws.Eks.PodIdentityAssociation(name, new Pulumi.Aws.Eks.PodIdentityAssociationArgs
        {
            ClusterName = _cluster.Eks.Name,
            Namespace = space,
            ServiceAccount = account,
            RoleArn = role.Arn,
            Tags = SiteScope.Tags(name, "identity"),
        }, _site.Scope.Options());
        return role;
    }

    private Pulumi.Aws.Iam.Role CreateRole(string part, string? managedPolicy)
    {
        var name = _site.Scope.NameOf("kubernetes", part);
        var role = new Pulumi.Aws.Iam.Role(name, new Pulumi.Aws.Iam.RoleArgs
        {
            Description = $"{part} on Kubernetes of {_site.Scope.Region.Name} {_site.Scope.Site.Name}",
            AssumeRolePolicy = Policy.TrustOf("pods.eks.amazonaws.com", "sts:TagSession"),
            Tags = SiteScope.Tags(name, "identity"),
        }, _site.Scope.Options());
        if (managedPolicy is not null)
        {
            var managed = new Pulumi.Aws.Iam.RolePolicyAttachmentArgs { Role = role.Name, PolicyArn = $"arn:aws:iam::aws:policy/{managedPolicy}" };
            _rights.Add(role, new Pulumi.Aws.Iam.RolePolicyAttachment(name, managed, _site.Scope.Options()));
        }

        return role;
    }

    private Pulumi.Aws.Iam.Role CreateDiskRole()
    {
        var role = CreateRole("disks", "service-role/AmazonEBSCSIDriverPolicy");
        _ = new Pulumi.Aws.Iam.RolePolicy(_site.Scope.NameOf("kubernetes", "disks"), new Pulumi.Aws.Iam.RolePolicyArgs
        {
            Role = role.Id,
            Policy = Policy.Of(new PolicyStatement("DiskKey", DiskKeyUses).On(_site.Keys.Disks.Arn)),
        }, _site.Scope.Options());
        return role;
    }

    private Pulumi.Aws.Eks.Addon Create(
        string addon,
        AddonVersion? version,
        Output<string>? settings,
        (string Account, Pulumi.Aws.Iam.Role Role)? identity)
    {
        var name = _site.Scope.NameOf("kubernetes", addon);
        var args = new Pulumi.Aws.Eks.AddonArgs
        {
            ClusterName = _cluster.Eks.Name,
            AddonName = addon,
            AddonVersion = version is null ? null : (Input<string>)version.ToString(),
            ConfigurationValues = settings is null ? null : (Input<string>)settings,
            ResolveConflictsOnCreate = "OVERWRITE",
            ResolveConflictsOnUpdate = "PRESERVE",
            Tags = SiteScope.Tags(name, SystemNamespace),
        };
        var options = _site.Scope.Options();
        if (identity is { } given)
        {
            options.DependsOn = _rights[given.Role];
            args.PodIdentityAssociations.Add(new Pulumi.Aws.Eks.Inputs.AddonPodIdentityAssociationArgs
            {
                ServiceAccount = given.Account,
                RoleArn = given.Role.Arn,
            });
        }

        return new Pulumi.Aws.Eks.Addon(name, args, options);
    }
}
