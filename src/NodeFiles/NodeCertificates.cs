using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.NodeFiles;

/// <summary>Which certificates a machine needs. Each daemon user has its own, under a common name of its own, so that a key that one daemon reads opens nothing to another.</summary>
public static class NodeCertificates
{
    /// <summary>The folder of certificates and keys.</summary>
    public const string Folder = "/etc/cluster/tls";

    /// <summary>The certificates of the CA.</summary>
    public const string AuthorityPath = Folder + "/ca.crt";

    private static readonly Ipv4 Loopback = new(0x7F000001);

    /// <summary>The certificates of one machine, by name.</summary>
    public static IReadOnlyList<NodeCertificate> Of(Region region, NodeGroup group, Node node)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(node);
        var names = new HostNames(region);
        IEnumerable<NodeCertificate> daemons = group.Role switch
        {
            NodeRole.Etcd => [Create(names, node, "etcd", "etcd", names.Of(node), true, true)],
            NodeRole.Database => [Create(names, node, "postgres", "postgres", names.Of(node), true, true) with { DnsNames = [.. names.All(node), .. names.Roles] }],
            NodeRole.Pooler =>
            [
                Create(names, node, "haproxy", "root", $"haproxy.{names.Of(node)}", false, true),
                Create(names, node, "pgbouncer", "postgres", names.Of(node), true, true),
            ],
            _ => [Create(names, node, "administrator", "root", names.Of(node), false, true)],
        };
        return [.. daemons.Append(Create(names, node, "exporter", "prometheus", $"exporter.{names.Of(node)}", true, false)).OrderBy(each => each.Name, StringComparer.Ordinal)];
    }

    /// <summary>Where a certificate goes.</summary>
    internal static string CertificatePath(string name) => $"{Folder}/{name}.crt";

    /// <summary>Where a key goes.</summary>
    internal static string KeyPath(string name) => $"{Folder}/{name}.key";

    private static NodeCertificate Create(HostNames names, Node node, string name, string owner, string commonName, bool server, bool client) => new()
    {
        Name = name,
        CertificatePath = CertificatePath(name),
        KeyPath = KeyPath(name),
        AuthorityPath = AuthorityPath,
        KeyOwner = owner,
        CommonName = commonName,
        DnsNames = names.All(node),
        Addresses = [.. node.Addresses.Select(address => address.Address), Loopback],
        Server = server,
        Client = client,
    };
}
