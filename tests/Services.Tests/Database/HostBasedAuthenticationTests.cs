using ClusterProvisioning.Machines;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.Tests.Support;
using YamlDotNet.Serialization;

namespace ClusterProvisioning.Services.Tests.Database;

public sealed class HostBasedAuthenticationTests
{
    [Theory]
    [MemberData(nameof(TestBundles.Regions), MemberType = typeof(TestBundles))]
    public void There_is_no_trust_and_outside_the_machine_nothing_but_TLS(string region, string realisation)
    {
        foreach (var rules in Members(region, realisation).Select(Rules))
        {
            // The lines of logins by the directory lie in a file that the machine writes itself.
            rules.ShouldAllBe(rule => rule[0] == "local"
                || rule[0] == "hostssl"
                || string.Join(' ', rule) == "include_if_exists /run/cluster-directory/pg_hba.conf");
            rules.Where(rule => rule[0] == "local").ShouldAllBe(rule => rule[3] == "peer");
            rules.Where(rule => rule[0] == "hostssl").ShouldAllBe(rule => rule[4] == "cert" || rule[4] == "reject" || rule[4] == "scram-sha-256");
        }
    }

    [Theory]
    [MemberData(nameof(TestBundles.Regions), MemberType = typeof(TestBundles))]
    public void Every_member_of_every_site_may_stream_from_every_other_by_certificate(string region, string realisation)
    {
        var members = Members(region, realisation).ToList();
        foreach (var bundle in members)
        {
            var streaming = Rules(bundle).Where(rule => rule[1] == "replication" && rule[0] == "hostssl").ToList();
            streaming.ShouldAllBe(rule => rule[4] == "cert" && rule[5] == "map=members");
            var replication = members.Select(member => $"{member.Node.Addresses.Single(place => place.Network.Name.ToString() == "replication").Address}/32");
            streaming.Select(rule => rule[3]).ShouldBe(replication, ignoreOrder: true);
        }
    }

    [Theory]
    [MemberData(nameof(TestBundles.Regions), MemberType = typeof(TestBundles))]
    public void Addresses_are_those_of_the_flows(string region, string realisation)
    {
        var model = TestBundles.Region(region);
        foreach (var bundle in Members(region, realisation))
        {
            var flows = Connections.Of(model)
                .Where(connection => connection.To.Group.Path.Equals(bundle.NodeGroup.Path) && connection.Port == model.Declared.Postgresql.Port);
            var expected = flows.SelectMany(connection => MachineFlows.Sources(connection.From))
                .Select(source => source.Contains('/') ? source : source + "/32")
                .Distinct();
            Rules(bundle).Where(rule => rule[0] == "hostssl").Select(rule => rule[3]).Distinct().ShouldBe(expected, ignoreOrder: true);
        }
    }

    [Theory]
    [MemberData(nameof(TestBundles.Regions), MemberType = typeof(TestBundles))]
    public void Every_name_in_a_map_is_a_client_certificates_common_name(string region, string realisation)
    {
        var model = TestBundles.Region(region);
        var names = TestBundles.Of(region, realisation).SelectMany(bundle => bundle.Credentials.Certificates)
            .Where(certificate => certificate.Client).Select(certificate => certificate.CommonName).ToList();
        if (model.Declared.Kubernetes is not null)
            names.Add(Administrators.CommonName(model));
        foreach (var map in Members(region, realisation).SelectMany(bundle => List(bundle, "pg_ident")).Where(line => line[0] != "socket"))
            names.ShouldContain(map[1]);
    }

    [Fact]
    public void A_pooler_may_be_no_superuser_and_reach_no_database_postgres()
    {
        var bundle = TestBundles.Of("lab", "lab", "pg1");
        Rules(bundle).Where(rule => rule[3] == "10.1.2.11/32").Select(rule => string.Join(' ', rule.Take(3))).ShouldBe(
            ["hostssl postgres pgbouncer_auth", "hostssl postgres all", "hostssl all +pooled"]);
        List(bundle, "pg_ident").Where(map => map[0] == "poolers").Select(map => map[2]).Distinct().ShouldBe(["pgbouncer_auth", "+pooled"]);
    }

    [Fact]
    public void A_flow_by_password_asks_for_scram_and_only_where_it_comes_from()
    {
        var region = TestBundles.EuCentralWith(
            "flows:\n  reports: {from: network:monitoring, to: database, ports: 5432, network: database, authentication: scram}\n");
        var bundle = Bundles.Of(region, Realisation.Aws).First(each => each.Node.Name.ToString() == "pg1");
        Rules(bundle).Single(rule => rule[^1] == "scram-sha-256").ShouldBe(["hostssl", "all", "+pooled", "10.3.4.0/22", "scram-sha-256"]);
    }

    [Theory]
    [InlineData("eu-central", "pg1", "10.3.4.0/22")]
    [InlineData("us-east", "analytics1", "10.64.8.0/22")]
    public void The_job_on_Kubernetes_may_be_the_superuser_by_a_certificate_of_its_own_and_nobody_else(string region, string node, string network)
    {
        var bundle = TestBundles.Of(region, "aws", node);
        string[] wanted = region == "us-east"
            ? ["hostssl all +pooled 10.64.8.0/22 scram-sha-256", $"hostssl all postgres {network} cert map=administrators"]
            : [$"hostssl all postgres {network} cert map=administrators"];
        Rules(bundle).Where(rule => rule[3] == network).Select(rule => string.Join(' ', rule)).ShouldBe(wanted);
        List(bundle, "pg_ident")
            .Where(map => map[0] == "administrators")
            .Select(map => map[1])
            .ShouldBe([$"bastion1.{region}.internal", $"database-apply.{region}.internal"]);
    }

    [Fact]
    public void Without_Kubernetes_nobody_comes_as_its_job() =>
        List(TestBundles.Of("lab", "lab", "pg1"), "pg_ident").ShouldNotContain(map => map[1].StartsWith("database-apply", StringComparison.Ordinal));

    private static IEnumerable<Bundle> Members(string region, string realisation) =>
        TestBundles.Of(region, realisation).Where(bundle => bundle.NodeGroup.Role == NodeRole.Database);

    private static List<string[]> Rules(Bundle bundle) => List(bundle, "pg_hba");

    private static List<string[]> List(Bundle bundle, string key)
    {
        var document = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(bundle.Text("/etc/patroni/config.yml"));
        var lines = (List<object>)((Dictionary<object, object>)document["postgresql"])[key];
        return [.. lines.Select(line => ((string)line).Split(' '))];
    }
}
