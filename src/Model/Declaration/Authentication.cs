namespace ClusterProvisioning.Model.Declaration;

/// <summary>How the one who connects proves who it is.</summary>
public enum Authentication
{
    /// <summary>By a client certificate of the region's CA.</summary>
    Certificate,

    /// <summary>By a password, SCRAM-SHA-256 inside TLS.</summary>
    Scram,

    /// <summary>By an SSH key.</summary>
    SshKey,

    /// <summary>By a password inside TLS, as LDAP's simple bind does.</summary>
    Password,

    /// <summary>By a request signed with an access key, as S3 asks for.</summary>
    AccessKey,
}
