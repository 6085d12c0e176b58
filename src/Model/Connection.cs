using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>A flow made concrete: who, from which network, to which group in which network, on which port.</summary>
/// <param name="Flow">The flow's name.</param>
/// <param name="From">Who connects.</param>
/// <param name="To">Who listens.</param>
/// <param name="Port">The TCP port listened on.</param>
/// <param name="Authentication">How the one who connects proves who it is.</param>
public sealed record Connection(Name Flow, Endpoint From, Listener To, Port Port, Authentication Authentication)
{
    /// <summary>True if datagrams go over the port too: Consul's members ask each other by UDP who lives (Consul docs, "Required Ports").</summary>
    public bool IsGossip(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.DcsRole == NodeRole.Consul && Port == region.Declared.Consul.SerfPort && To.Group.Role is NodeRole.Consul or NodeRole.Database;
    }

    /// <summary>True if both ends lie at one site.</summary>
    public bool IsLocal => From.Network is null || From.Network.Site == To.Network.Site;
}
