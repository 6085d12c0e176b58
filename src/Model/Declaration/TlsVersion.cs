using System.Text.Json.Serialization;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>A version of TLS.</summary>
public enum TlsVersion
{
    /// <summary>TLS 1.2 (RFC 5246).</summary>
    [JsonStringEnumMemberName("1.2")]
    Tls12,

    /// <summary>TLS 1.3 (RFC 8446).</summary>
    [JsonStringEnumMemberName("1.3")]
    Tls13,
}
