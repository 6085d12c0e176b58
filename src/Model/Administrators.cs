using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Model;

/// <summary>Who works on the database members as their superuser: people from a bastion, and the workload on Kubernetes that applies the database
/// part.</summary>
public static class Administrators
{
    /// <summary>The workload's name, also the flow's by which it comes.</summary>
    public const string Workload = "database-apply";

    /// <summary>The common name of the workload's certificate.</summary>
    public static string CommonName(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return $"{Workload}.{EndpointNames.Domain(region)}";
    }

    /// <summary>True if administrators come by a connection.</summary>
    public static bool ComeBy(Region region, Connection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection.From.Group?.Role == NodeRole.Bastion || IsWorkload(region, connection);
    }

    /// <summary>True if the workload comes by a connection: from the network of Kubernetes, by certificate.</summary>
    public static bool IsWorkload(Region region, Connection connection)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(connection);
        return connection is { Authentication: Authentication.Certificate, From: { Group: null, Network: { } network }, To.Group.Role: NodeRole.Database }
            && network.Name == region.Declared.Kubernetes?.Network;
    }
}
