using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>Administrators' way into a site (seed 000 §2.4: "Admin → Direct node access via VPN"); flows name it <c>vpn</c>.</summary>
public sealed record VpnDeclaration
{
    /// <summary>How they come in.</summary>
    public required VpnKind Kind { get; init; }

    /// <summary>The addresses that clients are given; outside every block of the region.</summary>
    public required Cidr Clients { get; init; }

    /// <summary>The network at which they come out.</summary>
    public required Name Network { get; init; }
}
