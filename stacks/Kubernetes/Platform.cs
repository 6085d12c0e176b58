using ClusterProvisioning.Stacks.Identity;
using ClusterProvisioning.Stacks.Secrets;
using Pulumi;
using Core = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Disks = Pulumi.Kubernetes.Types.Inputs.Storage.V1;
using K8s = Pulumi.Kubernetes;
using Meta = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace ClusterProvisioning.Stacks.Kubernetes;

/// <summary>What every workload on a site's Kubernetes stands on.</summary>
internal sealed class Platform
{
    /// <summary>The class of disks that workloads claim.</summary>
    public const string DiskClass = "encrypted";

    private readonly K8s.Provider _provider;
    private readonly Cluster _cluster;
    private readonly RegionServices _services;

    /// <summary>Makes the site's provider of Kubernetes, and the class of disks.</summary>
    public Platform(SiteBase site, Cluster cluster, RegionServices services)
    {
        (Site, _cluster, _services) = (site, cluster, services);
        Images = services.Images[site.Scope.Site.Name];
        _provider = new K8s.Provider(site.Scope.NameOf("kubernetes"), new K8s.ProviderArgs { KubeConfig = cluster.Kubeconfig() });
        CreateDiskClass();
    }

    /// <summary>The site that the cluster stands at.</summary>
    public SiteBase Site { get; }

    /// <summary>The site's images.</summary>
    public Images Images { get; }

    /// <summary>The addresses of nodes, pods, and of AWS's services inside the site.</summary>
    public string Network => _cluster.Network.Declared.Cidr.ToString();

    /// <summary>Options of what can be made again.</summary>
    public CustomResourceOptions Options() => new() { Provider = _provider, DependsOn = _cluster.Nodes.Ready };

    /// <summary>Name and labels of a workload.</summary>
    public static Meta.ObjectMetaArgs Named(string name, string space) => new() { Name = name, Namespace = space, Labels = Labels(name) };

    /// <summary>The label by which a workload's pods are found.</summary>
    public static InputMap<string> Labels(string name) => new() { { "app.kubernetes.io/name", name } };

    /// <summary>A namespace whose pods may do least (Kubernetes docs, "Pod Security Standards").</summary>
    public void CreateSpace(string space) => _ = new K8s.Core.V1.Namespace(Site.Scope.NameOf("space", space), new Core.NamespaceArgs
    {
        Metadata = new Meta.ObjectMetaArgs { Name = space, Labels = new InputMap<string> { { "pod-security.kubernetes.io/enforce", "restricted" } } },
    }, Options());

    /// <summary>A workload's account, which is someone to AWS where it reads secrets.</summary>
    public void CreateAccount(string workload, string space, params IEnumerable<PolicyStatement> further)
    {
        _ = new K8s.Core.V1.ServiceAccount(Site.Scope.NameOf("account", workload), new Core.ServiceAccountArgs
        {
            Metadata = Named(workload, space),
            AutomountServiceAccountToken = false,
        }, Options());
        List<PolicyStatement> statements = [.. SecretPolicy.Of(Site, _services.Secrets.ReadBy(workload, Site.Scope)), .. further];
        if (statements.Count > 0)
            _ = _cluster.Addons.Identify(workload, space, workload, statements);
    }

    private void CreateDiskClass()
    {
        var options = Options();
        options.DependsOn = _cluster.Addons.Disks;
        _ = new K8s.Storage.V1.StorageClass(Site.Scope.NameOf("disks", "kubernetes"), new Disks.StorageClassArgs
        {
            Metadata = new Meta.ObjectMetaArgs { Name = DiskClass },
            Provisioner = "ebs.csi.aws.com",
            Parameters = new InputMap<string> { { "type", "gp3" }, { "encrypted", "true" }, { "kmsKeyId", Site.Keys.Disks.Arn } },
            ReclaimPolicy = "Retain",
            VolumeBindingMode = "WaitForFirstConsumer",
            AllowVolumeExpansion = true,
        }, options);
    }
}
