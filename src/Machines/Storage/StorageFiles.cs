using System.Globalization;
using System.Reflection;
using ClusterProvisioning.Aws;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Machines.Storage;

/// <summary>The disk sets that a machine builds at first boot, the script that does it, and its unit.</summary>
internal static class StorageFiles
{
    /// <summary>The declared disk sets.</summary>
    public const string Sets = "/etc/cluster/disks.conf";

    private const string Script = "/usr/local/sbin/cluster-storage";
    private const long GiB = 1L << 30;

    /// <summary>The script, its unit and the sets of disks; empty where the machine has no disk but the system's.</summary>
    public static ServiceFiles Of(Machine machine)
    {
        var sets = machine.Group.Hardware.Disks.Where(set => set.Value.Mount is not "/").OrderBy(set => set.Value.Mount, StringComparer.Ordinal).ToList();
        return sets.Count == 0 ? ServiceFiles.None : new ServiceFiles
        {
            Files =
            [
                TextFile.Root(
                    Sets,
                    [
                        TextFile.Notice,
                        "# name disks bytes medium raid encryption filesystem mount [options]",
                        .. sets.Select(set => Line(machine, set.Key, set.Value)),
                    ])
                    .ReadBy(MountedDisks.Unit, ChangeTakes.NextBoot),
                new NodeFile(Script, "0755", "root", "root", ScriptText()).ReadBy(MountedDisks.Unit, ChangeTakes.NextBoot),
                UnitFile(machine),
            ],
            Units = machine.Realisation.BuildsStorage ? [MountedDisks.Unit] : [],
        };
    }

    private static string Line(Machine machine, Name name, DiskSetDeclaration set)
    {
        var (count, bytes, medium, raid) = (set.Count, set.Size.Count, EnumName.Of(set.Medium), EnumName.Of(set.Raid));
        if (machine.Realisation.StripesDisks)
        {
            var volumes = EbsPlan.For(set);
            (count, bytes, medium) = (volumes.Count, volumes[0].SizeGiB * GiB, "any");
            raid = EnumName.Of(count > 1 ? RaidLevel.Raid0 : RaidLevel.None);
        }

        var encryption = DiskUnlocking.Encrypts(machine) ? "luks" : "plain";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name} {count} {bytes} {medium} {raid} {encryption} {EnumName.Of(set.Filesystem)} {set.Mount}{Options(set)}");
    }

    private static string Options(DiskSetDeclaration set) =>
        KernelMountOptions.TakenOf(set).ToList() is { Count: > 0 } options ? " " + string.Join(',', options) : "";

    // Disks may be attached, and Tang may answer, later than this machine starts: what waits for the disks goes on waiting (systemd.service(5), RestartMode=).
    private static NodeFile UnitFile(Machine machine) => TextFile.Root(
        $"/etc/systemd/system/{MountedDisks.Unit}",
        [
            TextFile.Notice,
            "[Unit]",
            "Description=Build and mount the declared disk sets",
            "Documentation=man:mdadm(8) man:lvm(8) man:cryptsetup(8)",
            "After=local-fs.target systemd-udev-settle.service",
            "Wants=systemd-udev-settle.service",
            .. DiskUnlocking.NeedsNetwork(machine) ? (string[])["After=network-online.target", "Wants=network-online.target"] : [],
            "StartLimitIntervalSec=0",
            "",
            "[Service]",
            "Type=oneshot",
            "RemainAfterExit=yes",
            $"ExecStart={Script}",
            "Restart=on-failure",
            "RestartSec=5",
            "RestartMode=direct",
            "RestartSteps=6",
            "RestartMaxDelaySec=30",
            "",
            "[Install]",
            "WantedBy=multi-user.target",
        ]);

    private static string ScriptText()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("cluster-storage")
            ?? throw new InvalidOperationException("The program was built without its resource cluster-storage.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
