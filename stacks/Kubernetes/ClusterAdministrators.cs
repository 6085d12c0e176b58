using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Stacks.Kubernetes;

/// <summary>Who may do everything on a site's Kubernetes beside its creator, by their roles in AWS (EKS docs, "Grant IAM users access to Kubernetes with EKS
/// access entries").</summary>
internal sealed class ClusterAdministrators
{
    // The partition of AWS that the ARNs of its own policies name.
    private const string Policy = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy";

    private readonly SiteBase _site;
    private readonly Cluster _cluster;

    /// <summary>Lets the declared roles in.</summary>
    public ClusterAdministrators(SiteBase site, Cluster cluster, IEnumerable<RoleArn> roles)
    {
        (_site, _cluster) = (site, cluster);
        foreach (var role in roles)
            LetIn(role);
    }

    private void LetIn(RoleArn role)
    {
        var name = _site.Scope.NameOf("kubernetes", role.Account, role.Name);
        var entry = new Pulumi.Aws.Eks.AccessEntry(name, new Pulumi.Aws.Eks.AccessEntryArgs
        {
            ClusterName = _cluster.Eks.Name,
            PrincipalArn = role.ToString(),
            Type = "STANDARD",
            Tags = SiteScope.Tags(name, "identity"),
        }, _site.Scope.Options());
        _ = new Pulumi.Aws.Eks.AccessPolicyAssociation(name, new Pulumi.Aws.Eks.AccessPolicyAssociationArgs
        {
            ClusterName = _cluster.Eks.Name,
            PrincipalArn = entry.PrincipalArn,
            PolicyArn = Policy,
            AccessScope = new Pulumi.Aws.Eks.Inputs.AccessPolicyAssociationAccessScopeArgs { Type = "cluster" },
        }, _site.Scope.Options());
    }
}
