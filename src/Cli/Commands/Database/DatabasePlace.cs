using System.Buffers.Binary;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using ClusterProvisioning.Database;
using ClusterProvisioning.Database.Connecting;
using ClusterProvisioning.Lab;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli.Commands.Database;

/// <summary>From where a region's members are reached: through a lab of it, or from a network that a flow
/// allows. From anywhere else nothing is dialled: the addresses may be somebody else's.</summary>
internal static class DatabasePlace
{
    /// <summary>The lab to go through; null to dial from here.</summary>
    /// <param name="project">Where profiles lie.</param>
    /// <param name="named">The lab that was named.</param>
    /// <param name="regionFile">The region file.</param>
    public static LabSession? FindLab(ProjectLayout project, string? named, string regionFile)
    {
        if (Environment.GetEnvironmentVariable(AdminDoor.Marker) is not null)
            return null;
        var lab = named ?? LabsOfRegion.FindRunning(LabFolders.Default, regionFile);
        return lab is null ? null : LabSession.Look(LabFolders.Default, project, lab);
    }

    /// <summary>Refuses unless this host is in a network from which administrators come.</summary>
    /// <exception cref="DatabaseException">It is not.</exception>
    public static void Check(Region region)
    {
        var origins = RegionConnection.Origins(region);
        if (!OwnAddresses().Any(address => origins.Any(origin => origin.Contains(address))))
        {
            var networks = $"the networks from which administrators reach the members of region '{region.Name}' ({string.Join(", ", origins)})";
            var next = $"Run this in the region, name a server with --dsn, or start the lab: ./provision lab up {region.Name}";
            throw new DatabaseException($"This host is in none of {networks}, and no lab of it is up. {next}", isUnreachable: true);
        }
    }

    private static IEnumerable<Ipv4> OwnAddresses() =>
        NetworkInterface.GetAllNetworkInterfaces().SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Where(each => each.Address.AddressFamily == AddressFamily.InterNetwork)
            .Select(each => new Ipv4(BinaryPrimitives.ReadUInt32BigEndian(each.Address.GetAddressBytes())));
}
