using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.NodeFiles;

/// <summary>Which passwords a machine needs; most logins between machines are by certificate and need none.</summary>
public static class NodePasswords
{
    /// <summary>The folder of passwords.</summary>
    public const string Folder = "/etc/cluster/secrets";

    /// <summary>The passwords of one machine, by name.</summary>
    public static IReadOnlyList<NodePassword> Of(Region region, NodeGroup group)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(group);
        var ldap = region.Declared.Security.Ldap;
        IEnumerable<string> names = group.Role switch
        {
            NodeRole.Gateway => [region.Declared.Ingest.Role.ToString()],
            NodeRole.Database when ldap?.BindSecret is { } bind => [bind.ToString()],
            NodeRole.Directory when ldap is not null => ldap.Roles.Select(OfPerson).Concat(ldap.BindSecret is { } bind ? [bind.ToString()] : []),
            _ => [],
        };
        return [.. names.Order(StringComparer.Ordinal).Select(name => new NodePassword(name, PathOf(name), group.Role == NodeRole.Gateway ? SecretNames.OfRole(region.Declared.Ingest.Role) : name))];
    }

    /// <summary>The name of a password with which someone logs in by the directory.</summary>
    public static string OfPerson(SqlName role) => $"ldap-{role}";

    /// <summary>Where a password lies.</summary>
    internal static string PathOf(string name) => $"{Folder}/{name}";
}
