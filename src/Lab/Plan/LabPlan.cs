using ClusterProvisioning.Machines;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Lab.Plan;

/// <summary>What a lab consists of; follows from the region alone.</summary>
public sealed record LabPlan
{
    /// <summary>Where the administrators' key lies on a bastion.</summary>
    public const string AdministratorKey = "/root/.ssh/id_ecdsa";

    private const string GuestPrefix = "at-";
    private const string GuestInterface = "net0";

    /// <summary>The region.</summary>
    public required Region Region { get; init; }

    /// <summary>The networks of all sites.</summary>
    public required IReadOnlyList<LabNetwork> Networks { get; init; }

    /// <summary>The machines, the lab's own router among them.</summary>
    public required IReadOnlyList<LabNode> Nodes { get; init; }

    /// <summary>A host for every network that a flow comes from.</summary>
    public required IReadOnlyList<LabGuest> Guests { get; init; }

    /// <summary>The plan of a region.</summary>
    public static LabPlan Of(Region region) => Of(region, Realisation.Lab);

    /// <summary>The plan of a region whose machines are realised in another way: real ones, or emulated ones.</summary>
    internal static LabPlan Of(Region region, Realisation realisation)
    {
        ArgumentNullException.ThrowIfNull(region);
        var networks = region.Sites.SelectMany(site => site.Networks).Select(LabNetwork.Of).ToList();
        return new LabPlan
        {
            Region = region,
            Networks = networks,
            Nodes = [Router.Of(region), .. Bundles.Of(region, realisation).Select(bundle => Node(region, bundle))],
            Guests = [.. GuestNetworks(region).Select(Guest)],
        };
    }

    /// <summary>The machines of a role.</summary>
    public IEnumerable<LabNode> NodesOf(NodeRole role) => Nodes.Where(node => node.Role == role);

    /// <summary>What the machines of a site run.</summary>
    public IReadOnlyList<Workload> WorkloadsAt(Site site)
    {
        ArgumentNullException.ThrowIfNull(site);
        return [.. Nodes.Where(node => node.Site == site.Name.ToString()).Select(node => node.Workload).OfType<Workload>()];
    }

    /// <summary>The machine with this name.</summary>
    /// <exception cref="LabException">There is none.</exception>
    public LabNode Node(string name) => Nodes.FirstOrDefault(node => node.Name == name)
        ?? throw new LabException($"Region {Region.Name} has no node '{name}'; it has {string.Join(", ", Nodes.Select(node => node.Name))}.");

    private static LabNode Node(Region region, Bundle bundle)
    {
        var hardware = bundle.NodeGroup.Hardware;
        var name = bundle.Node.Name.ToString();
        return new LabNode
        {
            Name = name,
            Site = bundle.Site.Name.ToString(),
            Role = bundle.NodeGroup.Role,
            Workload = bundle.Workload,
            Legs = [.. bundle.Node.Addresses
                .Select(address => new LabLeg(name, LabNetwork.Of(address.Network), Interfaces.NameOf(address.Network), address.Address))],
            Disks = [.. hardware.Disks.Select(disk => new LabDisk(disk.Key.ToString(), disk.Value.UsableCapacity.Count, disk.Value.Mount))],
            Content = NodeContent.Of(bundle),
            Certificates = bundle.Credentials.Certificates,
            Secrets = bundle.Credentials.Secrets,
            Passwords = bundle.Credentials.Passwords,
            Shared = bundle.Credentials.Shared,
            Readers = new Dictionary<string, IReadOnlyList<FileReader>>(ReaderList.Of(bundle), StringComparer.Ordinal)
            {
                [AdministratorKey] = [new FileReader("ssh", ChangeTakes.Nothing)],
            },
            Wave = MachineServices.WaveOf(region, bundle.NodeGroup),
            Memory = hardware.Memory.Count,
            IsQuorum = bundle.NodeGroup.IsQuorum,
        };
    }

    private static IEnumerable<LabNetwork> GuestNetworks(Region region) =>
        Connections.Of(region).Select(connection => connection.From).Where(end => end is { Network: not null, Group: null })
            .Select(end => LabNetwork.Of(end.Network!)).Distinct();

    private static LabGuest Guest(LabNetwork network)
    {
        var name = GuestPrefix + network.Name + (network.Site == "primary" ? "" : "-" + network.Site);
        return new LabGuest(name, new LabLeg(name, network, GuestInterface, network.Guest));
    }
}
