namespace ClusterProvisioning.Model.Declaration;

/// <summary>Where a region is realised.</summary>
public enum Target
{
    /// <summary>Machines of one's own, and the lab: hardware and addresses are taken literally.</summary>
    Metal,

    /// <summary>AWS: hardware is realised by capacity, addresses by a plan per zone.</summary>
    Aws,
}
