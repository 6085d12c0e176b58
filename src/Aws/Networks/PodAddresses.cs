namespace ClusterProvisioning.Aws.Networks;

/// <summary>The addresses that a node of Kubernetes holds for its pods (Amazon VPC CNI plugin, "WARM_IP_TARGET and MINIMUM_IP_TARGET").</summary>
public static class PodAddresses
{
    /// <summary>Addresses held in stock beyond those in use: few, since the network is shared with machines.</summary>
    public const int Warm = 2;

    /// <summary>Addresses that a node takes when it starts.</summary>
    public const int Least = 8;

    /// <summary>What a node takes at the most while its pods are no more than <see cref="Least"/>: its own address among them.</summary>
    public const int OfNode = 1 + Least + Warm;

    /// <summary>Further nodes in each zone while a group is updated (EKS docs, "Managed node update behavior", scale up: twice the number of zones).</summary>
    public const int SurgePerZone = 2;
}
