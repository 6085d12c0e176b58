using ClusterProvisioning.NodeFiles.Checks;
using ClusterProvisioning.NodeFiles.Tests.Support;

namespace ClusterProvisioning.NodeFiles.Tests.Checks;

/// <summary>A check that cannot fail is worth nothing: each is given a file with one fault.</summary>
[Trait("Needs", "image")]
public sealed class FaultTests
{
    [SkippableTheory]
    [InlineData("pg1", "nft", "/etc/nftables.conf", "tcp dport 8008 accept", "tcp dport 8008 except")]
    [InlineData("pg1", "patroni", "/etc/patroni/config.yml", "loop_wait: 10", "loop_wait: ten")]
    [InlineData("pg1", "patroni", "/etc/patroni/config.yml", "mode: required", "mode: wanted")]
    [InlineData("pg1", "postgres", "/usr/local/lib/cluster/post-init", "CREATE SCHEMA", "CREATE SCHEME")]
    [InlineData("pg1", "systemd-networkd", "/etc/systemd/network/20-replication.network", "LLDP=no", "LDP=no")]
    [InlineData("pg1", "systemd-networkd", "/etc/systemd/network/20-database.network", "Gateway=10.2.1.1", "Gateway=10.2.1.256")]
    [InlineData("pg1", "systemd-analyze", "/etc/systemd/system/patroni.service.d/10-cluster.conf", "RestartSec=2", "RestartSecs=2")]
    [InlineData("pg1", "shellcheck", "/usr/local/lib/cluster/post-init", "\"$1\" <<", "$1 <<")]
    [InlineData("pg1", "sshd", "/etc/ssh/sshd_config.d/10-cluster.conf", "UsePAM no", "UsePam maybe")]
    [InlineData("pg1", "node_exporter", "/etc/prometheus/web.yml", "TLS13", "TLS3")]
    [InlineData("pooler1", "haproxy", "/etc/haproxy/haproxy.cfg", "option httpchk", "option httpcheck")]
    [InlineData("pooler1", "pgbouncer", "/etc/pgbouncer/write.ini", "pool_mode = transaction", "pool_mode = transactional")]
    [InlineData("pooler1", "pgbouncer", "/etc/pgbouncer/read.ini", "server_round_robin", "server_robin")]
    [InlineData("etcd1", "etcd", "/etc/etcd/etcd.yml", "election-timeout: 1000", "election-timeout: 100")]
    public async Task A_fault_in_a_file_is_found_by_its_program(string node, string checker, string path, string good, string bad)
    {
        var image = TestImage.Folder();
        var bundle = TestBundles.Of("lab", "lab", node);
        bundle.Text(path).ShouldContain(good);
        var spoiled = bundle with { Files = [.. bundle.Files.Select(file => file.Path == path ? file with { Content = file.Content.Replace(good, bad, StringComparison.Ordinal) } : file)] };
        var results = await new BundleChecker(image) { Only = checker }.RunAsync(TestBundles.Region("lab"), spoiled, CancellationToken.None);
        results.ShouldContain(result => result.Problem != null);
        (await new BundleChecker(image) { Only = checker }.RunAsync(TestBundles.Region("lab"), bundle, CancellationToken.None)).ShouldAllBe(result => result.Problem == null);
    }

    [SkippableFact]
    public async Task A_parameter_that_PostgreSQL_does_not_take_is_found()
    {
        var image = TestImage.Folder();
        var region = TestBundles.EuCentralWith("postgresql:\n  parameters: {random_page_cost: cheap}\n");
        var bundle = Bundles.Of(region, Realisation.Aws).First(each => each.Node.Name.ToString() == "pg1");
        var results = await new BundleChecker(image) { Only = "postgres" }.RunAsync(region, bundle, CancellationToken.None);
        results.ShouldHaveSingleItem().Problem.ShouldNotBeNull().ShouldContain("random_page_cost");
    }
}
