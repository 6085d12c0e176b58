using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Services.Text;

/// <summary>How each daemon writes the oldest TLS version that it accepts.</summary>
/// <param name="minimum">The version.</param>
internal sealed class TlsVersions(TlsVersion minimum)
{
    private readonly string _digit = minimum == TlsVersion.Tls13 ? "3" : "2";

    /// <summary>PostgreSQL (ssl_min_protocol_version), HAProxy (ssl-min-ver) and OpenSSL (MinProtocol): <c>TLSv1.3</c>.</summary>
    public string OpenSsl => $"TLSv1.{_digit}";

    /// <summary>etcd (tls-min-version): <c>TLS1.3</c>.</summary>
    public string Etcd => $"TLS1.{_digit}";

    /// <summary>Consul (tls_min_version): <c>TLSv1_3</c>.</summary>
    public string Consul => $"TLSv1_{_digit}";

    /// <summary>Prometheus' exporters (min_version): <c>TLS13</c>.</summary>
    public string Exporter => $"TLS1{_digit}";

    /// <summary>PgBouncer (client_tls_protocols) names every version.</summary>
    public string PgBouncer => minimum == TlsVersion.Tls13 ? "tlsv1.3" : "tlsv1.2,tlsv1.3";
}
