namespace ClusterProvisioning.Preview.Costs;

/// <summary>What a bill is divided by.</summary>
public enum CostPart
{
    /// <summary>Instances of the region's own machines.</summary>
    Machines,

    /// <summary>EBS volumes, with what is provisioned for them.</summary>
    Volumes,

    /// <summary>EKS: control planes and nodes.</summary>
    Kubernetes,

    /// <summary>Network balancers.</summary>
    Balancers,

    /// <summary>Endpoints, NAT, VPN and public addresses.</summary>
    Network,

    /// <summary>Private certificate authorities.</summary>
    Authorities,

    /// <summary>Keys of KMS and secrets.</summary>
    Keys,

    /// <summary>Snapshots of volumes.</summary>
    Snapshots,

    /// <summary>Objects in buckets.</summary>
    ObjectStorage,
}
