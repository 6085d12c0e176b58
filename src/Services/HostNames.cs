using ClusterProvisioning.Model;

namespace ClusterProvisioning.Services;

/// <summary>The names that machines go by. /etc/hosts and certificates both take them from here, so they agree letter by letter.</summary>
/// <param name="region">The region.</param>
public sealed class HostNames(Region region)
{
    /// <summary>The region's domain.</summary>
    public string Domain { get; } = EndpointNames.Domain(region);

    /// <summary>The name under which PgBouncer reaches whichever member is the primary.</summary>
    public string Write => $"write.postgres.{Domain}";

    /// <summary>The name under which PgBouncer reaches the replicas.</summary>
    public string Read => $"read.postgres.{Domain}";

    /// <summary>The name of the poolers of a site, whichever of them answers.</summary>
    public string Service => $"postgres.{Domain}";

    /// <summary>The names of roles that any member of a cluster may have.</summary>
    public IReadOnlyList<string> Roles => [Write, Read];

    /// <summary>A machine's full name.</summary>
    public string Of(Node node) => $"{node.Name}.{Domain}";

    /// <summary>A machine's name in one of its networks.</summary>
    public string Of(Node node, NetworkSegment network) => $"{node.Name}.{network.Name}.{Domain}";

    /// <summary>Every name of a machine, the full one first.</summary>
    public IReadOnlyList<string> All(Node node) =>
        [Of(node), node.Name.ToString(), .. node.Addresses.Select(address => Of(node, address.Network))];
}
