using ClusterProvisioning.Host;

namespace ClusterProvisioning.Lab.Host;

/// <summary>Whether this host can carry a lab at all; asked before anything is made, answered with everything that is wrong at once.</summary>
public static class Preflight
{
    private const long ImageDisk = 4L << 30;
    private const long NodeDisk = 600L << 20;

    /// <summary>Hosts that an image can be built on.</summary>
    /// <exception cref="LabException">Something is missing.</exception>
    public static void CheckForImage(LabFolders folders) => Require([Root(), Debian(), Disk(folders, ImageDisk)]);

    /// <summary>Hosts that a lab of so many nodes and so much memory can run on.</summary>
    /// <exception cref="LabException">Something is missing.</exception>
    public static void CheckForLab(LabFolders folders, int nodes, long memory, int openFiles) =>
        Require([Root(), Debian(), Overlay(), Cgroups(), Disk(folders, ImageDisk + (nodes * NodeDisk)), Memory(memory), OpenFiles(openFiles)]);

    /// <summary>Hosts and users that a lab can be looked at from.</summary>
    /// <exception cref="LabException">Something is missing.</exception>
    public static void CheckForUse() => Require([Root()]);

    private static void Require(IReadOnlyList<string?> findings)
    {
        var wrong = findings.OfType<string>().ToList();
        if (wrong.Count > 0)
            throw new LabException($"This host cannot carry a lab:\n{string.Join('\n', wrong.Select(each => "  - " + each))}") { IsMissing = true };
    }

    private static string? Root() =>
        Environment.UserName == "root" || NativeCalls.EffectiveUser() == 0 ? null : $"wanted root, found user {Environment.UserName}: run it with sudo";

    private static string? Debian()
    {
        const string path = "/etc/os-release";
        var lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        var id = lines.FirstOrDefault(line => line.StartsWith("ID=", StringComparison.Ordinal));
        return id == "ID=debian" ? null : $"wanted Debian 12 or newer, found {id ?? "no " + path}: run it on such a machine, a virtual one will do";
    }

    private static string? Overlay() =>
        File.ReadLines("/proc/filesystems").Any(line => line.EndsWith("\toverlay", StringComparison.Ordinal)) || Directory.Exists("/sys/module/overlay")
            || ModuleExists("overlay")
            ? null
            : "the kernel has no overlayfs: load the module (modprobe overlay)";

    private static bool ModuleExists(string name) =>
        Directory.Exists("/lib/modules") && Directory.EnumerateFiles("/lib/modules", name + ".ko*", SearchOption.AllDirectories).Any();

    private static string? Cgroups() =>
        CgroupTree.Hierarchies().Count > 0 ? null : "no cgroup hierarchy is mounted at /sys/fs/cgroup that a systemd inside could use: mount cgroup2 there";

    private static string? Disk(LabFolders folders, long wanted)
    {
        var existing = folders.Root;
        while (!Directory.Exists(existing))
            existing = Path.GetDirectoryName(existing)!;
        var free = new DriveInfo(existing).AvailableFreeSpace;
        return free >= wanted ? null : $"wanted {wanted >> 20} MiB of free disk at {existing}, found {free >> 20}: make room there";
    }

    private static string? Memory(long wanted)
    {
        var line = File.ReadLines("/proc/meminfo").First(each => each.StartsWith("MemAvailable:", StringComparison.Ordinal));
        var available = long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture) << 10;
        return available >= wanted ? null : $"wanted {wanted >> 20} MiB of available memory, found {available >> 20}: end other programs, or use --scale lab";
    }

    private static string? OpenFiles(int wanted)
    {
        var limit = NativeCalls.HardOpenFiles();
        return limit >= (ulong)wanted ? null : $"wanted a hard limit of {wanted} open files for HAProxy, found {limit}: "
            + $"raise it (ulimit -Hn {wanted}), or use --scale lab";
    }
}
