using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>The Kubernetes cluster of each site (target aws: EKS), for monitoring and for the job that applies the database part.</summary>
public sealed record KubernetesDeclaration
{
    /// <summary>Version of Kubernetes, major and minor.</summary>
    public required SoftwareVersion Version { get; init; }

    /// <summary>The network of its nodes and pods, at each site.</summary>
    public required Name Network { get; init; }

    /// <summary>
    /// Public addresses outside the region from which its API is reached, such as those of the machines that run <c>up</c>; none unless given.
    /// </summary>
    public IReadOnlyList<Cidr> ApiFrom { get; init; } = [];

    /// <summary>
    /// True if clients of a site's VPN reach its API, which then needs no public address: whoever runs <c>up</c> connects to that; no unless given.
    /// </summary>
    public bool ApiFromVpn { get; init; }

    /// <summary>
    /// Roles of AWS that administer it beside the one that made it, such as <c>arn:aws:iam::111122223333:role/platform-administrators</c>; none unless given.
    /// </summary>
    public IReadOnlyList<RoleArn> Administrators { get; init; } = [];

    /// <summary>
    /// Versions of its add-ons: a new version of Kubernetes wants newer ones (<c>aws eks describe-addon-versions --kubernetes-version VERSION</c>).
    /// </summary>
    public KubernetesAddonsDeclaration Addons { get; init; } = new();

    /// <summary>Its nodes, in groups of one kind.</summary>
    public required IReadOnlyDictionary<Name, KubernetesNodeGroupDeclaration> NodeGroups { get; init; }

    /// <summary>True if clients of a site's VPN reach its API there: it is said so, and the site has a VPN.</summary>
    public bool IsReachedByVpnOf(SiteDeclaration site)
    {
        ArgumentNullException.ThrowIfNull(site);
        return ApiFromVpn && site.Vpn is not null;
    }
}
