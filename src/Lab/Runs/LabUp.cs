using ClusterProvisioning.Fleet.Health;
using ClusterProvisioning.Image;
using ClusterProvisioning.Lab.Access;
using ClusterProvisioning.Lab.Backups;
using ClusterProvisioning.Lab.Certificates;
using ClusterProvisioning.Lab.Health;
using ClusterProvisioning.Lab.Host;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Lab.State;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Lab.Runs;

/// <summary>Brings a lab up: whatever is missing is made, whatever is there stays as it is, so it also goes on where an earlier run stopped.</summary>
/// <param name="folders">Where labs lie.</param>
/// <param name="project">Where profiles lie.</param>
/// <param name="databases">Makes what is declared inside the databases.</param>
public sealed class LabUp(LabFolders folders, ProjectLayout project, ILabDatabases databases)
{
    /// <summary>Brings it up and waits until it is healthy.</summary>
    public async Task RunAsync(LabRequest request, ILabProgress progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(progress);
        if (!LabFolders.IsLabName(request.Lab))
        {
            throw new LabException($"'{request.Lab}' cannot be a lab's name; wanted {Model.Values.Name.Wanted}, here at most 20 letters and not "
                + "'images': give one with --lab NAME.");
        }

        Preflight.CheckForImage(folders);
        var folder = folders.Lab(request.Lab);
        Directory.CreateDirectory(folder.Path, SecretFile.FolderMode);
        using var taken = LabSession.TakeLock(folder, "lab up");
        var region = new LabRegion(project, asksRules: true).Load(request.RegionFile, request.Scaled ? folder.ScaledRegion : null);
        var plan = LabPlan.Of(region);
        var known = StateFile.Find(folder);
        CheckSame(request, known);
        if (known is null)
            HostNeeds.Check(folders, plan);
        InotifyLimit.Raise();
        await HostPackages.InstallAsync(progress.Say, cancel).ConfigureAwait(false);
        var image = await ImageAsync(known, progress, cancel).ConfigureAwait(false);
        var state = known ?? StateFile.Create(folder,
            new LabState { RegionFile = Path.GetFullPath(request.RegionFile), Scaled = request.Scaled, Image = image.Hash });
        using var log = LabSession.OpenLog(folder);
        await BringUpAsync(new LabContext(folder, state, plan, image, log), new LoggingProgress(progress, log), cancel).ConfigureAwait(false);
    }

    private static void CheckSame(LabRequest request, StateFile? known)
    {
        if (known is null)
            return;
        if (known.State.RegionFile != Path.GetFullPath(request.RegionFile) || known.State.Scaled != request.Scaled)
        {
            throw new LabException($"Lab {request.Lab} is of {known.State.RegionFile}{(known.State.Scaled ? ", scaled" : "")}; "
                + $"for another region give it a name (--lab NAME), or end this one first: provision lab down --purge --lab {request.Lab}");
        }

        if (known.State.Cuts.Count > 0)
        {
            throw new LabException($"Cables of lab {request.Lab} are cut: {string.Join(", ", known.State.Cuts)}; put them in again first: "
                + $"provision lab heal NODE --lab {request.Lab}");
        }
    }

    private async Task<MachineImage> ImageAsync(StateFile? known, ILabProgress progress, CancellationToken cancel)
    {
        var store = new ImageStore(folders.Images);
        // Machines lie over the image that they were made with; another one below them would be another machine.
        if (known is not null && store.Find(known.State.Image) is { } image)
            return image;
        return await store.GetAsync(MachineServices.Image, progress.Say, cancel).ConfigureAwait(false);
    }

    private async Task BringUpAsync(LabContext lab, ILabProgress progress, CancellationToken cancel)
    {
        await ConnectAsync(lab, cancel).ConfigureAwait(false);
        new LabPasswords(lab.Folder).Ensure(lab.Plan);
        await new NodePreparation(lab, progress).PrepareAsync(cancel).ConfigureAwait(false);
        await StartAsync(lab, wave => wave == 0, progress, cancel).ConfigureAwait(false);
        using var access = new LabAccess(lab);
        var health = new LabHealth(lab, access, progress);
        await EachSiteAsync(lab, site => Clusters(site).WaitForQuorumAsync(cancel)).ConfigureAwait(false);
        await StartAsync(lab, wave => wave == 1, progress, cancel).ConfigureAwait(false);
        await EachSiteAsync(lab, site => Clusters(site).WaitForMembersAsync(cancel)).ConfigureAwait(false);
        await FillAsync(lab, progress, cancel).ConfigureAwait(false);
        await EachSiteAsync(lab, site => health.WaitForPoolersAsync(site, cancel)).ConfigureAwait(false);
        await StartAsync(lab, wave => wave > 1, progress, cancel).ConfigureAwait(false);
        await new BackupHealth(lab, progress).WaitAsync(cancel).ConfigureAwait(false);
        await health.WaitForEdgeAsync(cancel).ConfigureAwait(false);

        SiteHealth Clusters(Site site) => new(access, site, lab.Plan.WorkloadsAt(site), LabPatience.Of(lab), progress.Step);
    }

    private async Task FillAsync(LabContext lab, ILabProgress progress, CancellationToken cancel)
    {
        if (!lab.Plan.NodesOf(NodeRole.Database).Any())
            return;
        await databases.FillAsync(new AdminDoor(lab), progress, cancel).ConfigureAwait(false);
    }

    private static async Task ConnectAsync(LabContext lab, CancellationToken cancel)
    {
        lab.State.Add(new NamespaceResource(lab.Fabric.Namespace.Name));
        await lab.Fabric.CreateAsync(lab.Plan.Networks, cancel).ConfigureAwait(false);
        foreach (var guest in lab.Plan.Guests)
        {
            lab.State.Add(new NamespaceResource(lab.Fabric.Of(guest.Name).Name));
            await lab.Fabric.PlugGuestAsync(guest, cancel).ConfigureAwait(false);
        }
    }

    private static Task StartAsync(LabContext lab, Func<int, bool> isMeant, ILabProgress progress, CancellationToken cancel) =>
        Task.WhenAll(lab.Plan.Nodes.Where(node => isMeant(node.Wave)).Select(async node =>
        {
            await lab.Machine(node).StartAsync(cancel).ConfigureAwait(false);
            progress.Step(node.Name, "running");
        }));

    private static async Task EachSiteAsync(LabContext lab, Func<Site, Task> wait)
    {
        foreach (var site in lab.Plan.Region.Sites)
            await wait(site).ConfigureAwait(false);
    }
}
