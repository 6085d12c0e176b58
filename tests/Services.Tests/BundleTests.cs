using System.Text.RegularExpressions;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests;

public sealed partial class BundleTests
{
    [Theory]
    [MemberData(nameof(TestBundles.Regions), MemberType = typeof(TestBundles))]
    public void The_same_region_gives_the_same_bytes(string region, string realisation) =>
        TestBundles.Of(region, realisation).Select(bundle => bundle.Hash).ShouldBe(TestBundles.Of(region, realisation).Select(bundle => bundle.Hash));

    [Fact]
    public void The_hash_changes_with_every_part()
    {
        var bundle = TestBundles.Of("lab", "lab", "pg1");
        var (first, rest) = (bundle.Files[0], bundle.Files.Skip(1));
        Bundle[] changed =
        [
            bundle with { Files = [first with { Content = first.Content + " " }, .. rest] },
            bundle with { Files = [first with { Mode = "0600" }, .. rest] },
            bundle with { Files = [first with { Owner = "nobody" }, .. rest] },
            bundle with { Files = [first with { Group = "nogroup" }, .. rest] },
            bundle with { Files = [first with { Path = first.Path + "x" }, .. rest] },
            bundle with { Files = [.. rest] },
            bundle with { Units = [.. bundle.Units.Skip(1)] },
            bundle with { Directories = [.. bundle.Directories.Skip(1)] },
        ];
        changed.Append(bundle).Select(each => each.Hash).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(TestBundles.Regions), MemberType = typeof(TestBundles))]
    public void Files_are_in_order_once_with_whole_lines_and_absolute_paths(string region, string realisation)
    {
        foreach (var bundle in TestBundles.Of(region, realisation))
        {
            var paths = bundle.Files.Select(file => file.Path).ToList();
            paths.ShouldBe(paths.Distinct().Order(StringComparer.Ordinal), ignoreOrder: false, $"{bundle.Node.Name}");
            paths.ShouldAllBe(path => path.StartsWith('/'));
            bundle.Files.ShouldAllBe(file => (file.Content.Length == 0 || file.Content.EndsWith('\n')) && !file.Content.Contains('\r'));
            bundle.Files.ShouldAllBe(file => Mode().IsMatch(file.Mode));
        }
    }

    [Theory]
    [MemberData(nameof(TestBundles.Regions), MemberType = typeof(TestBundles))]
    public void No_file_holds_a_key_or_a_secret(string region, string realisation)
    {
        foreach (var file in TestBundles.Of(region, realisation).SelectMany(bundle => bundle.Files))
        {
            file.Content.ShouldNotContain("PRIVATE KEY");
            file.Content.ShouldNotContain("SCRAM-SHA-256$");
            foreach (Match match in Password().Matches(file.Content))
                match.Value.ShouldBe("password_encryption: scram-sha-256", file.Path);
        }
    }

    [Theory]
    [MemberData(nameof(TestBundles.Regions), MemberType = typeof(TestBundles))]
    public void Every_certificate_that_a_file_names_is_asked_for(string region, string realisation)
    {
        foreach (var bundle in TestBundles.Of(region, realisation))
        {
            var certificates = bundle.Credentials.Certificates;
            var known = certificates.SelectMany(each => (string[])[each.CertificatePath, each.KeyPath, each.AuthorityPath])
                .Concat(bundle.Credentials.Shared.Select(file => file.Path)).ToList();
            var named = bundle.Files.SelectMany(file => CertificatePaths().Matches(file.Content).Select(match => match.Value)).Distinct();
            named.Except(known).ShouldBeEmpty(bundle.Node.Name.ToString());
            certificates.ShouldAllBe(each => each.KeyMode == "0600");
            certificates.Select(each => each.CommonName).ShouldBeUnique();
            certificates.ShouldAllBe(each => each.CommonName.Length <= 64);
        }
    }

    [Theory]
    [MemberData(nameof(TestBundles.Regions), MemberType = typeof(TestBundles))]
    public void Every_name_and_address_that_a_pooler_asks_for_is_in_the_certificate_that_answers(string region, string realisation)
    {
        var bundles = TestBundles.Of(region, realisation);
        foreach (var pooler in bundles.Where(bundle => bundle.NodeGroup.Role == NodeRole.Pooler))
        {
            var members = bundles.Where(bundle => bundle.Site == pooler.Site || bundle.Site.Name == pooler.Site.Name)
                .Where(bundle => bundle.NodeGroup is { Role: NodeRole.Database, Declared.Replication: not ReplicationKind.Analytics })
                .ToList();
            var asked = HostOfDatabase()
                .Matches(pooler.Text("/etc/pgbouncer/write.ini") + pooler.Text("/etc/pgbouncer/read.ini"))
                .Select(match => match.Groups["host"].Value)
                .Distinct()
                .ToList();
            asked.Count.ShouldBe(2);
            members.Count.ShouldBeGreaterThan(0);
            foreach (var member in members)
            {
                var certificate = member.Credentials.Certificates.Single(each => each.Name == "postgres");
                asked.ShouldBeSubsetOf(certificate.DnsNames);
                pooler.Text("/etc/haproxy/haproxy.cfg").ShouldContain($"verifyhost {certificate.DnsNames[0]}\n");
            }
        }
    }

    [Theory]
    [InlineData("lab")]
    [InlineData("eu-central")]
    public void A_pooler_answers_to_every_name_that_leads_to_its_site(string region)
    {
        foreach (var pooler in TestBundles.Of(region, "metal").Where(bundle => bundle.NodeGroup.Role == NodeRole.Pooler))
        {
            var site = pooler.Site.Name;
            string[] names = [$"write.{region}.internal", $"read.{region}.internal", $"write.{site}.{region}.internal", $"read.{site}.{region}.internal"];
            names.ShouldBeSubsetOf(pooler.Credentials.Certificates.Single(each => each.Name == "pgbouncer").DnsNames);
        }
    }

    [Theory]
    [InlineData("eu-central", "gateway1", "10.1.0.11", "dmz", "10.1.0.0/24")]
    [InlineData("us-east", "drgateway2", "10.80.1.12", "ingest", "10.80.0.0/22")]
    public void A_gateway_tells_its_load_balancer_whether_the_way_behind_it_stands(string region, string node, string address, string network, string asking)
    {
        var bundle = TestBundles.Of(region, "aws", node);
        bundle.Text("/etc/haproxy/haproxy.cfg").ShouldContain($"frontend health\n  bind {address}:8404\n");
        bundle.Text("/etc/haproxy/haproxy.cfg")
            .ShouldContain("  monitor-uri /health\n  monitor fail if { nbsrv(pgbouncer) lt 1 }\n  monitor fail if { nbsrv(poolers) lt 1 }\n");
        bundle.Text("/etc/nftables.conf").ShouldContain($"iifname \"{network}\" ip saddr {asking} ip daddr {address} tcp dport 8404 accept comment \"health\"");
    }

    [Theory]
    [MemberData(nameof(TestBundles.Regions), MemberType = typeof(TestBundles))]
    public void Every_machine_of_the_region_has_its_names_in_hosts(string region, string realisation)
    {
        var model = TestBundles.Region(region);
        foreach (var bundle in TestBundles.Of(region, realisation))
        {
            var lines = bundle.Text("/etc/hosts").Split('\n');
            foreach (var address in model.Nodes.SelectMany(node => node.Addresses.Select(place => (place.Address, node.Name))))
                lines.ShouldContain(line => line.StartsWith($"{address.Address} {address.Name}.", StringComparison.Ordinal));
        }
    }

    [GeneratedRegex("^0[0-7]{3}\\z")]
    private static partial Regex Mode();

    [GeneratedRegex("passw(or)?d\\w*\\s*[=:]\\s*[\\w-]+", RegexOptions.IgnoreCase)]
    private static partial Regex Password();

    [GeneratedRegex("/etc/cluster/tls/[\\w.-]+")]
    private static partial Regex CertificatePaths();

    [GeneratedRegex("= host=(?<host>[\\w.-]+) ")]
    private static partial Regex HostOfDatabase();
}
