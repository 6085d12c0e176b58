using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Lab.Certificates;

/// <summary>The files of a machine that no bundle carries: certificates with their keys, secrets of daemons, and who may come in by SSH.</summary>
/// <param name="lab">The lab's folder.</param>
internal sealed class NodeSecrets(LabFolder lab)
{
    private const string SshFolder = "/etc/cluster/ssh";
    private readonly LabAuthority _authority = LabAuthority.Open(lab.Certificates, lab.Name);
    private readonly MachineAuthority _machines = MachineAuthority.Open(lab);
    private readonly AdminKey _key = AdminKey.Open(lab.Certificates);
    private readonly LabPasswords _passwords = new(lab);

    /// <summary>The files.</summary>
    public IReadOnlyList<NodeFile> Of(LabNode node) =>
    [
        .. node.Certificates.SelectMany(wanted => Certificate(node, wanted)).DistinctBy(file => file.Path),
        .. node.Secrets.Select(wanted => wanted.With(LabSecret.Of(lab, wanted.Secret))),
        .. node.Passwords.Select(wanted => new NodeFile(wanted.Path, "0600", "root", "root", _passwords.Of(wanted.Name))),
        .. node.Shared.SelectMany(SharedOf),
        .. Ssh(node),
    ];

    private IEnumerable<NodeFile> Certificate(LabNode node, NodeCertificate wanted)
    {
        var issued = _authority.Issue(node.Name, wanted);
        yield return new NodeFile(wanted.AuthorityPath, "0644", "root", "root", File.ReadAllText(_authority.CertificateFile));
        yield return new NodeFile(wanted.CertificatePath, "0644", "root", "root", File.ReadAllText(issued.CertificateFile));
        yield return new NodeFile(wanted.KeyPath, wanted.KeyMode, wanted.KeyOwner, wanted.KeyOwner, File.ReadAllText(issued.KeyFile));
    }

    // Who may come in by SSH is written with the administrator's key.
    private IEnumerable<NodeFile> SharedOf(SharedFile file) => file.Path switch
    {
        MachineTrust.AuthorityPath => [new NodeFile(file.Path, "0644", "root", "root", File.ReadAllText(_machines.CertificateFile))],
        MachineTrust.RevocationPath => [new NodeFile(file.Path, "0644", "root", "root", File.ReadAllText(_machines.RevocationFile))],
        _ => [],
    };

    private IEnumerable<NodeFile> Ssh(LabNode node)
    {
        if (node.Role == NodeRole.Bastion)
            yield return new NodeFile(LabPlan.AdministratorKey, "0600", "root", "root", _key.PrivateText);
        else if (node.Content.Directories.Any(folder => folder.Path == SshFolder))
            yield return new NodeFile(SshFolder + "/authorized_keys", "0644", "root", "root", _key.PublicLine);
    }
}
