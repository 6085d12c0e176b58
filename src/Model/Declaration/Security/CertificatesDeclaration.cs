using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Security;

/// <summary>How long certificates are good for.</summary>
public sealed record CertificatesDeclaration
{
    /// <summary>A machine's or a login's.</summary>
    public Duration Lifetime { get; init; } = new(90L * 86_400_000);

    /// <summary>How long before its end it is renewed.</summary>
    public Duration RenewBefore { get; init; } = new(30L * 86_400_000);

    /// <summary>The authority's own.</summary>
    public Duration AuthorityLifetime { get; init; } = new(3650L * 86_400_000);
}
