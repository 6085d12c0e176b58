using System.Text.Json;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Model;
using YamlDotNet.RepresentationModel;

namespace ClusterProvisioning.Stacks.Tests;

public sealed class MonitoringTests
{
    // Where the pod has its certificate.
    private const string Held = "/run/secrets/workload";

    private static readonly CompiledRegion Eu = CompiledRegion.Of("eu-central");

    [Theory]
    [InlineData("eu-central")]
    [InlineData("us-east")]
    [InlineData("ap-south")]
    public void Every_machine_of_a_site_is_asked_at_its_own_address(string name)
    {
        var (region, compiled) = (CompiledRegion.Load(name), CompiledRegion.Of(name));
        foreach (var site in region.Sites)
        {
            var asked = Targets(compiled, name, site, "node").Select(target => (target.Node, target.Role, target.Site)).ToList();
            asked.ShouldBe(
                site.Groups.SelectMany(group =>
                    group.Nodes.Select(node => (node.Name.ToString(), group.Role.ToString().ToLowerInvariant(), site.Name.ToString()))),
                ignoreOrder: true);
        }
    }

    [Theory]
    [InlineData("eu-central")]
    [InlineData("us-east")]
    [InlineData("ap-south")]
    public void Nobody_is_asked_whom_no_flow_and_no_policy_opens(string name)
    {
        var (region, compiled) = (CompiledRegion.Load(name), CompiledRegion.Of(name));
        foreach (var site in region.Sites)
        {
            var policy = compiled.OfType("kubernetes:networking.k8s.io/v1:NetworkPolicy")
                .Single(each => each.Name == $"{name}-{site.Name}-policy-monitoring-prometheus-out");
            var open = Connections.Of(region)
                .Where(connection => connection.From is { Group: null, Network: { } from }
                    && from.Site == site.Name
                    && from.Name == region.Declared.Kubernetes!.Network)
                .SelectMany(connection => connection.To.Group.Nodes
                    .Select(node => node.Addresses.First(place => place.Network.Path == connection.To.Network.Path))
                    .Select(place => $"{place.Address}:{connection.Port}"))
                .ToHashSet();
            foreach (var target in MachineServices.ScrapeJobs(region).SelectMany(job => Targets(compiled, name, site, job.Name)))
            {
                open.ShouldContain(target.Address);
                IsLetOut(policy, target.Address).ShouldBeTrue($"{policy.Name}: {target.Address}");
            }
        }
    }

    [Fact]
    public void A_flow_that_is_taken_away_takes_its_targets_and_the_way_to_them()
    {
        var closed = CompiledRegion.With("eu-central", "flows: {etcd-metrics: ~}\n");
        var primary = CompiledRegion.Load("eu-central").Sites[0];
        Targets(Eu, "eu-central", primary, "etcd").ShouldNotBeEmpty();
        Targets(closed, "eu-central", primary, "etcd").ShouldBeEmpty();
        closed.OfType("kubernetes:networking.k8s.io/v1:NetworkPolicy")
            .Single(each => each.Name == "eu-central-primary-policy-monitoring-prometheus-out")
            .Node.ToString()
            .ShouldNotContain("{ port, 2381 }");
    }

    [Fact]
    public void Prometheus_may_ask_for_figures_and_nothing_else() =>
        Eu.OfType("kubernetes:networking.k8s.io/v1:NetworkPolicy")
            .Where(each => each.Name.EndsWith("-policy-monitoring-prometheus-out", StringComparison.Ordinal))
            .ShouldAllBe(policy => !policy.Node.ToString().Contains("{ port, 5432 }"));

    [Fact]
    public void Each_job_shows_the_pods_certificate_and_asks_for_the_machines()
    {
        var jobs = JsonDocument.Parse(Configuration(Eu, "eu-central", "primary").Property("data", "prometheus.yml")!).RootElement
            .GetProperty("scrape_configs")
            .EnumerateArray()
            .Skip(1)
            .ToList();
        jobs.Select(job => job.GetProperty("job_name").GetString())
            .ShouldBe(["node", "postgres", "etcd", "haproxy", "pgbouncer-write", "pgbouncer-read"]);
        foreach (var job in jobs)
        {
            job.GetProperty("scheme").GetString().ShouldBe("https");
            job.GetProperty("tls_config")
                .ToString()
                .ShouldBe(
                    $$"""{"ca_file":"{{Held}}/ca.crt","cert_file":"{{Held}}/prometheus.crt","key_file":"{{Held}}/prometheus.key","min_version":"TLS13"}""");
        }
    }

    [Fact]
    public void The_pod_makes_its_key_and_has_its_certificate_issued_at_its_start_and_each_day()
    {
        var pod = Eu.OfType("kubernetes:apps/v1:StatefulSet")
            .Single(each => each.Name == "eu-central-primary-workload-prometheus")
            .Node["properties"]["spec"]["template"]["spec"];
        Names(pod["initContainers"]).ShouldBe(["request", "issue"]);
        Names(pod["containers"]).ShouldBe(["prometheus", "renew"]);
        pod["initContainers"][0]["args"].ToString().ShouldContain("-subj /CN=prometheus.eu-central.internal -keyout /run/secrets/workload/prometheus.key");
        foreach (var issuing in new[] { pod["initContainers"][1], pod["containers"][1] })
        {
            issuing["image"].ToString().ShouldContain("aws-cli");
            issuing["args"].ToString().ShouldContain("base64 -w0 < /run/secrets/workload/prometheus.csr");
            issuing["args"].ToString().ShouldContain("mv /run/secrets/workload/prometheus.crt.new /run/secrets/workload/prometheus.crt");
            issuing["env"].ToString().ShouldContain("${aws_lambda_Function_eu-central-primary-signer-prometheus.name}");
        }

        pod["containers"][0]["volumeMounts"].ToString().ShouldContain("{ mountPath, /run/secrets/workload }, { name, secrets }, { readOnly, true }");
    }

    [Fact]
    public void Its_role_may_have_a_certificate_and_nothing_more()
    {
        var policy = Eu.OfType("aws:iam/rolePolicy:RolePolicy").Single(each => each.Name == "eu-central-primary-kubernetes-prometheus").Property("policy")!;
        JsonDocument.Parse(policy).RootElement
            .GetProperty("Statement")
            .EnumerateArray()
            .Select(statement => statement.GetProperty("Sid").GetString())
            .ShouldBe(["HaveCertificate"]);
    }

    private static IEnumerable<string> Names(YamlNode containers) => ((YamlSequenceNode)containers).Children.Select(each => each["name"].ToString());

    private static CompiledResource Configuration(CompiledRegion compiled, string region, string site) =>
        compiled.OfType("kubernetes:core/v1:ConfigMap").Single(each => each.Name == $"{region}-{site}-configuration-prometheus");

    private static List<(string Address, string Node, string Role, string Site)> Targets(CompiledRegion compiled, string region, Site site, string job) =>
    [
        .. from entry in JsonDocument.Parse(Configuration(compiled, region, site.Name.ToString()).Property("data", $"targets-{job}.json")!)
               .RootElement.EnumerateArray()
           let labels = entry.GetProperty("labels")
           from address in entry.GetProperty("targets").EnumerateArray()
           select (address.GetString()!,
               labels.GetProperty("node").GetString()!,
               labels.GetProperty("role").GetString()!,
               labels.GetProperty("site").GetString()!),
    ];

    private static bool IsLetOut(CompiledResource policy, string target)
    {
        var (address, port) = (System.Net.IPAddress.Parse(target.Split(':')[0]), target.Split(':')[1]);
        return ((YamlSequenceNode)policy.Node["properties"]["spec"]["egress"]).Children.Any(rule =>
            ((YamlSequenceNode)rule["to"]).Children.Any(peer => System.Net.IPNetwork.Parse(peer["ipBlock"]["cidr"].ToString()).Contains(address))
            && ((YamlSequenceNode)rule["ports"]).Children.Any(each => each["port"].ToString() == port));
    }
}
