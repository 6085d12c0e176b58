using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>Versions of EKS' add-ons. One that is not named has the version that is EKS' default when it is made, and keeps it.</summary>
public sealed record KubernetesAddonsDeclaration
{
    /// <summary>The network of pods, and its policies.</summary>
    public AddonVersion? VpcCni { get; init; }

    /// <summary>Services' addresses.</summary>
    public AddonVersion? KubeProxy { get; init; }

    /// <summary>Who a pod is to AWS.</summary>
    public AddonVersion? EksPodIdentityAgent { get; init; }

    /// <summary>Disks of claims.</summary>
    public AddonVersion? AwsEbsCsiDriver { get; init; }

    /// <summary>Names.</summary>
    public AddonVersion? Coredns { get; init; }
}
