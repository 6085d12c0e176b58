using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Database.Connecting;

/// <summary>How a region's database is reached: its members directly, over a declared flow of administrators.</summary>
public static class RegionConnection
{
    /// <summary>The connection string, without credentials: those come from PGUSER, PGPASSWORD, PGSSLCERT, PGSSLKEY and PGSSLROOTCERT.</summary>
    /// <exception cref="DatabaseException">No flow lets an administrator reach the members.</exception>
    public static string For(Region region)
    {
        var port = PortOf(region);
        return $"Host={string.Join(',', Members(region, port))};Port={port};SSL Mode=VerifyFull;Timeout=5";
    }

    /// <summary>The networks from which administrators reach the members.</summary>
    public static IReadOnlyList<Cidr> Origins(Region region) =>
        [.. Administrative(region, PortOf(region))
            .SelectMany(connection => connection.From.Group?.Networks ?? [connection.From.Network!])
            .Select(network => network.Declared.Cidr)
            .Distinct()];

    /// <summary>The members' addresses for a port that administrators reach.</summary>
    internal static IReadOnlyList<string> Members(Region region, int port)
    {
        var hosts =
            from connection in Administrative(region, port)
            from node in connection.To.Group.Nodes
            select node.Addresses.First(address => address.Network.Name == connection.To.Network.Name).Address.ToString();
        var list = hosts.Distinct(StringComparer.Ordinal).ToList();
        return list.Count == 0
            ? throw new DatabaseException(
                $"Region '{region.Name}' declares no flow from a bastion to its database members on port {port}. Declare one, or give --dsn.")
            : list;
    }

    private static int PortOf(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.Declared.Postgresql.Port.Number;
    }

    private static IEnumerable<Connection> Administrative(Region region, int port)
    {
        ArgumentNullException.ThrowIfNull(region);
        return Connections.Of(region).Where(connection =>
            connection.Port.Number == port
                && Administrators.ComeBy(region, connection)
                && connection.To.Group is { Role: NodeRole.Database } members
                && members.Site == region.Primary?.Name);
    }
}
