using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Security;

/// <summary>What protects data beyond TLS and the firewalls (seed 000 §5).</summary>
public sealed record SecurityDeclaration
{
    /// <summary>How long certificates are good for.</summary>
    public CertificatesDeclaration Certificates { get; init; } = new();

    /// <summary>Which connections IPsec wraps, beside their own TLS.</summary>
    public IpsecScope Ipsec { get; init; } = IpsecScope.None;

    /// <summary>How disks are encrypted.</summary>
    public DiskEncryptionDeclaration DiskEncryption { get; init; } = new();

    /// <summary>Whether a seed asks the server itself to encrypt its tablespaces; community PostgreSQL cannot.</summary>
    public bool TransparentDataEncryption { get; init; }

    /// <summary>The directory that people log in with.</summary>
    public LdapDeclaration? Ldap { get; init; }

    /// <summary>Whether every table with a facility's rows must declare its isolation.</summary>
    public bool RowLevelSecurity { get; init; }

    /// <summary>What is logged of what people and programs do.</summary>
    public AuditDeclaration Audit { get; init; } = new();

    /// <summary>
    /// Roles of AWS that publish machines' files, such as that of the CI runners: they alone may take a site's deploy role. Unless given, whoever the
    /// account's own policies let take any role.
    /// </summary>
    public IReadOnlyList<RoleArn> Deployers { get; init; } = [];

    /// <summary>Where what is not in the database lies, for sovereignty.</summary>
    public PlacesDeclaration Places { get; init; } = new();
}
