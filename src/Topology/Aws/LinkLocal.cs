namespace ClusterProvisioning.Topology.Aws;

/// <summary>Addresses that AWS answers at beside every machine.</summary>
public static class LinkLocal
{
    /// <summary>Where a pod fetches the credentials of its role (AWS docs, "EKS Pod Identity Agent").</summary>
    public const string PodIdentity = "169.254.170.23/32";
}
