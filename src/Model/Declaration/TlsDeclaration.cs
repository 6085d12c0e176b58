namespace ClusterProvisioning.Model.Declaration;

/// <summary>Transport security of every connection.</summary>
public sealed record TlsDeclaration
{
    /// <summary>The oldest protocol version accepted (seed 000 §5.1: TLS 1.3 for all connections).</summary>
    public TlsVersion MinimumVersion { get; init; } = TlsVersion.Tls13;
}
