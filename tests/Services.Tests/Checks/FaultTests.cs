using ClusterProvisioning.Machines;
using ClusterProvisioning.Machines.Checks;
using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests.Checks;

/// <summary>A check that cannot fail is worth nothing: each is given a file with one fault.</summary>
/// <remarks>That the same program takes the file without the fault is <see cref="BundleCheckerTests"/>' part: it reads every file of these machines.</remarks>
[Trait("Needs", "image")]
public sealed class FaultTests
{
    [Theory]
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
    [InlineData("backup1", "pgbackrest", "/etc/pgbackrest/pgbackrest.conf", "repo1-bundle=y", "repo1-bundles=y")]
    [InlineData("backup1", "pgbackrest", "/etc/pgbackrest/pgbackrest.conf", "start-fast=y", "start-fast=wish")]
    [InlineData("pg1", "pgbackrest", "/etc/pgbackrest/pgbackrest.conf", "compress-type=zst", "compress-type=zip")]
    [InlineData("pg1", "pgbackrest", "/etc/pgbackrest/pgbackrest.conf", "tls-server-port=8432", "tls-server-port=84320")]
    [InlineData("backup1", "systemd-analyze", "/etc/systemd/system/cluster-backup@full-1.timer", "OnCalendar=", "OnCalendar=never ")]
    [InlineData("backup1", "shellcheck", "/usr/local/lib/cluster/backup", "\"$code\"", "$kode")]
    [InlineData("restore1", "postgres", "/etc/cluster/restore/postgresql.conf", "archive_mode = 'off'", "archive_mode = 'on'")]
    [InlineData("restore1", "shellcheck", "/usr/local/sbin/cluster-restore", "clean() {", "clean( {")]
    [InlineData("pooler1", "keepalived", "/etc/keepalived/keepalived.conf", "virtual_router_id 10", "virtual_router_id 1000")]
    [InlineData("gateway1", "haproxy", "/etc/haproxy/haproxy.cfg", "crl-file /etc/cluster/tls/machines.crl", "crl-file /etc/cluster/tls/machines.crt.old")]
    [InlineData("gateway1", "pgbouncer", "/etc/pgbouncer/gateway.ini", "server_tls_sslmode = verify-full", "server_tls_sslmode = verify-most")]
    [InlineData("gateway1", "shellcheck", "/usr/local/lib/cluster/gateway-login", "chown postgres", "chown $postgres")]
    [InlineData("monitoring1", "promtool", "/etc/prometheus/prometheus.yml", "scrape_timeout: 10000ms", "scrape_timeout: 50000ms")]
    [InlineData("monitoring1", "amtool", "/etc/prometheus/alertmanager.yml", "receiver: nobody", "receiver: anybody")]
    [InlineData("directory1", "slapd", "/etc/ldap/cluster.conf", "index objectClass,uid eq", "index objectClass,uit eq")]
    [InlineData("directory1", "slapd", "/usr/local/lib/cluster/directory-seed", "objectClass: inetOrgPerson", "objectClass: inetOrgPersona")]
    [InlineData("objects1", "moto", "/usr/local/lib/cluster/buckets", "--request PUT", "--request PATCH")]
    [InlineData("analytics1", "postgres", "/usr/local/lib/cluster/directory-logins", "ldapsearchattribute=uid", "ldapsearchattr=uid")]
    [InlineData("pg1", "pgbadger", "/usr/local/lib/cluster/log-report", "%u@%d", "%u:%d")]
    [InlineData("pg1", "server-log", "/etc/cluster/server-log/settings.json", "/var/log/cluster/waiting", "/var/log/cluster/waited")]
    [InlineData("pg1", "server-log", "/usr/local/lib/cluster/server-log", "files(written)]", "files(kept)]")]
    [InlineData("pg1", "tc", "/etc/systemd/system/cluster-link-shape.service", "flowid 1:1", "flowid 1.1")]
    [InlineData("etcd1", "etcd", "/etc/etcd/etcd.yml", "election-timeout: 1000", "election-timeout: 100")]
    public async Task A_fault_in_a_file_is_found_by_its_program(string node, string checker, string path, string good, string bad)
    {
        var image = TestImage.Folder();
        var bundle = TestBundles.Of("lab", "lab", node);
        bundle.Text(path).ShouldContain(good);
        var spoiled = Spoiled(bundle, each => each == path, good, bad);
        var results = await new BundleChecker(image) { Only = checker }.RunAsync(TestBundles.Region("lab"), spoiled, CancellationToken.None);
        results.ShouldContain(result => result.Problem != null);
    }

    [Theory]
    [InlineData("version = 2", "version = two")]
    [InlineData("aes256gcm16-prfsha384-ecp384", "aes256gcn16-prfsha384-ecp384")]
    public async Task A_fault_in_a_connection_of_IPsec_is_found(string good, string bad)
    {
        var image = TestImage.Folder();
        var region = TestBundles.LabWith("security: {ipsec: nodes}\n");
        var bundle = Bundles.Of(region, Realisation.Metal).First(each => each.Node.Name.ToString() == "pg1");
        var spoiled = Spoiled(bundle, each => each.EndsWith("swanctl/conf.d/cluster.conf", StringComparison.Ordinal), good, bad);
        (await new BundleChecker(image) { Only = "swanctl" }.RunAsync(region, spoiled, CancellationToken.None))
            .ShouldHaveSingleItem().Problem.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_parameter_that_PostgreSQL_does_not_take_is_found()
    {
        var image = TestImage.Folder();
        var region = TestBundles.EuCentralWith("postgresql:\n  parameters: {TimeZone: Mars/Olympus}\n");
        var bundle = Bundles.Of(region, Realisation.Aws).First(each => each.Node.Name.ToString() == "pg1");
        var results = await new BundleChecker(image) { Only = "postgres" }.RunAsync(region, bundle, CancellationToken.None);
        results.ShouldHaveSingleItem().Problem.ShouldNotBeNull().ShouldContain("TimeZone");
    }

    private static Bundle Spoiled(Bundle bundle, Predicate<string> wanted, string good, string bad)
    {
        var files = bundle.Files.Select(file => wanted(file.Path) ? file with { Content = file.Content.Replace(good, bad, StringComparison.Ordinal) } : file);
        return bundle with { Files = [.. files] };
    }
}
