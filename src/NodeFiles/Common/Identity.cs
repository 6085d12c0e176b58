using System.Security.Cryptography;
using System.Text;
using ClusterProvisioning.NodeFiles.Text;

namespace ClusterProvisioning.NodeFiles.Common;

/// <summary>Host name and machine id.</summary>
internal static class Identity
{
    private const int MachineIdDigits = 32;

    /// <summary>The files. An absent machine id would be a first boot, on which systemd resets which units are enabled.</summary>
    public static IEnumerable<NodeFile> Of(Machine machine) =>
    [
        TextFile.Root("/etc/hostname", machine.Node.Name.ToString()),
        new NodeFile("/etc/machine-id", "0444", "root", "root", MachineId(machine) + "\n"),
    ];

    private static string MachineId(Machine machine) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(machine.FullName)))[..MachineIdDigits];
}
