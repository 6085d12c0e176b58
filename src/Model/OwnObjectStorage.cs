using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Model;

/// <summary>The object storage that a region runs itself.</summary>
internal static class OwnObjectStorage
{
    /// <summary>Where its S3 API is; null where the region has none, or no flow leads to it.</summary>
    /// <remarks>By address, not by name: its certificate has both, and whoever administers a lab from the host finds no names.</remarks>
    public static string? EndpointOf(Region region)
    {
        var way = Connections.Of(region)
            .FirstOrDefault(each => each.Port == ServicePorts.ObjectStorage && each.To.Group is { Role: NodeRole.ObjectStorage, Nodes.Count: > 0 });
        return way is null ? null : $"https://{way.To.Group.Nodes[0].Addresses.First(each => each.Network.Path == way.To.Network.Path).Address}:{way.Port}";
    }
}
