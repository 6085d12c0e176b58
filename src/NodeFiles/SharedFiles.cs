using ClusterProvisioning.NodeFiles.Common;
using ClusterProvisioning.Topology.Declaration;

namespace ClusterProvisioning.NodeFiles;

/// <summary>Which files of others a machine reads: who may come in by SSH, and which machines of the plants are trusted.</summary>
public static class SharedFiles
{
    /// <summary>The files of one machine.</summary>
    public static IReadOnlyList<SharedFile> Of(Bundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return
        [
            .. bundle.Directories.Any(folder => folder.Path == Path.GetDirectoryName(SecureShell.AuthorizedKeys)) ? [new SharedFile(SecureShell.AuthorizedKeys, IsRequired: false)] : Array.Empty<SharedFile>(),
            .. bundle.NodeGroup.Role == NodeRole.Gateway ? [new SharedFile(MachineTrust.AuthorityPath, IsRequired: true), new SharedFile(MachineTrust.RevocationPath, IsRequired: true)] : Array.Empty<SharedFile>(),
        ];
    }
}
