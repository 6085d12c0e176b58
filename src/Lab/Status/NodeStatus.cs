using ClusterProvisioning.Fleet.Clusters;

namespace ClusterProvisioning.Lab.Status;

/// <summary>How a machine is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Site">Its site; null for what belongs to all of them.</param>
/// <param name="Role">What it is.</param>
/// <param name="Address">The address that it is known by.</param>
/// <param name="IsOn">True if it runs.</param>
/// <param name="IsHealthy">True if it does its part.</param>
/// <param name="Detail">What it does, or what is wrong.</param>
public sealed record NodeStatus(string Name, string? Site, string Role, string Address, bool IsOn, bool IsHealthy, string Detail)
{
    /// <summary>What its cluster says of it; null if it is no member of one.</summary>
    public Member? Member { get; init; }

    /// <summary>How the primary sees it; null if it does not stream from it.</summary>
    public StreamStatus? Stream { get; init; }
}
