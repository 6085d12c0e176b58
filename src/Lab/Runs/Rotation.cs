using ClusterProvisioning.Lab.Certificates;

namespace ClusterProvisioning.Lab.Runs;

/// <summary>New keys and passwords in a lab's stores. Machines get them by a rollout, roles by <c>db apply</c>.</summary>
/// <param name="session">The run.</param>
/// <param name="progress">Is told of each step.</param>
public sealed class Rotation(LabSession session, ILabProgress progress)
{
    private LabContext Lab => session.Lab;

    /// <summary>Issues the certificates of machines anew, each with a new key, by the same authority: old and new ones are taken side by side.</summary>
    /// <param name="nodes">The machines; all of them if none is named.</param>
    public void RenewCertificates(IReadOnlyList<string> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        var authority = LabAuthority.Open(Lab.Folder.Certificates, Lab.Folder.Name);
        var machines = nodes.Count > 0 ? [.. nodes.Select(Lab.Plan.Node)] : Lab.Plan.Nodes.Where(node => node.Certificates.Count > 0).ToList();
        foreach (var machine in machines)
        {
            var renewed = authority.Renew(machine.Name);
            foreach (var wanted in machine.Certificates)
                authority.Issue(machine.Name, wanted);
            progress.Step(machine.Name, $"new certificates: {string.Join(", ", renewed)}");
        }
    }

    /// <summary>Makes passwords anew.</summary>
    /// <exception cref="LabException">There is none of this name.</exception>
    public void RenewPasswords(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var (passwords, known) = (new LabPasswords(Lab.Folder), LabPasswords.Names(Lab.Plan));
        if (names.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            throw new LabException($"Lab {Lab.Folder.Name} has no password '{unknown}'; it has {string.Join(", ", known)}.");
        foreach (var name in names)
        {
            passwords.Renew(name);
            progress.Step(name, "new password");
        }
    }
}
