using ClusterProvisioning.Host;
using ClusterProvisioning.Lab.Certificates;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Lab.Runs;

/// <summary>The way of a program that administers a lab: this very program, run in the bastion's network namespace with the bastion's certificate. Whatever
/// socket it opens, now or for a cancellation later, is the lab's.</summary>
public sealed class AdminDoor
{
    /// <summary>The variable that tells the program that it is behind the door; it holds the lab's name.</summary>
    public const string Marker = "PROVISION_LAB";

    private const string EntryPoint = "provision.dll";
    private readonly LabContext _lab;
    private readonly LabNode _bastion;

    internal AdminDoor(LabContext lab)
    {
        _lab = lab;
        var site = lab.Plan.Region.Primary?.Name.ToString();
        _bastion = lab.Plan.NodesOf(NodeRole.Bastion).FirstOrDefault(node => node.Site == site)
            ?? throw new LabException($"Site {site} of lab {lab.Folder.Name} has no bastion, and so no way to its databases: "
            + "declare a group with role bastion.");
    }

    /// <summary>The lab's name.</summary>
    public string Lab => _lab.Folder.Name;

    /// <summary>The machine whose place is taken.</summary>
    public string Bastion => _bastion.Name;

    /// <summary>The region file that the lab was made from: with small hardware, where it was scaled.</summary>
    public string RegionFile => _lab.State.State.Scaled ? _lab.Folder.ScaledRegion : _lab.State.State.RegionFile;

    /// <summary>The folder of passwords, a file a role.</summary>
    public string Passwords => _lab.Folder.Passwords;

    /// <summary>The door of a lab that is there.</summary>
    public static AdminDoor Of(LabSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new AdminDoor(session.Lab);
    }

    /// <summary>True if the lab was made from this region file.</summary>
    public bool IsOf(string regionFile) => _lab.State.State.RegionFile == Path.GetFullPath(regionFile);

    /// <summary>A command line of this program, behind the door.</summary>
    public ExternalProgram Program(IReadOnlyList<string> arguments)
    {
        var place = _lab.Fabric.Of(_bastion.Name);
        if (!place.Exists)
        {
            throw new LabException($"{_bastion.Name} is off, and with it the way to the databases; start it first: "
                + $"provision lab start {_bastion.Name} --lab {Lab}");
        }

        var authority = LabAuthority.Open(_lab.Folder.Certificates, Lab);
        var certificate = authority.Issue(_bastion.Name, _bastion.Certificates.First(each => each.Client));
        return new ExternalProgram("nsenter", [$"--net={place.Path}", "--", Environment.ProcessPath!, Path.Combine(AppContext.BaseDirectory, EntryPoint),
            .. arguments])
        {
            Environment = new Dictionary<string, string>
            {
                ["PGUSER"] = DatabaseRoles.Superuser,
                ["PGSSLCERT"] = certificate.CertificateFile,
                ["PGSSLKEY"] = certificate.KeyFile,
                ["PGSSLROOTCERT"] = authority.CertificateFile,
                ["PGPASSFILE"] = "/dev/null",
                // The lab's object storage has a certificate of the lab's own authority.
                ["SSL_CERT_FILE"] = authority.CertificateFile,
                ["AWS_ACCESS_KEY_ID"] = LabSecret.Of(_lab.Folder, SecretNames.StorageKey),
                ["AWS_SECRET_ACCESS_KEY"] = LabSecret.Of(_lab.Folder, SecretNames.StorageSecret),
                [Marker] = Lab,
            },
        };
    }
}
