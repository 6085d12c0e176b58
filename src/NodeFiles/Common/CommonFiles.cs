namespace ClusterProvisioning.NodeFiles.Common;

/// <summary>What every machine gets.</summary>
internal static class CommonFiles
{
    /// <summary>The part.</summary>
    public static BundlePart Of(Machine machine) => new()
    {
        Files =
        [
            .. Identity.Of(machine),
            HostsFile.Of(machine),
            Firewall.Of(machine),
            .. NetworkFiles.Of(machine),
            .. Uplink.Of(machine),
            KernelSettings.Of(machine),
            Limits.Of(),
        ],
        Directories = [new NodeDirectory("/etc/cluster", "0755", "root", "root"), new NodeDirectory(NodeCertificates.Folder, "0755", "root", "root")],
        Units = ["nftables.service", "systemd-networkd.service"],
    };
}
