using System.Text.Json.Nodes;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.Consul;

/// <summary><c>/etc/consul.d/consul.json</c> of a server, or of the agent beside Patroni (Consul docs, "Agent configuration reference").</summary>
/// <param name="machine">The machine.</param>
internal sealed class ConsulConfiguration(Machine machine)
{
    /// <summary>Where the unit lets Consul read its settings.</summary>
    public const string Path = "/etc/consul.d/consul.json";

    /// <summary>Where a server's own disk is mounted.</summary>
    public const string Mount = "/var/lib/consul";

    /// <summary>The data folder; below the mount, so that Consul never writes to the disk of the system.</summary>
    public const string DataFolder = Mount + "/data";

    /// <summary>Where systemd hands the key to the unit's user.</summary>
    public const string Key = "/run/credentials/consul.service/consul.key";

    private readonly ConsulDeclaration _settings = machine.Region.Declared.Consul;

    private bool Serves => IsServer(machine);

    /// <summary>True for a server; an agent beside Patroni has no vote.</summary>
    public static bool IsServer(Machine machine) => machine.Group.Role == NodeRole.Consul;

    /// <summary>The datacenter of a site: each site has a Consul of its own.</summary>
    public static string Datacenter(Region region, Name site) => $"{region.Name}-{site}";

    /// <summary>The name that a server's certificate bears, so that no agent passes for one (verify_server_hostname).</summary>
    public static string ServerName(Region region, Name site) => $"server.{Datacenter(region, site)}.consul";

    /// <summary>The settings of a server, or of the agent beside a Patroni, by the role of the machine.</summary>
    public static NodeFile Of(Machine machine) => TextFile.Root(Path) with { Content = JsonText.Of(new ConsulConfiguration(machine).Document()) };

    private JsonObject Document()
    {
        var address = machine.AddressIn(machine.Flows.NetworkFor(Serves ? NodeRole.Database : NodeRole.Consul, _settings.SerfPort)).ToString();
        var document = new JsonObject
        {
            ["node_name"] = machine.Node.Name.ToString(),
            ["datacenter"] = Datacenter(machine.Region, machine.Site.Name),
            ["data_dir"] = DataFolder,
            ["server"] = Serves,
            ["bind_addr"] = address,
            ["advertise_addr"] = address,
            ["client_addr"] = "127.0.0.1",
            ["ports"] = Ports(),
            ["retry_join"] = JsonText.List(Servers()),
            ["tls"] = Encryption(),
            ["disable_update_check"] = true,
            ["log_level"] = "INFO",
        };
        if (!Serves)
            return document;
        document["bootstrap_expect"] = machine.Site.NodesOf(NodeRole.Consul).Count();
        // The timing of production; the default is for the smallest machines (Consul docs, "Server Performance").
        document["performance"] = new JsonObject { ["raft_multiplier"] = 1 };
        AddCounters(document);
        return document;
    }

    // Where a flow leads to a server's API, Prometheus comes by certificate (Consul docs, "Agent configuration reference": addresses, telemetry).
    private void AddCounters(JsonObject document)
    {
        var networks = machine.Flows.NetworksOf(_settings.HttpsPort);
        if (networks.Count == 0)
            return;
        document["addresses"] = new JsonObject
        {
            ["https"] = string.Join(' ', networks.Select(network => machine.AddressIn(network).ToString()).Prepend("127.0.0.1")),
        };
        document["telemetry"] = new JsonObject { ["prometheus_retention_time"] = "1m" };
    }

    // What nobody asks for is closed; Patroni asks its own machine.
    private JsonObject Ports() => new()
    {
        ["http"] = -1,
        ["https"] = _settings.HttpsPort.Number,
        ["dns"] = -1,
        ["grpc"] = -1,
        ["grpc_tls"] = -1,
        ["serf_wan"] = -1,
        ["serf_lan"] = _settings.SerfPort.Number,
        ["server"] = _settings.ServerPort.Number,
    };

    private IEnumerable<string> Servers() => Serves
        ? machine.Site.GroupsOf(NodeRole.Consul).SelectMany(group => group.Nodes.Select(node =>
            Machine.AddressOf(node, group.NetworkTowards(machine.Flows.NetworkFor(NodeRole.Consul, _settings.SerfPort).Name)).ToString()))
        : machine.Flows.Targets(NodeRole.Consul, _settings.ServerPort).Select(target => target.Address.ToString());

    private JsonObject Encryption() => new()
    {
        ["defaults"] = new JsonObject
        {
            ["ca_file"] = NodeCertificates.AuthorityPath,
            ["cert_file"] = NodeCertificates.CertificatePath(ConsulService.Certificate),
            ["key_file"] = Key,
            ["verify_incoming"] = true,
            ["verify_outgoing"] = true,
            ["tls_min_version"] = new TlsVersions(machine.Region.Declared.Tls.MinimumVersion).Consul,
        },
        ["internal_rpc"] = new JsonObject { ["verify_server_hostname"] = true },
    };
}
