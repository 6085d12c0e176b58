using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Lab.Tests.Integration.Segmentation;

/// <summary>A port at an address of a machine.</summary>
/// <param name="Node">The machine; null for the address that a group shares.</param>
/// <param name="Group">Its group.</param>
/// <param name="Network">The address's network.</param>
/// <param name="Address">The address.</param>
/// <param name="Port">The port.</param>
internal sealed record ProbeTarget(string? Node, NodeGroup Group, NetworkSegment Network, Ipv4 Address, int Port)
{
    /// <summary>True if a connection leads here.</summary>
    public bool Is(Connection connection) =>
        connection.Port.Number == Port && connection.To.Group.Path == Group.Path && connection.To.Network.Path == Network.Path;

    /// <inheritdoc/>
    public override string ToString() => $"{Node ?? "shared"} ({Group.Name}) {Address}:{Port}";
}
