using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.NodeFiles;

namespace ClusterProvisioning.Lab.Certificates;

/// <summary>The files of a machine that no bundle carries: certificates with their keys, and who may come in by SSH.</summary>
internal static class NodeSecrets
{
    private const string SshFolder = "/etc/cluster/ssh";

    /// <summary>The files.</summary>
    public static IReadOnlyList<NodeFile> Of(LabNode node, LabAuthority authority, AdminKey key) =>
        [.. node.Certificates.SelectMany(wanted => Certificate(authority, node, wanted)).DistinctBy(file => file.Path), .. Ssh(node, key)];

    private static IEnumerable<NodeFile> Certificate(LabAuthority authority, LabNode node, NodeCertificate wanted)
    {
        var issued = authority.Issue(node.Name, wanted);
        yield return new NodeFile(wanted.AuthorityPath, "0644", "root", "root", File.ReadAllText(authority.CertificateFile));
        yield return new NodeFile(wanted.CertificatePath, "0644", "root", "root", File.ReadAllText(issued.CertificateFile));
        yield return new NodeFile(wanted.KeyPath, wanted.KeyMode, wanted.KeyOwner, wanted.KeyOwner, File.ReadAllText(issued.KeyFile));
    }

    private static IEnumerable<NodeFile> Ssh(LabNode node, AdminKey key)
    {
        if (node.Role == LabRole.Bastion)
            yield return new NodeFile("/root/.ssh/id_ecdsa", "0600", "root", "root", key.PrivateText);
        else if (node.Content.Directories.Any(folder => folder.Path == SshFolder))
            yield return new NodeFile(SshFolder + "/authorized_keys", "0644", "root", "root", key.PublicLine);
    }
}
