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
}
