using ClusterProvisioning.Preview.Machines;

namespace ClusterProvisioning.Preview.Tests.Machines;

public sealed class FileEffectsTests
{
    [Theory]
    [InlineData("/etc/etcd/etcd.yml", EffectKind.Restart, "etcd.service")]
    [InlineData("/etc/default/etcd", EffectKind.Restart, "etcd.service")]
    [InlineData("/etc/haproxy/haproxy.cfg", EffectKind.Reload, "haproxy.service")]
    [InlineData("/etc/nftables.conf", EffectKind.Reload, "nftables.service")]
    [InlineData("/etc/pgbouncer/write_hba.conf", EffectKind.Reload, "pgbouncer@write.service")]
    [InlineData("/etc/systemd/system/patroni.service.d/10-cluster.conf", EffectKind.Restart, "patroni.service")]
    [InlineData("/etc/systemd/network/10-database.link", EffectKind.NextBoot, "machine")]
    [InlineData("/etc/systemd/network/20-database.network", EffectKind.Reload, "systemd-networkd.service")]
    [InlineData("/etc/pgbackrest.conf", EffectKind.Reload, "pgbackrest.service")]
    [InlineData("/etc/hosts", EffectKind.None, "name lookups")]
    [InlineData("/etc/nobody/knows", EffectKind.Unknown, "/etc/nobody/knows")]
    public void A_file_concerns_a_unit(string path, EffectKind kind, string unit) =>
        Effects(path, "a\n", "b\n").ShouldHaveSingleItem().ShouldBe(new FileEffect(kind, unit));

    [Theory]
    [InlineData("postgresql: {parameters: {shared_buffers: 1GB}}", EffectKind.Restart, "PostgreSQL", "shared_buffers")]
    [InlineData("postgresql: {parameters: {work_mem: 1GB}}", EffectKind.Reload, "PostgreSQL", "work_mem")]
    [InlineData("postgresql: {listen: 10.0.0.1}", EffectKind.Restart, "PostgreSQL", "postgresql.listen")]
    [InlineData("postgresql: {pg_hba: [local all all peer]}", EffectKind.Reload, "patroni.service", "pg_hba")]
    [InlineData("bootstrap: {dcs: {postgresql: {parameters: {max_connections: 9}}}}", EffectKind.Restart, "PostgreSQL", "max_connections")]
    [InlineData("bootstrap: {dcs: {postgresql: {parameters: {work_mem: 9}}}}", EffectKind.Dynamic, "PostgreSQL", "work_mem")]
    [InlineData("bootstrap: {dcs: {ttl: 40}}", EffectKind.Dynamic, "patroni.service", "ttl")]
    [InlineData("bootstrap: {initdb: [data-checksums]}", EffectKind.None, "patroni.service", "bootstrap.initdb")]
    [InlineData("etcd3: {hosts: [a]}", EffectKind.Restart, "patroni.service", "etcd3.hosts")]
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
        Effects("/etc/patroni/config.yml", before, after).ShouldContain(new FileEffect(kind, unit, cause));
    }

    [Theory]
    [InlineData("listen_port = 1", "listen_port = 2", EffectKind.Restart, "listen_port")]
    [InlineData("default_pool_size = 1", "default_pool_size = 2", EffectKind.Reload, null)]
    public void A_setting_of_PgBouncer_restarts_or_not(string before, string after, EffectKind kind, string? cause) =>
        Effects("/etc/pgbouncer/read.ini", before + "\n", after + "\n").ShouldHaveSingleItem().ShouldBe(new FileEffect(kind, "pgbouncer@read.service", cause));

    [Fact]
    public void A_template_concerns_each_of_its_instances()
    {
        const string Path = "/etc/systemd/system/pgbouncer@.service";
        var (before, after) = (
            Sides.Machine("p", (Path, "a\n")),
            Sides.Machine("p", (Path, "b\n")) with { Units = ["haproxy.service", "pgbouncer@read.service", "pgbouncer@write.service"] });
        FileEffects.Of(Path, before, after, []).Select(effect => effect.Unit).ShouldBe(["pgbouncer@read.service", "pgbouncer@write.service"]);
    }

    private static IReadOnlyList<FileEffect> Effects(string path, string before, string after) =>
        FileEffects.Of(path, Sides.Machine("m", (path, before)), Sides.Machine("m", (path, after)), TextDiff.Unified(before, after));
}
