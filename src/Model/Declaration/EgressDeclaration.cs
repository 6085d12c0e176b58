using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>A way out of the region, to what is none of its machines; what none declares is dropped.</summary>
public sealed record EgressDeclaration
{
    /// <summary>
    /// Who connects: node groups, roles, or <c>network:NAME</c> for its hosts that are no declared machines, such as Kubernetes' pods; every machine unless
    /// given.
    /// </summary>
    public IReadOnlyList<FlowEnd> From { get; init; } = [];

    /// <summary>A service that the cloud provides: its addresses, ports and protocol are known on target aws.</summary>
    public EgressService? Service { get; init; }

    /// <summary>The addresses; on target aws the service's unless given.</summary>
    public IReadOnlyList<Cidr> To { get; init; } = [];

    /// <summary>The country in which the addresses under <see cref="To"/> keep what they are given.</summary>
    public Country? Country { get; init; }

    /// <summary>The ports; the service's unless given.</summary>
    public IReadOnlyList<Port> Ports { get; init; } = [];

    /// <summary>The protocol, where no service says.</summary>
    public IpProtocol Protocol { get; init; } = IpProtocol.Tcp;
}
