using ClusterProvisioning.Lab.Networks;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Lab.Tests.Integration.Segmentation;

/// <summary>Who connects: a machine of a group, any other host of a network, or a host outside the region (neither).</summary>
/// <param name="Name">What it is called in a report.</param>
/// <param name="Place">The namespace that it speaks from.</param>
/// <param name="Group">The group of a machine.</param>
/// <param name="Network">The network of a host that is no machine.</param>
internal sealed record ProbeSource(string Name, NetworkNamespace Place, NodeGroup? Group, NetworkSegment? Network)
{
    /// <summary>True if the host is what an end of a connection means.</summary>
    public bool Is(Endpoint end) => end switch
    {
        { Group: { } group } => Group?.Path == group.Path,
        { Network: { } network } => Network?.Path == network.Path
            // Of the region's own machines only Prometheus' asks for its network.
            || (Group is { Role: NodeRole.Monitoring } && Group.Networks.Any(own => own.Path == network.Path)),
        _ => end.IsInternet && Group is null,
    };

    /// <inheritdoc/>
    public override string ToString() => Group is null ? Name : $"{Name} ({Group.Name})";
}
