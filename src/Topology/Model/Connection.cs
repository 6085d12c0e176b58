using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.Topology.Model;

/// <summary>A flow made concrete: who, from which network, to which group in which network, on which port.</summary>
/// <param name="Flow">The flow's name.</param>
/// <param name="From">Who connects.</param>
/// <param name="To">Who listens; its group and network are never null.</param>
/// <param name="Port">The TCP port listened on.</param>
/// <param name="Authentication">How the one who connects proves who it is.</param>
public sealed record Connection(Name Flow, Endpoint From, Endpoint To, Port Port, Authentication Authentication)
{
    /// <summary>True if both ends lie at one site.</summary>
    public bool IsLocal => From.Network is null || From.Network.Site == To.Network!.Site;
}
