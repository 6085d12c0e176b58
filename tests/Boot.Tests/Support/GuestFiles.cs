using System.Formats.Tar;
using System.Text;
using ClusterProvisioning.Lab.Certificates;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Boot.Tests.Support;

/// <summary>What a machine is given besides its image and its bundle: certificates, keys and secrets, in one archive with owners and modes.</summary>
internal static class GuestFiles
{
    /// <summary>The archive of a machine.</summary>
    public static byte[] Of(LabNode node, NodeSecrets secrets)
    {
        using var stream = new MemoryStream();
        using (var tar = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var file in secrets.Of(node))
                tar.WriteEntry(Filled(file));
        }

        return stream.ToArray();
    }

    private static PaxTarEntry Filled(NodeFile file) => new(TarEntryType.RegularFile, file.Path.TrimStart('/'))
    {
        Mode = (UnixFileMode)Convert.ToInt32(file.Mode, 8),
        UserName = file.Owner,
        GroupName = file.Group,
        DataStream = new MemoryStream(Encoding.UTF8.GetBytes(file.Content)),
    };
}
