using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>The poolers of a site: the one way in for its clients, behind one address.</summary>
/// <param name="Groups">Their groups: one, but in a faulty file.</param>
/// <param name="Proxy">How HAProxy takes clients in.</param>
public sealed record PoolerTier(IReadOnlyList<NodeGroup> Groups, HaProxyDeclaration Proxy)
{
    /// <summary>The group of a valid file.</summary>
    public NodeGroup Group => Groups.Single();

    /// <summary>The poolers of all its groups.</summary>
    public IReadOnlyList<Node> Members => [.. Groups.SelectMany(group => group.Nodes)];

    /// <summary>The port that leads to the leader.</summary>
    public Port WritePort => Proxy.WritePort;

    /// <summary>The port that leads to the replicas.</summary>
    public Port ReadPort => Proxy.ReadPort;
}
