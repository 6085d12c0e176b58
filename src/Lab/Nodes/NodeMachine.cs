using System.Runtime.InteropServices;
using ClusterProvisioning.Host;
using ClusterProvisioning.Lab.Networks;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Lab.State;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Lab.Nodes;

/// <summary>A machine: systemd booted by systemd-nspawn in a network namespace that we made.</summary>
/// <param name="lab">The lab's folder.</param>
/// <param name="node">The machine.</param>
/// <param name="state">Where processes, namespaces and groups are written down.</param>
internal sealed class NodeMachine(LabFolder lab, LabNode node, StateFile state)
{
    private const string DroppedCapabilities =
        "CAP_MKNOD,CAP_AUDIT_CONTROL,CAP_AUDIT_WRITE,CAP_SYS_PTRACE,CAP_SYS_TTY_CONFIG,CAP_LINUX_IMMUTABLE,CAP_LEASE,CAP_NET_BROADCAST";
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(10);
    // Generous, for it is a busy host's clock; a container that ends is seen at once.
    private static readonly TimeSpan InitDeadline = TimeSpan.FromSeconds(60);
    private readonly NodeFolder _folder = lab.Node(node.Name);
    private readonly Fabric _fabric = new(lab.Name);

    /// <summary>Process 1 of the machine, if it runs.</summary>
    public HostProcess? Init => state.Init(node.Name);

    /// <summary>Boots it; nothing happens if it runs.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        if (Init is not null)
            return;
        await ClearAsync(cancel).ConfigureAwait(false);
        state.Add(new NamespaceResource(_fabric.Of(node.Name).Name));
        await _fabric.PlugAsync(node.Name, node.Legs, CutNetworks(), cancel).ConfigureAwait(false);
        if (node.HasWatchdog)
            await WatchdogProcess().StartAsync(cancel).ConfigureAwait(false);
        state.Add(new CgroupResource(Group.Name));
        var container = DetachedProcess.Start(Container(), Group, _folder.Console);
        state.Add(new ProcessResource(node.Name, node.Role, ProcessTask.Container, container.Id, container.Started));
        var init = await WaitForInitAsync(container, cancel).ConfigureAwait(false);
        state.Add(new ProcessResource(node.Name, node.Role, ProcessTask.Init, init.Id, init.Started));
    }

    /// <summary>Shuts it down as its power button would; by force when it takes too long.</summary>
    public async Task StopAsync(CancellationToken cancel)
    {
        Init?.Signal(Signals.PowerOff);
        if (Running(ProcessTask.Container) is { } container && !await container.WaitForEndAsync(StopDeadline, cancel).ConfigureAwait(false))
            Init?.Signal(Signals.Kill);
        await ClearAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Takes its power away, without a goodbye.</summary>
    public async Task PowerOffAsync(CancellationToken cancel)
    {
        await WatchdogProcess().EndAsync(cancel).ConfigureAwait(false);
        await new PowerCut(lab, node.Name, node.Ports).RunAsync(cancel).ConfigureAwait(false);
        await ClearAsync(cancel).ConfigureAwait(false);
    }

    private CgroupTree Group => NodeGroups.Machine(lab.Name, node.Name);

    private WatchdogProcess WatchdogProcess() => new(lab, node, state);

    private HostProcess? Running(ProcessTask task) => state.Running(node.Name, task);

    private HashSet<string> CutNetworks() =>
        state.State.Cuts.Where(cut => cut.StartsWith(node.Name + "/", StringComparison.Ordinal)).Select(cut => cut[(node.Name.Length + 1)..])
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Takes away what a machine that runs no more left behind, its sockets with its namespace.</summary>
    private async Task ClearAsync(CancellationToken cancel)
    {
        await WatchdogProcess().EndAsync(cancel).ConfigureAwait(false);
        await Group.RemoveAsync(cancel).ConfigureAwait(false);
        await _fabric.UnplugAsync(node.Name, node.Ports, cancel).ConfigureAwait(false);
        foreach (var resource in state.State.Resources.Where(BelongsToRun).ToList())
            state.Remove(resource);
    }

    private bool BelongsToRun(LabResource resource) => resource switch
    {
        ProcessResource process => process.Node == node.Name,
        CgroupResource group => group.Name == Group.Name,
        NamespaceResource home => home.Name == _fabric.Of(node.Name).Name,
        _ => false,
    };

    private ExternalProgram Container() => new(
        "systemd-nspawn",
        [
            "--quiet", "--boot", "--register=no", "--keep-unit",
            $"--machine={lab.Name}-{node.Name}", $"--hostname={node.Name}", $"--directory={_folder.Root}",
            $"--network-namespace-path={_fabric.Of(node.Name).Path}",
            "--console=pipe", "--link-journal=no", "--resolv-conf=off", "--timezone=off",
            "--rlimit=NOFILE=1048576:1048576", "--rlimit=MEMLOCK=infinity",
            "--capability=CAP_NET_ADMIN", $"--drop-capability={DroppedCapabilities}",
            .. node.Disks.Where(disk => !disk.IsRoot).Select(disk => $"--bind={_folder.DiskMount(disk.Name)}:{disk.Mount}"),
            .. LentTool(),
            .. node.HasWatchdog ? [$"--bind={_folder.Watchdog}:{Nodes.WatchdogProcess.FolderInNode}"] : Array.Empty<string>(),
        ])
    {
        Environment = new Dictionary<string, string>
        {
            // The node sees cgroup v2 alone, as in the cloud, also on a host that still has v1.
            ["SYSTEMD_NSPAWN_UNIFIED_HIERARCHY"] = "1",
            // With a namespace that we made, nspawn would leave even the node's own net.* settings read-only.
            ["SYSTEMD_NSPAWN_API_VFS_WRITABLE"] = "network",
        },
    };

    // A member archives chunks with this very program, which the image of production brings and Debian's packages do not.
    private IEnumerable<string> LentTool() => node.Role != NodeRole.Database ? [] :
    [
        $"--bind-ro={AppContext.BaseDirectory.TrimEnd('/')}:{Tool.Folder}",
        $"--bind-ro={Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."))}:{Tool.Runtime}",
    ];

    private async Task<HostProcess> WaitForInitAsync(HostProcess container, CancellationToken cancel)
    {
        HostProcess? init = null;
        await new Waiting(LookEvery) { Most = InitDeadline }.UntilAsync(() => (init = container.FindInit()) is not null
            || !container.IsAlive, cancel).ConfigureAwait(false);
        return init ?? throw new LabException($"{node.Name} did not boot; the end of {_folder.Console}:\n{NodeLogs.ConsoleTail(_folder)}");
    }
}
