using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.Etcd;

/// <summary><c>/etc/etcd/etcd.yml</c> (etcd docs, "Configuration options").</summary>
internal static class EtcdConfiguration
{
    /// <summary>Where the unit's environment points etcd to.</summary>
    public const string Path = "/etc/etcd/etcd.yml";

    /// <summary>Where etcd's own disk is mounted.</summary>
    public const string Mount = "/var/lib/etcd";

    /// <summary>The data folder; below the mount, so that etcd never writes to the disk of the system.</summary>
    public const string DataFolder = Mount + "/data";

    // Read once, when a member is made.
    private static readonly string[] FirstStart = ["initial-advertise-peer-urls", "initial-cluster", "initial-cluster-token", "initial-cluster-state"];

    private static readonly FileReader Reader = new(EtcdService.Unit, ChangeTakes.Restart)
    {
        Form = FileForm.Yaml,
        Keys = [.. FirstStart.Select(key => new KeyReader(key, "new members", ChangeTakes.Nothing) { Cause = "" })],
    };

    private const long LargestQuota = 2L << 30;

    /// <summary>A member's settings; only those of its first start name the other members.</summary>
    public static NodeFile Of(Machine machine)
    {
        var settings = machine.Region.Declared.Etcd;
        var client = Urls(machine, settings.ClientPort, NodeRole.Database);
        var peer = Urls(machine, settings.PeerPort, NodeRole.Etcd);
        return TextFile.Root(Path) with
        {
            Readers = [Reader],
            Content = YamlText.Of(Document(machine, client, peer)),
        };
    }

    private static YamlMap Document(Machine machine, string client, string peer) => new()
    {
        ["name"] = machine.Node.Name.ToString(),
        ["data-dir"] = DataFolder,
        ["listen-peer-urls"] = peer,
        ["listen-client-urls"] = $"{client},https://127.0.0.1:{machine.Region.Declared.Etcd.ClientPort}",
        ["listen-metrics-urls"] = string.Join(',', Metrics(machine)),
        ["initial-advertise-peer-urls"] = peer,
        ["advertise-client-urls"] = client,
        ["initial-cluster"] = string.Join(',', Members(machine)),
        ["initial-cluster-token"] = $"{machine.Region.Name}-{machine.Site.Name}",
        ["initial-cluster-state"] = "new",
        ["strict-reconfig-check"] = true,
        ["pre-vote"] = true,
        ["heartbeat-interval"] = machine.Region.Declared.Etcd.HeartbeatInterval.Milliseconds,
        ["election-timeout"] = machine.Region.Declared.Etcd.ElectionTimeout.Milliseconds,
        ["auto-compaction-mode"] = "periodic",
        ["auto-compaction-retention"] = "1h",
        ["quota-backend-bytes"] = Quota(machine),
        ["tls-min-version"] = new TlsVersions(machine.Region.Declared.Tls.MinimumVersion).Etcd,
        ["client-transport-security"] = Security(),
        ["peer-transport-security"] = Security(),
        ["logger"] = "zap",
        ["log-level"] = "info",
    };

    private static IEnumerable<string> Metrics(Machine machine) =>
        machine.Flows.NetworksOf(ServicePorts.EtcdMetrics).Select(network => $"https://{machine.AddressIn(network)}:{ServicePorts.EtcdMetrics}");

    private static string Urls(Machine machine, Port port, NodeRole from) => $"https://{machine.AddressIn(machine.Flows.NetworkFor(from, port))}:{port}";

    private static IEnumerable<string> Members(Machine machine)
    {
        var port = machine.Region.Declared.Etcd.PeerPort;
        var network = machine.Flows.NetworkFor(NodeRole.Etcd, port);
        return machine.Group.Nodes.Select(node => $"{node.Name}=https://{Machine.AddressOf(node, network)}:{port}");
    }

    // A full disk stops etcd for good, a full quota only writes: a quarter of the disk leaves room for WAL and snapshots.
    private static long Quota(Machine machine)
    {
        var disk = machine.Group.Hardware.Disks.Values.FirstOrDefault(set => string.Equals(set.Mount, Mount, StringComparison.Ordinal));
        return disk is null ? LargestQuota : Math.Min(LargestQuota, disk.UsableCapacity.Count / 4);
    }

    private static YamlMap Security() => new()
    {
        ["cert-file"] = NodeCertificates.CertificatePath(EtcdService.Certificate),
        ["key-file"] = NodeCertificates.KeyPath(EtcdService.Certificate),
        ["client-cert-auth"] = true,
        ["trusted-ca-file"] = NodeCertificates.AuthorityPath,
    };
}
