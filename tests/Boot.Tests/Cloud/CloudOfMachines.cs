using System.Globalization;
using System.Text;
using System.Text.Json;
using ClusterProvisioning.Boot.Tests.Guests;
using ClusterProvisioning.Boot.Tests.Support;
using ClusterProvisioning.Image;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Machines.Booting;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Rules;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Boot.Tests.Cloud;

/// <summary>A database machine of AWS beside a guest that is its cloud: subnets with DHCP, the instance's metadata, S3, Secrets Manager, the signer.</summary>
public sealed class CloudOfMachines : IAsyncLifetime
{
    private const string Home = "/test";
    private static readonly string[] Programs = ["authority.py", "cloud.py", "metadata.py", "signing.py"];

    private readonly DirectoryInfo _work = Directory.CreateTempSubdirectory("boot-");
    private DiskImage _image = null!;
    private Region _region = null!;
    private Bundle _bundle = null!;
    private IReadOnlyList<Cable> _cables = [];

    /// <summary>The cloud.</summary>
    internal Guest Cloud { get; private set; } = null!;

    /// <summary>The machine.</summary>
    internal Guest Machine { get; private set; } = null!;

    /// <summary>Its places in the networks, in the order of its cards.</summary>
    internal IReadOnlyList<NodeAddress> Places => _bundle.Node.Addresses;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        _image = await BootImage.OfAsync(ImageTarget.Aws, cancel);
        _region = Load();
        _bundle = Bundles.Of(_region, Realisation.Aws).Single(bundle => bundle.Node.Name.ToString() == "pg1");
        _cables = [.. Places.Select((place, i) => Cable.Of($"card{i}", i))];
        var machine = new GuestMachine("cloud")
        {
            Disks = [new GuestDisk("system", 4L << 30, "ssd") { Over = _image.Disk, Boots = true }],
            Cards = [.. _cables.Select(cable => cable.There)],
        };
        Cloud = await Guest.StartAsync(machine, _work.FullName, cancel);
        await Cloud.AwaitBootAsync(cancel);
        await PutProgramsAsync(cancel);
        await Cloud.DoAsync(Networks() + Services(), cancel);
    }

    /// <summary>Launches the machine, as the stack does: its image, its volumes, its first card with user data, and nothing else.</summary>
    internal async Task LaunchAsync(CancellationToken cancel)
    {
        var volumes = _bundle.NodeGroup.Hardware.Disks.Where(set => !set.Value.IsBoot)
            .SelectMany(set => Aws.EbsPlan.For(set.Value).Select((volume, i) => new GuestDisk($"{set.Key}{i}", (long)volume.SizeGiB << 30, "nvme")));
        var machine = new GuestMachine("pg1")
        {
            Memory = 1536,
            Vendor = "Amazon EC2",
            Disks = [new GuestDisk("system", 8L << 30, "nvme") { Over = _image.Disk, Boots = true }, .. volumes],
            // Not in the order of the declaration: AWS attaches cards side by side.
            Cards = [.. _cables.Select(cable => cable.Here).Reverse()],
            Units = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["systemd.unit-dropin.cluster-boot.service~test"] = Endpoints,
                ["systemd.unit-dropin.cluster-renew.service~test"] = Endpoints,
                // The machine is declared with half a terabyte, a quarter of it huge pages; this one has 1.5 GiB.
                ["sysctl.extra"] = "vm.nr_hugepages = 16\n",
            },
        };
        Machine = await Guest.StartAsync(machine, _work.FullName, cancel);
        await Machine.AwaitBootAsync(cancel);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Environment.GetEnvironmentVariable("BOOT_HOLD") is { } hold)
            await Task.Delay(TimeSpan.FromSeconds(int.Parse(hold, CultureInfo.InvariantCulture)));
        foreach (var guest in new[] { Machine, Cloud }.OfType<Guest>())
            await guest.DisposeAsync();
        _work.Delete(recursive: true);
    }

    // At addresses and ports that the machine's own firewall lets it reach: S3 outside the region, the rest where its endpoints are.
    private const string Endpoints = """
        [Service]
        Environment=AWS_ENDPOINT_URL_S3=http://198.51.100.10:443
        Environment=AWS_ENDPOINT_URL_SECRETS_MANAGER=http://10.3.4.130:443
        Environment=AWS_ENDPOINT_URL_LAMBDA=http://10.3.4.131:443

        """;

    private async Task PutProgramsAsync(CancellationToken cancel)
    {
        var project = ProjectLayout.Find();
        await Cloud.DoAsync($"mkdir -p {Home}/site", cancel);
        foreach (var program in Programs)
            await PutAsync(program, await File.ReadAllBytesAsync(Path.Combine(project.Root, "tests", "Services.Tests", "Booting", program), cancel));
        await PutAsync("signer.py", await File.ReadAllBytesAsync(Path.Combine(project.Root, "src", "Machines", "Booting", "signer.py"), cancel));
        var certificates = CertificateSigner.Of(_region, _region.Primary!)[_bundle.NodeGroup.Role];
        await PutAsync(CertificateSigner.DeclaredFile, Encoding.UTF8.GetBytes(CertificateSigner.DeclaredOf(90, certificates)));
        var cards = _cables.Zip(Places).ToDictionary(each => each.First.Here.Mac, each => each.Second.Address.ToString(), StringComparer.Ordinal);
        await PutAsync("cards.json", JsonSerializer.SerializeToUtf8Bytes(cards));
        BundleArchive.Write(Path.Combine(_work.FullName, "bundles"), _region, [_bundle]);
        var site = Path.Combine(_work.FullName, "bundles", _bundle.Site.Name.ToString());
        foreach (var file in Directory.EnumerateFiles(site, "*", SearchOption.AllDirectories))
            await PutAsync(Path.Combine("site", Path.GetRelativePath(site, file)), await File.ReadAllBytesAsync(file, cancel));

        async Task PutAsync(string name, byte[] content)
        {
            await Cloud.DoAsync($"mkdir -p $(dirname {Home}/{name})", cancel);
            await Cloud.PutAsync($"{Home}/{name}", content, cancel);
        }
    }

    private string Networks()
    {
        var text = new StringBuilder("set -e\nsysctl -qw net.ipv4.ip_forward=1 net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.default.rp_filter=0\n");
        foreach (var (place, i) in Places.Select((place, i) => (place, i)))
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                cat >/etc/systemd/network/50-card{i}.network <<'END'
                [Match]
                MACAddress={_cables[i].There.Mac}
                [Network]
                Address={place.Subnet.Cidr.Base.Plus(1)}/{place.Subnet.Cidr.PrefixLength}
                DHCPServer=yes
                [DHCPServer]
                PoolOffset=40
                PoolSize=8
                [DHCPServerStaticLease]
                MACAddress={_cables[i].Here.Mac}
                Address={place.Address}
                END

                """);
        }

        // A security group lets nothing but what its network is for through: AWS is reached from the first card's.
        return text.Append(CultureInfo.InvariantCulture, $$"""
            for address in 169.254.169.254 169.254.169.253 169.254.169.123 198.51.100.10 10.3.4.130 10.3.4.131; do ip address add $address/32 dev lo; done
            nft -f - <<'END'
            table inet cloud {
              chain input {
                type filter hook input priority filter; policy accept;
                tcp dport { 443, 5000, 5001 } ip saddr != { 127.0.0.0/8, {{Places[0].Address}} } counter drop
              }
              chain endpoints {
                type nat hook prerouting priority dstnat; policy accept;
                ip daddr { 198.51.100.10, 10.3.4.130 } tcp dport 443 redirect to :5000
                ip daddr 10.3.4.131 tcp dport 443 redirect to :5001
              }
            }
            END
            systemctl start systemd-networkd

            """).ToString();
    }

    private string Services() => $$"""
        export AWS_ENDPOINT_URL=http://127.0.0.1:5000
        run() { systemd-run --quiet --unit "$1" --setenv AWS_ENDPOINT_URL=http://127.0.0.1:5000 --setenv HOME=/root "${@:2}"; }
        run moto moto_server --host 0.0.0.0 --port 5000
        run authority python3 {{Home}}/authority.py
        run signing python3 {{Home}}/signing.py
        for port in 5000 5001 5002; do for _ in $(seq 600); do (: </dev/tcp/127.0.0.1/$port) 2>/dev/null && break; sleep 0.2; done; done
        python3 {{Home}}/cloud.py {{Home}}/site {{EnumName.Of(_bundle.NodeGroup.Role)}} {{_bundle.Node.Name}}
        run metadata python3 {{Home}}/metadata.py /user-data {{Home}}/cards.json
        """;

    // Shipped as it is: the files of disks hold what is written to them, whatever their size.
    private static Region Load()
    {
        var project = ProjectLayout.Find();
        var loaded = new RegionLoader(project.Profiles).Load(Path.Combine(project.Regions, "eu-central.yaml"));
        return loaded.Region.ShouldNotBeNull(string.Join('\n', loaded.Diagnostics.Where(found => found.Severity == RegionFile.Diagnostics.Severity.Error)));
    }
}
