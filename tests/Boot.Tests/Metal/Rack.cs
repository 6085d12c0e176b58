using ClusterProvisioning.Boot.Tests.Guests;
using ClusterProvisioning.Model;

namespace ClusterProvisioning.Boot.Tests.Metal;

/// <summary>What machines find in their rack: a switch with their VLANs and aggregated links, the networks' gateways, and Tang. It is a guest itself.</summary>
/// <param name="guest">The guest.</param>
internal sealed class Rack(Guest guest)
{
    // As tests/Regions/metal.yaml has them.
    private static readonly string[] TangAddresses = ["10.3.1.61", "10.3.1.62"];
    private const int TangVlan = 301;

    /// <summary>The guest.</summary>
    public Guest Guest => guest;

    /// <summary>Makes the switch: a bridge that knows VLANs, and the address of each network's gateway on it.</summary>
    public Task SwitchOnAsync(Site site, CancellationToken cancel) => guest.DoAsync(
        $$"""
        set -e
        modprobe -a bridge 8021q bonding
        sysctl -qw net.ipv4.ip_forward=1 net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.default.rp_filter=0
        ip link add switch type bridge vlan_filtering 1
        ip link set switch up
        {{string.Join('\n', site.Networks.Where(network => network.Declared.Vlan is not null).Select(Gateway))}}
        """,
        cancel);

    /// <summary>Writes the image and a machine's files to the disks of its system, as whoever sets up a machine does, and hands the disks over.</summary>
    public async Task InstallAsync(string machine, GuestDisk image, IReadOnlyList<GuestDisk> disks, CancellationToken cancel)
    {
        foreach (var disk in disks.Prepend(image))
            await guest.PlugAsync(disk, cancel);
        await guest.DoAsync($"cluster-install {image.Path} {string.Join(' ', disks.Select(disk => disk.Path))} -- {Archives(machine)}", cancel);
        foreach (var disk in disks.Prepend(image))
            await guest.PullAsync(disk, cancel);
    }

    /// <summary>Lays a machine's files over a disk that holds the image already: the same in a tenth of the time.</summary>
    public async Task LayAsync(string machine, GuestDisk disk, CancellationToken cancel)
    {
        await guest.PlugAsync(disk, cancel);
        await guest.DoAsync(
            $"""
            set -e
            mount {disk.Path}-part2 /mnt
            for archive in {Archives(machine)}; do chroot /mnt tar xpf - <$archive; done
            chroot /mnt systemctl -q enable $(jq -r '.units[]' /mnt/etc/cluster/bundle.json)
            umount /mnt
            """,
            cancel);
        await guest.PullAsync(disk, cancel);
    }

    private static string Archives(string machine) => $"/run/{machine}.bundle /run/{machine}.secrets";

    /// <summary>Plugs a machine's cables in. Two that the machine joins by LACP are joined here too.</summary>
    public async Task PlugInAsync(string machine, IReadOnlyList<GuestCard> cards, bool aggregated, IEnumerable<int> vlans, CancellationToken cancel)
    {
        var ports = string.Join(' ', cards.Select(card => $"$(port {card.Mac})"));
        var joined = aggregated
            ? $"""
              ip link add {machine} type bond mode 802.3ad miimon 100 lacp_rate fast
              for port in {ports}; do ip link set $port down; ip link set $port master {machine}; done
              plug {machine}
              """
            : $"for port in {ports}; do plug $port; done";
        await guest.DoAsync(
            $$"""
            set -e
            port() { ip -o link | awk -v mac="$1" 'index($0, "link/ether " mac) { sub(/:$/, "", $2); print $2 }'; }
            plug() {
              ip link set "$1" master switch
              for vlan in {{string.Join(' ', vlans)}}; do bridge vlan add dev "$1" vid $vlan; done
              ip link set "$1" up
            }
            {{joined}}
            """,
            cancel);
    }

    /// <summary>Makes Tang's keys.</summary>
    /// <returns>The thumbprint of the one that signs.</returns>
    public Task<string> MakeTangAsync(CancellationToken cancel) => guest.DoAsync(
        "set -e; mkdir -p /var/lib/tang; /usr/libexec/tangd-keygen /var/lib/tang; chown -R _tang /var/lib/tang; tang-show-keys 2>/dev/null "
            + "|| jose jwk thp -i \"$(grep -l verify /var/lib/tang/*.jwk)\"",
        cancel);

    /// <summary>Has Tang answer at the site's addresses for it.</summary>
    public Task AnswerAsync(CancellationToken cancel) => guest.DoAsync(
        $$"""
        set -e
        for address in {{string.Join(' ', TangAddresses)}}; do
          ip address replace $address/32 dev switch.{{TangVlan}}
          systemctl -q is-active tang-$address \
            || systemd-run --quiet --collect --unit tang-$address socat TCP-LISTEN:7500,bind=$address,fork,reuseaddr 'EXEC:/usr/libexec/tangd /var/lib/tang'
        done
        """,
        cancel);

    /// <summary>Has Tang answer no longer.</summary>
    public Task FallSilentAsync(CancellationToken cancel) =>
        guest.DoAsync($"systemctl stop {string.Join(' ', TangAddresses.Select(address => $"tang-{address}"))}", cancel);

    private static string Gateway(NetworkSegment network)
    {
        var vlan = network.Declared.Vlan!.Value;
        var cidr = network.Declared.Cidr;
        return $"""
            bridge vlan add dev switch vid {vlan} self
            ip link add link switch name switch.{vlan} type vlan id {vlan}
            ip address add {cidr.Base.Plus(1)}/{cidr.PrefixLength} dev switch.{vlan}
            ip link set switch.{vlan} up
            """;
    }
}
