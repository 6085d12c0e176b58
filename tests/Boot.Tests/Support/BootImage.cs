using ClusterProvisioning.Host;
using ClusterProvisioning.Image;
using ClusterProvisioning.Lab;
using ClusterProvisioning.Lab.Host;
using ClusterProvisioning.Machines;

namespace ClusterProvisioning.Boot.Tests.Support;

/// <summary>The disks that are judged, and what the host needs for it.</summary>
internal static class BootImage
{
    private static readonly string[] Packages = ["qemu-system-x86", "qemu-utils", "ovmf"];

    /// <summary>The disk for a target; made now unless it is there. A test is skipped, with the reason, where none can be made.</summary>
    public static async Task<DiskImage> OfAsync(ImageTarget target, CancellationToken cancel)
    {
        var able = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/etc/debian_version");
        Assert.SkipUnless(able, "guests need root on Debian: sudo ./test");
        await HostPackages.InstallAsync(Ignore, cancel);
        if (!File.Exists("/usr/bin/qemu-system-x86_64") || !File.Exists("/usr/bin/qemu-img") || !Directory.Exists("/usr/share/OVMF"))
        {
            var quiet = new Dictionary<string, string>(StringComparer.Ordinal) { ["DEBIAN_FRONTEND"] = "noninteractive" };
            await new ExternalProgram("apt-get", "-q", "update").RunAsync(cancel);
            await new ExternalProgram("apt-get", ["-q", "-y", "--no-install-recommends", "install", .. Packages]) { Environment = quiet }.RunAsync(cancel);
        }

        return await new ImageStore(LabFolders.Default.Images).GetAsync(MachineServices.DiskFor(target, debianOnly: true), Ignore, cancel);
    }

    private static void Ignore(string said)
    {
    }
}
