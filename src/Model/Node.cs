using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>One machine.</summary>
public sealed record Node
{
    /// <summary>Host name, and the name of the Patroni or etcd member on it.</summary>
    public required MemberName Name { get; init; }

    /// <summary>Its number in the group, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The failure domain that it stands in: a rack, or an availability zone.</summary>
    public required string Zone { get; init; }

    /// <summary>Its addresses, one a network; the first carries the default route.</summary>
    public required IReadOnlyList<NodeAddress> Addresses { get; init; }

    /// <summary>Its place in the model.</summary>
    public required ModelPath Path { get; init; }
}
