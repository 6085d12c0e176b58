namespace ClusterProvisioning.Services;

/// <summary>Whom the ingest gateways let in. Plants' machines have an authority of their own: their
/// certificates open nothing else, and no node's certificate passes for a machine's.</summary>
public static class MachineTrust
{
    /// <summary>The certificate of the machines' authority.</summary>
    public const string AuthorityPath = NodeCertificates.Folder + "/machines.crt";

    /// <summary>The authority's revocation list; a gateway reads it anew when it changes.</summary>
    public const string RevocationPath = NodeCertificates.Folder + "/machines.crl";
}
