namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>How a role proves who it is.</summary>
public enum LoginMethod
{
    /// <summary>It does not log in: it groups privileges.</summary>
    None,

    /// <summary>
    /// Nobody logs in as it, but the server's own workers run its policies in its name: the owner of a table that is compressed or aggregated.
    /// </summary>
    Worker,

    /// <summary>A password, of which the server keeps a SCRAM-SHA-256 verifier.</summary>
    Scram,

    /// <summary>A client certificate whose common name maps to the role.</summary>
    Certificate,

    /// <summary>The directory; the role is only the mapping, without a password here.</summary>
    Ldap,
}
