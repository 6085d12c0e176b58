using System.Globalization;
using ClusterProvisioning.Boot.Tests.Guests;
using ClusterProvisioning.Boot.Tests.Support;

namespace ClusterProvisioning.Boot.Tests.Metal;

/// <summary>A database machine of metal, from its disks alone, with its etcd members beside it.</summary>
[Trait("Length", "long")]
[Collection(nameof(RackOfMachines))]
[TestMethodOrderer(typeof(AsWritten))]
public sealed class DatabaseMachineTests(RackOfMachines rack)
{
    private const string Certificate = "--cert /etc/cluster/tls/postgres.crt --key /etc/cluster/tls/postgres.key";

    // 200 once it holds the leader's lock and its server runs (Patroni's REST API, GET /primary); its role is said to be primary before that.
    private const string AskPatroni = "curl -sk -o /dev/null -w '%{http_code}' " + Certificate + " https://10.2.1.11:8008/primary";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Guest Pg => rack["pg1"];

    [Fact]
    public async Task It_boots_from_a_mirror_of_two_disks_that_an_installer_wrote_and_comes_up_with_what_it_runs()
    {
        await rack.StartAsync(["pg1", .. RackOfMachines.Members], Cancel);
        await AllIsUpAsync();
        (await Pg.DoAsync("findmnt -no SOURCE /; lsblk -no NAME,TYPE -l | awk '$2 == \"raid1\"'", Cancel)).ShouldContain("raid1");
        (await Pg.DoAsync("cat /proc/mdstat", Cancel)).ShouldContain("[UU]");
    }

    [Fact]
    public async Task Its_cards_are_joined_by_LACP_and_each_network_is_a_VLAN_with_its_address()
    {
        var bond = await Pg.DoAsync("cat /proc/net/bonding/bond0", Cancel);
        bond.ShouldContain("Bonding Mode: IEEE 802.3ad Dynamic link aggregation");
        var aggregators = bond.Split('\n').Where(line => line.StartsWith("Aggregator ID: ", StringComparison.Ordinal)).ToList();
        aggregators.Count.ShouldBe(2);
        aggregators.Distinct().Count().ShouldBe(1, bond);
        bond.ShouldNotContain("Partner Mac Address: 00:00:00:00:00:00");
        var addresses = await Pg.DoAsync("ip -br -4 address; networkctl --no-legend list", Cancel);
        addresses.ShouldContain("database@bond0");
        addresses.ShouldContain("10.2.1.11/24");
        addresses.ShouldContain("10.2.3.11/24");
        addresses.ShouldNotContain("failed");
        (await Pg.DoAsync("ip route show default", Cancel)).ShouldStartWith("default via 10.2.1.1 dev database");
    }

    [Fact]
    public async Task Its_disks_are_arrays_under_LUKS_that_Tang_opens_with_the_declared_file_systems_and_owners()
    {
        var arrays = await Pg.DoAsync("mdadm --detail /dev/md/wal /dev/md/staging | grep -E 'Raid Level|State :|Raid Devices'", Cancel);
        arrays.ShouldContain("raid10");
        arrays.ShouldContain("raid6");
        arrays.ShouldNotContain("degraded");
        var mounts = await Pg.DoAsync("findmnt -rno TARGET,FSTYPE,OPTIONS,SOURCE -t xfs", Cancel);
        mounts.Split('\n').Length.ShouldBe(3, mounts);
        string[] wanted = ["/dev/mapper/", "logbsize=256k", "nodev", "noatime"];
        mounts.Split('\n').ShouldAllBe(line => wanted.All(each => line.Contains(each, StringComparison.Ordinal)));
        // Mount points stay root's; what the server has is in them.
        (await Pg.DoAsync("stat -c '%U %a' /var/lib/postgresql/17 /var/lib/postgresql/wal/17 /backup/pg; ls /etc/cluster/luks | wc -l", Cancel))
            .ShouldBe("postgres 700\npostgres 700\npostgres 700\n0");
        (await Pg.DoAsync("cryptsetup luksDump /dev/md/wal | grep -c clevis", Cancel)).ShouldBe("1");
    }

    [Fact]
    public async Task Its_kernel_is_as_declared()
    {
        // Whatever the bundle says of the kernel, the kernel says too.
        (await Pg.DoAsync("""
            grep -hvE '^(#|$)' /etc/sysctl.d/90-cluster.conf | while IFS='=' read -r key value; do
              found=$(sysctl -n $key | xargs); [ "$found" = "$(xargs <<<"$value")" ] || echo "$key: declared $value, found $found"
            done
            """, Cancel)).ShouldBe("");
        var pages = await Pg.DoAsync("awk '/HugePages_Total/ { print $2 }' /proc/meminfo", Cancel);
        int.Parse(pages, CultureInfo.InvariantCulture).ShouldBeGreaterThan(0);
        (await Pg.DoAsync("lsmod | awk '/^softdog/ { print $1 }'; stat -c %U /dev/watchdog", Cancel)).ShouldBe("softdog\npostgres");
    }

    [Fact]
    public async Task Patroni_starts_PostgreSQL_on_it_which_takes_writes()
    {
        await LeadsAsync();
        (await Pg.DoAsync("runuser -u postgres -- psql -Atc 'create table t as select 1 as n; select count(*) from t; show huge_pages_status'", Cancel))
            .ShouldBe("SELECT 1\n1\non");
    }

    [Fact]
    public async Task What_goes_between_machines_is_ESP_on_the_wire_and_clear_text_is_refused()
    {
        const string Etcd = "10.3.1.10 2379";
        await Pg.DoAsync($"nc -z -w 20 {Etcd}", Cancel);
        // All but the talk about keys.
        const string Spoken = "host 10.2.1.11 and not udp port 500 and not udp port 4500";
        var seen = await rack.Rack.Guest.DoAsync($"timeout 120 tcpdump -lnc 20 -i switch.301 {Spoken} 2>/dev/null", Cancel);
        seen.Split('\n').ShouldAllBe(line => line.Contains("ESP(", StringComparison.Ordinal), seen);
        // The address of a member that is switched off: etcd's firewall lets it in, and its IPsec wants it encrypted.
        (await rack.Rack.Guest.RunAsync($"ip address replace 10.2.1.12/32 dev switch.201; nc -z -w 20 -s 10.2.1.12 {Etcd}", Cancel)).Code.ShouldNotBe(0);
    }

    [Fact]
    public async Task A_set_that_is_declared_with_a_disk_more_takes_a_blank_one_and_goes_on_without_one_that_is_not_there()
    {
        const string Size = "findmnt -bno SIZE /backup/pg";
        await Pg.DoAsync("sed -i 's/^staging 6 /staging 7 /' /etc/cluster/disks.conf", Cancel);
        (await Pg.DoAsync("cluster-storage 2>&1", Cancel)).ShouldContain("/dev/md/staging lacks 1 disks");
        var before = long.Parse(await Pg.DoAsync(Size, Cancel), CultureInfo.InvariantCulture);
        await Pg.PlugAsync(new GuestDisk("staging6", 256L << 20, "hdd"), Cancel);
        await Pg.DoAsync("cluster-storage", Cancel);
        await Pg.UntilAsync(Size, said => long.Parse(said, CultureInfo.InvariantCulture) > before * 11 / 10, Cancel);
        (await Pg.DoAsync("cluster-storage; mdadm --detail /dev/md/staging", Cancel)).ShouldContain("Raid Devices : 7");
    }

    [Fact]
    public async Task A_disk_that_fails_leaves_the_array_degraded_and_the_service_up()
    {
        await Pg.PullAsync(new GuestDisk("staging3", 0, "hdd"), Cancel);
        await Pg.DoAsync("dd if=/dev/zero of=/backup/pg/written bs=1M count=8 conv=fsync status=none; rm /backup/pg/written", Cancel);
        await Pg.UntilAsync("mdadm --detail /dev/md/staging", said => said.Contains("degraded", StringComparison.Ordinal), Cancel);
        // What monitoring is told: a disk that was pulled counts among those that are required, and among no others.
        var told = await Pg.DoAsync(
            $"curl -sk {Certificate} https://10.2.1.11:9100/metrics | grep node_md_disks | grep $(basename $(readlink -f /dev/md/staging))", Cancel);
        told.ShouldMatch("node_md_disks_required.* 7");
        told.ShouldMatch("node_md_disks.*active.* 6");
        await LeadsAsync();
    }

    [Fact]
    public async Task A_leader_whose_Patroni_hangs_is_reset_by_its_watchdog_and_comes_back()
    {
        await LeadsAsync();
        await Pg.DoAsync("kill -STOP $(systemctl show --value --property MainPID patroni)", Cancel);
        await Pg.AwaitBootAsync(Cancel);
        await LeadsAsync();
        await AllIsBackAsync();
    }

    [Fact]
    public async Task After_a_start_in_good_order_everything_is_back_however_late_Tang_answers()
    {
        await rack.Rack.FallSilentAsync(Cancel);
        await Pg.RestartAsync(Cancel);
        (await Pg.RunAsync("sleep 120; systemctl is-active patroni", Cancel)).Text.ShouldBe("inactive");
        await rack.Rack.AnswerAsync(Cancel);
        await LeadsAsync();
        await AllIsBackAsync();
    }

    private async Task AllIsBackAsync()
    {
        await AllIsUpAsync();
        (await Pg.DoAsync("findmnt -rno TARGET -t xfs | wc -l; runuser -u postgres -- psql -Atc 'select count(*) from t'", Cancel)).ShouldBe("3\n1");
    }

    // Once there is a file of the server's log, it has no bucket in the rack to go to; the unit says so and tries again.
    private async Task AllIsUpAsync()
    {
        await Pg.AwaitStartedAsync(Cancel);
        (await Pg.DoAsync("systemctl list-units --failed --plain --no-legend | grep -v '^cluster-server-log.service' || true", Cancel))
            .ShouldBe("", await Pg.DoAsync("journalctl -b -p warning", Cancel));
    }

    private Task<string> LeadsAsync() => Pg.UntilAsync(AskPatroni, said => said == "200", Cancel);
}
