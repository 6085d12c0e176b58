using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>Machines of one kind at one site, with addresses.</summary>
public sealed record NodeGroup
{
    /// <summary>The site's name.</summary>
    public required Name Site { get; init; }

    /// <summary>The group's name.</summary>
    public required Name Name { get; init; }

    /// <summary>The group as it was written.</summary>
    public required NodeGroupDeclaration Declared { get; init; }

    /// <summary>The machines' kind.</summary>
    public required HardwareDeclaration Hardware { get; init; }

    /// <summary>The networks they are in; the first carries the default route.</summary>
    public required IReadOnlyList<NetworkSegment> Networks { get; init; }

    /// <summary>The machines, in the file's order.</summary>
    public required IReadOnlyList<Node> Nodes { get; init; }

    /// <summary>The address that the machines share in their first network; null where each has only its own.</summary>
    public Ipv4? SharedAddress { get; init; }

    /// <summary>What the machines run.</summary>
    public NodeRole Role => Declared.Role;

    /// <summary>True if its members take part in their cluster's synchronous quorum.</summary>
    public bool IsQuorum => Role == NodeRole.Database && Declared.Replication == ReplicationKind.Quorum;

    /// <summary>Its place in the model.</summary>
    public ModelPath Path => ModelPath.Of("sites", Site, "groups", Name);

    /// <summary>The network on which the group meets another one: of the same name if it is in one, else its first.</summary>
    public NetworkSegment NetworkTowards(Name network) => Networks.FirstOrDefault(own => own.Name == network) ?? Networks[0];
}
