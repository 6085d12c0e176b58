namespace ClusterProvisioning.Stacks;

/// <summary>Names of the stack's outputs that the tool itself reads, each a map by site.</summary>
public static class StackOutputNames
{
    /// <summary>The bucket of a site's machines' files.</summary>
    public const string Bundles = "bundles";

    /// <summary>The role that writes them.</summary>
    public const string DeployRoles = "deployRoles";

    /// <summary>The interface of a site's Kubernetes.</summary>
    public const string KubernetesApis = "kubernetesApis";
}
