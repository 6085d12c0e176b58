using System.Security.Cryptography;
using System.Text;
using ClusterProvisioning.Services;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Machines.Base;

/// <summary>Host name and machine id.</summary>
internal static class Identity
{
    private const int MachineIdDigits = 32;

    /// <summary>/etc/hostname and /etc/machine-id. An absent id would be a first boot, on which systemd resets which units are enabled.</summary>
    public static IEnumerable<NodeFile> Of(Machine machine) =>
    [
        TextFile.Root("/etc/hostname", machine.Node.Name.ToString()).ReadBy("machine", ChangeTakes.NextBoot),
        new NodeFile("/etc/machine-id", "0444", "root", "root", MachineId(machine) + "\n").ReadBy("machine", ChangeTakes.NextBoot),
    ];

    private static string MachineId(Machine machine) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(machine.FullName)))[..MachineIdDigits];
}
