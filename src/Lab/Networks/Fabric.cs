using System.Text.Json;
using ClusterProvisioning.Host;
using ClusterProvisioning.Lab.Plan;

namespace ClusterProvisioning.Lab.Networks;

/// <summary>The switches of a lab: a namespace with one bridge per network, and no address, so that nothing leads from it to the host.</summary>
/// <param name="lab">The lab's name.</param>
public sealed class Fabric(string lab)
{
    /// <summary>The namespace that holds the bridges.</summary>
    public NetworkNamespace Namespace { get; } = new(lab + "-fabric");

    /// <summary>The namespace of a machine or guest.</summary>
    public NetworkNamespace Of(string host) => new($"{lab}-{host}");

    /// <summary>Makes the bridges that are not there yet.</summary>
    public async Task CreateAsync(IEnumerable<LabNetwork> networks, CancellationToken cancel)
    {
        await Namespace.CreateAsync(cancel).ConfigureAwait(false);
        var links = await LinksAsync(cancel).ConfigureAwait(false);
        var commands = networks.Where(network => !links.ContainsKey(network.Bridge)).SelectMany(network => new[]
        {
            $"link add {network.Bridge} mtu 1500 type bridge stp_state 0 forward_delay 0",
            $"link set {network.Bridge} alias {network.Site}/{network.Name} up",
        });
        await Namespace.ChangeAsync(commands, cancel).ConfigureAwait(false);
    }

    /// <summary>Makes a machine's namespace and plugs its cables in; those in cut networks stay dark.</summary>
    public async Task PlugAsync(string host, IReadOnlyList<LabLeg> legs, IReadOnlySet<string> cut, CancellationToken cancel)
    {
        var home = Of(host);
        await home.CreateAsync(cancel).ConfigureAwait(false);
        var links = await LinksAsync(cancel).ConfigureAwait(false);
        var commands = legs.Where(leg => !links.ContainsKey(leg.Port)).SelectMany(leg => new[]
        {
            $"link add {leg.Port} mtu 1500 type veth peer name {leg.Interface} mtu 1500 address {leg.HardwareAddress} netns {home.Name}",
            $"link set {leg.Port} alias {host}/{leg.Network.Name} master {leg.Network.Bridge}",
            $"link set {leg.Port} {(cut.Contains(leg.Network.Name) ? "down" : "up")}",
        });
        await Namespace.ChangeAsync(commands, cancel).ConfigureAwait(false);
    }

    /// <summary>Pulls the cables and takes the namespace away. The links go first and by name: with the namespace alone they would go some time later, and
    /// stand in the way of the next start.</summary>
    public async Task UnplugAsync(string host, IReadOnlyList<string> ports, CancellationToken cancel)
    {
        if (Namespace.Exists)
            await ChangeAsync(ports, port => $"link delete {port}", cancel).ConfigureAwait(false);
        await Of(host).DeleteAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Switches cables on or off at the bridge.</summary>
    public Task SwitchAsync(IReadOnlyList<string> ports, bool on, CancellationToken cancel) =>
        ChangeAsync(ports, port => $"link set {port} {(on ? "up" : "down")}", cancel);

    /// <summary>A guest's namespace with its address and the way to the router.</summary>
    public async Task PlugGuestAsync(LabGuest guest, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(guest);
        if (Of(guest.Name).Exists && (await LinksAsync(cancel).ConfigureAwait(false)).ContainsKey(guest.Leg.Port))
            return;
        var leg = guest.Leg;
        await PlugAsync(guest.Name, [leg], new HashSet<string>(), cancel).ConfigureAwait(false);
        await Of(guest.Name).ChangeAsync(
            [
                "link set lo up",
                $"link set {leg.Interface} up",
                $"address replace {leg.Address}/{leg.Network.Cidr.PrefixLength} dev {leg.Interface}",
                $"route replace default via {leg.Network.Router}",
            ],
            cancel).ConfigureAwait(false);
    }

    /// <summary>The links in the fabric; true for those that are switched on.</summary>
    public async Task<IReadOnlyDictionary<string, bool>> LinksAsync(CancellationToken cancel)
    {
        var text = await new ExternalProgram("ip", "-n", Namespace.Name, "-json", "link", "show").RunAsync(cancel).ConfigureAwait(false);
        using var json = JsonDocument.Parse(text);
        return json.RootElement.EnumerateArray().ToDictionary(
            link => link.GetProperty("ifname").GetString()!,
            link => link.GetProperty("flags").EnumerateArray().Any(flag => flag.GetString() == "UP"));
    }

    private async Task ChangeAsync(IReadOnlyList<string> ports, Func<string, string> command, CancellationToken cancel)
    {
        var links = await LinksAsync(cancel).ConfigureAwait(false);
        await Namespace.ChangeAsync(ports.Where(links.ContainsKey).Select(command), cancel).ConfigureAwait(false);
    }
}
