using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;

namespace ClusterProvisioning.Database.Connecting;

/// <summary>How a region's database is reached: its members directly, over a declared flow from the bastion.</summary>
public static class RegionConnection
{
    private const int Port = 5432;

    /// <summary>The connection string, without credentials: those come from PGUSER, PGPASSWORD, PGSSLCERT, PGSSLKEY and PGSSLROOTCERT.</summary>
    /// <exception cref="DatabaseException">No flow lets an administrator reach the members.</exception>
    public static string For(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var hosts =
            from connection in Connections.Of(region)
            let members = connection.To.Group
            where connection.Port.Number == Port && connection.From.Group?.Role == NodeRole.Bastion && members?.Role == NodeRole.Database && members.Site == region.Primary?.Name
            from node in members.Nodes
            select node.Addresses.First(address => address.Network.Name == connection.To.Network!.Name).Address.ToString();
        var list = hosts.Distinct(StringComparer.Ordinal).ToList();
        return list.Count == 0
            ? throw new DatabaseException($"Region '{region.Name}' declares no flow from a bastion to its database members on port {Port}. Declare one, or give --dsn.")
            : $"Host={string.Join(',', list)};Port={Port};SSL Mode=VerifyCA;Timeout=5";
    }
}
