using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Stacks.Identity;
using ClusterProvisioning.Stacks.Network;
using Pulumi;
using static ClusterProvisioning.Stacks.Json;

namespace ClusterProvisioning.Stacks.Kubernetes;

/// <summary>A site's Kubernetes (EKS): reached only from inside the site and from addresses that the region names, its secrets under a key of its
/// own, everything that is asked of it logged.</summary>
internal sealed class Cluster
{
    // A kubeconfig has one cluster, one user and one context, and calls each by a name of its own making.
    private const string Name = "eks";

    private static readonly string[] Logs = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

    private readonly SiteBase _site;
    private readonly SiteFirewall _firewall;
    private readonly KubernetesDeclaration _declared;

    /// <summary>Makes the control plane, its add-ons and its nodes.</summary>
    public Cluster(SiteBase site, SiteFirewall firewall, KubernetesDeclaration declared)
    {
        (_site, _firewall, _declared) = (site, firewall, declared);
        Network = site.Scope.Site.FindNetwork(declared.Network)!;
        Eks = CreateCluster();
        Addons = new ClusterAddons(site, this, declared.Addons);
        Nodes = new ClusterNodes(site, this, declared, new NodeFirewall(site.Scope, firewall, this));
        _ = new ClusterAdministrators(site, this, declared.Administrators);
    }

    /// <summary>The network of its nodes and pods.</summary>
    public Model.NetworkSegment Network { get; }

    /// <summary>The subnets of its nodes and pods.</summary>
    public List<Output<string>> Subnets => _site.Network.Of(Network).SubnetIds;

    /// <summary>The control plane, which EKS runs.</summary>
    public Pulumi.Aws.Eks.Cluster Eks { get; }

    /// <summary>The security group of its interface inside the site.</summary>
    public Output<string> Group => Eks.VpcConfig.Apply(config => config.ClusterSecurityGroupId);

    /// <summary>What runs on it for AWS.</summary>
    public ClusterAddons Addons { get; }

    /// <summary>The groups of EC2 machines on which pods run.</summary>
    public ClusterNodes Nodes { get; }

    /// <summary>How it is spoken to: tokens are made by the AWS command line when they are needed, so that none is in the program or in a state.</summary>
    public Output<string> Kubeconfig() => Json.Of(Map(
        ("apiVersion", "v1"),
        ("kind", "Config"),
        ("clusters", Named("cluster", Map(("server", Eks.Endpoint), ("certificate-authority-data", AuthorityData)))),
        ("users", Named("user", Map(("exec", TokenCommand())))),
        ("contexts", Named("context", Map(("cluster", Name), ("user", Name)))),
        ("current-context", Name)));

    private Output<string> AuthorityData => Eks.CertificateAuthority.Apply(authority => authority.Data);

    private static Dictionary<string, object>[] Named(string kind, Dictionary<string, object> content) => [Map(("name", Name), (kind, content))];

    private Dictionary<string, object> TokenCommand() => Map(
        ("apiVersion", "client.authentication.k8s.io/v1"),
        ("interactiveMode", "Never"),
        ("command", "aws"),
        ("args", new object[] { "eks", "get-token", "--region", _site.Scope.Location, "--cluster-name", Eks.Name }));

    private Pulumi.Aws.Eks.Cluster CreateCluster()
    {
        var (scope, name) = (_site.Scope, _site.Scope.NameOf("kubernetes"));
        var logs = new SiteLog(_site, "kubernetes-logs", $"/aws/eks/{name}/cluster").Group;
        var role = CreateRole(name);
        var options = scope.InUse();
        // Without its policy the control plane cannot make its interfaces, and its creation fails.
        options.DependsOn = [logs, Allow(name, role), .. _firewall.Before(Network)];
        return new Pulumi.Aws.Eks.Cluster(name, new Pulumi.Aws.Eks.ClusterArgs
        {
            Name = name,
            Version = _declared.Version.ToString(),
            RoleArn = role.Arn,
            EnabledClusterLogTypes = Logs,
            DeletionProtection = true,
            AccessConfig = new Pulumi.Aws.Eks.Inputs.ClusterAccessConfigArgs { AuthenticationMode = "API", BootstrapClusterCreatorAdminPermissions = true },
            EncryptionConfig = new Pulumi.Aws.Eks.Inputs.ClusterEncryptionConfigArgs
            {
                Provider = new Pulumi.Aws.Eks.Inputs.ClusterEncryptionConfigProviderArgs
                {
                    KeyArn = new SiteKey(scope, "kubernetes", "Kubernetes' secrets").Key.Arn,
                },
                Resources = "secrets",
            },
            VpcConfig = Endpoints(),
            Tags = SiteScope.Tags(name, "kubernetes"),
        }, options);
    }

    /// <summary>Nodes use the endpoint inside in any case. Without a list of addresses the other one would be open to everyone (EKS docs, "Cluster
    /// API server endpoint").</summary>
    private Pulumi.Aws.Eks.Inputs.ClusterVpcConfigArgs Endpoints()
    {
        var endpoints = new Pulumi.Aws.Eks.Inputs.ClusterVpcConfigArgs
        {
            SubnetIds = Subnets,
            EndpointPrivateAccess = true,
            EndpointPublicAccess = _declared.ApiFrom.Count > 0,
        };
        foreach (var addresses in _declared.ApiFrom)
            endpoints.PublicAccessCidrs.Add(addresses.ToString());
        return endpoints;
    }

    private Pulumi.Aws.Iam.Role CreateRole(string name) => new(name, new Pulumi.Aws.Iam.RoleArgs
    {
        Description = $"Control plane of {name}",
        AssumeRolePolicy = Policy.TrustOf("eks.amazonaws.com"),
        Tags = SiteScope.Tags(name, "identity"),
    }, _site.Scope.Options());

    private Pulumi.Aws.Iam.RolePolicyAttachment Allow(string name, Pulumi.Aws.Iam.Role role)
    {
        var policy = new Pulumi.Aws.Iam.RolePolicyAttachmentArgs { Role = role.Name, PolicyArn = "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy" };
        return new Pulumi.Aws.Iam.RolePolicyAttachment(name, policy, _site.Scope.Options());
    }
}
