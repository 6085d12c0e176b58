using ClusterProvisioning.Lab.Networks;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Model;

namespace ClusterProvisioning.Lab.Tests.Integration.Segmentation;

/// <summary>
/// Hosts of no declared machine: one in every network, and one outside the region behind the lab's router. What the lab does not have already is there for one
/// test.
/// </summary>
internal sealed class Strangers : IAsyncDisposable
{
    private const string Outside = "x-outside";
    private const string OutsidePort = "x-outside";
    private readonly LabContext _lab;
    private readonly List<LabGuest> _own = [];

    private Strangers(LabContext lab) => _lab = lab;

    /// <summary>All of them.</summary>
    public IReadOnlyList<ProbeSource> Sources { get; private set; } = [];

    /// <summary>Plugs them in.</summary>
    public static async Task<Strangers> PlugAsync(LabContext lab)
    {
        var strangers = new Strangers(lab);
        var networks = lab.Plan.Region.Sites.SelectMany(site => site.Networks).ToList();
        var sources = new List<ProbeSource>();
        foreach (var network in networks)
            sources.Add(new ProbeSource($"a host of {network.Site}/{network.Name}", await strangers.PlaceAsync(network), null, network));
        sources.Add(new ProbeSource("a host outside", await strangers.OutsideAsync(), null, null));
        strangers.Sources = sources;
        return strangers;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var guest in _own)
            await _lab.Fabric.UnplugAsync(guest.Name, [guest.Leg.Port], CancellationToken.None);
        await _lab.Fabric.Of("router").ChangeAsync([$"link delete {OutsidePort}"], CancellationToken.None);
        await _lab.Fabric.Of(Outside).DeleteAsync(CancellationToken.None);
    }

    private async Task<NetworkNamespace> PlaceAsync(NetworkSegment network)
    {
        var place = LabNetwork.Of(network);
        if (_lab.Plan.Guests.FirstOrDefault(each => each.Leg.Network == place) is { } known)
            return _lab.Fabric.Of(known.Name);
        var name = $"x-{network.Site}-{network.Name}";
        var guest = new LabGuest(name, new LabLeg(name, place, "net0", place.Guest));
        await _lab.Fabric.PlugGuestAsync(guest, CancellationToken.None);
        _own.Add(guest);
        return _lab.Fabric.Of(name);
    }

    // TEST-NET-2 (RFC 5737) stands for everywhere else.
    private async Task<NetworkNamespace> OutsideAsync()
    {
        var (outside, router) = (_lab.Fabric.Of(Outside), _lab.Fabric.Of("router"));
        await outside.CreateAsync(CancellationToken.None);
        await router.ChangeAsync(
            [
                $"link add {OutsidePort} type veth peer name net0 netns {outside.Name}",
                $"link set {OutsidePort} up",
                $"address add 198.51.100.1/24 dev {OutsidePort}",
            ],
            CancellationToken.None);
        await outside.ChangeAsync(
            ["link set lo up", "link set net0 up", "address add 198.51.100.2/24 dev net0", "route add default via 198.51.100.1"],
            CancellationToken.None);
        return outside;
    }
}
