using ClusterProvisioning.Fleet;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Preview.Machines;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Rules;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Preview.Tests.Machines;

/// <summary>What changed files of the lab's own machines ask for: their bundles say it.</summary>
public sealed class FileEffectsTests
{
    private static readonly Lazy<IReadOnlyList<Bundle>> Lab = new(() =>
        Bundles.Of(new RegionLoader(ProjectLayout.Find().Profiles).Load(ProjectLayout.Find().RegionFile("lab")).Region.ShouldNotBeNull(), Realisation.Metal));

    [Theory]
    [InlineData("etcd1", "/etc/etcd/etcd.yml", EffectKind.Restart, "etcd.service")]
    [InlineData("etcd1", "/etc/default/etcd", EffectKind.Restart, "etcd.service")]
    [InlineData("pooler1", "/etc/haproxy/haproxy.cfg", EffectKind.Reload, "haproxy.service")]
    [InlineData("pg1", "/etc/nftables.conf", EffectKind.Reload, "nftables.service")]
    [InlineData("pooler1", "/etc/pgbouncer/write_hba.conf", EffectKind.Reload, "pgbouncer@write.service")]
    [InlineData("pg1", "/etc/systemd/system/patroni.service.d/10-cluster.conf", EffectKind.Restart, "patroni.service")]
    [InlineData("pg1", "/etc/systemd/network/20-database.network", EffectKind.Reload, "systemd-networkd.service")]
    [InlineData("backup1", "/etc/pgbackrest/pgbackrest.conf", EffectKind.Reload, "pgbackrest.service")]
    [InlineData("restore1", "/etc/pgbackrest/pgbackrest.conf", EffectKind.None, "pgbackrest")]
    [InlineData("pg1", "/etc/hosts", EffectKind.None, "name lookups")]
    [InlineData("monitoring1", "/etc/prometheus/prometheus.yml", EffectKind.Reload, "prometheus.service")]
    [InlineData("monitoring1", "/etc/prometheus/alertmanager.yml", EffectKind.Reload, "prometheus-alertmanager.service")]
    [InlineData("backup1", "/etc/cluster/openssl.cnf", EffectKind.Restart, "pgbackrest.service")]
    [InlineData("restore1", "/etc/cluster/openssl.cnf", EffectKind.None, "restores")]
    [InlineData("backup1", "/etc/tmpfiles.d/cluster-backup.conf", EffectKind.Restart, "machine")]
    [InlineData("pg1", "/etc/nobody/knows", EffectKind.Unknown, "/etc/nobody/knows")]
    public void A_file_concerns_a_unit(string node, string path, EffectKind kind, string unit) =>
        Effects(node, path, "a\n", "b\n").ShouldHaveSingleItem().ShouldBe(new FileEffect(kind, unit));

    [Fact]
    public void A_file_that_two_daemons_read_concerns_both() =>
        Effects("pg1", "/etc/cluster/openssl.cnf", "a\n", "b\n")
            .Select(effect => effect.Unit)
            .ShouldBe(["patroni.service", "pgbackrest.service"], ignoreOrder: true);

    [Theory]
    [InlineData("name: a\ninitial-cluster: b\n", EffectKind.None, "new members")]
    [InlineData("name: b\ninitial-cluster: a\n", EffectKind.Restart, "etcd.service")]
    public void Etcd_reads_the_list_of_its_first_start_once(string after, EffectKind kind, string unit) =>
        Effects("etcd1", "/etc/etcd/etcd.yml", "name: a\ninitial-cluster: a\n", after).ShouldContain(new FileEffect(kind, unit));

    [Theory]
    [InlineData("postgresql: {parameters: {shared_buffers: 1GB}}", EffectKind.Restart, "PostgreSQL", "shared_buffers")]
    [InlineData("postgresql: {parameters: {work_mem: 1GB}}", EffectKind.Reload, "PostgreSQL", "work_mem")]
    [InlineData("postgresql: {listen: 10.0.0.1}", EffectKind.Restart, "PostgreSQL", "postgresql.listen")]
    [InlineData("postgresql: {pg_hba: [local all all peer]}", EffectKind.Reload, "patroni.service", "pg_hba")]
    [InlineData("bootstrap: {dcs: {postgresql: {parameters: {max_connections: 9}}}}", EffectKind.Restart, "PostgreSQL", "max_connections")]
    [InlineData("bootstrap: {dcs: {postgresql: {parameters: {work_mem: 9}}}}", EffectKind.Dynamic, "PostgreSQL", "work_mem")]
    [InlineData("bootstrap: {dcs: {ttl: 40}}", EffectKind.Dynamic, "patroni.service", "ttl")]
    [InlineData("bootstrap: {initdb: [data-checksums]}", EffectKind.None, "patroni.service", "bootstrap.initdb")]
    [InlineData("etcd3: {hosts: [a]}", EffectKind.None, "patroni.service", "etcd3.hosts")]
    [InlineData("watchdog: {mode: off}", EffectKind.Reload, "patroni.service", "watchdog.mode")]
    public void A_setting_of_Patroni_restarts_or_not(string added, EffectKind kind, string unit, string cause)
    {
        const string Before = "bootstrap: {dcs: {postgresql: {parameters: {}}}}\npostgresql: {parameters: {}}\netcd3: {}\nwatchdog: {}\n";
        var section = added[..added.IndexOf(':', StringComparison.Ordinal)];
        var after =
            string.Concat(Before.Split('\n').Where(line => !line.StartsWith(section + ":", StringComparison.Ordinal)).Select(line => line + "\n")) + added;
        var before = section is "bootstrap"
            && !added.Contains("parameters", StringComparison.Ordinal) ? Before.Replace(
                "bootstrap: {dcs: {postgresql: {parameters: {}}}}",
                "bootstrap: {dcs: {}}",
                StringComparison.Ordinal)
            : section is "postgresql"
                && !added.Contains("parameters", StringComparison.Ordinal) ? Before.Replace(
                    "postgresql: {parameters: {}}\netcd3",
                    "postgresql: {}\netcd3",
                    StringComparison.Ordinal)
            : Before;
        Effects("pg1", "/etc/patroni/config.yml", before, after).ShouldContain(new FileEffect(kind, unit, cause));
    }

    [Theory]
    [InlineData("listen_port = 1", "listen_port = 2", EffectKind.Restart, "listen_port")]
    [InlineData("default_pool_size = 1", "default_pool_size = 2", EffectKind.Reload, null)]
    public void A_setting_of_PgBouncer_restarts_or_not(string before, string after, EffectKind kind, string? cause) =>
        Effects("pooler1", "/etc/pgbouncer/read.ini", before + "\n", after + "\n")
            .ShouldHaveSingleItem()
            .ShouldBe(new FileEffect(kind, "pgbouncer@read.service", cause));

    [Fact]
    public void A_template_concerns_each_of_its_instances() =>
        Effects("pooler1", "/etc/systemd/system/pgbouncer@.service", "a\n", "b\n").Select(effect => effect.Unit)
            .ShouldBe(["pgbouncer@read.service", "pgbouncer@write.service"]);

    [Fact]
    public void Without_a_list_of_its_own_the_older_side_takes_the_newer_ones()
    {
        var before = Sides.Machine("pg1", ("/etc/hosts", "a\n"));
        FileEffects.Of("/etc/hosts", before, State("pg1", "/etc/hosts", "b\n")).ShouldBe([new FileEffect(EffectKind.None, "name lookups")]);
    }

    private static IReadOnlyList<FileEffect> Effects(string node, string path, string before, string after) =>
        FileEffects.Of(path, State(node, path, before), State(node, path, after));

    private static MachineState State(string node, string path, string content) =>
        Sides.Machine(node, (path, content)) with { Readers = ReaderList.Of(Lab.Value.Single(bundle => bundle.Node.Name.ToString() == node)) };
}
