using ClusterProvisioning.Services;

namespace ClusterProvisioning.Lab.Certificates;

/// <summary>The authority of the plants' machines, apart from the nodes': a certificate a machine, and the list of those that were taken back.</summary>
public sealed class MachineAuthority
{
    private const string Name = "machine";
    private readonly string _folder;
    private readonly LabAuthority _authority;

    private MachineAuthority(string folder, LabAuthority authority) => (_folder, _authority) = (folder, authority);

    /// <summary>The authority's certificate.</summary>
    public string CertificateFile => _authority.CertificateFile;

    /// <summary>The revocation list.</summary>
    public string RevocationFile => Path.Combine(_folder, "machines.crl");

    private string RevokedFile => Path.Combine(_folder, "revoked");

    /// <summary>The authority of a lab; made now unless it is there.</summary>
    public static MachineAuthority Open(LabFolder lab)
    {
        ArgumentNullException.ThrowIfNull(lab);
        var folder = Path.Combine(lab.Certificates, "machines");
        var opened = new MachineAuthority(folder, LabAuthority.Open(folder, $"machines of {lab.Name}"));
        if (!File.Exists(opened.RevocationFile))
            opened.WriteList();
        return opened;
    }

    /// <summary>The certificate of a machine; issued now unless it has one.</summary>
    public IssuedCertificate Issue(string machine) => _authority.Issue(machine, new NodeCertificate
    {
        Name = Name,
        CertificatePath = Name + ".crt",
        KeyPath = Name + ".key",
        AuthorityPath = MachineTrust.AuthorityPath,
        KeyOwner = "root",
        CommonName = machine,
        DnsNames = [machine],
        Addresses = [],
        Server = false,
        Client = true,
    });

    /// <summary>Takes a machine's certificate back, for good.</summary>
    /// <returns>False if that was done before.</returns>
    /// <exception cref="LabException">The machine has none.</exception>
    public bool Revoke(string machine)
    {
        if (!File.Exists(CertificateOf(machine)))
            throw new LabException($"Machine '{machine}' has no certificate in this lab; issue one first: provision lab machine {machine}");
        var revoked = Revoked();
        if (revoked.Contains(machine))
            return false;
        File.WriteAllLines(RevokedFile, [.. revoked, machine]);
        WriteList();
        return true;
    }

    private string[] Revoked() => File.Exists(RevokedFile) ? File.ReadAllLines(RevokedFile) : [];

    private string CertificateOf(string machine) => Path.Combine(_folder, machine, Name + ".crt");

    private void WriteList() => SecretFile.Write(RevocationFile, _authority.RevocationList([.. Revoked().Select(CertificateOf)]));
}
