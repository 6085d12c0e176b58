using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>Machines of one kind at one site.</summary>
public sealed record NodeGroupDeclaration
{
    /// <summary>What the machines run.</summary>
    public required NodeRole Role { get; init; }

    /// <summary>Their kind, from <c>hardware</c>.</summary>
    public required Name Hardware { get; init; }

    /// <summary>
    /// The networks they are in, each with the host number of node 1; node n has the number n − 1 further on. The first carries the default route.
    /// </summary>
    public required IReadOnlyDictionary<Name, int> Networks { get; init; }

    /// <summary>The machines by name.</summary>
    public required IReadOnlyDictionary<MemberName, NodeDeclaration> Nodes { get; init; }

    /// <summary>What database nodes do in their cluster.</summary>
    public ReplicationKind Replication { get; init; } = ReplicationKind.Quorum;

    /// <summary>
    /// The host number, in the first network, of an address that the machines share: one that is alive holds it (VRRP, so target metal; a cloud has load
    /// balancers).
    /// </summary>
    public int? SharedAddress { get; init; }

    /// <summary>Takes the place of the EC2 instance type that the hardware asks for (target aws).</summary>
    public string? InstanceType { get; init; }
}
