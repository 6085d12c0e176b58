using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>Addresses that AWS answers at beside every machine.</summary>
public static class LinkLocal
{
    /// <summary>The whole block of link-local addresses (RFC 3927).</summary>
    public static Cidr Block { get; } = Cidr.Parse("169.254.0.0/16");

    /// <summary>Where a pod fetches the credentials of its role (AWS docs, "EKS Pod Identity Agent").</summary>
    public const string PodIdentity = "169.254.170.23/32";
}
