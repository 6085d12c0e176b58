using ClusterProvisioning.NodeFiles.Bastion;
using ClusterProvisioning.NodeFiles.Consul;
using ClusterProvisioning.NodeFiles.Ipsec;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Values;
using ClusterProvisioning.Topology.Yaml;

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
            NodeRole.Database => [Create(names, node, "postgres", "postgres", names.Of(node), true, true) with { DnsNames = [.. names.All(node), .. names.Roles] }, .. region.DcsRole == NodeRole.Consul ? [Agent(names, node)] : Array.Empty<NodeCertificate>()],
            NodeRole.Pooler =>
            [
                Create(names, node, "haproxy", "root", $"haproxy.{names.Of(node)}", false, true),
                Pooled(region, names, group, Create(names, node, "pgbouncer", "postgres", names.Of(node), true, true)),
            ],
            NodeRole.Consul => [Agent(names, node) with { DnsNames = [.. names.All(node), ConsulConfiguration.ServerName(region, group.Site)] }],
            NodeRole.Gateway => [Create(names, node, "gateway", "root", names.Of(node), true, true)],
            NodeRole.Backup or NodeRole.Restore => [Create(names, node, "pgbackrest", "postgres", names.Of(node), true, true)],
            NodeRole.Monitoring => [Create(names, node, "prometheus", "prometheus", names.Of(node), true, true)],
            NodeRole.Directory => [Create(names, node, EnumName.Of(group.Role), "openldap", names.Of(node), true, false)],
            NodeRole.ObjectStorage => [Create(names, node, EnumName.Of(group.Role), "root", names.Of(node), true, false)],
            _ => [Create(names, node, "administrator", "root", names.Of(node), false, true)],
        };
        return [.. daemons.Append(Create(names, node, "exporter", "prometheus", $"exporter.{names.Of(node)}", true, false)).Concat(Ipsec(region, group, names, node)).OrderBy(each => each.Name, StringComparer.Ordinal)];
    }

    // Clients come to whichever pooler answers, by a name or the address that all of them share.
    private static NodeCertificate Pooled(Region region, HostNames names, NodeGroup group, NodeCertificate own) => own with
    {
        DnsNames = [.. own.DnsNames, names.Service, .. EndpointNames.LeadingTo(region, group.Site)],
        Addresses = [.. own.Addresses, .. group.SharedAddress is { } shared ? [shared] : Array.Empty<Ipv4>()],
    };

    private static NodeCertificate Agent(HostNames names, Node node) => Create(names, node, ConsulFiles.Certificate, "root", $"consul.{names.Of(node)}", true, true);

    private static IEnumerable<NodeCertificate> Ipsec(Region region, NodeGroup group, HostNames names, Node node) => IpsecFiles.IsOn(region) || VpnFiles.IsAt(region, group)
        ? [Create(names, node, IpsecFiles.Certificate, "root", $"ipsec.{names.Of(node)}", true, true) with { KeyPath = IpsecFiles.KeyPath }]
        : [];

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
