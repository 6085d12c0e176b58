namespace ClusterProvisioning.Model;

/// <summary>The end of a connection that listens: machines of a group, in one of the group's networks.</summary>
public sealed record Listener : Endpoint
{
    /// <summary>The machines of a group, as they listen in one of its networks.</summary>
    /// <param name="network">The network in which it listens.</param>
    /// <param name="group">Who listens.</param>
    public Listener(NetworkSegment network, NodeGroup group)
        : base(network, group) => (Network, Group) = (network, group);

    /// <summary>The network in which it listens.</summary>
    public new NetworkSegment Network { get; }

    /// <summary>Who listens.</summary>
    public new NodeGroup Group { get; }
}
