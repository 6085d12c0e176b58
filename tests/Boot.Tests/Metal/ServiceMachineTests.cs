using ClusterProvisioning.Boot.Tests.Support;

namespace ClusterProvisioning.Boot.Tests.Metal;

/// <summary>Machines of metal that keep a database machine company: from their disks alone to daemons that do their part.</summary>
[Trait("Length", "long")]
[Collection(nameof(RackOfMachines))]
[TestMethodOrderer(typeof(AsWritten))]
public sealed class ServiceMachineTests(RackOfMachines rack)
{
    private const string Tls = "/etc/cluster/tls";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_members_of_etcd_agree_and_one_whose_card_in_use_loses_its_cable_goes_on_by_the_other()
    {
        const string InUse = "cat /sys/class/net/bond0/bonding/active_slave";
        await rack.StartAsync(RackOfMachines.Members, Cancel);
        foreach (var member in RackOfMachines.Members)
            (await rack[member].AwaitStartedAsync(Cancel)).ShouldBe("running", await rack[member].DoAsync("systemctl list-units --failed", Cancel));
        var etcd = rack[RackOfMachines.Members[0]];
        (await etcd.DoAsync("cat /proc/net/bonding/bond0", Cancel)).ShouldContain("Bonding Mode: fault-tolerance (active-backup)");
        var before = await etcd.DoAsync(InUse, Cancel);
        // Joined cards bear one address; the bond remembers each one's own.
        var card = await etcd.DoAsync($"grep -A9 'Slave Interface: {before}' /proc/net/bonding/bond0 | awk '/Permanent/ {{ print $NF }}' | head -n 1", Cancel);
        await etcd.LoseLinkAsync(card, Cancel);
        await etcd.UntilAsync(InUse, said => said != before, Cancel);
        // It writes what the others have to agree to, by the other cable.
        await etcd.UntilAsync(
            $"etcdctl --cacert {Tls}/ca.crt --cert {Tls}/etcd.crt --key {Tls}/etcd.key --endpoints https://10.3.1.10:2379 endpoint health 2>&1",
            said => said.Contains("is healthy", StringComparison.Ordinal),
            Cancel);
    }

    [Fact]
    public async Task A_directory_tells_who_somebody_is()
    {
        await rack.StartAsync(["directory1"], Cancel);
        await rack.AwaitHealthAsync("directory1", Cancel);
        (await rack["directory1"].DoAsync(
            $"LDAPTLS_CACERT={Tls}/ca.crt ldapsearch -x -LLL -o nettimeout=20 -H ldaps://directory1.lab.internal -b ou=people,dc=lab,dc=internal "
                + "-D cn=postgresql,ou=services,dc=lab,dc=internal -w \"$(cat /etc/cluster/secrets/ldap-bind)\" uid=analyst dn",
            Cancel)).ShouldBe("dn: uid=analyst,ou=people,dc=lab,dc=internal");
        await rack.StopAsync("directory1");
    }

    [Fact]
    public async Task A_monitoring_machine_scrapes_its_site_and_its_alerts_have_somewhere_to_go()
    {
        await rack.StartAsync([.. RackOfMachines.Members, "monitoring1"], Cancel);
        await rack.AwaitHealthAsync("monitoring1", Cancel);
        var monitoring = rack["monitoring1"];
        await monitoring.UntilAsync(
            Curl("https://10.3.1.20:9090/api/v1/query?query=up==1") + " | jq -r '.data.result[].metric.instance'",
            said => said.Contains("etcd1.monitoring.lab.internal:2381", StringComparison.Ordinal)
                && said.Contains("monitoring1.monitoring.lab.internal:9100", StringComparison.Ordinal),
            Cancel);
        await monitoring.UntilAsync(
            Curl("https://10.3.1.20:9090/api/v1/alertmanagers") + " | jq '.data.activeAlertmanagers | length'", said => said == "1", Cancel);
        (await monitoring.DoAsync(Curl("https://10.3.1.20:9093/-/ready"), Cancel)).ShouldBe("OK");
        await rack.StopAsync("monitoring1");

        static string Curl(string url) => $"curl -sg --cacert {Tls}/ca.crt --cert {Tls}/prometheus.crt --key {Tls}/prometheus.key '{url}'";
    }

    [Fact]
    public async Task A_backup_machine_takes_the_first_backup_of_the_cluster_by_itself()
    {
        await rack.StartAsync([.. RackOfMachines.Members, "pg1", "backup1"], Cancel);
        await rack.AwaitHealthAsync("backup1", Cancel);
        var backup = rack["backup1"];
        (await backup.DoAsync("echo $(findmnt -no FSTYPE,SOURCE /var/lib/pgbackrest; stat -c %U /var/lib/pgbackrest)", Cancel))
            .ShouldBe("xfs /dev/mapper/repository postgres");
        // The rack has neither the other site nor the bucket, so the stanza is not whole: this repository's backup does not wait for that.
        await backup.UntilAsync(
            "runuser -u postgres -- pgbackrest --stanza=lab --repo=1 --output=json info | jq -r '.[].backup[].type'", said => said == "full", Cancel);
        await rack.StopAsync("backup1");
    }
}
