using ClusterProvisioning.Machines;
using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests.Storage;

public sealed class StorageFilesTests
{
    private const string Sets = "/etc/cluster/disks.conf";

    [Fact]
    public void Metal_takes_disks_literally_and_encrypts_them() => Lines("metal").ShouldBe(
    [
        "staging 12 15000000000000 hdd raid6 luks xfs /backup/pg",
        "data 24 7680000000000 ssd raid10 luks xfs /var/lib/postgresql noatime,nodiratime,logbufs=8,logbsize=256k",
        "wal 4 1920000000000 nvme raid10 luks xfs /var/lib/postgresql/wal noatime,nodiratime,logbufs=8,logbsize=256k",
    ]);

    [Fact]
    public void AWS_stripes_volumes_of_the_usable_capacity() =>
        Lines("aws").ShouldAllBe(line => line.Contains(" any raid0 plain xfs ") || line.Contains(" any none plain xfs "));

    [Theory]
    [InlineData("metal", true)]
    [InlineData("aws", true)]
    [InlineData("lab", false)]
    public void A_machine_builds_its_disks_unless_they_are_mounted_already(string realisation, bool builds) =>
        TestBundles.Of("lab", realisation, "pg1").Units.Contains("cluster-storage.service").ShouldBe(builds);

    [Fact]
    public void A_machine_without_data_disks_has_nothing_to_build() => TestBundles.Of("eu-central", "metal", "pooler1").Find(Sets).ShouldBeNull();

    [Fact]
    public void No_mount_option_is_one_that_kernels_refuse() =>
        TestBundles.Of("eu-central", "metal", "pg1").Text("/usr/local/sbin/cluster-storage").ShouldNotContain("nobarrier");

    [Theory]
    [InlineData("unlock: tang, servers: {one: {site: primary, address: 10.3.1.61, thumbprint: t}, two: {site: dr, address: 10.13.1.61, thumbprint: t}}", true)]
    [InlineData("unlock: tpm2", false)]
    public void Disks_that_are_opened_by_way_of_the_network_wait_for_it_and_all_try_again(string unlock, bool waits)
    {
        var region = TestBundles.LabWith($"security: {{diskEncryption: {{kind: luks, {unlock}}}}}\n");
        var unit = Bundles.Of(region, Realisation.Metal)
            .Single(bundle => bundle.Node.Name.ToString() == "pg1")
            .Text("/etc/systemd/system/cluster-storage.service");
        foreach (var line in (string[])["After=network-online.target", "Wants=network-online.target"])
            unit.Split('\n').Contains(line).ShouldBe(waits, line);
        // What waits for the disks goes on waiting, however late one is attached.
        foreach (var line in (string[])["Restart=on-failure", "RestartMode=direct", "StartLimitIntervalSec=0"])
            unit.Split('\n').ShouldContain(line);
    }

    // At the first boot fstab is empty, so that RequiresMountsFor= alone orders nothing.
    [Theory]
    [InlineData("eu-central", "metal", true)]
    [InlineData("eu-central", "aws", true)]
    [InlineData("us-east", "aws", true)]
    [InlineData("consul", "aws", true)]
    [InlineData("watched", "metal", true)]
    [InlineData("lab", "lab", false)]
    public void Whatever_needs_a_file_system_starts_once_the_disks_are_mounted(string region, string realisation, bool builds)
    {
        var waiting = new List<string>();
        foreach (var bundle in TestBundles.Of(region, realisation))
        {
            foreach (var unit in bundle.Files.Where(file => file.Content.Contains("\nRequiresMountsFor=", StringComparison.Ordinal)))
            {
                var lines = unit.Content.Split('\n');
                var folders = lines.Single(line => line.StartsWith("RequiresMountsFor=", StringComparison.Ordinal)).Split('=')[1].Split(' ');
                // An agent of Consul's keeps what it knows on the system's disk.
                if (!bundle.NodeGroup.Hardware.Disks.Values.Any(set => !set.IsBoot && folders.Any(set.Holds)))
                    continue;
                waiting.Add(unit.Path.Split('/')[4]);
                foreach (var line in (string[])["Requires=cluster-storage.service", "After=cluster-storage.service"])
                    lines.Contains(line).ShouldBe(builds, $"{bundle.Node.Name} {unit.Path}");
            }
        }

        waiting.ShouldNotBeEmpty();
    }

    private static IEnumerable<string> Lines(string realisation) =>
        TestBundles.Of("eu-central", realisation, "pg1").Text(Sets).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#');
}
