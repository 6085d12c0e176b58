namespace ClusterProvisioning.Stacks.Network;

/// <summary>The network in which lies what AWS provides to a site's machines.</summary>
internal static class ManagementNetwork
{
    /// <summary>The network of Kubernetes, else that of the members that hold the leader's lock.</summary>
    public static Topology.Model.Network Of(SiteScope scope) =>
        (scope.Region.Declared.Kubernetes is { } kubernetes ? scope.Site.FindNetwork(kubernetes.Network) : null)
        ?? scope.Site.GroupsOf(scope.Region.DcsRole).Select(group => group.Networks[0]).First();
}
