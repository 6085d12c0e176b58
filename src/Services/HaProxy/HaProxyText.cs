using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.HaProxy;

/// <summary>What every HAProxy of a region has in common.</summary>
internal static class HaProxyText
{
    /// <summary>Where HAProxy reads its configuration, as Debian packages it.</summary>
    public const string Path = "/etc/haproxy/haproxy.cfg";

    /// <summary>The sections that every proxy begins with: global and defaults.</summary>
    public static IEnumerable<string> Global(Machine machine, int connections)
    {
        var oldest = new TlsVersions(machine.Region.Declared.Tls.MinimumVersion).OpenSsl;
        return
        [
            "global",
            "  log /dev/log local0",
            "  user haproxy",
            "  group haproxy",
            $"  maxconn {connections}",
            $"  stats socket {HaProxyUnit.AdminSocket} mode 660 level admin",
            $"  ssl-default-bind-options ssl-min-ver {oldest}",
            $"  ssl-default-server-options ssl-min-ver {oldest}",
            // certificate.crt and certificate.key, as every other daemon has them.
            "  ssl-load-extra-del-ext",
            "  ssl-load-extra-files key",
            "",
            "defaults",
            "  mode tcp",
            "  log global",
            "  option tcplog",
            "  option dontlognull",
            "  timeout connect 2s",
            "  timeout client 30m",
            "  timeout server 30m",
            "  timeout check 2s",
            "  retries 1",
        ];
    }

    /// <summary>What a load balancer asks: a port that answers only while the path behind this machine stands.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="failures">Conditions, each of which means that it does not.</param>
    public static IEnumerable<string> Health(Machine machine, params IEnumerable<string> failures) =>
    [
        "",
        "frontend health",
        $"  bind {machine.AddressIn(machine.Group.Networks[0])}:{machine.Region.Declared.Haproxy.HealthPort}",
        "  mode http",
        "  option httplog",
        "  option dontlog-normal",
        "  timeout client 5s",
        "  maxconn 100",
        $"  monitor-uri {machine.Region.Declared.Haproxy.HealthPath}",
        .. failures.Select(failure => $"  monitor fail if {failure}"),
    ];

    /// <summary>The counters, where a flow leads to them: by certificate, as every exporter's.</summary>
    public static IEnumerable<string> Metrics(Machine machine)
    {
        var networks = machine.Flows.NetworksOf(ServicePorts.HaProxyMetrics);
        var trust = $"crt {NodeCertificates.CertificatePath("exporter")} ca-file {NodeCertificates.AuthorityPath} verify required";
        return networks.Count == 0 ? [] :
        [
            "",
            "frontend metrics",
            .. networks.Select(network => $"  bind {machine.AddressIn(network)}:{ServicePorts.HaProxyMetrics} ssl {trust}"),
            "  mode http",
            "  option httplog",
            "  option dontlog-normal",
            "  timeout client 15s",
            "  maxconn 20",
            "  http-request use-service prometheus-exporter if { path /metrics }",
            "  http-request return status 404",
        ];
    }

    /// <summary>The firewall's line for a cloud's load balancer, which asks from addresses of
    /// the machines' own network; behind a shared address nobody asks.</summary>
    public static IEnumerable<string> LoadBalancer(Machine machine)
    {
        if (machine.Region.Declared.Target != Target.Aws)
            return [];
        var network = machine.Group.Networks[0];
        var to = $"ip daddr {machine.AddressIn(network)} tcp dport {machine.Region.Declared.Haproxy.HealthPort}";
        return [$"iifname \"{Interfaces.NameOf(network)}\" ip saddr {network.Declared.Cidr} {to} accept comment \"health\""];
    }
}
