using ClusterProvisioning.Boot.Tests.Guests;
using ClusterProvisioning.Boot.Tests.Support;

namespace ClusterProvisioning.Boot.Tests.Cloud;

/// <summary>A database machine of AWS, from what the stack gives it: an image, user data, three cards, blank volumes.</summary>
[Trait("Length", "long")]
[TestMethodOrderer(typeof(AsWritten))]
public sealed class CloudMachineTests(CloudOfMachines cloud) : IClassFixture<CloudOfMachines>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Guest Pg => cloud.Machine;

    [Fact]
    public async Task It_fetches_its_bundle_certificates_and_secrets_by_its_first_card_and_starts_anew_into_them()
    {
        await cloud.LaunchAsync(Cancel);
        await Pg.AwaitBootAsync(Cancel);
        (await Pg.AwaitStartedAsync(Cancel)).ShouldBe("running", await Pg.DoAsync("systemctl list-units --failed; journalctl -b -p warning", Cancel));
        (await Pg.DoAsync("cat /etc/hostname /var/lib/cluster-boot/done", Cancel)).ShouldBe("pg1\npg1");
        await Pg.DoAsync("openssl verify -CAfile /etc/cluster/tls/ca.crt /etc/cluster/tls/postgres.crt", Cancel);
    }

    [Fact]
    public async Task Its_cards_bear_the_networks_names_whatever_the_order_in_which_they_are_attached_and_the_firewall_is_in_force()
    {
        var addresses = await Pg.DoAsync("ip -br -4 address", Cancel);
        foreach (var place in cloud.Places)
            addresses.ShouldMatch($"(?m)^{place.Network.Name} .* {place.Address}/");
        (await Pg.DoAsync("ip route show default", Cancel)).ShouldStartWith("default via 10.2.1.1 dev database");
        (await Pg.DoAsync("nft list chain inet node input", Cancel)).ShouldContain("policy drop");
    }

    [Fact]
    public async Task Its_volumes_are_stripes_with_the_declared_file_systems()
    {
        var mounts = await Pg.DoAsync("findmnt -rno TARGET,FSTYPE,SOURCE -t xfs", Cancel);
        mounts.ShouldContain("/var/lib/postgresql xfs /dev/mapper/cluster--data-data");
        mounts.ShouldContain("/backup/pg xfs /dev/mapper/cluster--staging-staging");
        mounts.ShouldContain("/var/lib/postgresql/wal xfs /dev/nvme");
        (await Pg.DoAsync("lvs --noheadings -o stripes cluster-data/data | tr -d ' '", Cancel)).ShouldBe("6");
    }

    [Fact]
    public async Task Its_renewal_reaches_what_it_asks_and_changes_nothing_that_is_not_due()
    {
        var before = await Pg.DoAsync("sha256sum /etc/cluster/tls/*.crt", Cancel);
        await Pg.DoAsync("systemctl start cluster-renew || { journalctl -u cluster-renew; false; }", Cancel);
        (await Pg.DoAsync("sha256sum /etc/cluster/tls/*.crt", Cancel)).ShouldBe(before);
    }

    [Fact]
    public async Task A_second_start_fetches_nothing_and_brings_everything_back()
    {
        await Pg.RestartAsync(Cancel);
        (await Pg.AwaitStartedAsync(Cancel)).ShouldBe("running", await Pg.DoAsync("systemctl list-units --failed", Cancel));
        (await Pg.DoAsync("findmnt -rno TARGET -t xfs | wc -l; systemctl show --value --property ConditionResult cluster-boot", Cancel)).ShouldBe("3\nno");
    }
}
