using System.Text.Json.Nodes;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Machines.Checks;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.Consul;
using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests.Consul;

/// <summary>eu-central with Consul in etcd's place. Debian has no package of it: what can read these files without Consul does.</summary>
public sealed class ConsulFilesTests
{
    private const string Yaml = """
        hardware:
          consul:
            cores: 4
            memory: 16GB
            disks:
              os: {size: 240GB, medium: ssd, filesystem: ext4, mount: /}
              data: {size: 240GB, medium: nvme, mount: /var/lib/consul, slot: 1}
        sites:
          primary: {groups: {etcd: ~, consul: {role: consul, hardware: consul, networks: {monitoring: 10}, nodes: {consul1: {}, consul2: {}, consul3: {}}}}}
          dr: {groups: {etcd: ~, consul: {role: consul, hardware: consul, networks: {monitoring: 10}, nodes: {drconsul1: {}, drconsul2: {}, drconsul3: {}}}}}
        flows:
          patroni-etcd: ~
          etcd-peer: ~
          admin-etcd: ~
          etcd-metrics: ~
          patroni-consul: {from: role:database, to: role:consul, ports: [8300, 8301], authentication: certificate}
          consul-peer: {from: role:consul, to: role:consul, ports: [8300, 8301], authentication: certificate}
          consul-gossip: {from: [role:consul, role:database], to: role:database, ports: 8301, network: database, authentication: certificate}
          consul-metrics: {from: network:monitoring, to: role:consul, ports: 9100, authentication: certificate}
        patroni: {dcs: consul}
        """;

    private static readonly Region Region = TestBundles.EuCentralWith(Yaml);
    private static readonly IReadOnlyList<Bundle> All = Bundles.Of(Region, Realisation.Aws);

    [Fact]
    public void A_site_has_three_servers_that_find_each_other_and_let_in_no_one_without_a_certificate()
    {
        var server = Configuration("consul2");
        ((bool)server["server"]!, (int)server["bootstrap_expect"]!, (string)server["datacenter"]!).ShouldBe((true, 3, "eu-central-primary"));
        server["retry_join"]!.AsArray().Select(each => (string)each!).ShouldBe(["10.3.4.10", "10.3.5.11", "10.3.6.12"]);
        ((string)server["bind_addr"]!, (string)server["client_addr"]!).ShouldBe(("10.3.5.11", "127.0.0.1"));
        ((int)server["ports"]!["http"]!, (int)server["ports"]!["https"]!).ShouldBe((-1, 8501));
        ((bool)server["tls"]!["defaults"]!["verify_incoming"]!,
            (bool)server["tls"]!["internal_rpc"]!["verify_server_hostname"]!,
            (string)server["tls"]!["defaults"]!["tls_min_version"]!)
            .ShouldBe((true, true, "TLSv1_3"));
        Certificate("consul2").DnsNames.ShouldContain("server.eu-central-primary.consul");
    }

    [Fact]
    public void Each_Patroni_asks_the_agent_of_its_own_machine_which_knows_its_sites_servers_and_passes_for_none()
    {
        var agent = Configuration("drpg1");
        ((bool)agent["server"]!, agent["bootstrap_expect"], (string)agent["bind_addr"]!).ShouldBe((false, null, "10.12.1.11"));
        agent["retry_join"]!.AsArray().Select(each => (string)each!).ShouldBe(["10.13.4.10", "10.13.5.11", "10.13.6.12"]);
        Certificate("drpg1").DnsNames.ShouldNotContain(name => name.StartsWith("server.", StringComparison.Ordinal));
        var patroni = Of("drpg1").Text("/etc/patroni/config.yml");
        patroni.ShouldContain("consul:\n  host: 127.0.0.1:8501\n  scheme: https\n");
        patroni.ShouldNotContain("etcd");
        Of("drpg1").Text("/etc/systemd/system/patroni.service.d/10-cluster.conf").ShouldContain("After=consul.service\n");
    }

    [Fact]
    public void Gossip_passes_the_firewalls_also_as_datagrams_and_its_key_is_in_no_bundle()
    {
        Of("pg1")
            .Text("/etc/nftables.conf")
            .ShouldContain("ip saddr 10.3.5.11 ip daddr 10.2.1.11 meta l4proto { tcp, udp } th dport 8301 accept".Replace(
                "10.3.5.11",
                "{ 10.3.4.10, 10.3.5.11, 10.3.6.12 }",
                StringComparison.Ordinal));
        Of("consul1").Text("/etc/nftables.conf").ShouldContain("tcp dport 8300 accept");
        Of("pg1").Credentials.Secrets.Single(each => each.Secret == "consul-gossip").With("abc").Content.ShouldBe("{\"encrypt\": \"abc\"}\n");
        All.SelectMany(bundle => bundle.Files).ShouldNotContain(file => file.Content.Contains("\"encrypt\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Disks_come_before_the_store_that_the_region_has() =>
        All.Where(bundle => bundle.NodeGroup.Role == NodeRole.Consul).Select(bundle => bundle.Text("/etc/systemd/system/consul.service"))
            .ShouldAllBe(unit => unit.Contains("\nRequires=cluster-storage.service\nAfter=cluster-storage.service\n", StringComparison.Ordinal));

    [Fact]
    public void Prometheus_asks_Consul_and_no_etcd()
    {
        var jobs = MachineServices.ScrapeJobs(Region);
        jobs.ShouldNotContain(job => job.Name == "etcd");
        var consul = jobs.Single(job => job.Name == "consul");
        (consul.Port.Number, consul.Path, consul.Parameter).ShouldBe((8501, "/v1/agent/metrics", new ScrapeParameter("format", "prometheus")));
    }

    [Fact]
    public void Only_who_needs_it_runs_it() =>
        All.Where(bundle => bundle.Units.Contains("consul.service"))
            .Select(bundle => bundle.NodeGroup.Role)
            .Distinct()
            .ShouldBe([NodeRole.Database, NodeRole.Consul], ignoreOrder: true);

    [Theory]
    [InlineData("pg1")]
    [InlineData("consul1")]
    [InlineData("bastion1")]
    public async Task Every_file_is_read_by_its_program_but_for_Consul_itself(string node)
    {
        var results = await new BundleChecker(TestImage.Folder()).RunAsync(Region, Of(node), CancellationToken.None);
        results.Select(result => result.Problem).OfType<string>().ShouldBeEmpty();
        results.ShouldContain(result => result.Checker == "systemd-analyze");
    }

    private static Bundle Of(string node) => All.Single(bundle => bundle.Node.Name.ToString() == node);

    private static JsonNode Configuration(string node) => JsonNode.Parse(Of(node).Text(ConsulConfiguration.Path))!;

    private static NodeCertificate Certificate(string node) => Of(node).Credentials.Certificates.Single(each => each.Name == "consul");
}
