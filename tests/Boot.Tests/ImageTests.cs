using System.Globalization;
using ClusterProvisioning.Boot.Tests.Guests;
using ClusterProvisioning.Boot.Tests.Support;
using ClusterProvisioning.Image;

namespace ClusterProvisioning.Boot.Tests;

/// <summary>The image as it is, without a bundle: it boots to a login line and to healthy units.</summary>
public sealed class ImageTests : IDisposable
{
    private const long GiB = 1L << 30;

    private readonly DirectoryInfo _work = Directory.CreateTempSubdirectory("provision-boot-");

    public void Dispose() => _work.Delete(recursive: true);

    [Fact]
    public Task The_image_for_AWS_boots_to_a_login_line_and_healthy_units_and_takes_the_whole_of_its_disk() => BootAsync(ImageTarget.Aws);

    [Fact]
    [Trait("Length", "long")]
    public Task The_image_for_metal_does_so_too() => BootAsync(ImageTarget.Metal);

    private async Task BootAsync(ImageTarget target)
    {
        var cancel = TestContext.Current.CancellationToken;
        var image = await BootImage.OfAsync(target, cancel);
        var machine = new GuestMachine("image") { Disks = [new GuestDisk("system", 8 * GiB, "nvme") { Over = image.Disk, Boots = true }] };
        await using var guest = await Guest.StartAsync(machine, _work.FullName, cancel);
        await guest.AwaitBootAsync(cancel);
        (await guest.AwaitStartedAsync(cancel)).ShouldBe("running", await guest.DoAsync("systemctl list-units --failed; journalctl -p err -b", cancel));
        (await guest.DoAsync("systemctl show --property ConditionResult --value ldconfig systemd-journal-catalog-update systemd-sysusers | xargs", cancel))
            .ShouldBe("no no no", "packages made their caches when the image was built");
        var size = await guest.DoAsync("df --output=size -B1 / | tail -n 1", cancel);
        long.Parse(size, CultureInfo.InvariantCulture).ShouldBeGreaterThan(6 * GiB);
        await guest.UntilAsync("true", _ => guest.Console.Contains("localhost login:", StringComparison.Ordinal), cancel);
    }
}
