using ClusterProvisioning.Boot.Tests.Guests;
using ClusterProvisioning.Boot.Tests.Support;
using ClusterProvisioning.Fleet.Health;
using ClusterProvisioning.Image;
using ClusterProvisioning.Lab;
using ClusterProvisioning.Lab.Certificates;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Machines.Booting;
using ClusterProvisioning.Model;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Rules;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Boot.Tests.Metal;

/// <summary>Machines of one region's primary site in one rack: its switch, its Tang server, and those machines that a test has started.</summary>
public sealed class RackOfMachines : IAsyncLifetime
{
    /// <summary>The members of etcd. All three are there: until each was seen once, they agree on no version of the cluster, and Patroni takes it for one of
    /// 3.0.</summary>
    public static readonly IReadOnlyList<string> Members = ["etcd1", "etcd2", "etcd3"];

    private static readonly string[] Wired = ["pg1", .. Members, "backup1", "monitoring1", "directory1"];

    private readonly DirectoryInfo _work = Directory.CreateTempSubdirectory("boot-");
    private readonly Dictionary<string, Guest> _guests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Cable>> _cables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<GuestDisk>> _system = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _installer = new(1);
    private DiskImage _image = null!;
    private LabPlan _plan = null!;
    private NodeSecrets _secrets = null!;

    /// <summary>The rack.</summary>
    internal Rack Rack { get; private set; } = null!;

    /// <summary>A machine that was started.</summary>
    internal Guest this[string machine] => _guests[machine];

    /// <summary>The region.</summary>
    internal Region Region => _plan.Region;

    private Site Site => _plan.Region.Primary!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        _image = await BootImage.OfAsync(ImageTarget.Metal, cancel);
        await SwitchRackOnAsync(cancel);
        var lab = new LabFolder("boot", Path.Combine(_work.FullName, "lab"));
        Directory.CreateDirectory(lab.Path);
        _plan = LabPlan.Of(Load(await Rack.MakeTangAsync(cancel)), Realisation.Metal);
        new LabPasswords(lab).Ensure(_plan);
        _secrets = new NodeSecrets(lab);
        await Rack.SwitchOnAsync(Site, cancel);
    }

    /// <summary>True if a machine was started.</summary>
    internal bool IsOn(string machine) => _guests.ContainsKey(machine);

    /// <summary>Sets machines up and switches them on, with Tang for their disks; nothing happens to those that run.</summary>
    internal async Task StartAsync(IReadOnlyList<string> machines, CancellationToken cancel)
    {
        await Rack.AnswerAsync(cancel);
        await Task.WhenAll(machines.Where(machine => !IsOn(machine)).Select(machine => StartAsync(machine, cancel)));
    }

    /// <summary>Takes a machine's power, and its disks: those that are judged next want the processor.</summary>
    internal async Task StopAsync(string machine)
    {
        _guests.Remove(machine, out var guest);
        await guest!.DisposeAsync();
    }

    /// <summary>Waits until nothing is wrong with a machine, as the fleet sees it.</summary>
    internal async Task AwaitHealthAsync(string machine, CancellationToken cancel)
    {
        var bundle = BundleOf(machine);
        var (health, workload) = (new MachineHealth(new RackAccess(this)), new Workload(bundle.Machine, bundle.Services, bundle.Units));
        await _guests[machine].UntilAsync(async () => await health.AskAsync(workload, [], cancel), $"{machine} to be well", cancel);
    }

    // Writes image and files to its disks, as whoever sets it up would, plugs it in and switches it on.
    private async Task StartAsync(string machine, CancellationToken cancel)
    {
        var group = GroupOf(Site, machine);
        await _installer.WaitAsync(cancel);
        try
        {
            await Rack.Guest.PutAsync($"/run/{machine}.bundle", BundleArchive.Of(_plan.Region, BundleOf(machine)), cancel);
            await Rack.Guest.PutAsync($"/run/{machine}.secrets", GuestFiles.Of(_plan.Node(machine), _secrets), cancel);
            await WriteSystemAsync(machine, cancel);
            var vlans = group.Networks.Select(network => network.Declared.Vlan).OfType<int>();
            await Rack.PlugInAsync(machine, [.. _cables[machine].Select(cable => cable.There)], MetalMachine.IsAggregated(group), vlans, cancel);
        }
        finally
        {
            _installer.Release();
        }

        var cards = _cables[machine].Select(cable => cable.Here).ToList();
        var guest = await Guest.StartAsync(MetalMachine.Of(_plan.Node(machine), group, _system[machine], cards), _work.FullName, cancel);
        lock (_guests)
            _guests[machine] = guest;
        await guest.AwaitBootAsync(cancel);
    }

    private Bundle BundleOf(string machine) => Bundles.Of(_plan.Region, Realisation.Metal).Single(bundle => bundle.Node.Name.ToString() == machine);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Environment.GetEnvironmentVariable("BOOT_HOLD") is { } hold)
            await Task.Delay(TimeSpan.FromSeconds(int.Parse(hold, System.Globalization.CultureInfo.InvariantCulture)));
        foreach (var guest in _guests.Values)
            await guest.DisposeAsync();
        _installer.Dispose();
        _work.Delete(recursive: true);
    }

    private async Task WriteSystemAsync(string machine, CancellationToken cancel)
    {
        var disks = _system[machine].Select(disk => disk with { Boots = false }).ToList();
        if (disks.Count > 1)
            await Rack.InstallAsync(machine, new GuestDisk("image", 0, "ssd") { File = _image.Disk, IsRaw = true }, disks, cancel);
        else
            await Rack.LayAsync(machine, disks[0] with { Over = _image.Disk }, cancel);
    }

    private static NodeGroup GroupOf(Site site, string machine) => site.Groups.Single(group => group.Nodes.Any(node => node.Name.ToString() == machine));

    private async Task SwitchRackOnAsync(CancellationToken cancel)
    {
        var site = Load("").Primary!;
        foreach (var (machine, i) in Wired.Select((machine, i) => (machine, i)))
        {
            var group = GroupOf(site, machine);
            _cables[machine] =
                [.. Enumerable.Range(0, MetalMachine.CardsOf(group)).Select(card => Cable.Of($"{machine}-{card}", (i * 4) + card))];
            _system[machine] = MetalMachine.SystemDisks(machine, group, _work.FullName);
        }

        var rack = new GuestMachine("rack")
        {
            Disks = [new GuestDisk("system", 4L << 30, "ssd") { Over = _image.Disk, Boots = true }],
            Cards = [.. _cables.Values.SelectMany(cables => cables).Select(cable => cable.There)],
        };
        Rack = new Rack(_guests[rack.Name] = await Guest.StartAsync(rack, _work.FullName, cancel));
        await Rack.Guest.AwaitBootAsync(cancel);
    }

    private Region Load(string thumbprint)
    {
        var project = ProjectLayout.Find();
        var file = Path.Combine(_work.FullName, "region.yaml");
        var pinned = $"{{thumbprint: {thumbprint}}}";
        var servers = thumbprint.Length == 0 ? "" : $"security: {{diskEncryption: {{servers: {{tang1: {pinned}, tang2: {pinned}}}}}}}";
        File.WriteAllText(file, $"extends: {Path.Combine(project.Root, "tests", "Regions", "boot.yaml")}\n{servers}\n");
        var loaded = new RegionLoader(project.Profiles).Load(file);
        return loaded.Region.ShouldNotBeNull(string.Join('\n', loaded.Diagnostics.Where(found => found.Severity == RegionFile.Diagnostics.Severity.Error)));
    }
}
